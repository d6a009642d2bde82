import CLinux
import Canvas
import Foundation
import Testing

@testable import Terminal

/// curses is one to a process: these run one after the other.
@Suite("On a pseudo-terminal", .serialized) struct TerminalTests {
  private struct Desk {
    var styles = StyleTable()
    let body: StyleID
    let late: StyleID
    let selected: OverlayID

    init() {
      body = styles.add("body", Style())
      late = styles.add("late", Style(foreground: .indexed(203), attributes: .bold))
      selected = styles.addOverlay("selected", StyleOverlay(background: .indexed(236)))
    }

    /// A list of 30 rows with a selected one, as the queue shows it.
    func frame(_ size: Size, row: Int) -> Grid {
      var grid = Grid(size: size, styles: styles)
      for y in 0..<min(30, size.height) {
        grid.draw(y == row ? "▌!!  -\(y)m" : " !!  -\(y)m", at: Point(x: 0, y: y), style: late)
        grid.draw(
          "F T3 WA     de +2 Lena Fischer ★  Zwei Buchungen von 89,90 €…  –      ✎ Priya",
          at: Point(x: 10, y: y), style: body)
        if y == row { grid.overlay(Rect(x: 0, y: y, width: 87, height: 1), selected) }
      }
      return grid
    }
  }

  private func open(
    _ pty: PseudoTerminal, _ environment: [String: String] = ["TERM": "xterm-256color"],
    wake: Wake? = nil, signals: Signals? = nil, ascii: Bool = false
  ) throws -> Terminal {
    try Terminal(
      TerminalOptions(
        environment: environment, ascii: ascii, input: pty.slave, output: pty.slave),
      signals: signals, wake: wake)
  }

  @Test("Frames cost what changed, an unchanged one nothing")
  func frames() throws {
    let pty = PseudoTerminal()
    let terminal = try open(pty)
    let desk = Desk()
    #expect(terminal.size == Size(width: 120, height: 36))
    #expect(terminal.depth == .indexed256)
    terminal.present(desk.frame(terminal.size, row: 0))
    terminal.write(PseudoTerminal.mark)
    let first = pty.output()
    #expect(first.contains("\u{1B}[?1049h"))
    #expect(first.contains("\u{1B}[?2004h"))
    #expect(first.contains("Lena Fischer ★"))
    terminal.present(desk.frame(terminal.size, row: 0))
    terminal.write(PseudoTerminal.mark)
    #expect(pty.output() == "")
    for row in 1..<20 {
      terminal.present(desk.frame(terminal.size, row: row))
      terminal.write(PseudoTerminal.mark)
      #expect(pty.output().utf8.count <= 350)
    }
    var grid = desk.frame(terminal.size, row: 19)
    grid.cursor = Point(x: 3, y: 2)
    terminal.present(grid)
    terminal.write(PseudoTerminal.mark)
    #expect(pty.output() == "\u{1B}[3;4H\u{1B}[?12l\u{1B}[?25h")
    terminal.close()
  }

  @Test("The terminal is given back as it was found")
  func restore() throws {
    let pty = PseudoTerminal()
    let before = try #require(LineMode(pty.slave))
    let terminal = try open(pty)
    terminal.present(Desk().frame(terminal.size, row: 0))
    #expect(LineMode(pty.slave)?.equals(before) == false)
    terminal.close()
    terminal.close()
    #expect(LineMode(pty.slave)?.equals(before) == true)
    terminal.write(PseudoTerminal.mark)
    let output = pty.output()
    for off in ["\u{1B}[?2004l", "\u{1B}[?1004l", "\u{1B}[?1049l", "\u{1B}[?12l\u{1B}[?25h"] {
      #expect(output.contains(off), "\(off.debugDescription)")
    }
    #expect(!output.contains("\u{1B}]104"), "the user's palette stays")
  }

