import Glibc
import Inbox

/// Where results go: standard output, and nothing else does.
enum StandardOutput {
  /// Writes all of it; a reader that went away (`| head`) ends the program quietly.
  static func write(_ bytes: [UInt8]) {
    writeAll(bytes, to: STDOUT_FILENO)
  }

  static func line(_ text: String) {
    write(Array(text.utf8) + [0x0A])
  }

  /// One JSON value on a line.
  static func line(_ value: JSONValue) {
    var writer = JSONWriter()
    writer.value(value)
    writer.endLine()
    write(writer.bytes)
  }
}

/// Where words for people go.
enum StandardError {
  static func say(_ text: String) {
    writeAll(Array(text.utf8) + [0x0A], to: STDERR_FILENO)
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Progress on one line of a terminal: overwritten by the next, gone with `nil`.
  static func progress(_ text: String?) {
    guard isTerminal else { return }
    writeAll(Array("\r\u{1B}[K\(text ?? "")".utf8), to: STDERR_FILENO)
  }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if written < 0 {
      if errno == EINTR { continue }
      if errno == EPIPE { exit(0) }
      return
    }
    rest = rest.dropFirst(written)
  }
}
