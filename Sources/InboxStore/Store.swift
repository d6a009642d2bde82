import CSQLite
import GRDB
import Inbox
import Synchronization

/// The journal and its tables on one SQLite file: all that the desk keeps.
///
/// Synchronous, and safe from several threads: one connection writes, one reads, each on a thread of
/// its own. Every write passes the gate, is one transaction, and rings the bell once it is committed.
///
/// ```swift
/// let store = try Store.open("inbox.db", create: true, agent: "maya") { text in … }
/// let done = try store.perform(request, now: now)
/// let page = try store.queue(QueueRequest(query: .all, anchor: .first, limit: 50, agent: "maya"))
/// ```
package final class Store: Sendable {
  package let paths: StorePaths
  /// What to tell once after opening, for people: an overlay under the store, and the like.
  package let warnings: [String]
  let writer: DatabaseQueue
  let reader: DatabaseQueue
  let gate: WriteGate
  let rope: BellRope
  let board: PresenceBoard
  let readWorkspace: WorkspaceReader
  let walPages: WALPages
  let damage = DamageLatch()
  let schema: SchemaWatch
  let reserve: Reserve
  private let cache = Mutex<(revision: Int64, workspace: Workspace)>((0, Workspace()))

  /// Turns the text of a workspace file into its value.
  package typealias WorkspaceReader = @Sendable (String) throws(StoreError) -> Workspace

  /// Who is inside the gate while somebody waits for it: process id and agent.
  package typealias WaitReport = @Sendable (_ process: Int32, _ agent: String) -> Void

  /// Opens a store, makes it if `create`, and brings its schema up to date.
  ///
  /// - Parameters:
  ///   - agent: Who this is, shown to those who wait for the gate.
  ///   - onWait: Called on the writing thread once a wait for the gate takes longer than `patience`
  ///     milliseconds.
  ///   - steps: The schema that the caller knows. A store that knows more is read only, or refused,
  ///     as those steps say.
  ///   - fileSystem: What lies under the store; nil: the kernel is asked.
  ///   - trustsNetwork: Somebody vouches that no other machine has the store open.
  /// - Throws: `missing`, `networkFileSystem`, `notAStore`, `newerSchema`, and what the disk says.
  package static func open(
    _ path: String, create: Bool, agent: String = "", patience: Int64 = 2000,
    steps: [Schema.Step] = Schema.steps, fileSystem: FileSystem? = nil, trustsNetwork: Bool = false,
    onWait: @escaping WaitReport = { _, _ in },
    readWorkspace: @escaping WorkspaceReader
  ) throws(StoreError) -> Store {
    let paths = StorePaths(database: path)
    guard create || paths.databaseExists else { throw .missing(path: path) }
    if let why = paths.whyNoDatabase { throw .notAStore(path: path, why: why) }
    if create { try paths.makeDirectory() }
    var warnings: [String] = []
    let below: FileSystem
    if let fileSystem {
      below = fileSystem
    } else {
      below = try FileSystem(holding: paths.directory)
    }
    switch below {
    case .network(let type) where trustsNetwork:
      warnings.append(
        "\(path) lies on a network file system (\(type)): one machine at a time, or it is damaged.")
    case .network(let type): throw .networkFileSystem(path: path, type: type)
    case .overlay: warnings.append("\(path) lies on an overlay: it may vanish with its container.")
    case .local: break
    }
    return try Store(
      paths: paths, warnings: warnings, agent: agent, patience: patience, steps: steps,
      onWait: onWait, readWorkspace: readWorkspace)
  }

  private init(
    paths: StorePaths, warnings: [String], agent: String, patience: Int64,
    steps: [Schema.Step], onWait: @escaping WaitReport,
    readWorkspace: @escaping WorkspaceReader
  ) throws(StoreError) {
    self.paths = paths
    self.warnings = warnings
    self.readWorkspace = readWorkspace
    reserve = Reserve(paths)
    // Made first, so that it has its mode before SQLite writes; `-wal` and `-shm` take it over.
    _ = try FileDescriptor(openingOrMaking: paths.database)
    let gate = try WriteGate(path: paths.gate, agent: agent, patience: patience) {
      onWait($0.process, $0.agent)
    }
    self.gate = gate
    rope = try BellRope(path: paths.bell)
    let pages = WALPages()
    walPages = pages
    (writer, reader, schema) = try StoreError.catching {
      try gate.inside {
        let writer = try DatabaseQueue(
          path: paths.database, configuration: Store.configuration(writes: true))
        let schema = try writer.writeWithoutTransaction { database in
          pages.watch(database.sqliteConnection)
          return try Schema.migrate(database, path: paths.database, steps: steps)
        }
        let reader = try DatabaseQueue(
          path: paths.database, configuration: Store.configuration(writes: false))
        return (writer, reader, schema)
      }
    }
    board = try PresenceBoard(path: paths.presence)
  }

  /// How long a connection waits for one that does not pass the gate, a backup program for instance.
  static let busyMilliseconds: Int32 = 5000

  private static func configuration(writes: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.label = writes ? "bellhop.writer" : "bellhop.reader"
    configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
    configuration.readonly = !writes
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      try Settings.make(database, writes: writes)
      database.add(tokenizer: WordTokenizer.self)
    }
    return configuration
  }

  /// One more connection that reads, for whoever needs a thread of its own.
  func anotherReader() throws -> DatabaseQueue {
    try DatabaseQueue(path: paths.database, configuration: Store.configuration(writes: false))
  }

  /// The settings of both connections as SQLite reports them; equal to `Settings.required`.
  package func settings() throws(StoreError) -> (writer: Settings, reader: Settings) {
    try StoreError.catching {
      (
        try writer.writeWithoutTransaction { try Settings(of: Connection(database: $0)) },
        try reader.unsafeRead { try Settings(of: Connection(database: $0)) }
      )
    }
  }

  /// Whether writes pass the gate: false where SQLite has the WAL-reset bug fixed.
  package var usesGate: Bool { gate.isNeeded }

  /// SQLite's version: `3.40.1`.
  package static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}

