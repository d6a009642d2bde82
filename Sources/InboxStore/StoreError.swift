import Inbox

/// What can go wrong with a store, in words for people.
package enum StoreError: Error, Hashable, Sendable {
  /// A rule of the desk said no; nothing was written.
  case refused(Refusal)
  /// There is no store at this path, and none was to be made.
  case missing(path: String)
  /// The file is something else, or damaged beyond opening.
  case notAStore(path: String, why: String)
  /// A later Bellhop wrote it; this one would not understand it.
  case newerSchema(found: String)
  /// A later Bellhop wrote it; this one may read it and no more.
  case olderProgram(found: String)
  /// A migration that ran here is not the one this Bellhop knows.
  case changedMigration(name: String)
  /// Locks and write order cannot be trusted there.
  case networkFileSystem(path: String, type: String)
  /// No space left for it.
  case full
  /// It can be read but not written.
  case readOnly
  /// The disk answered with an error instead of doing what it was told.
  case diskFailure(String)
  /// SQLite found pages that cannot be right.
  case corrupt(String)
  /// Another program holds the file without going through the gate.
  case busy
  /// The file system said no.
  case system(operation: String, path: String, code: Int32)
  /// SQLite said something else.
  case database(String)
  /// A line of the journal in the store cannot be read.
  case unreadableLine(sequence: Int64, why: String)
  /// Files whose lines cannot all be imported, so that nothing was; the first of so many.
  case badLines([BadLine], count: Int)
  /// Text of a workspace that has errors, one a line.
  case workspace([String])
  /// The caller stopped it; what was complete stays.
  case cancelled
  /// What a caller asked makes no sense, for people.
  case wrongUsage(String)
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .refused(let refusal): refusal.description
    case .missing(let path):
      "There is no store at \(path). `bellhop import` makes one; `bellhop demo` shows a day."
    case .notAStore(let path, let why): "\(path) is not a store of Bellhop: \(why)."
    case .newerSchema(let found):
      "The store was written by a newer Bellhop (it knows “\(found)”, this one does not); "
        + "use that one."
    case .olderProgram(let found):
      "A newer Bellhop has moved this store on (it knows “\(found)”, this one does not): "
        + "this was not saved, it is only read here. Leave and start the newer one."
    case .changedMigration(let name):
      "The step “\(name)” of this store's past is not the one this Bellhop knows."
    case .networkFileSystem(let path, let type):
      "\(path) lies on a network file system (\(type)), where locks cannot be trusted; "
        + "keep the store on a local disk."
    case .full:
      "The disk is full: this was not saved, all before it is kept. Free some space, then do it again."
    case .readOnly:
      "The store can only be read here: this was not saved, all before it is kept. "
        + "Its file or its disk is write-protected."
    case .diskFailure(let what):
      "The disk failed (\(what)): this was not saved, all that was reported as saved is kept. "
        + "Do it again; if it goes on, look after the disk."
    case .corrupt(let what):
      "The store is damaged (\(what)). It is only read from now on. Keep the file with all that "
        + "stands beside it, and make a store of the last backup: bellhop restore BACKUP --store NEW."
    case .busy: "Another program holds the store without waiting its turn."
    case .system(let operation, let path, let code):
      "Cannot \(operation) \(path): \(StoreError.words(code))."
    case .database(let what): "The store answered: \(what)."
    case .unreadableLine(let sequence, let why):
      "Line \(sequence) of the journal cannot be read: \(why)."
    case .badLines(let lines, let count):
      (lines.map(\.description)
        + (count > lines.count ? ["… and \(count - lines.count) more"] : [])
        + ["Nothing was imported."]).joined(separator: "\n")
    case .workspace(let problems): problems.joined(separator: "\n")
    case .cancelled: "Stopped."
    case .wrongUsage(let what): what
    }
  }
}
