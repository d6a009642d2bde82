import Foundation
import Inbox
import Testing
import TestSupport

/// Any size, any terminal.
@Suite("Scenario: sizes and terminals")
struct ScenarioSizes {
  /// Times run on while a test does, and may take a column more; what they stand in does not.
  private func withoutDigits(_ screen: String) -> String {
    screen.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split { $0.isNumber || $0 == " " }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  @Test("After a storm of resizes the frame is whole", arguments: [false, true])
  func storm(inConversation: Bool) throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    if inConversation {
      try maya.press("r")
      try maya.waitToWrite()
      try maya.type("Dear Lena, we look into it and write again before the evening.")
    }
    var dice = SeededGenerator(seed: 7)
    for _ in 0..<60 {
      try maya.resize(
        columns: Int.random(in: 20...200, using: &dice), rows: Int.random(in: 5...60, using: &dice))
    }
    try maya.resize(columns: 120, rows: 36)
    // The hint line in the last of 36 rows: the frame is of the last size and not of one before.
    let hint = inConversation ? "send, resolve" : "? help"
    let whole = try maya.wait(for: "a frame of 36 rows") { screen in
      let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
      return rows.count >= 36 && rows[35].contains(hint)
    }
    // Painted anew from nothing, it is the same: nothing was left over, nothing was missing.
    try maya.press("C-l")
    try maya.press("F1")
    try maya.wait(forText: "Keys here")
    try maya.press("Escape")
    try maya.wait(for: "the same frame again") {
      withoutDigits($0) == withoutDigits(whole)
    }
  }

  @Test(
    "Every size from 20 by 5 shows whom it is about",
    arguments: [(20, 5), (21, 7), (30, 10), (50, 14), (80, 24), (99, 30), (200, 60)])
  func sizes(columns: Int, rows: Int) throws {
    let desk = try ScenarioDesk()
    let maya = try TerminalSession(desk.arguments(), columns: columns, rows: rows)
    try maya.wait(lineWith: "▌", "Lena")
    try maya.press("j")
    try maya.wait(lineWith: "▌", "Jon")
    try maya.press("r")
    try maya.wait(forText: "WRITE")
    try maya.type("Hello Jon")
    try maya.wait(forText: "Hello Jon")
    try maya.press("C-c", "C-c")
    try maya.wait(forText: "ENDED-0")
  }

  @Test(
    "Terminals of every kind show the queue and take keys",
    arguments: [
      "linux", "vt220", "vt100", "xterm", "xterm-256color", "screen", "rxvt-unicode-256color",
      "no-such-terminal", "",
    ])
  func terminalTypes(type: String) throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(environment: ["TERM": type])
    try maya.press("j")
    try maya.wait(lineWith: "▌", "Jon Okafor")
    try maya.press("Enter")
    try maya.wait(lineWith: "READ", "open")
    try maya.press("C-c", "C-c")
    try maya.wait(forText: "ENDED-0-line-same")
  }

  @Test("A terminal that cannot place a cursor is told so, and the program ends with 2")
  func dumbTerminal() throws {
    let desk = try ScenarioDesk()
    let maya = try TerminalSession(desk.arguments(), environment: ["TERM": "dumb"])
    let screen = try maya.wait(forText: "ENDED-2-line-same")
    #expect(screen.contains("cannot place the cursor"))
  }

  @Test("NO_COLOR shows no colour, and attributes still say what matters")
  func noColor() throws {
    let desk = try ScenarioDesk()
    let colored = try desk.open()
    #expect(try Self.colors(in: colored.coloredScreen) > 0)
    let plain = try desk.open(environment: ["NO_COLOR": "1"])
    let screen = try plain.coloredScreen
    #expect(Self.colors(in: screen) == 0)
    #expect(screen.contains("\u{1B}[7m") || screen.contains("\u{1B}[1m"))
  }

  /// How many SGR sequences set a colour: 30–37, 40–47, 90–107, 38;…, 48;….
  private static func colors(in screen: String) -> Int {
    screen.split(separator: "\u{1B}[").dropFirst().count { piece in
      guard let end = piece.firstIndex(of: "m") else { return false }
      return piece[..<end].split(separator: ";").contains { parameter in
        guard let value = Int(parameter) else { return false }
        return (30...48).contains(value) && value != 39 || (90...107).contains(value)
      }
    }
  }

  @Test("--ascii, and a locale without UTF-8 characters, show ASCII alone")
  func ascii() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(options: ["--ascii"])
    #expect(try maya.screen.allSatisfy(\.isASCII))
    try maya.press("j")
    try maya.wait(lineWith: ">", "Jon Okafor")
    try maya.press("r")
    try maya.waitToWrite()
    try maya.press("C-x", ".")
    try maya.wait(forText: "Refund: double charge")
    #expect(try maya.screen.allSatisfy(\.isASCII))
  }

  @Test("A locale that is not UTF-8 shows the signs all the same, through C.UTF-8")
  func otherLocale() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(environment: ["LANG": "POSIX", "LC_ALL": "POSIX"])
    try maya.wait(lineWith: "▌", "Lena Fischer")
  }
}
