import GRDB

/// What a later Bellhop would have written into a store.
enum Later {
  static func addStep(to path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: "INSERT INTO schema_step(name, checksum) VALUES ('9 of tomorrow', '0')")
    }
  }
}