  @Test("Keys, pastes, wakes, resizes and ticks come through one wait")
  func inputs() throws {
    let pty = PseudoTerminal()
    let wake = try Wake()
    let terminal = try open(pty, wake: wake)
    pty.type("j\u{1B}[A\u{1B}[200~a\rb\u{1B}[201~")
    var inputs: [Input] = []
    while inputs.count < 3 { inputs += terminal.inputs(within: nil) }
    #expect(inputs == [.key(.character("j")), .key(Key(.up)), .paste("a\nb")])
    pty.type("\u{1B}")
    #expect(terminal.inputs(within: nil) == [.key(Key(.escape))])
    wake.poke()
    wake.poke()
    #expect(terminal.inputs(within: nil) == [.wake])
    #expect(terminal.inputs(within: 1) == [.tick])
    terminal.close()
  }

  @Test("Of many resizes the last counts, and the frame is painted whole")
  func resizes() throws {
    let pty = PseudoTerminal()
    let signals = try Signals()
    defer { signals.unblock() }
    let terminal = try open(pty, signals: signals)
    let desk = Desk()
    terminal.present(desk.frame(terminal.size, row: 0))
    for width in 60..<110 {
      pty.resize(rows: 20, columns: Int32(width))
      clinux_signal_self(Int32(CLINUX_SIGWINCH))
    }
    #expect(terminal.inputs(within: nil) == [.resize(Size(width: 109, height: 20))])
    terminal.write(PseudoTerminal.mark)
    _ = pty.output()
    terminal.present(desk.frame(Size(width: 120, height: 36), row: 0))
    terminal.write(PseudoTerminal.mark)
    #expect(pty.output() == "", "a frame of the old size is not drawn")
    terminal.present(desk.frame(terminal.size, row: 0))
    terminal.write(PseudoTerminal.mark)
    #expect(pty.output().contains("\u{1B}[H\u{1B}[2J"))
    terminal.close()
  }

  @Test("Every size draws, from one cell up; none that no window has", arguments: 0..<3)
  func sizes(round: Int) throws {
    let sizes: [(Int32, Int32)] = [(1, 1), (2, 3), (5, 2500)]
    let pty = PseudoTerminal(rows: sizes[round].0, columns: sizes[round].1)
    let terminal = try open(pty)
    #expect(terminal.size.width == min(2000, Int(sizes[round].1)))
    var grid = Grid(size: terminal.size, styles: StyleTable())
    grid.draw("漢x", at: Point(x: 0, y: 0), style: .plain)
    if round < 2 { terminal.present(grid) }
    terminal.close()
    let serial = PseudoTerminal(rows: 0, columns: 0)
    let told = try open(
      serial, ["TERM": "xterm-256color", "LINES": "30", "COLUMNS": "99999999999"])
    #expect(told.size == Size(width: 2000, height: 30))
    told.close()
  }

  @Test("A child has the terminal for itself, and all is painted anew")
  func child() throws {
    let pty = PseudoTerminal()
    let before = try #require(LineMode(pty.slave))
    let terminal = try open(pty)
    terminal.present(Desk().frame(terminal.size, row: 0))
    terminal.write(PseudoTerminal.mark)
    _ = pty.output()
    let status = try terminal.run(
      ["sh", "-c", "printf '%s' \"$GREETING${HOME-none}\"; stty -a | grep -c ' -icanon'; exit 3"],
      environment: ["GREETING": "hello-", "HOME": nil])
    #expect(status == 3)
    terminal.write(PseudoTerminal.mark)
    let output = pty.output()
    let parts = output.split(separator: "hello-none")
    #expect(parts.count == 2)
    #expect(parts.first?.contains("\u{1B}[?1049l") == true)
    #expect(parts.last?.hasPrefix("0") == true, "lines are edited while the child runs")
    #expect(parts.last?.contains("\u{1B}[?1049h") == true)
    #expect(parts.last?.contains("Lena Fischer") == true)
    #expect(throws: TerminalError.self) { try terminal.run(["/nonexistent/editor"]) }
    terminal.close()
    #expect(LineMode(pty.slave)?.equals(before) == true)
  }

