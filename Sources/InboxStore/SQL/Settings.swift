import CSQLite
import GRDB

/// How every connection to the store is set, and how that is read back for a test and for `doctor`.
///
/// Made inside the gate: switching to WAL writes, and the first connection after a crash recovers.
package struct Settings: Hashable, Sendable {
  package var journalMode: String
  /// 2: FULL. An acknowledged line is a promise, so every commit is synced.
  package var synchronous: Int64
  /// 0: never by itself; a checkpoint outside the gate is what the gate is for.
  package var automaticCheckpoint: Int64
  package var foreignKeys: Bool
  package var trustedSchema: Bool
  package var cellSizeCheck: Bool
  package var memoryMapped: Int64
  package var defensive: Bool
  package var checkpointsOnClose: Bool
  package var doubleQuotedStrings: Bool

  /// What every connection of a store must have (security.md, *SQLite settings to insist on*).
  package static let required = Settings(
    journalMode: "wal", synchronous: 2, automaticCheckpoint: 0, foreignKeys: true,
    trustedSchema: false, cellSizeCheck: true, memoryMapped: 0, defensive: true,
    checkpointsOnClose: false, doubleQuotedStrings: false)

  /// What is deleted inside a page is overwritten, which costs no writing; a purge does more.
  static let overwriting = "PRAGMA secure_delete = FAST"

  /// Sets a connection; the writer alone switches the file to WAL.
  static func make(_ database: Database, writes: Bool) throws {
    let handle = database.sqliteConnection
    _ = bellhop_sqlite_switch(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    _ = bellhop_sqlite_switch(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
    _ = bellhop_sqlite_switch(handle, SQLITE_DBCONFIG_DQS_DML, 0)
    if writes { try database.execute(sql: "PRAGMA journal_mode = WAL") }
    try database.execute(
      sql: """
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA mmap_size = 0;
        PRAGMA cache_size = -16384;
        PRAGMA temp_store = MEMORY;
        """)
    try database.execute(sql: overwriting)
    _ = bellhop_sqlite_switch(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
  }
}

extension Settings {
  init(of connection: Connection) throws {
    func number(_ sql: StaticString) throws -> Int64 { try connection.integer(sql) ?? -1 }
    let handle = connection.database.sqliteConnection
    self.init(
      journalMode: try connection.text("PRAGMA journal_mode") ?? "",
      synchronous: try number("PRAGMA synchronous"),
      automaticCheckpoint: try number("PRAGMA wal_autocheckpoint"),
      foreignKeys: try number("PRAGMA foreign_keys") == 1,
      trustedSchema: try number("PRAGMA trusted_schema") != 0,
      cellSizeCheck: try number("PRAGMA cell_size_check") == 1,
      // No row at all where SQLite was built without it.
      memoryMapped: max(0, try number("PRAGMA mmap_size")),
      defensive: bellhop_sqlite_switched(handle, SQLITE_DBCONFIG_DEFENSIVE) == 1,
      checkpointsOnClose:
        bellhop_sqlite_switched(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE) != 1,
      doubleQuotedStrings: bellhop_sqlite_switched(handle, SQLITE_DBCONFIG_DQS_DML) != 0)
  }
}
