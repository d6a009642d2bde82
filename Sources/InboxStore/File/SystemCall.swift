import CLinux
import Glibc

extension StoreError {
  /// The C library's words for an `errno`.
  static func words(_ code: Int32) -> String {
    String(cString: clinux_error_text(code))
  }

  /// What the last failed system call said.
  static func lastCall(_ operation: String, _ path: String) -> StoreError {
    .system(operation: operation, path: path, code: errno)
  }
}

/// An open file that closes itself; every one is close-on-exec, so that no child inherits a lock.
final class FileDescriptor: Sendable {
  let number: Int32
  let path: String

  /// Opens, and makes it (0600) if it is not there.
  init(openingOrMaking path: String) throws(StoreError) {
    number = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    self.path = path
    if number < 0 { throw StoreError.lastCall("open", path) }
  }

  deinit {
    close(number)
  }

  /// Waits for the kernel's lock on the whole file.
  func lock() throws(StoreError) {
    while flock(number, LOCK_EX) != 0 {
      if errno != EINTR { throw StoreError.lastCall("lock", path) }
    }
  }

  /// False if somebody else has it.
  func tryLock() throws(StoreError) -> Bool {
    while flock(number, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw StoreError.lastCall("lock", path) }
    }
    return true
  }

  /// Waits for a lock that others may have as well, in place of the one that this has.
  func lockShared() throws(StoreError) {
    while flock(number, LOCK_SH) != 0 {
      if errno != EINTR { throw StoreError.lastCall("lock", path) }
    }
  }

  func unlock() {
    flock(number, LOCK_UN)
  }

  /// Replaces what is in it.
  func write(_ text: String) {
    var text = text
    let written = text.withUTF8 { pwrite(number, $0.baseAddress, $0.count, 0) }
    if written >= 0 { ftruncate(number, off_t(written)) }
  }

  /// At most `limit` bytes from its start.
  func read(limit: Int = 512) -> String {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = pread(number, &bytes, limit, 0)
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : ""
  }
}
