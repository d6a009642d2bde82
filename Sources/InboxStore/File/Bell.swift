import Glibc

/// Rings when somebody has committed: a file that writers poke and readers watch.
///
/// Watching the database itself would ring before the commit can be seen. What rings is a hint,
/// never data: whoever hears it asks `Store.changes(since:)`.
///
/// ```swift
/// let bell = try Bell(path: store.paths.bell)
/// // poll(2) on bell.descriptor; when it is readable:
/// bell.silence()
/// ```
package final class Bell: Sendable {
  /// For `poll`: readable once the bell has rung. Close-on-exec, non-blocking.
  package let descriptor: Int32

  /// - Throws: `system` if the kernel gives no watch.
  package init(path: String) throws(StoreError) {
    _ = try FileDescriptor(openingOrMaking: path)
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    if descriptor < 0 { throw StoreError.lastCall("watch", path) }
    if inotify_add_watch(descriptor, path, UInt32(IN_MODIFY)) < 0 {
      let error = StoreError.lastCall("watch", path)
      close(descriptor)
      throw error
    }
  }

  deinit {
    close(descriptor)
  }

  /// Takes what rang so far; true if it rang at all.
  @discardableResult
  package func silence() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    var rang = false
    while read(descriptor, &bytes, bytes.count) > 0 { rang = true }
    return rang
  }
}

/// The writers' end of the bell.
final class BellRope: Sendable {
  private let file: FileDescriptor

  init(path: String) throws(StoreError) {
    file = try FileDescriptor(openingOrMaking: path)
  }

  func pull() {
    var byte: UInt8 = 0x2E
    _ = pwrite(file.number, &byte, 1, 0)
  }
}
