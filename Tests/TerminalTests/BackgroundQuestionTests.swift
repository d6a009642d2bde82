import CLinux
import Canvas
import Testing

@testable import Terminal

/// The question whether the terminal is light, which must cost nothing and leave nothing behind. Of
/// the suite that opens terminals one by one, for curses has but one at a time.
extension TerminalTests {
  private func openAsking(
    _ pty: PseudoTerminal, type: String = "xterm-256color", asks: Bool = true
  ) throws -> Terminal {
    var options = TerminalOptions(
      environment: ["TERM": type], input: pty.slave, output: pty.slave)
    options.asksBackground = asks
    return try Terminal(options)
  }

  @Test("Asked where it is wanted and understood, nowhere else")
  func askedForBackground() throws {
    for (type, asks, isAsked) in [
      ("xterm-256color", true, true), ("tmux-256color", true, true), ("linux", true, false),
      ("xterm-256color", false, false),
    ] {
      let pty = PseudoTerminal()
      let terminal = try openAsking(pty, type: type, asks: asks)
      terminal.write(PseudoTerminal.mark)
      #expect(pty.output().contains(BackgroundQuestion.bytes) == isAsked, "\(type)")
      // An answer to nobody's question changes nothing; letters never come of either.
      pty.type("\u{1B}]11;rgb:0000/0000/0000\u{07}j")
      var inputs: [Input] = []
      while inputs.last != .key(.character("j")) { inputs += terminal.inputs(within: nil) }
      let answer: [Input] = isAsked ? [.background(isLight: false)] : []
      #expect(inputs == answer + [.key(.character("j"))], "\(type)")
      terminal.close()
    }
  }

  @Test("Who leaves before the answer has come finds nothing of it in the shell")
  func lateBackground() throws {
    let pty = PseudoTerminal()
    let terminal = try openAsking(pty)
    pty.type("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\")
    terminal.close()
    pty.type("ls\n")
    var buffer = [UInt8](repeating: 0, count: 100)
    let count = clinux_read(pty.slave, &buffer, buffer.count)
    #expect(String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self) == "ls\n")
  }

  @Test("Light is what dark letters are read on")
  func lightBackground() {
    func isLight(_ answer: String) -> Bool? { BackgroundQuestion.isLight(Array(answer.utf8)) }
    #expect(isLight("11;rgb:fdfd/f6f6/e3e3") == true)
    #expect(isLight("11;rgb:f/f/f") == true)
    #expect(isLight("11;rgb:0000/2b2b/3636") == false)
    #expect(isLight("11;rgb:0000/0000/ffff") == false)
    for wrong in ["", "11;", "11;rgb:", "11;rgb:ff/ff", "10;rgb:f/f/f", "11;rgb:g/f/f", "11;#fff"] {
      #expect(isLight(wrong) == nil, "\(wrong)")
    }
  }
}
