import GRDB

/// Brings a database to this schema; forward only.
extension Schema {
  /// "BELL", so that `file` and this code know a store from any other database.
  static let applicationID: Int64 = 0x4245_4C4C

  static func migrate(_ database: Database, path: String) throws {
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
          sql: "CREATE TABLE schema_step(name TEXT PRIMARY KEY, checksum TEXT NOT NULL) STRICT")
        CrashPoint.pass(.insideStep)
        return .commit
      }
    }
    try checkPast(connection)
    let done = Set(try connection.rows("SELECT name FROM schema_step") { $0.text(0) })
    for step in steps where !done.contains(step.name) {
      CrashPoint.pass(.beforeStep)
      try database.inTransaction(.immediate) {
        try database.execute(sql: step.sql)
        try connection.run(
          "INSERT INTO schema_step VALUES (?1, ?2)", .text(step.name), .text(checksum(step.sql)))
        CrashPoint.pass(.insideStep)
        return .commit
      }
      CrashPoint.pass(.afterStep)
    }
  }

  /// Every step that ran here must be one we know, unchanged.
  private static func checkPast(_ connection: Connection) throws {
    let known = Dictionary(uniqueKeysWithValues: steps.map { ($0.name, checksum($0.sql)) })
    let past = try connection.rows("SELECT name, checksum FROM schema_step ORDER BY name") {
      ($0.text(0), $0.text(1))
    }
    for (name, sum) in past {
      guard let ours = known[name] else { throw StoreError.newerSchema(found: name) }
      guard ours == sum else { throw StoreError.changedMigration(name: name) }
    }
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
