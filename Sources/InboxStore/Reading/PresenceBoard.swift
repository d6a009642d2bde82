import CSQLite
import GRDB
import Inbox

/// Who is where right now, in a file of its own: a courtesy that may be lost, so nothing of it is
/// synced, journaled with the store or passed through the gate.
final class PresenceBoard: Sendable {
  private let queue: DatabaseQueue
  /// How long a sign of life waits for another one; nobody waits longer for a courtesy.
  private static let patience: Int32 = 1000

  init(path: String) throws(StoreError) {
    _ = try FileDescriptor(openingOrMaking: path)
    queue = try StoreError.catching {
      var configuration = Configuration()
      configuration.label = "bellhop.presence"
      // Without it the store does not open, so many programs that open at once wait for each other.
      configuration.busyMode = .timeout(Double(Store.busyMilliseconds) / 1000)
      configuration.prepareDatabase { database in
        try database.execute(
          sql: """
            PRAGMA journal_mode = DELETE;
            PRAGMA synchronous = OFF;
            PRAGMA trusted_schema = OFF;
            """)
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { database in
        defer { sqlite3_busy_timeout(database.sqliteConnection, PresenceBoard.patience) }
        // Where all are there, nothing is to be written.
        let tables = ["presence", "draft_state", "desk", "lease"]
        if try tables.allSatisfy({ try database.tableExists($0) }) { return }
        try database.inTransaction(.immediate) {
          try database.execute(
            sql: """
              CREATE TABLE IF NOT EXISTS presence(
                session TEXT PRIMARY KEY,
                agent TEXT NOT NULL,
                conversation INTEGER NOT NULL,
                mode TEXT NOT NULL,
                since INTEGER NOT NULL,
                seen_at INTEGER NOT NULL,
                characters INTEGER NOT NULL
              ) STRICT;
              CREATE INDEX IF NOT EXISTS presence_place ON presence(conversation);
              CREATE TABLE IF NOT EXISTS draft_state(
                session TEXT PRIMARY KEY,
                typed_at INTEGER,
                shared TEXT
              ) STRICT;
              CREATE TABLE IF NOT EXISTS desk(
                session TEXT PRIMARY KEY,
                agent TEXT NOT NULL,
                seen_at INTEGER NOT NULL
              ) STRICT;
              CREATE TABLE IF NOT EXISTS lease(
                conversation INTEGER PRIMARY KEY,
                agent TEXT NOT NULL,
                until INTEGER NOT NULL
              ) STRICT;
              """)
          return .commit
        }
      }
      return queue
    }
  }

  func write<Result>(_ body: (Connection) throws -> Result) throws(StoreError) -> Result {
    try StoreError.catching {
      try queue.writeWithoutTransaction { database in
        var result: Result?
        try database.inTransaction(.immediate) {
          result = try body(Connection(database: database))
          return .commit
        }
        guard let result else { throw StoreError.cancelled }
        return result
      }
    }
  }

  func read<Result>(_ body: (Connection) throws -> Result) throws(StoreError) -> Result {
    try StoreError.catching {
      try queue.writeWithoutTransaction { try body(Connection(database: $0)) }
    }
  }

  /// The same for what is read beside it: presence that cannot be read just now shows nobody, and
  /// keeps no conversation from being read.
  func courtesy(now: Instant) -> [Int64: [Presence]] {
    (try? all(now: now)) ?? [:]
  }

  /// Everybody who gave a sign of life within the lease, by conversation.
  func all(now: Instant) throws(StoreError) -> [Int64: [Presence]] {
    try read { connection in
      let living = try connection.rows(
        """
        SELECT p.conversation, p.agent, p.mode, p.since, p.seen_at, p.characters, d.typed_at,
          d.shared
        FROM presence p LEFT JOIN draft_state d ON d.session = p.session
        WHERE p.seen_at > ?1 ORDER BY p.agent, p.session
        """, .integer(now.advanced(by: -Presence.lease).milliseconds)
      ) { row in
        (
          row.integer(0),
          Presence(
            agent: AgentID(row.text(1)), mode: Presence.Mode(rawValue: row.text(2)) ?? .viewing,
            since: row.instant(3), seenAt: row.instant(4), characters: Int(row.integer(5)),
            typedAt: row.optionalInstant(6), shared: row.optionalText(7))
        )
      }
      return Dictionary(grouping: living, by: \.0).mapValues { $0.map(\.1) }
    }
  }
}
