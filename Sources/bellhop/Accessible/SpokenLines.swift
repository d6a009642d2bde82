import Canvas
import Foundation
import Glibc

/// Lines in, lines out: all that a screen reader, a pipe or a teletype needs. Nothing that was
/// written is ever changed again.
final class SpokenLines {
  /// A longer line is cut: nobody types it.
  private static let longest = 65_536

  private let input: Int32
  private var pending: [UInt8] = []
  private var isAtEnd = false
  /// Where lines come from a pipe nobody's Enter ends the line of the prompt.
  private let endsPrompts: Bool

  init(input: Int32 = STDIN_FILENO) {
    self.input = input
    endsPrompts = isatty(input) == 0
  }

  /// One line, or several where the text has some. Other people's words come filtered.
  func say(_ text: String = "") {
    StandardOutput.line(text)
  }

  /// Asks on the same line and answers what was typed, without blanks at its ends; nil at the end of
  /// the input.
  ///
  /// - Parameter meanwhile: called about once a second, and once before; it must say nothing, for
  ///   somebody may be typing.
  func ask(_ prompt: String, meanwhile: () -> Void) -> String? {
    line(prompt, meanwhile: meanwhile)?.trimmingCharacters(in: .whitespaces)
  }

  /// The same with the blanks, for what is being written.
  func line(_ prompt: String, meanwhile: () -> Void) -> String? {
    StandardOutput.write(Array((prompt + (endsPrompts ? "\n" : " ")).utf8))
    meanwhile()
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = pending[..<end]
        pending.removeSubrange(...end)
        return SpokenLines.text(line)
      }
      guard !isAtEnd else {
        guard !pending.isEmpty else { return nil }
        defer { pending = [] }
        return SpokenLines.text(pending[...])
      }
      read(meanwhile)
    }
  }

  private func read(_ meanwhile: () -> Void) {
    var ready = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    let answer = poll(&ready, 1, 1000)
    if answer == 0 { return meanwhile() }
    guard answer > 0 else {
      if errno != EINTR { isAtEnd = true }
      return
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(input, &bytes, bytes.count)
    guard count > 0 else {
      if count == 0 || errno != EINTR { isAtEnd = true }
      return
    }
    pending += bytes.prefix(count)
    if pending.count > SpokenLines.longest, !pending.contains(0x0A) {
      pending = Array(pending.prefix(SpokenLines.longest)) + [0x0A]
    }
  }

  /// What a terminal in line mode may still let through, arrow keys and the like, is left out.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var text = "".unicodeScalars
    var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}" {
        // `ESC [ A` and `ESC O A`.
        guard scalars.first == "[" || scalars.first == "O" else { continue }
        scalars.removeFirst()
        while let next = scalars.popFirst(), !("@"..."~").contains(next) {}
      } else if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) {
        text.append(scalar)
      } else if scalar == "\t" {
        text.append(" ")
      }
    }
    return String(text)
  }
}
