import CSQLite
import GRDB
import Inbox

/// One connection, used on its own thread: statements by their text, prepared once.
///
/// GRDB owns the handle, its thread, its statement cache and the FTS5 tokenizer. Values are bound
/// and rows stepped on the C statement itself: GRDB boxes every argument, which an import of a
/// million lines feels. SQL is static text; values are always bound, never spelled into it.
struct Connection {
  let database: Database
  private let known = Known()

  init(database: Database) {
    self.database = database
  }

  /// Statements of this use of the connection, by the address of their static text: an import asks
  /// for the same few a million times, and hashing their texts would be felt.
  private final class Known {
    var statements: [UnsafePointer<UInt8>: Prepared] = [:]
  }

  /// Prepares, or finds the one prepared before.
  func statement(_ sql: StaticString) throws -> Prepared {
    let address = sql.utf8Start
    if let prepared = known.statements[address] { return prepared }
    let prepared = try statement(assembled: sql.description)
    known.statements[address] = prepared
    return prepared
  }

  /// For texts that are put together from static parts, as a view of the queue needs them.
  func statement(assembled sql: String) throws -> Prepared {
    let statement = try database.cachedStatement(sql: sql)
    return Prepared(statement: statement, connection: database.sqliteConnection)
  }

  func run(_ sql: StaticString, _ values: Value...) throws {
    try statement(sql).run(values)
  }

  /// The rows, each read by column while it stands.
  func rows<Result>(
    _ sql: StaticString, _ values: Value..., read: (SQLRow) throws -> Result
  ) throws -> [Result] {
    try statement(sql).rows(values, read: read)
  }

  func first<Result>(
    _ sql: StaticString, _ values: Value..., read: (SQLRow) throws -> Result
  ) throws -> Result? {
    try statement(sql).first(values, read: read)
  }

  /// The first column of the first row; nil without a row, and for NULL.
  func integer(_ sql: StaticString, _ values: Value...) throws -> Int64? {
    try statement(sql).first(values) { $0.optionalInteger(0) } ?? nil
  }

  func text(_ sql: StaticString, _ values: Value...) throws -> String? {
    try statement(sql).first(values) { $0.optionalText(0) } ?? nil
  }

  /// Rows that the last statement changed.
  var changes: Int { Int(sqlite3_changes(database.sqliteConnection)) }

  var lastRowID: Int64 { sqlite3_last_insert_rowid(database.sqliteConnection) }
}

/// What can be bound: the types that every engine agrees on.
enum Value: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  init(_ value: Int64?) { self = value.map { .integer($0) } ?? .null }
  init(_ value: String?) { self = value.map { .text($0) } ?? .null }
  init(_ value: [UInt8]?) { self = value.map { .blob($0) } ?? .null }
  init(_ value: Instant?) { self.init(value?.milliseconds) }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(stringLiteral value: String) { self = .text(value) }
  init(nilLiteral: ()) { self = .null }
}