extension Store {
  /// One write: inside the gate, one transaction, then perhaps a checkpoint, then the bell.
  ///
  /// - Parameters:
  ///   - usesReserve: Where the disk is full the reserve is given up for it, and it is tried once
  ///     more: `body` may run twice, the first time without effect.
  func write<Result>(
    checkpointPages: Int32 = WALPages.usual, usesReserve: Bool = true,
    _ body: (Connection) throws -> Result
  ) throws(StoreError) -> Result {
    do throws(StoreError) {
      return try writeOnce(checkpointPages: checkpointPages, body)
    } catch {
      guard usesReserve, reserve.isWanted(after: error), reserve.giveUp() else { throw error }
      return try writeOnce(checkpointPages: checkpointPages, body)
    }
  }

  private func writeOnce<Result>(
    checkpointPages: Int32, _ body: (Connection) throws -> Result
  ) throws(StoreError) -> Result {
    try damage.refuseWriting()
    let (result, changed) = try damage.watching {
      try writer.writeWithoutTransaction { database in
        try gate.inside {
          CrashPoint.pass(.insideGate)
          var result: Result?
          let before = database.totalChangesCount
          try database.inTransaction(.immediate) {
            let connection = Connection(database: database)
            try schema.mayWrite(connection)
            result = try body(connection)
            CrashPoint.pass(.beforeCommit)
            return .commit
          }
          CrashPoint.pass(.afterCommit)
          walPages.checkpoint(database.sqliteConnection, over: checkpointPages)
          guard let result else { throw StoreError.cancelled }
          return (result, database.totalChangesCount != before)
        }
      }
    }
    // Who only looked wakes nobody: the bell would answer the listener's own question.
    if changed { rope.pull() }
    return result
  }

  /// Moves what was written into the database itself, if nobody else reads just then.
  ///
  /// Who opens a store that nobody has open reads its whole log, page by page: after an import that
  /// would be felt at each start. A failure is no harm, for the log is as good a place.
  package func settleLog() {
    guard walPages.count > WALPages.few else { return }
    try? writer.writeWithoutTransaction { database in
      try gate.inside { walPages.empty(database.sqliteConnection) }
    }
  }

  /// One consistent view: a short read transaction.
  func read<Result>(_ body: (Connection) throws -> Result) throws(StoreError) -> Result {
    try read(by: reader, body)
  }

  /// The same on a connection that goes again, so that nobody else waits for it.
  func readApart<Result>(_ body: (Connection) throws -> Result) throws(StoreError) -> Result {
    try read(by: anotherReader(), body)
  }

  private func read<Result>(
    by reader: @autoclosure () throws -> DatabaseQueue, _ body: (Connection) throws -> Result
  ) throws(StoreError) -> Result {
    try damage.watching {
      try reader().unsafeRead { database in
        var result: Result?
        try database.inTransaction(.deferred) {
          let connection = Connection(database: database)
          try schema.mayRead(connection)
          result = try body(connection)
          return .commit
        }
        guard let result else { throw StoreError.cancelled }
        return result
      }
    }
  }

  /// The workspace as this transaction sees it, read anew only when its revision moved.
  func workspace(_ connection: Connection) throws -> (revision: Int64, workspace: Workspace) {
    let revision = try connection.integer("SELECT max(revision) FROM workspace") ?? 0
    if let known = cache.withLock({ $0.revision == revision ? $0 : nil }) { return known }
    let text = try connection.text(
      "SELECT text FROM workspace WHERE revision = ?1", .integer(revision))
    let workspace = try readWorkspace(text ?? "")
    cache.withLock { $0 = (revision, workspace) }
    return (revision, workspace)
  }

  /// The workspace now; that of an empty file where none was imported.
  package func workspace() throws(StoreError) -> Workspace {
    try read { try workspace($0).workspace }
  }
}
