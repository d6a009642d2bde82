import Inbox
import Testing

/// Several people at one store, each in a terminal of their own.
@Suite("Scenario: together")
struct ScenarioTogether {
  @Test("Who reads and who writes shows in the list and above the composer, and goes with them")
  func presence() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try openFirst(priya)
    try maya.wait(lineWith: "Lena Fischer", "◉ Priya")
    try priya.press("r")
    try priya.waitToWrite()
    try priya.type("Dear Lena")
    try maya.wait(lineWith: "Lena Fischer", "✎ Priya")

    try maya.press("r")
    try maya.wait(lineWith: "✎ Priya writes too")
    try priya.wait(lineWith: "◉ Maya is reading")
    try maya.type("Hello")
    try priya.wait(lineWith: "✎ Maya writes too")

    try priya.press("Escape")
    try priya.wait(lineWith: "READ", "open")
    try priya.press("Escape")
    try priya.wait(forText: "TRIAGE")
    try maya.wait(goneText: "Priya writes too")
    try maya.press("Escape")
    try maya.wait(lineWith: "READ", "open")
    try maya.press("Escape")
    try maya.wait(forText: "TRIAGE")
    try priya.wait(for: "nobody at Lena’s") { screen in
      screen.split(separator: "\n").contains {
        $0.contains("Lena Fischer") && !$0.contains("✎ Maya") && !$0.contains("◉ Maya")
      }
    }
  }

  @Test("Who leaves the program is gone at once, not after the lease")
  func leavingTakesPresenceAway() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try openFirst(priya)
    try maya.wait(lineWith: "Lena Fischer", "◉ Priya")
    try priya.press("C-c", "C-c")
    try priya.waitForEnd()
    try maya.wait(goneText: "◉ Priya")
  }

  @Test("Nobody answers twice: while a colleague’s reply is on its way, mine stays a draft")
  func replyUnderWay() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let (maya, priya) = try bothWrite(at: desk)
    try priya.press("C-s")
    try priya.wait(forText: "U takes it back")
    try maya.wait(forText: "newer than what you saw")
    try maya.press("C-s")
    try maya.wait(forText: "Not sent: this is newer than what you saw")
    try maya.wait(lineWith: "Maya was slower")
    try maya.wait(for: "both texts") {
      $0.contains("NEW SINCE YOU LOOKED") && $0.contains("Priya was faster")
    }
    #expect(try desk.outbox().map(\.author) == ["priya"])
    #expect(try desk.draft(of: .maya, for: .lena) == "Maya was slower")
  }

  @Test("A reply that was overtaken is stopped with what is new, and its draft survives")
  func overtakenByColleague() throws {
    let desk = try ScenarioDesk(hold: "1s")
    let (maya, priya) = try bothWrite(at: desk)
    try priya.press("C-s")
    try priya.wait(lineWith: "Priya was faster")
    try maya.wait(lineWith: "Priya", "Priya was faster")
    try maya.press("C-s")
    try maya.wait(forText: "Not sent: this is newer than what you saw")
    try maya.wait(lineWith: "Maya was slower")
    try maya.wait(for: "both texts") {
      $0.contains("NEW SINCE YOU LOOKED") && $0.contains("Priya was faster")
    }
    // Enter answers no question, however often it is pressed.
    try maya.wait(for: "the question to be deaf to Enter") { screen in
      try maya.press("Enter")
      return screen.contains("One of the keys in the box, or Esc")
    }
    try maya.press("e")
    try maya.wait(goneText: "Not sent: this is newer")
    // What Priya said stays in sight.
    try maya.wait(forText: "NEW SINCE YOU LOOKED")
    try maya.wait(lineWith: "Maya was slower")
    try maya.wait(for: "Priya's reply to leave") { _ in try desk.outbox().isEmpty }
    #expect(try desk.draft(of: .maya, for: .lena) == "Maya was slower")
  }

  /// Opens the conversation under the cursor: the list stands there, so the key is heard.
  private func openFirst(_ session: TerminalSession) throws {
    try session.press("Enter")
    try session.wait(forText: " READ ")
  }

  /// Both have a draft for the same customer.
  private func bothWrite(
    at desk: ScenarioDesk
  ) throws -> (maya: TerminalSession, priya: TerminalSession) {
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    for (session, text) in [(maya, "Maya was slower"), (priya, "Priya was faster")] {
      try session.press("r")
      try session.waitToWrite()
      try session.type(text)
      try session.wait(forText: "draft saved")
    }
    return (maya, priya)
  }

  @Test(
    "Two agents who press s at once are served two conversations, and what was left comes again")
  func serveNext() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try maya.press("s")
    try priya.press("s")
    func inFront(_ session: TerminalSession) throws -> String {
      let screen = try session.wait(for: "what is served") {
        $0.contains(" READ ") && $0.contains("would answer")
      }
      return String(screen.split(separator: "\n").first?.prefix(60) ?? "")
    }
    let served = Set(
      try [inFront(maya), inFront(priya)].map { line in
        ["Lena Fischer", "Jon Okafor"].first(where: line.contains) ?? line
      })
    #expect(served == ["Lena Fischer", "Jon Okafor"])
    // Skipping asks why, and the next one is nobody’s.
    try maya.press("s")
    try maya.wait(forText: "Why skip it?")
    try maya.type("not mine")
    try maya.press("Enter")
    try maya.waitToRead(.marta)
    try maya.press("Escape")
    try maya.wait(forText: "TRIAGE")
    // Priya goes on: what Maya skipped and left is free again.
    try priya.press("Escape")
    try priya.wait(forText: "TRIAGE")
  }

  @Test("What arrives is announced; the cursor stays on its conversation")
  func arrivals() throws {
    let desk = try ScenarioDesk()
    // As many lines as conversations.
    let maya = try desk.open(columns: 80, rows: 19)
    try maya.press("j", "j")
    try maya.wait(lineWith: "▌", "Marta Dev")
    try desk.customer(.newcomer, writes: "Is somebody there?", minutesAgo: 200)
    let announced = try maya.wait(forText: "↑1 new (gg)")
    #expect(announced.contains("▌"))
    #expect(!announced.contains("Nora New"))
    try maya.wait(lineWith: "▌", "Marta Dev")
    // Three customers write into what stands there; nothing moves.
    for customer in [Customer.lena, .ruiz, .beck] {
      try desk.customer(customer, writes: "one more thing")
    }
    try maya.wait(lineWith: "Beck Foods", "one more thing")
    try maya.wait(lineWith: "▌", "Marta Dev")
    try maya.press("g", "g")
    try maya.wait(lineWith: "▌", "Nora New")
    try maya.wait(goneText: "new (gg)")
  }

  @Test("What arrives where there is room has its line at once; the cursor stays all the same")
  func room() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("j", "j")
    try maya.wait(lineWith: "▌", "Marta Dev")
    try desk.customer(.newcomer, writes: "Is somebody there?", minutesAgo: 200)
    let shown = try maya.wait(lineWith: "Nora New", "Is somebody there?")
    #expect(!shown.contains("new (gg)"))
    try maya.wait(lineWith: "▌", "Marta Dev")
  }

  @Test("Two terminals of two agents show the same after acts of both and of a script")
  func oneTruth() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try maya.press("2")
    try priya.wait(lineWith: "Lena Fischer", " T2 ")
    try priya.press("j", "3")
    try maya.wait(lineWith: "Jon Okafor", " T3 ")
    try desk.run("assign", "ref:ana", "--agent", "tom")
    try maya.wait(lineWith: "Ana Lima", "Tom")
    try priya.wait(lineWith: "Ana Lima", "Tom")
  }
}
