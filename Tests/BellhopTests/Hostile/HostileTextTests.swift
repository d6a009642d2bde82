import Foundation
import TestSupport
import Testing

extension SharedMaterial {
  /// Runs one of its Python programs to the end.
  static func python(_ arguments: [String]) throws -> Program.Result {
    try Program.run(arguments, executable: "/usr/bin/env", before: ["python3"])
  }
}

/// Every attack of the corpus as a mail, shown in the list, in conversations and in pickers: the
/// bytes on the tty hold nothing that ncurses would not write by itself.
@Suite("Hostile text never reaches the terminal", .serialized)
struct HostileTextTests {
  /// Bracketed paste and focus reports: what the program itself switches on.
  static let ourModes = "CSI:?2004h,CSI:?2004l,CSI:?1004h,CSI:?1004l"

  @Test(
    "The escape corpus through list, conversation, search and picker: no finding",
    .enabled(
      if: SharedMaterial.has("tools/hostile"), "\(SharedMaterial.why)"),
    arguments: ["xterm-256color", "tmux-256color"])
  func escapes(term: String) throws {
    let desk = try CareDesk(journal: [CareDesk.journal[0]])
    let tools = SharedMaterial.path("tools/hostile")
    let corpus = SharedMaterial.path("fixtures/hostile/escape/escape.jsonl")
    let mails = desk.folder.path + "/attacks.mbox"
    #expect(try SharedMaterial.python([tools + "/make_mbox.py", mails, corpus]).status == 0)
    try desk.succeed(["import", mails, "--account", "care-mail"])
    // List pages, conversations opened and left, a picker, a search, the help.
    let pages = String(repeating: "\\x04", count: 24)
    let opened = String(repeating: "\\rqkkkkkkk", count: 40)
    // After Esc from the composer letters do nothing for a moment: repaints pass the time.
    let pause = String(repeating: "\\x0c", count: 10)
    let pickers = "t\\x1b.\\x1b\\x1b\(pause)\\x1b/example\\r\\x1b?\\x1b\\x03\\x03"
    let capture = desk.folder.path + "/capture-" + term
    let ran = try Program.run(
      [
        tools + "/ptyrun.py", capture, "36", "120", "--delay", "0.06", "--keys",
        pages + opened + pickers, "--", Program.path, "--store", desk.store, "--as", "maya",
      ], executable: "/usr/bin/env", before: ["python3"],
      environment: ["TERM": term, "HOME": desk.folder.path])
    #expect(ran.status == 0, "\(ran.errors)")
    let verdict = try SharedMaterial.python([
      tools + "/tty_oracle.py", capture, "--term", term, "--extra", Self.ourModes,
    ])
    #expect(verdict.output.hasSuffix("FINDINGS 0\n"), "\(verdict.output)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: capture))
    #expect(bytes.count > 20_000, "the program showed too little to prove anything")
  }
}
