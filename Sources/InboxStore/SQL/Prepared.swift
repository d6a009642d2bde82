import CSQLite
import GRDB
import Inbox

/// A prepared statement: bind, step, reset.
struct Prepared {
  /// Keeps the C statement alive.
  let statement: Statement
  let connection: OpaquePointer?

  private var handle: OpaquePointer { statement.sqliteStatement }

  func run(_ values: [Value]) throws {
    try bind(values)
    defer { reset() }
    while try step() != nil {}
  }

  func rows<Result>(_ values: [Value], read: (SQLRow) throws -> Result) throws -> [Result] {
    var results: [Result] = []
    try forEach(values) { row in
      results.append(try read(row))
      return true
    }
    return results
  }

  func first<Result>(_ values: [Value], read: (SQLRow) throws -> Result) throws -> Result? {
    var result: Result?
    try forEach(values) { row in
      result = try read(row)
      return false
    }
    return result
  }

  /// Row by row, until `body` returns false. `body` must not run the same statement.
  func forEach(_ values: [Value], _ body: (SQLRow) throws -> Bool) throws {
    try bind(values)
    defer { reset() }
    while let row = try step() {
      if try !body(row) { return }
    }
  }

  /// The next row, nil after the last.
  func step() throws -> SQLRow? {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return SQLRow(handle: handle) }
    guard code == SQLITE_DONE else { throw failure(code) }
    return nil
  }

  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  func bind(_ values: [Value]) throws {
    sqlite3_reset(handle)
    var index: Int32 = 0
    for value in values {
      index += 1
      let code: Int32
      switch value {
      case .null: code = sqlite3_bind_null(handle, index)
      case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
      case .text(var text):
        code = text.withUTF8 {
          bellhop_sqlite_bind_text(handle, index, $0.baseAddress, Int32($0.count))
        }
      case .blob(let bytes):
        code = bytes.withUnsafeBytes {
          bellhop_sqlite_bind_blob(handle, index, $0.baseAddress, Int32($0.count))
        }
      }
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  private func failure(_ code: Int32) -> any Error {
    let words = connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
    return DatabaseError(
      resultCode: ResultCode(rawValue: code), message: words, sql: statement.sql)
  }
}

/// A row while its statement stands on it.
struct SQLRow {
  let handle: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  func instant(_ column: Int32) -> Instant { Instant(milliseconds: integer(column)) }

  func optionalInstant(_ column: Int32) -> Instant? {
    optionalInteger(column).map { Instant(milliseconds: $0) }
  }

  enum Kind {
    case null
    case integer
    case text
    case blob
  }

  /// What stands there; the tables are STRICT and hold no other kind.
  func kind(_ column: Int32) -> Kind {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// Whether the column holds this text, byte for byte, or NULL for nil.
  func holds(_ column: Int32, _ text: String?) -> Bool {
    guard var text else { return isNull(column) }
    guard !isNull(column) else { return false }
    return withBytes(column) { bytes in text.withUTF8 { $0.elementsEqual(bytes) } }
  }

  func holds(_ column: Int32, _ text: StaticString) -> Bool {
    withBytes(column) { bytes in
      text.withUTF8Buffer { $0.elementsEqual(bytes) }
    }
  }

  /// The bytes of a text while the statement stands on the row.
  func withBytes<Result>(
    _ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = sqlite3_column_text(handle, column)
    let count = Int(sqlite3_column_bytes(handle, column))
    return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}
