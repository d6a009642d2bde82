import Glibc

/// The lines of a file or a pipe, one after another, in memory that does not grow with the file.
///
/// A line ends with a line feed or with the file; a carriage return before it is a blank to JSON. The
/// bytes of a line are valid until the next one is asked for.
final class LineFile {
  let name: String
  /// Bytes of the file; nil where nobody knows, as of a pipe.
  let size: Int64?
  /// Bytes that were taken so far.
  private(set) var position: Int64 = 0
  /// The number of the line given last, from 1.
  private(set) var number = 0

  private let descriptor: Int32
  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0..<0
  private var isAtEnd = false

  private static let chunk = 1 << 20

  /// - Parameter path: `-` for the standard input.
  init(path: String) throws(StoreError) {
    name = path
    descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw StoreError.lastCall("open", path) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else {
      let error = StoreError.lastCall("look at", path)
      close(descriptor)
      throw error
    }
    if facts.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .system(operation: "read", path: path, code: EISDIR)
    }
    size = facts.st_mode & S_IFMT == S_IFREG ? Int64(facts.st_size) : nil
    buffer = .allocate(byteCount: LineFile.chunk, alignment: 16)
  }

  deinit {
    close(descriptor)
    buffer.deallocate()
  }

  enum Line {
    /// Without its line feed.
    case bytes(UnsafeRawBufferPointer)
    /// Longer than the limit; passed over.
    case tooLong
  }

  /// The next line, nil at the end.
  func next(limit: Int) throws(StoreError) -> Line? {
    var searched = 0
    while true {
      if let end = lineFeed(after: searched) {
        return .bytes(take(end, ending: 1))
      }
      searched = filled.count
      if isAtEnd { return filled.isEmpty ? nil : .bytes(take(filled.count, ending: 0)) }
      if filled.count > limit {
        try skipLine()
        return .tooLong
      }
      try fill()
    }
  }

  private func lineFeed(after searched: Int) -> Int? {
    guard let base = buffer.baseAddress, filled.count > searched,
      let place = memchr(base + filled.lowerBound + searched, 0x0A, filled.count - searched)
    else { return nil }
    return UnsafeRawPointer(place) - UnsafeRawPointer(base + filled.lowerBound)
  }

  private func take(_ count: Int, ending: Int) -> UnsafeRawBufferPointer {
    let start = filled.lowerBound
    filled = start + count + ending..<filled.upperBound
    position += Int64(count + ending)
    number += 1
    return UnsafeRawBufferPointer(rebasing: buffer[start..<start + count])
  }

  private func skipLine() throws(StoreError) {
    while true {
      if let end = lineFeed(after: 0) {
        _ = take(end, ending: 1)
        return
      }
      position += Int64(filled.count)
      filled = 0..<0
      if isAtEnd {
        number += 1
        return
      }
      try fill()
    }
  }

  private func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: buffer.count * 2, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    buffer.deallocate()
    buffer = larger
  }

  private func fill() throws(StoreError) {
    if filled.lowerBound > 0, let base = buffer.baseAddress {
      memmove(base, base + filled.lowerBound, filled.count)
      filled = 0..<filled.count
    }
    if filled.count == buffer.count { grow() }
    var count: Int
    repeat {
      count = read(
        descriptor, buffer.baseAddress.map { $0 + filled.upperBound },
        min(LineFile.chunk, buffer.count - filled.upperBound))
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw StoreError.lastCall("read", name) }
    isAtEnd = count == 0
    filled = 0..<filled.upperBound + count
  }
}
