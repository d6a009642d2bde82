import Glibc

/// A file read from its start in pieces; memory does not grow with it.
final class InputFile {
  let path: String
  /// Seconds since 1970 at which the file was last written.
  let modified: Int64
  private let descriptor: Int32
  private let buffer: UnsafeMutableRawBufferPointer
  private var filled = 0..<0
  private var isAtEnd = false

  private static let bufferBytes = 256 << 10

  /// Opens the file for reading.
  ///
  /// - Parameter plainOnly: refuses pipes and devices, which would keep a folder's reader waiting.
  init(path: String, plainOnly: Bool = false) throws(MailError) {
    var status = stat()
    if plainOnly, stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw .unreadable(path: path, reason: "not a plain file")
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: InputFile.reason(errno)) }
    guard fstat(descriptor, &status) == 0 else {
      let reason = InputFile.reason(errno)
      close(descriptor)
      throw .unreadable(path: path, reason: reason)
    }
    self.path = path
    modified = Int64(status.st_mtim.tv_sec)
    buffer = .allocate(byteCount: Self.bufferBytes, alignment: 16)
  }

  deinit {
    close(descriptor)
    buffer.deallocate()
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// The next line with its end, or the next piece of one that is longer than the buffer; nil at
  /// the end of the file. The bytes are valid until the next call.
  func line() throws(MailError) -> UnsafeRawBufferPointer? {
    while true {
      if let base = buffer.baseAddress, !filled.isEmpty,
        let end = memchr(base + filled.lowerBound, 0x0A, filled.count)
      {
        return take(UnsafeRawPointer(end) - UnsafeRawPointer(base) + 1)
      }
      if filled.count == buffer.count || (isAtEnd && !filled.isEmpty) {
        return take(filled.upperBound)
      }
      if isAtEnd { return nil }
      try fill()
    }
  }

  /// The bytes at hand without taking them, after reading once if there are none.
  func peek() throws(MailError) -> UnsafeRawBufferPointer {
    if filled.isEmpty, !isAtEnd { try fill() }
    return UnsafeRawBufferPointer(rebasing: buffer[filled])
  }

  private func take(_ end: Int) -> UnsafeRawBufferPointer {
    let piece = UnsafeRawBufferPointer(rebasing: buffer[filled.lowerBound..<end])
    filled = end..<filled.upperBound
    return piece
  }

  private func fill() throws(MailError) {
    guard let base = buffer.baseAddress else { return }
    if filled.lowerBound > 0 {
      memmove(base, base + filled.lowerBound, filled.count)
      filled = 0..<filled.count
    }
    var count: Int
    repeat {
      count = read(descriptor, base + filled.upperBound, buffer.count - filled.upperBound)
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw .unreadable(path: path, reason: Self.reason(errno)) }
    isAtEnd = count == 0
    filled = 0..<filled.upperBound + count
  }
}
