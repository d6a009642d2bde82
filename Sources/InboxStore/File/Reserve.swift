import CLinux
import Glibc

/// Room on the disk beside the store, kept for the moment in which the disk is full: then it is given
/// up, so that what people have in hand, drafts and replies, can still be written.
///
/// Nobody remembers a state: the file is there or not, and the disk has room or not. So every program
/// on the store sees the same, whichever of them gave the reserve up.
package struct Reserve: Sendable {
  /// Bytes where the disk is large enough.
  package static let usual: Int64 = 50 << 20
  /// Less than this would hold no day's drafts: then there is none.
  static let least: Int64 = 256 << 10
  /// At most this part of a file system is taken from it.
  static let part: Int64 = 100

  /// How the reserve stands.
  package enum State: Hashable, Sendable {
    /// So many bytes are kept.
    case kept(Int64)
    /// There is room, and nobody has made it yet.
    case notMade
    /// It was given up, or never made: the disk has no room for it. So many bytes are free.
    case short(free: Int64)
    /// The file system is small, or does not say.
    case none
  }

  private let path: String
  private let directory: String

  init(_ paths: StorePaths) {
    path = paths.reserve
    directory = paths.directory
  }

  /// How many bytes are to be kept on a file system of this size; nil on a small one.
  static func size(onFileSystemOf bytes: Int64) -> Int64? {
    let size = min(usual, bytes / part) / 4096 * 4096
    return size >= least ? size : nil
  }

  /// - Complexity: two system calls, so that it can be asked each second.
  package var state: State {
    guard let disk = Disk(holding: directory), let size = Reserve.size(onFileSystemOf: disk.size)
    else { return .none }
    if allocated >= size { return .kept(size) }
    return disk.free >= size * 2 ? .notMade : .short(free: disk.free)
  }

  /// Makes it, where there is room for twice as much: what was just given up is not taken back from
  /// the next draft.
  ///
  /// - Throws: `system` where the file cannot be made.
  package func make() throws(StoreError) {
    guard case .notMade = state, let disk = Disk(holding: directory),
      let size = Reserve.size(onFileSystemOf: disk.size)
    else { return }
    let file = try FileDescriptor(openingOrMaking: path)
    if clinux_reserve(file.number, size) != 0 { giveUp() }
  }

  /// False where there was none.
  @discardableResult
  func giveUp() -> Bool {
    let held = allocated
    return unlink(path) == 0 && held > 0
  }

  /// Whether a write that failed so might be written with more room.
  func isWanted(after error: StoreError) -> Bool {
    switch error {
    case .full: true
    // SQLite reports some calls so that find no room: making its shared memory longer, for one.
    case .diskFailure, .system: Disk(holding: directory).map { $0.free < Reserve.least } ?? false
    default: false
    }
  }

  /// Bytes on the disk, whatever length the file says it has.
  private var allocated: Int64 {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return 0 }
    // POSIX leaves the unit open; Linux counts 512 bytes (stat(2)).
    return Int64(facts.st_blocks) * 512
  }
}

/// What a file system has, in bytes.
private struct Disk {
  var size: Int64
  /// For everybody, what only root may take left out.
  var free: Int64

  init?(holding directory: String) {
    var facts = statvfs()
    guard statvfs(directory, &facts) == 0 else { return nil }
    let block = Int64(clamping: facts.f_frsize)
    size = Int64(clamping: facts.f_blocks).multipliedReportingOverflow(by: block).partialValue
    free = Int64(clamping: facts.f_bavail).multipliedReportingOverflow(by: block).partialValue
  }
}

extension Store {
  /// How the room stands that is kept for a full disk.
  package var reserveState: Reserve.State { reserve.state }

  /// Makes that room if it is missing and the disk has it; for the clock-keeper, in the background.
  package func keepReserve() throws(StoreError) { try reserve.make() }
}
