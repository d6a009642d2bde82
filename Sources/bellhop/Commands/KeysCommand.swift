import ArgumentParser
import Canvas
import Desk
import Glibc
import Terminal

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Show what your terminal sends for each key, and what it does.",
    discussion: "^C twice ends it. Where a key shows nothing, the terminal keeps it for itself.")

  func run() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure(status: .usage, "This needs a terminal: run it without a pipe.")
    }
    let keymap = try Preferences.read().keymap
    for yielded in keymap.yielded { StandardOutput.line(yielded.words(in: keymap)) }
    StandardOutput.line("Press keys; ^C twice ends it.")
    try RawTerminal.run { reading in
      var decoder = KeyDecoder()
      var wasInterrupt = false
      while let bytes = reading.next(waitingFor: decoder.patience) {
        var inputs: [Input] = []
        for byte in bytes { decoder.receive(byte, into: &inputs) }
        if bytes.isEmpty { decoder.expired(into: &inputs) } else { decoder.drained(into: &inputs) }
        if !bytes.isEmpty { reading.write(KeysCommand.spelled(bytes).padded(to: 28)) }
        if inputs.isEmpty, decoder.patience != nil { continue }
        reading.write(inputs.map { keymap.words(for: $0) }.joined(separator: "  ") + "\r\n")
        let isInterrupt = inputs == [.key(.control("c"))]
        if isInterrupt && wasInterrupt { return }
        wasInterrupt = isInterrupt
      }
    }
  }

  /// `^[ [ A`: control characters by their letter, everything else as it is.
  private static func spelled(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(40).map { scalar in
      switch scalar.value {
      case 0x20: "space"
      case 0..<0x20: "^" + String(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
      case 0x7F: "^?"
      default: DisplayText(filtering: String(scalar), as: .line).description
      }
    }.joined(separator: " ")
  }
}

extension String {
  fileprivate func padded(to columns: Int) -> String {
    let width = DisplayText(filtering: self, as: .line).columns
    return self + String(repeating: " ", count: max(2, columns - width))
  }
}

extension Keymap {
  /// What arrived, and what it does in the list and in a conversation.
  fileprivate func words(for input: Input) -> String {
    switch input {
    case .key(let key):
      var words = key.description
      for (context, place) in [
        (KeyContext.queue, "list"), (.conversation, "conversation"), (.composer, "writing"),
      ] {
        switch meaning(of: [key], in: context) {
        case .command(let id):
          let title = commands.first { $0.id == id }?.title.description ?? id.rawValue
          words += "   \(place): \(title)"
        case .prefix: words += "   \(place): begins a sequence"
        case .nothing: break
        }
      }
      return words
    case .paste(let text): return "a paste of \(text.count) characters"
    case .background(let isLight): return isLight ? "a light background" : "a dark background"
    case .mouse(let mouse): return "the mouse at \(mouse.at.x), \(mouse.at.y)"
    case .synchronizes(let does):
      return does ? "frames can be shown whole" : "frames cannot be shown whole"
    case .focus(let isFront):
      return isFront ? "the window is in front" : "another window is in front"
    case .resize, .signal, .wake, .tick: return ""
    }
  }
}

/// The terminal byte by byte, and as it was when the work is done, however it ends.
private struct RawTerminal {
  static func run(_ body: (RawTerminal) throws -> Void) throws {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else {
      throw Failure(status: .usage, "The terminal does not tell its settings.")
    }
    var raw = before
    cfmakeraw(&raw)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      RawTerminal().write("\u{1B}[?2004l")
    }
    RawTerminal().write("\u{1B}[?2004h")
    try body(RawTerminal())
  }

  /// What came; nothing if the rest of a sequence did not; nil at the end.
  func next(waitingFor patience: KeyDecoder.Patience?) -> [UInt8]? {
    var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let timeout: Int32 =
      switch patience {
      case nil: -1
      case .escape: 50
      case .sequence: 500
      }
    let answer = poll(&ready, 1, timeout)
    if answer == 0 { return [] }
    guard answer > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }

  func write(_ text: String) {
    StandardOutput.write(Array(text.utf8))
  }
}
