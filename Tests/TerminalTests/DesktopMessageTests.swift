import CLinux
import Testing

@testable import Terminal

/// Messages on the desktop. Of the suite that opens terminals one by one.
extension TerminalTests {
  private func written(
    _ environment: [String: String], by way: Terminal.DesktopProtocol? = nil, _ text: String
  ) throws -> String {
    let pty = PseudoTerminal()
    let terminal = try Terminal(
      TerminalOptions(
        environment: environment.merging(["TERM": "xterm-256color"]) { own, _ in own },
        input: pty.slave, output: pty.slave))
    terminal.notify(title: "Bellhop", text, by: way)
    terminal.write(PseudoTerminal.mark)
    let output = pty.output()
    terminal.close()
    return output
  }

  @Test("In the terminal's own way where it is known, through tmux, and not at all elsewhere")
  func desktopMessages() throws {
    let nine = "\u{1B}]9;Bellhop: #5 is yours now\u{1B}\\"
    let text = "#5 is yours now"
    #expect(try written(["TERM_PROGRAM": "WezTerm"], text).contains(nine))
    #expect(try !written([:], text).contains("yours"))
    #expect(try written([:], by: .osc9, text).contains(nine))
    #expect(
      try written([:], by: .osc777, text)
        .contains("\u{1B}]777;notify;Bellhop;#5 is yours now\u{1B}\\"))
    let inside = ["TMUX": "/tmp/none,1,0", "KITTY_WINDOW_ID": "1"]
    #expect(
      try written(inside, text)
        .contains("\u{1B}Ptmux;\u{1B}\u{1B}]9;Bellhop: #5 is yours now\u{1B}\u{1B}\\\u{1B}\\"))
  }

  @Test("Nothing in it ends the sequence or begins another")
  func desktopMessagesAreHarmless() throws {
    let hostile =
      "a\u{1B}\\b\u{07}c\u{9C}d\u{9D}52;e\u{202E}f\u{0}" + String(repeating: "x", count: 9999)
    let output = try written([:], by: .osc777, hostile)
    #expect(output.contains("\u{1B}]777;notify;Bellhop;a\\bcd52,ef"))
    #expect(!output.contains(String(repeating: "x", count: 121)))
  }
}
