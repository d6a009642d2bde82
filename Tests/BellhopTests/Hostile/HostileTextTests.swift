import Foundation
import TestSupport
import Testing

extension SharedMaterial {
  /// Runs one of its Python programs to the end.
  static func python(_ arguments: [String]) throws -> Program.Result {
    try Program.run(arguments, executable: "/usr/bin/env", before: ["python3"])
  }
}

/// Every attack of the corpus in every field, in the list, in the search, in the pickers and in
/// conversations: the bytes on the tty hold nothing that ncurses would not write by itself, and the
/// harmless words around each attack stay readable.
///
/// To see it red: let `DisplayFilter.consumeOther` write U+202E as it is. (U+009B alone makes the
/// filter's own tests red: curses spells controls that reach it.)
@Suite("Hostile text never reaches the terminal", .serialized)
struct HostileTextTests {
  /// Bracketed paste and focus reports: what the program itself switches on.
  static let ourModes = "CSI:?2004h,CSI:?2004l,CSI:?1004h,CSI:?1004l"

  /// A terminal, which conversations are opened in it, and which screens.
  struct Terminal: CustomTestStringConvertible {
    enum Part { case all, acting, watching }

    let type: String
    let first: Int
    let step: Int
    var part = Part.all
    /// One that few have.
    var isRare: Bool { type == "linux" || type == "vt220" }

    var testDescription: String { type }
  }

  /// In `make test` each conversation is opened in one of the two terminals that most people have, and
  /// every so many of them in one of two that few have; each screen stands in one of either kind.
  /// `make soak` opens all in all.
  static let terminals =
    Soak.isOn
    ? ["xterm-256color", "tmux-256color", "linux", "vt220"].map {
      Terminal(type: $0, first: 0, step: 1)
    }
    : [
      Terminal(type: "linux", first: 3, step: 36, part: .acting),
      Terminal(type: "vt220", first: 10, step: 36, part: .watching),
      Terminal(type: "xterm-256color", first: 0, step: 2, part: .acting),
      Terminal(type: "tmux-256color", first: 1, step: 2, part: .watching),
    ]

  /// What the bytes alone do not tell: modes that curses switches too, and tmux's own buffers.
  static let modes = [
    "alternate_on", "insert_flag", "keypad_flag", "keypad_cursor_flag", "mouse_any_flag",
    "mouse_sgr_flag", "origin_flag", "wrap_flag", "scroll_region_upper", "scroll_region_lower",
    "pane_width", "pane_height", "pane_title", "buffer_size",
  ]

  @Test(
    "The escape corpus through every list, picker, composer and conversation: no finding",
    .enabled(if: SharedMaterial.has("tools/hostile"), "\(SharedMaterial.why)"),
    arguments: terminals)
  func escapes(in terminal: Terminal) throws {
    let term = terminal.type
    let records = try HostileRecord.all()
    #expect(records.count == 186)
    let desk = try HostileDesk(records)
    let places = Array(stride(from: terminal.first, to: records.count, by: terminal.step))
    let some = Soak.isOn ? places : Array(stride(from: terminal.first, to: records.count, by: 37))
    try desk.queueReplies(some, records)
    let capture = desk.folder.path + "/capture"
    // With a theme chosen the background is not asked for (OSC 11), so that none may be written.
    let maya = try TerminalSession(
      ["--store", desk.path, "--as", "maya", "--theme", "dark"], environment: ["TERM": term],
      recording: capture)
    try maya.wait(forText: records[0].first)
    let title = try maya.terminal("pane_title")
    let modesBefore = try Self.modes.map { try maya.terminal($0) }
    let tour = HostileTour(session: maya, records: records)
    try tour.list()
    if Soak.isOn || !terminal.isRare {
      try tour.search()
      try tour.tags()
      try tour.people()
    }
    try tour.settings(hasColours: term != "vt220")
    let few = Soak.isOn ? some : [some[1]]
    try tour.messages(few)
    if terminal.part != .watching {
      try tour.customers(few, of: desk)
      try tour.plans(few)
      try tour.proposals(few, of: desk)
    }
    if terminal.part != .acting {
      try tour.figures()
      try tour.wallboard(few, of: desk)
    }
    try tour.outbox(some)
    let opened = try tour.open(places, of: desk)
    if Soak.isOn || !terminal.isRare { try tour.savedReplies(of: desk) }
    if terminal.part != .watching {
      // A message that comes later moves nobody: the order is by the oldest unanswered.
      try tour.writing(Array(few.prefix(40)), in: desk)
    }
    let modes = try Self.modes.map { try maya.terminal($0) }
    #expect(modes == modesBefore, "the terminal's state has changed")
    try maya.press("C-c", "C-c")
    try maya.waitForEnd(hasMainScreen: !terminal.isRare)
    #expect(try maya.terminal("pane_title") == title)
    // Where nothing comes back that stood there before, nothing of the customers stays either.
    #expect(try !maya.screen.contains(records[0].first))

    try maya.wait(for: "the recording to be whole") { _ in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: capture))
      return bytes.range(of: Data("ENDED-0".utf8)) != nil
    }
    let verdict = try SharedMaterial.python([
      SharedMaterial.path("tools/hostile/tty_oracle.py"), capture, "--term", term, "--extra",
      Self.ourModes,
      // For the reply that was not sent, which is what the bell is for.
      "--bel", terminal.part == .acting ? "0" : "1",
    ])
    #expect(verdict.output.hasSuffix("FINDINGS 0\n"), "\(verdict.output)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: capture)).count
    print("hostile text on \(term): \(opened) conversations opened, \(bytes) bytes")
    #expect(bytes > 100_000, "the program showed too little to prove anything")
  }
}
