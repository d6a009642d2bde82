import GRDB

/// Brings a database to this schema; forward only.
extension Schema {
  /// "BELL", so that `file` and this code know a store from any other database.
  static let applicationID: Int64 = 0x4245_4C4C

  /// - Parameter steps: All that this program knows, the oldest first.
  /// - Returns: What this program may do with the store, which may be newer.
  static func migrate(
    _ database: Database, path: String, steps: [Step] = steps
  ) throws -> SchemaWatch {
    let connection = Connection(database: database)
    let tables = try connection.integer("SELECT count(*) FROM sqlite_schema") ?? 0
    let application = try connection.integer("PRAGMA application_id")
    guard tables == 0 || application == applicationID else {
      throw StoreError.notAStore(path: path, why: "another program's database")
    }
    if tables == 0 {
      CrashPoint.pass(.beforeStep)
      // Both or neither: a table without the mark would be another program's database.
      try database.inTransaction(.immediate) {
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try database.execute(
          sql: """
            CREATE TABLE schema_step(
              name TEXT PRIMARY KEY, checksum TEXT NOT NULL,
              needed_by TEXT NOT NULL DEFAULT 'readers') STRICT
            """)
        CrashPoint.pass(.insideStep)
        return .commit
      }
    }
    let watch = SchemaWatch(steps)
    try watch.mayRead(connection)
    let done = Set(try connection.rows("SELECT name FROM schema_step") { $0.text(0) })
    let missing = steps.filter { !done.contains($0.name) }
    if let newer = watch.onlyReads {
      // Of neither age: what it knows of the store's past is not what happened.
      guard missing.isEmpty else { throw StoreError.newerSchema(found: newer) }
      return watch
    }
    guard !missing.isEmpty else { return watch }
    if try !connection.saysWhoNeedsSteps {
      try database.inTransaction(.immediate) {
        try database.execute(
          sql: "ALTER TABLE schema_step ADD COLUMN needed_by TEXT NOT NULL DEFAULT 'readers'")
        return .commit
      }
    }
    for step in missing {
      CrashPoint.pass(.beforeStep)
      try database.inTransaction(.immediate) {
        try database.execute(sql: step.sql)
        try connection.run(
          "INSERT INTO schema_step(name, checksum, needed_by) VALUES (?1, ?2, ?3)",
          .text(step.name), .text(checksum(step.sql)), .text(step.neededBy.rawValue))
        CrashPoint.pass(.insideStep)
        return .commit
      }
      CrashPoint.pass(.afterStep)
    }
    return watch
  }

  /// FNV-1a, 64 bits: against an edit by mistake, not against an attacker.
  static func checksum(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }
}

extension Connection {
  /// False in a store that no program since November 2026 has brought up to date.
  var saysWhoNeedsSteps: Bool {
    get throws {
      try integer("SELECT 1 FROM pragma_table_info('schema_step') WHERE name = 'needed_by'") != nil
    }
  }
}
