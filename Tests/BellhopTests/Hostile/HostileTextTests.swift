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
@Suite("Hostile text never reaches the terminal", .serialized)
struct HostileTextTests {
  /// Bracketed paste and focus reports: what the program itself switches on.
  static let ourModes = "CSI:?2004h,CSI:?2004l,CSI:?1004h,CSI:?1004l"

  /// Each conversation is opened in one of the two terminals; `make soak` opens all in both.
  static let step = Soak.isOn ? 1 : 2

  @Test(
    "The escape corpus through list, search, pickers and conversations: no finding",
    .enabled(if: SharedMaterial.has("tools/hostile"), "\(SharedMaterial.why)"),
    arguments: [("xterm-256color", 0), ("tmux-256color", 1)])
  func escapes(term: String, start: Int) throws {
    let records = try HostileRecord.all()
    #expect(records.count == 186)
    let desk = try HostileDesk(records)
    let capture = desk.folder.path + "/capture"
    // With a theme chosen the background is not asked for (OSC 11), so that none may be written.
    let maya = try TerminalSession(
      ["--store", desk.path, "--as", "maya", "--theme", "dark"], environment: ["TERM": term],
      recording: capture)
    try maya.wait(forText: records[0].first)
    let title = try maya.terminal("pane_title")
    let tour = HostileTour(session: maya, records: records)
    try tour.list()
    try tour.search()
    try tour.tags()
    let opened = try tour.open(
      Array(stride(from: Soak.isOn ? 0 : start, to: records.count, by: Self.step)), of: desk)
    try tour.savedReplies(of: desk)
    try maya.press("C-c", "C-c")
    try maya.waitForEnd()
    #expect(try maya.terminal("pane_title") == title)

    try maya.wait(for: "the recording to be whole") { _ in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: capture))
      return bytes.range(of: Data("ENDED-0".utf8)) != nil
    }
    let verdict = try SharedMaterial.python([
      SharedMaterial.path("tools/hostile/tty_oracle.py"), capture, "--term", term, "--extra",
      Self.ourModes,
    ])
    #expect(verdict.output.hasSuffix("FINDINGS 0\n"), "\(verdict.output)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: capture)).count
    print("hostile text on \(term): \(opened) conversations opened, \(bytes) bytes, no finding")
    #expect(bytes > 100_000, "the program showed too little to prove anything")
  }
}
