import Inbox
import Testing

/// Triage with single keys, and the way back from each.
@Suite("Scenario: acts and undo")
struct ScenarioActs {
  @Test("Tier: raising is one key, lowering asks why, undo restores")
  func tier() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("3")
    try maya.wait(lineWith: "Lena Fischer", " T3 ")
    try maya.press("1")
    try maya.wait(forText: "Why tier 1?")
    try maya.press("Enter")
    try maya.wait(forText: "A reason is needed")
    try maya.type("no press, a plain refund")
    try maya.press("Enter")
    try maya.wait(lineWith: "Lena Fischer", " T1 ")
    #expect(try desk.row(of: .lena).tier == 1)
    try maya.press("u")
    try maya.wait(lineWith: "Lena Fischer", " T3 ")
    try maya.press("u")
    try maya.wait(lineWith: "Lena Fischer", " T1 ")
    #expect(try desk.row(of: .lena).tier == 1)
  }

  @Test("Tag: typed or chosen, and taken back")
  func tag() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("t")
    try maya.wait(forText: "─ Tag ")
    try maya.type("double-charge")
    try maya.press("Enter")
    try maya.wait(forText: "last: #1 + #double-charge, u undo")
    #expect(try desk.row(of: .lena).tags == ["double-charge"])
    try maya.press("u")
    try maya.wait(forText: "undone: + #double-charge")
    #expect(try desk.row(of: .lena).tags == [])
  }

  @Test("Assign: to a colleague, and taking from a colleague asks a second m")
  func assign() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("a")
    try maya.wait(forText: "Assign to")
    try maya.type("tom")
    try maya.press("Enter")
    try maya.wait(lineWith: "Lena Fischer", "Tom")
    try maya.press("m")
    try maya.wait(forText: "is Tom’s: m again takes it")
    #expect(try desk.row(of: .lena).assignee == "tom")
    try maya.press("m")
    try maya.wait(for: "Maya to own it") { _ in try desk.row(of: .lena).assignee == "maya" }
    try maya.wait(forText: "last: #1 → Maya, u undo")
    try maya.press("u")
    try maya.wait(forText: "undone: → Maya")
    #expect(try desk.row(of: .lena).assignee == "tom")
    try maya.press("u")
    try maya.wait(forText: "undone: → Tom")
    #expect(try desk.row(of: .lena).assignee == nil)
  }

  @Test("Snooze: it leaves the list as a tombstone, and undo brings it back")
  func snooze() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("z")
    try maya.wait(forText: "Snooze until")
    try maya.type("another")
    try maya.press("Enter")
    try maya.wait(forText: "tomorrow 9:00")
    try maya.type("2d")
    try maya.press("Enter")
    try maya.wait(for: "Lena to be snoozed") { _ in try desk.row(of: .lena).status == "snoozed" }
    // The row stays where it is and refuses acts, so that none meets the one that moved up.
    try maya.wait(lineWith: "▌=", "Lena Fischer")
    try maya.press("3")
    try maya.wait(forText: "has left this list")
    #expect(try desk.row(of: .lena).tier == 1)
    #expect(try desk.row(of: .jon).tier == 1)
    try maya.press("g", "z")
    try maya.wait(forText: "Kim Brandt")
    try maya.wait(forText: "Lena Fischer")
    try maya.press("g", "i")
    try maya.wait(lineWith: "▌", "Jon Okafor")
    try maya.press("u")
    try maya.wait(for: "Lena to be open") { _ in try desk.row(of: .lena).status == "open" }
    try maya.press("g", "g")
    try maya.wait(lineWith: "▌", "Lena Fischer")
  }

  @Test("Resolving while the customer waits asks twice, wants a reason, and never takes Enter")
  func resolveUnanswered() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("e")
    try maya.wait(forText: "e again resolves unanswered")
    #expect(try desk.row(of: .lena).status == "open")
    try maya.press("e")
    try maya.wait(forText: "Why is no answer needed?")
    try maya.type("she called, all settled")
    try maya.press("Enter")
    try maya.wait(forText: "Enter never does")
    #expect(try desk.row(of: .lena).status == "open")
    try maya.press("C-s")
    try maya.wait(forText: "last: #1 resolved unanswered, u undo")
    #expect(try desk.row(of: .lena).status == "resolved")
    try maya.press("u")
    try maya.wait(forText: "undone: resolved unanswered")
    #expect(try desk.row(of: .lena).status == "open")
  }

  @Test("Marks: a plan, no Enter, one act for all and one undo")
  func marks() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("x", "j", "x")
    try maya.wait(forText: "2 marked, Esc clears")
    try maya.press("e")
    try maya.wait(forText: "2 not: The customer waits")
    try maya.press("Escape")
    try maya.wait(goneText: "2 not: The customer waits")
    try maya.wait(forText: "2 marked, Esc clears")
    try maya.waitUntilHeard()
    try maya.press("*")
    try maya.wait(for: "all to be marked") { screen in
      screen.split(separator: "\n").count { $0.hasPrefix("◆") } > 5
    }
    try maya.press("t")
    try maya.wait(forText: "─ Tag ")
    try maya.type("outage")
    try maya.press("Enter")
    try maya.wait(forText: "y  do it")
    // In the first moment nobody can have read it, and no key is heard.
    try maya.wait(for: "Enter to be refused") { screen in
      if screen.contains("One of the keys in the box") { return true }
      try maya.press("Enter")
      return false
    }
    try maya.paste("y\n")
    #expect(try desk.row(of: .lena).tags == [])
    try maya.press("y")
    try maya.wait(forText: "+ #outage, u undo")
    // All of it was done: nothing is left to be marked.
    try maya.wait(goneText: "marked, Esc clears")
    #expect(try desk.row(of: .lena).tags == ["outage"])
    #expect(try desk.row(of: .jon).tags == ["outage"])
    try maya.press("u")
    try maya.wait(forText: "undone: + #outage")
    #expect(try desk.row(of: .lena).tags == [])
    #expect(try desk.row(of: .jon).tags == [])
  }

  @Test("The first e is forgotten by any other act")
  func firstResolveIsForgotten() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("e")
    try maya.wait(forText: "e again resolves unanswered")
    try maya.press("j")
    try maya.wait(lineWith: "▌", "Jon Okafor")
    try maya.press("k")
    try maya.wait(lineWith: "▌", "Lena Fischer")
    try maya.press("e")
    try maya.press("2")
    try maya.wait(lineWith: "Lena Fischer", " T2 ")
    #expect(try !maya.screen.contains("Why is no answer needed?"))
    #expect(try desk.row(of: .lena).status == "open")
  }

  @Test("Pending, spam and escalation each have their way back")
  func otherActs() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("p")
    try maya.wait(forText: "last: #1 pending, u undo")
    #expect(try desk.row(of: .lena).status == "pending")
    try maya.press("u")
    try maya.wait(forText: "undone: pending")
    try maya.press("!")
    try maya.wait(forText: "last: #1 spam, u undo")
    try maya.press("u")
    try maya.wait(forText: "undone: spam")
    #expect(try desk.row(of: .lena).status == "open")
    try maya.press("+")
    try maya.wait(forText: "Escalate to")
    try maya.press("Enter")
    try maya.wait(forText: "Note for them")
    try maya.type("please look")
    try maya.press("Enter")
    try maya.wait(lineWith: "Lena Fischer", " T2 ")
    try maya.press("u")
    try maya.wait(lineWith: "Lena Fischer", " T1 ")
  }
}
