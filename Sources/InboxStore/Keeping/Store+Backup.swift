import GRDB
import Glibc
import Inbox

extension Store {
  /// Writes a whole copy of the store into a new file, while others go on working.
  ///
  /// The copy's outbox is frozen: opened by mistake or restored, it would send everything once more.
  /// What lies in attachments is copied into a folder beside the new file.
  /// - Throws: `wrongUsage` if the file is there.
  package func backup(to path: String, now: Instant) throws(StoreError) {
    let copy = StorePaths(database: path)
    guard !copy.databaseExists else { throw .wrongUsage("\(path) is there already") }
    // The copy is written to as well: its outbox is frozen.
    if let newer = schema.onlyReads { throw .olderProgram(found: newer) }
    // Made first, for SQLite fills an empty file and keeps its mode.
    _ = try FileDescriptor(openingOrMaking: path)
    do {
      try StoreError.catching {
        try reader.unsafeRead { database in
          try Connection(database: database).run("VACUUM INTO ?1", .text(path))
        }
        var configuration = Configuration()
        configuration.prepareDatabase { $0.add(tokenizer: WordTokenizer.self) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { database in
          try Connection(database: database).setFact("frozen", "copied at \(now)")
        }
        try queue.close()
      }
      // After the journal: what it names was kept before it was written.
      try AttachmentFolder(path: paths.attachments)
        .copy(to: AttachmentFolder(path: copy.attachments))
    } catch {
      unlink(path)
      AttachmentFolder(path: copy.attachments).removeAll()
      throw error
    }
  }

  /// Why nothing leaves this store; nil where replies leave.
  package func frozenSince() throws(StoreError) -> String? {
    try read { try $0.isFrozen() }
  }

  /// A person confirms that this store, and no other copy of it, sends.
  package func thaw(by agent: AgentID?, now: Instant) throws(StoreError) {
    try write { connection in
      try connection.setFact("frozen", nil)
      try connection.noteChange(nil, "thawed", by: agent?.text, at: now)
    }
  }

  /// What SQLite finds wrong with the file; empty where nothing is. Once something is, the store is
  /// only read.
  ///
  /// - Parameter quick: Leaves out what costs a sort of every index.
  package func damages(quick: Bool) throws(StoreError) -> [String] {
    try read { connection in
      let lines =
        quick
        ? try connection.rows("PRAGMA quick_check(20)") { $0.text(0) }
        : try connection.rows("PRAGMA integrity_check(20)") { $0.text(0) }
      guard let first = lines.first, lines != ["ok"] else { return [] }
      damage.set(first)
      return lines
    }
  }
}
