import CLinux
import Glibc
import Inbox

/// Where results go: standard output, and nothing else does.
enum StandardOutput {
  /// Writes all of it; a reader that went away (`| head`) ends the program quietly. A disk that
  /// takes no more ends it with words and status 3, for what lies there now is not what was asked for.
  static func write(_ bytes: [UInt8]) {
    guard let problem = writeAll(bytes, to: STDOUT_FILENO), isOfDisk(problem) else { return }
    Failure(
      status: .store,
      "What was to be printed is not whole: \(String(cString: strerror(problem))). Make room, and ask again."
    ).exit()
  }

  /// A terminal that has gone says EIO, too; there the session ends in its own order.
  private static func isOfDisk(_ problem: Int32) -> Bool {
    guard problem == EIO else { return [ENOSPC, EDQUOT, EFBIG].contains(problem) }
    var found = stat()
    return fstat(STDOUT_FILENO, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal; nil where it is none, or does not say.
  static var width: Int? {
    var (rows, columns): (Int32, Int32) = (0, 0)
    guard isTerminal, clinux_window_size(STDOUT_FILENO, &rows, &columns) == 0, columns > 0 else {
      return nil
    }
    return Int(columns)
  }

  /// Words for people, also into a pipe: nobody knows where that ends. Whatever of them a customer
  /// chose has no control characters here, whoever forgot to look.
  static func line(_ text: String) {
    write(Array(Shown.whole(text).utf8) + [0x0A])
  }

  /// A file's text: byte for byte into a file or a pipe, what is safe to see on a terminal.
  static func document(_ text: String) {
    write(Array((isTerminal ? Shown.whole(text) : text).utf8))
  }

  /// One JSON value on a line.
  static func line(_ value: JSONValue) {
    var writer = JSONWriter()
    writer.value(value)
    writer.endLine()
    json(writer.bytes)
  }

  /// Lines of JSON: as they are into a file or a pipe, the same values in plainer letters on a terminal.
  static func json(_ bytes: [UInt8]) {
    write(isTerminal ? TerminalJSON.escaped(bytes) : bytes)
  }
}

/// Where words for people go.
enum StandardError {
  /// What a message quotes (a tag, a file's name, a line of a journal) may be anybody's words.
  static func say(_ text: String) {
    writeAll(Array(Shown.whole(text).utf8) + [0x0A], to: STDERR_FILENO)
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Progress on one line of a terminal: overwritten by the next, gone with `nil`.
  static func progress(_ text: String?) {
    guard isTerminal else { return }
    let shown = text.map { Shown.line($0) } ?? ""
    writeAll(Array("\r\u{1B}[K\(shown)".utf8), to: STDERR_FILENO)
  }
}

/// - Returns: The number of the error that kept a part of it from being written; nil: all was.
@discardableResult
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if written < 0 {
      if errno == EINTR { continue }
      if errno == EPIPE { exit(0) }
      return errno
    }
    rest = rest.dropFirst(written)
  }
  return nil
}
