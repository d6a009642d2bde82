import CLinux
import Canvas
import Testing

@testable import Terminal

/// The mouse and frames shown in one piece: switched on where that is wanted and understood, off
/// again however it ends, and nothing of either ever read as a key. Of the suite that opens
/// terminals one by one, for curses has but one at a time.
extension TerminalTests {
  private func open(
    _ pty: PseudoTerminal, _ more: [String: String] = [:],
    _ change: (inout TerminalOptions) -> Void = { _ in }
  ) throws -> Terminal {
    var options = TerminalOptions(
      environment: ["TERM": "xterm-256color"].merging(more) { $1 }, input: pty.slave,
      output: pty.slave)
    change(&options)
    return try Terminal(options)
  }

  private func inputs(of terminal: Terminal, after bytes: String, _ pty: PseudoTerminal) -> [Input]
  {
    pty.type(bytes + "j")
    var inputs: [Input] = []
    while inputs.last != .key(.character("j")) { inputs += terminal.inputs(within: nil) }
    return inputs.dropLast()
  }

  private static let question = "\u{1B}[?2026$p"
  private static let begin = "\u{1B}[?2026h"
  private static let end = "\u{1B}[?2026l"

  @Test("The mouse is the terminal's unless it is asked for, and is given back")
  func mouseModes() throws {
    for isOn in [false, true] {
      let pty = PseudoTerminal()
      let terminal = try open(pty) { $0.mouse = isOn }
      terminal.write(PseudoTerminal.mark)
      #expect(pty.output().contains("\u{1B}[?1000h\u{1B}[?1006h") == isOn)
      let found = inputs(of: terminal, after: "\u{1B}[<0;5;3M\u{1B}[<0;5;3m\u{1B}[<65;1;1M", pty)
      let wanted: [Input] = [
        .mouse(Mouse(.press, at: Point(x: 4, y: 2))),
        .mouse(Mouse(.wheelDown, at: Point(x: 0, y: 0))),
      ]
      #expect(found == (isOn ? wanted : []))
      _ = terminal.handedOver { terminal.write(PseudoTerminal.mark) }
      #expect(pty.output().contains("\u{1B}[?1006l\u{1B}[?1000l") == isOn)
      terminal.close()
      terminal.write(PseudoTerminal.mark)
      #expect(pty.output().contains("\u{1B}[?1006l\u{1B}[?1000l") == isOn)
    }
  }

  @Test("It can be switched while the screens run")
  func mouseSwitched() throws {
    let pty = PseudoTerminal()
    let terminal = try open(pty)
    terminal.use(mouse: true)
    terminal.write(PseudoTerminal.mark)
    #expect(pty.output().contains("\u{1B}[?1006h"))
    terminal.use(mouse: false)
    terminal.write(PseudoTerminal.mark)
    #expect(pty.output().contains("\u{1B}[?1006l"))
    #expect(inputs(of: terminal, after: "\u{1B}[<0;5;3M", pty).isEmpty)
    terminal.close()
  }

  @Test("Whether frames can be shown whole is asked where it is understood, never inside tmux")
  func frameQuestion() throws {
    for (more, isAsked) in [
      ([:], false), (["KITTY_WINDOW_ID": "1"], true), (["TERM_PROGRAM": "WezTerm"], true),
      (["KITTY_WINDOW_ID": "1", "TMUX": "/tmp/x,1,0"], false), (["TERM": "foot"], true),
      (["TERM_PROGRAM": "Apple_Terminal"], false),
    ] as [([String: String], Bool)] {
      let pty = PseudoTerminal()
      let terminal = try open(pty, more)
      terminal.write(PseudoTerminal.mark)
      #expect(pty.output().contains(Self.question) == isAsked, "\(more)")
      // An answer to nobody's question is swallowed as well.
      #expect(inputs(of: terminal, after: "\u{1B}[?2026;2$y", pty).isEmpty)
      #expect(terminal.isSynchronized == isAsked, "\(more)")
      terminal.close()
    }
  }

  @Test("Large frames stand between the marks, small ones do not; without a yes there are none")
  func frames2026() throws {
    for (answer, knows) in [("\u{1B}[?2026;2$y", true), ("\u{1B}[?2026;0$y", false), ("", false)] {
      let pty = PseudoTerminal()
      let terminal = try open(pty, ["KITTY_WINDOW_ID": "1"])
      #expect(inputs(of: terminal, after: answer, pty).isEmpty)
      terminal.write(PseudoTerminal.mark)
      _ = pty.output()
      var grid = Grid(size: terminal.size, styles: StyleTable())
      terminal.present(grid)
      terminal.write(PseudoTerminal.mark)
      let whole = pty.output()
      #expect((whole.contains(Self.begin) && whole.hasSuffix(Self.end)) == knows)
      grid.draw("one word", at: Point(x: 0, y: 0), style: .plain)
      terminal.present(grid)
      terminal.write(PseudoTerminal.mark)
      #expect(!pty.output().contains("2026"))
      terminal.close()
    }
  }

  @Test("A slow answer in two pieces is no key; off asks nothing, on waits for no answer")
  func frameAnswerTorn() throws {
    let pty = PseudoTerminal()
    let terminal = try open(pty, ["KITTY_WINDOW_ID": "1"])
    pty.type("\u{1B}[?20")
    #expect(terminal.inputs(within: 1200) == [.tick])
    #expect(inputs(of: terminal, after: "26;2$y", pty).isEmpty)
    #expect(terminal.isSynchronized)
    terminal.close()
    for (setting, isOn) in [(TerminalOptions.Synchronized.off, false), (.on, true)] {
      let pty = PseudoTerminal()
      let terminal = try open(pty, ["KITTY_WINDOW_ID": "1"]) { $0.synchronized = setting }
      terminal.write(PseudoTerminal.mark)
      #expect(!pty.output().contains(Self.question))
      #expect(terminal.isSynchronized == isOn)
      terminal.close()
    }
  }

  @Test("What an East Asian terminal draws wide is drawn as its twin, the rest stays")
  func ambiguousWide() throws {
    for isWide in [false, true] {
      let pty = PseudoTerminal()
      let terminal = try open(pty) { $0.ambiguousIsWide = isWide }
      var grid = Grid(size: terminal.size, styles: StyleTable())
      grid.draw("│ 漢字 é ─", at: Point(x: 0, y: 0), style: .plain)
      terminal.present(grid)
      terminal.write(PseudoTerminal.mark)
      #expect(pty.output().contains(isWide ? "| 漢字 e -" : "│ 漢字 é ─"))
      terminal.close()
    }
  }

  @Test("A type without a description is told, with the one that stands in for it")
  func substitute() throws {
    let pty = PseudoTerminal()
    let terminal = try open(pty, ["TERM": "hat-stand"])
    #expect(terminal.substituteType == "xterm-256color")
    terminal.close()
    let known = try open(PseudoTerminal())
    #expect(known.substituteType == nil)
    known.close()
  }
}