  @Test("A terminal that hangs up says so once")
  func hangup() throws {
    let pty = PseudoTerminal()
    let terminal = try open(pty)
    pty.hangUp()
    var inputs: [Input] = []
    while inputs.isEmpty { inputs = terminal.inputs(within: nil) }
    #expect(inputs == [.signal(.hangup)])
    #expect(terminal.inputs(within: 1) == [.tick])
    terminal.present(Desk().frame(terminal.size, row: 0))
    terminal.close()
  }

  @Test("Unknown types fall back; too simple ones and pipes are refused with a reason")
  func types() throws {
    for type in ["no-such-terminal", ""] {
      let pty = PseudoTerminal()
      let terminal = try open(pty, ["TERM": type])
      #expect(terminal.depth == .indexed256)
      terminal.close()
    }
    let pty = PseudoTerminal()
    #expect(throws: TerminalError.tooSimple(type: "dumb")) { try open(pty, ["TERM": "dumb"]) }
    let mono = try open(pty, ["TERM": "xterm-256color", "NO_COLOR": "1"])
    mono.present(Desk().frame(mono.size, row: 0))
    mono.write(PseudoTerminal.mark)
    let output = pty.output()
    #expect(mono.depth == .mono && !output.contains("38;5") && output.contains("1m"))
    mono.close()
  }

  // Skipped where ncurses' compiler of terminal descriptions (tic) is not installed.
  @Test(
    "24-bit colour where the terminal claims it, by a description of our own",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tic")),
    arguments: ["xterm-256color", "tmux-256color", "no-such-terminal"])
  func direct(type: String) throws {
    let cache = NSTemporaryDirectory() + "terminfo-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: cache, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: cache) }
    var styles = StyleTable()
    let warm = styles.add(
      "warm", Style(foreground: .rgb(red: 255, green: 136, blue: 0), background: .indexed(4)))
    for _ in 0..<2 {
      let pty = PseudoTerminal()
      let terminal = try Terminal(
        TerminalOptions(
          environment: ["TERM": type, "COLORTERM": "truecolor"], cacheDirectory: cache,
          input: pty.slave, output: pty.slave))
      #expect(terminal.depth == .trueColor)
      var grid = Grid(size: terminal.size, styles: styles)
      grid.draw("warm", at: Point(x: 0, y: 0), style: warm)
      terminal.present(grid)
      terminal.write(PseudoTerminal.mark)
      let output = pty.output()
      #expect(output.contains("38;2;255;136;0m") && output.contains("44m"))
      terminal.close()
    }
    // Without a place for the description there are 256 colours.
    let pty = PseudoTerminal()
    let terminal = try open(pty, ["TERM": type, "COLORTERM": "truecolor"])
    #expect(terminal.depth == .indexed256)
    terminal.close()
  }

  @Test("The ASCII tier writes ASCII alone")
  func ascii() throws {
    let pty = PseudoTerminal()
    let terminal = try open(pty, ascii: true)
    #expect(terminal.tier == .ascii)
    terminal.present(Desk().frame(terminal.size, row: 0))
    terminal.write(PseudoTerminal.mark)
    let output = pty.output()
    #expect(output.utf8.allSatisfy { $0 < 0x80 })
    #expect(output.contains("Lena Fischer *  Zwei Buchungen von 89,90 E~"))
    terminal.close()
  }

  @Test("The clipboard gets base 64, never the text")
  func clipboard() throws {
    let pty = PseudoTerminal()
    let terminal = try open(pty)
    terminal.write(PseudoTerminal.mark)
    _ = pty.output()
    #expect(terminal.copy("\u{1B}]0;x\u{07}é") == .sent)
    terminal.write(PseudoTerminal.mark)
    #expect(pty.output() == "\u{1B}]52;c;G10wO3gHw6k=\u{1B}\\")
    #expect(terminal.copy(String(repeating: "x", count: 60_000)) == .tooLong)
    terminal.close()
  }
}
