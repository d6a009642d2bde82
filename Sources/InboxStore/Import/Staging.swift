import GRDB
import Glibc
import Inbox
import Synchronization

/// A private database for the lines of one import, between reading and writing.
///
/// Nothing of the store changes until the whole file lies here, checked and sorted. It stands beside
/// the store, for the file may be larger than what a temporary directory holds, is readable by its
/// owner alone, and is neither synced nor journalled: after a crash it is only thrown away. The lock
/// on `inbox.db-import` makes an import the only one of its store, so that what it finds there is
/// left over.
final class Staging: Sendable {
  private let right: SoleRight
  private let paths: StorePaths
  private let queue: DatabaseQueue
  private let contents = Mutex(Contents())

  /// What lies here, counted.
  struct Contents: Sendable {
    var files: [String] = []
    /// Good lines.
    var count: Int64 = 0
    var badCount = 0
    /// Lines of types that need a conversation.
    var needyCount = 0
    fileprivate var latest = Instant(milliseconds: .min)
    /// Whether the lines came in the order of their times.
    var isSorted = true

    fileprivate mutating func file(_ name: String) -> Int64 {
      if files.last != name { files.append(name) }
      return Int64(files.count - 1)
    }

    fileprivate mutating func take(_ role: Role, at: Instant) {
      if role == .needsConversation || role == .merges { needyCount += 1 }
      if at < latest { isSorted = false }
      latest = max(latest, at)
      count += 1
    }
  }

  var counts: Contents { contents.withLock { $0 } }

  init(_ paths: StorePaths) throws(StoreError) {
    guard let right = try SoleRight(path: paths.importing) else {
      throw .wrongUsage("Another import into \(paths.database) is under way.")
    }
    self.right = right
    self.paths = paths
    Staging.remove(paths)
    _ = try FileDescriptor(openingOrMaking: paths.staging)
    queue = try StoreError.catching {
      var configuration = Configuration()
      configuration.label = "bellhop.staging"
      configuration.allowsUnsafeTransactions = true
      let queue = try DatabaseQueue(path: paths.staging, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: Staging.schema)
        try database.execute(sql: "BEGIN")
      }
      return queue
    }
  }

  deinit {
    try? queue.close()
    Staging.remove(paths)
  }

  private static func remove(_ paths: StorePaths) {
    for path in [paths.staging, paths.staging + "-journal"] { unlink(path) }
  }

  private static let schema = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA trusted_schema = OFF;
    PRAGMA cache_size = -8192;
    CREATE TABLE line(
      ordinal INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      file INTEGER NOT NULL,
      number INTEGER NOT NULL,
      role INTEGER NOT NULL,
      ref TEXT,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE bad(
      file INTEGER NOT NULL,
      number INTEGER NOT NULL,
      column INTEGER NOT NULL,
      problem TEXT NOT NULL
    ) STRICT;
    """

  /// What a line is to the check of conversations that do not exist.
  enum Role: Int64, Sendable {
    case other = 0
    case opens = 1
    case needsConversation = 2
    /// Needs two.
    case merges = 3
  }

  /// Takes lines over; the derived ones among them are none.
  func add(_ portion: JournalPortion) throws {
    try using { connection in
      for line in portion.lines {
        let file = contents.withLock { contents in
          switch line.finding {
          case .good(let at, let role, _): contents.take(role, at: at)
          case .bad: contents.badCount += 1
          case .derived: break
          }
          return contents.file(portion.file)
        }
        switch line.finding {
        case .good(let at, let role, let ref):
          try connection.run(
            "INSERT INTO line(at, file, number, role, ref, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            Value(at), .integer(file), .integer(Int64(line.number)), .integer(role.rawValue),
            Value(ref), .blob(line.bytes))
        case .bad(let problem, let column):
          try Staging.add(
            bad: problem, column: column, file: file, number: line.number, connection)
        case .derived: break
        }
      }
    }
  }

  private static func add(
    bad problem: String, column: Int, file: Int64, number: Int, _ connection: Connection
  ) throws {
    try connection.run(
      "INSERT INTO bad VALUES (?1, ?2, ?3, ?4)", .integer(file), .integer(Int64(number)),
      .integer(Int64(column)), .text(problem))
  }

  /// Turns good lines that nothing in the store or before them has opened a conversation for into
  /// bad ones.
  func remove(_ line: StagedLine, problem: String, column: Int) throws {
    contents.withLock {
      $0.count -= 1
      $0.badCount += 1
    }
    try using { connection in
      try Staging.add(
        bad: problem, column: column, file: Int64(line.file), number: line.number, connection)
      try connection.run("DELETE FROM line WHERE ordinal = ?1", .integer(line.ordinal))
    }
  }

  func using<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    try queue.unsafeReentrantWrite { try body(Connection(database: $0)) }
  }

  /// The bad lines in the order of files and lines.
  func bad(_ body: (BadLine) -> Void) throws {
    let files = counts.files
    try using { connection in
      let statement = try connection.statement(
        "SELECT file, number, column, problem FROM bad ORDER BY file, number, column")
      try statement.forEach([]) { row in
        body(
          BadLine(
            file: files[Int(row.integer(0))], line: Int(row.integer(1)),
            column: Int(row.integer(2)), problem: row.text(3)))
        return true
      }
    }
  }
}

extension Staging.Role {
  init(of event: Event) {
    if event.conversation == nil {
      self = .other
    } else if event.opensConversation {
      self = .opens
    } else if case .merge = event.what {
      self = .merges
    } else {
      self = event.requiresKnownConversation ? .needsConversation : .other
    }
  }
}

extension Staging {
  /// A portion of the lines in order of time, ties in the order read; empty after the last.
  ///
  /// - Parameter last: The last line of the portion before.
  func portion(after last: StagedLine?, count: Int64) throws -> [StagedLine] {
    let isSorted = counts.isSorted
    if last == nil, !isSorted {
      // Made late: sorting once is cheaper than keeping an index while reading.
      try using { try $0.run("CREATE INDEX IF NOT EXISTS line_at ON line(at, ordinal)") }
    }
    return try using { connection in
      if isSorted {
        return try connection.rows(
          "SELECT ordinal, at, file, number, bytes FROM line WHERE ordinal > ?1 LIMIT ?2",
          .integer(last?.ordinal ?? .min), .integer(count), read: Staging.line)
      }
      return try connection.rows(
        """
        SELECT ordinal, at, file, number, bytes FROM line INDEXED BY line_at
        WHERE (at, ordinal) > (?1, ?2) ORDER BY at, ordinal LIMIT ?3
        """, .integer(last?.at.milliseconds ?? .min), .integer(last?.ordinal ?? .min),
        .integer(count), read: Staging.line)
    }
  }

  static func line(_ row: SQLRow) -> StagedLine {
    StagedLine(
      ordinal: row.integer(0), at: row.instant(1), file: Int(row.integer(2)),
      number: Int(row.integer(3)), bytes: row.bytes(4))
  }
}
