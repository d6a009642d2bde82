import Foundation
import Glibc
import Inbox
import Testing

/// Every way out leaves the terminal as it was found and nothing running.
@Suite("Scenario: leaving")
struct ScenarioLeaving {
  @Test(":q leaves, from the list and from a conversation")
  func colonQ() throws {
    let desk = try ScenarioDesk()
    for opens in [false, true] {
      let maya = try desk.open()
      if opens {
        try maya.press("Enter")
        try maya.waitToRead(.lena)
      }
      try maya.type(":")
      try maya.wait(forText: "Find by name")
      try maya.type("q")
      try maya.press("Enter")
      try maya.waitForEnd()
      #expect(try desk.processes() == [])
    }
  }

  @Test("q and Esc never leave, ^C once neither")
  func neverByAccident() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("q")
    try maya.wait(forText: "This is the first level; :q or ^C twice leaves")
    try maya.press("Escape", "Escape", "q")
    try maya.press("C-c")
    try maya.wait(forText: "^C again leaves; drafts are kept")
    try maya.press("j")
    try maya.wait(lineWith: "▌", "Jon Okafor")
    try maya.press("C-c")
    try maya.wait(forText: "^C again leaves; drafts are kept")
    try maya.press("C-c")
    try maya.waitForEnd()
    #expect(try desk.processes() == [])
  }

  @Test(
    "A terminal that has but one screen is left empty: nothing that customers wrote stays on it",
    arguments: ["linux", "vt220"])
  func oneScreen(term: String) throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(environment: ["TERM": term])
    try maya.press("C-c", "C-c")
    try maya.waitForEnd(hasMainScreen: false)
    #expect(try !maya.screen.contains("Lena Fischer"))
    #expect(try !maya.screen.contains("TRIAGE"))
  }

  @Test("SIGTERM and SIGINT end it in order", arguments: [SIGTERM, SIGINT])
  func signals(signal: Int32) throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("typed just now")
    try maya.wait(forText: "typed just now")
    let program = try #require(try maya.program)
    #expect(kill(program, signal) == 0)
    try maya.waitForEnd()
    #expect(try desk.processes() == [])
    #expect(try desk.draft(of: .maya, for: .lena) == "typed just now")
  }

  @Test("A window that is closed ends it, and the last words are kept")
  func hangUp() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try maya.press("r")
    try maya.waitToWrite()
    try priya.wait(lineWith: "Lena Fischer", "◉ Maya")
    try maya.type("typed just now")
    try maya.wait(forText: "typed just now")
    try maya.hangUp()
    // Her sign of life goes with her, and so does her process; the text stays.
    try priya.wait(for: "Maya to be gone") { !$0.contains("✎ Maya") && !$0.contains("◉ Maya") }
    try priya.wait(for: "one process to be left") { _ in try desk.processes().count == 1 }
    #expect(try desk.draft(of: .maya, for: .lena) == "typed just now")
  }

  @Test("^Z gives the terminal to the shell, fg takes it again")
  func suspendAndResume() throws {
    let desk = try ScenarioDesk()
    let shell = try TerminalSession.shell(desk.arguments())
    try shell.wait(forText: "SHELL>")
    try shell.type("FOUND=$(stty -g)\n")
    try shell.type("same() { [ \"$FOUND\" = \"$(stty -g)\" ] && echo LINE-$1-same; }\n")
    try shell.type("clear; echo BEFORE; \(shell.commandLine)\n")
    try shell.wait(forText: "Lena Fischer")
    try shell.press("j")
    try shell.wait(lineWith: "▌", "Jon Okafor")
    try shell.press("C-z")
    try shell.wait(forText: "Stopped")
    try shell.type("same stopped\n")
    let stopped = try shell.wait(forText: "LINE-stopped-same")
    #expect(stopped.contains("BEFORE"))
    try shell.expectPlainTerminal()

    // While it sleeps the window becomes another.
    try shell.resize(columns: 90, rows: 28)
    try shell.type("fg\n")
    try shell.wait(lineWith: "▌", "Jon Okafor")
    try shell.press("j")
    try shell.wait(lineWith: "▌", "Marta Dev")
    #expect(try shell.terminal("alternate_on") == "1")
    try shell.press("C-c", "C-c")
    try shell.wait(goneText: "Marta Dev")
    try shell.type("same ended\n")
    try shell.wait(forText: "LINE-ended-same")
    try shell.expectPlainTerminal()
    #expect(try desk.processes() == [])
  }

  @Test("Stopped from outside and continued, it takes the screen again")
  func stoppedFromOutside() throws {
    let desk = try ScenarioDesk()
    let shell = try TerminalSession.shell(desk.arguments())
    try shell.wait(forText: "SHELL>")
    try shell.type("\(shell.commandLine)\n")
    try shell.wait(forText: "Lena Fischer")
    // SIGSTOP cannot be heard: the line mode and the screen stay behind, and the shell writes.
    let program = try #require(try shell.program)
    #expect(kill(program, SIGSTOP) == 0)
    try shell.wait(forText: "Stopped")
    try shell.type("echo something else\n")
    try shell.wait(forText: "something else")
    try shell.type("fg\n")
    try shell.wait(goneText: "something else")
    try shell.wait(lineWith: "▌", "Lena Fischer")
    try shell.press("j")
    try shell.wait(lineWith: "▌", "Jon Okafor")
    try shell.press("C-c", "C-c")
    try shell.wait(goneText: "Jon Okafor")
    try shell.expectPlainTerminal()
  }

  @Test("The editor gets the terminal as it was found, and its text comes back")
  func editor() throws {
    let desk = try ScenarioDesk()
    let script = try desk.folder.write(
      "#!/bin/sh\nstty -a >'\(desk.folder.path)/line'\nprintf 'from the editor\\n' >>\"$1\"\n",
      to: "editor")
    #expect(chmod(script, 0o700) == 0)
    let maya = try desk.open(environment: ["EDITOR": script])
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("mine, then ")
    try maya.press("C-x", "C-e")
    try maya.wait(forText: "mine, then from the editor")
    let line = try String(contentsOfFile: desk.folder.path + "/line", encoding: .utf8)
    #expect(line.contains(" icanon") && line.contains(" echo "))
    try maya.waitToWrite()
    try maya.press("C-c", "C-c")
    try maya.waitForEnd()
  }
}
