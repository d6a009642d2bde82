import Foundation

/// A directory for one demonstration alone: made when it begins, removed when it ends.
///
/// It bears a marker whose lock is held as long as the demonstration runs. So nothing but a
/// demonstration is ever removed, and one that was killed is cleared away by the next.
package final class DemonstrationPlace: Sendable {
  /// The directory's path.
  package let path: String
  private let lock: Int32

  /// The marker's name in the directory.
  package static let marker = "this-is-a-demonstration"

  private init(path: String, lock: Int32) {
    self.path = path
    self.lock = lock
  }

  deinit {
    close(lock)
  }

  /// The path of the store's file in it.
  package var store: String { path + "/inbox.db" }

  /// Where demonstrations are put: below `$XDG_STATE_HOME/bellhop`, else `~/.local/state/bellhop`,
  /// and where that cannot be written the directory for temporary files.
  package static func usualRoots(environment: [String: String]) -> [String] {
    var roots: [String] = []
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      roots.append("\(state)/bellhop/demonstrations")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      roots.append("\(home)/.local/state/bellhop/demonstrations")
    }
    let temporary = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    return roots + ["\(temporary)/bellhop-demonstrations-\(getuid())"]
  }

  /// Makes a place below the first root that can be written, and clears away what killed
  /// demonstrations left there.
  ///
  /// - Throws: `noDirectory` with the last root's reason.
  package static func make(under roots: [String]) throws(DemonstrationError) -> DemonstrationPlace {
    var reason = "no directory was named"
    for root in roots {
      do {
        return try make(under: root)
      } catch {
        reason = "\(root): \(error.localizedDescription)"
      }
    }
    throw .noDirectory(reason)
  }

  private static func make(under root: String) throws -> DemonstrationPlace {
    let files = FileManager.default
    let access: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try files.createDirectory(
      atPath: root, withIntermediateDirectories: true, attributes: access)
    clear(root)
    let path = "\(root)/\(UUID().uuidString.lowercased())"
    try files.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: access)
    guard let lock = hold("\(path)/\(marker)", making: true) else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    return DemonstrationPlace(path: path, lock: lock)
  }

  /// Removes the places of demonstrations that no longer run: those whose marker nobody holds.
  private static func clear(_ root: String) {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: root)) ?? [] {
      let path = "\(root)/\(name)"
      guard let lock = hold("\(path)/\(marker)", making: false) else { continue }
      try? files.removeItem(atPath: path)
      close(lock)
    }
  }

  /// A descriptor that holds the lock of the file; nil if there is none or somebody else has it.
  private static func hold(_ path: String, making: Bool) -> Int32? {
    let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | (making ? O_CREAT | O_EXCL : 0)
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Whether the file of a store lies in a demonstration's place.
  package static func holds(store path: String) -> Bool {
    let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return FileManager.default.fileExists(atPath: "\(directory)/\(marker)")
  }

  /// Removes it with all that lies in it; close the store first.
  package func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
