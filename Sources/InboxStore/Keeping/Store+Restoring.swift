import GRDB
import Glibc
import Inbox

extension Store {
  /// Makes a store out of a copy of one, at a path where none is.
  ///
  /// Its outbox is frozen: somewhere else the store that the copy was made of may still send.
  /// - Parameter mayRestore: Why the one who asks may not, told by the copy's workspace; nil if they
  ///   may.
  /// - Throws: `wrongUsage` if there is a store already, or the file is one that is in use;
  ///   `notAStore` for any other file. Nothing is left at the path then.
  package static func restore(
    from copy: String, to path: String, agent: String, now: Instant,
    readWorkspace: @escaping WorkspaceReader, mayRestore: (Workspace) -> Refusal? = { _ in nil }
  ) throws(StoreError) -> Store {
    let source = StorePaths(database: copy)
    let target = StorePaths(database: path)
    guard source.databaseExists else { throw .missing(path: copy) }
    if let why = source.whyNoDatabase { throw .notAStore(path: copy, why: why) }
    var facts = stat()
    guard stat(copy + "-wal", &facts) != 0 || facts.st_size == 0 else {
      throw .wrongUsage(
        "\(copy) is a store in use, with changes beside it: make a copy with `bellhop backup`")
    }
    guard !target.databaseExists else {
      throw .wrongUsage(
        "There is a store at \(path): move it away with the files beside it, or name another path")
    }
    try target.makeDirectory()
    do throws(StoreError) {
      try StoreError.catching { try duplicate(copy, to: path) }
      try AttachmentFolder(path: source.attachments)
        .copy(to: AttachmentFolder(path: target.attachments))
      let store = try open(path, create: false, agent: agent, readWorkspace: readWorkspace)
      guard try store.damages(quick: false).isEmpty else {
        throw StoreError.notAStore(path: copy, why: "it is damaged")
      }
      if let refusal = mayRestore(try store.workspace()) { throw StoreError.refused(refusal) }
      try store.write { connection in
        try connection.setFact("frozen", "restored at \(now)")
      }
      return store
    } catch {
      target.remove()
      throw error
    }
  }

  /// Page by page, so that whatever state the file is in SQLite reads it.
  private static func duplicate(_ copy: String, to path: String) throws {
    _ = try FileDescriptor(openingOrMaking: path)
    var reading = Configuration()
    reading.readonly = true
    let from = try DatabaseQueue(path: copy, configuration: reading)
    let to = try DatabaseQueue(path: path)
    try from.backup(to: to)
    try to.close()
    try from.close()
  }
}

extension StorePaths {
  /// Takes away a store that was never finished.
  fileprivate func remove() {
    for path in [
      database, database + "-wal", database + "-shm", gate, bell, presence, keeper, importing,
      open, reserve,
    ] { unlink(path) }
    AttachmentFolder(path: attachments).removeAll()
  }
}
