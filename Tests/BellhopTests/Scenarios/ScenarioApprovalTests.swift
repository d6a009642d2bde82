import Inbox
import Testing

/// Replies that wait for an approval, and the end of a shift, between people at two terminals.
@Suite("Scenario: approvals and handover")
struct ScenarioApproval {
  /// A desk where Tom's replies wait.
  private func desk(_ more: String = "") throws -> ScenarioDesk {
    let desk = try ScenarioDesk(hold: "1s")
    let text =
      ScenarioDesk.workspace(hold: "1s")
      .replacing("name: Tom, role: agent }", with: "name: Tom, role: agent, approval: [1, 2] }")
      + more
    let file = try desk.folder.write(text, to: "approval.yaml")
    try desk.run("workspace", "import", file)
    return desk
  }

  @Test("Submitted, approved in other words, seen by its author, sent once")
  func roundTrip() throws {
    let desk = try desk()
    let tom = try desk.open(as: "tom")
    let maya = try desk.open(as: "maya")
    try tom.press("r")
    try tom.waitToWrite()
    try tom.wait(forText: "needs an approval by Maya or Priya")
    try tom.type("You get it back in 5 days.")
    try tom.wait(forText: "draft saved")
    try tom.press("C-s")
    try tom.wait(forText: "waits for an approval")
    #expect(try desk.outbox().isEmpty)

    try maya.wait(lineWith: "Lena Fischer", "ok?")
    try maya.press("g", "a")
    try maya.wait(forText: "APPROVE  1/1")
    try maya.wait(lineWith: "Lena Fischer", "ok?")
    try maya.press("O")
    // The conversation says that, too: the box is there when its keys are.
    try maya.wait(forText: "in other words")
    try maya.press("E")
    try maya.wait(forText: "approve these words")
    try maya.press("BSpace", "BSpace", "BSpace", "BSpace", "BSpace", "BSpace", "BSpace")
    try maya.type("3 days.")
    try maya.wait(forText: "You get it back in 3 days.")
    try maya.press("C-s")
    try maya.wait(goneText: "approve these words")

    try tom.wait(forText: "Maya approved your reply")
    try tom.wait(forText: "[-5-]")
    try tom.wait(forText: "{+3+} days.")
    try tom.wait(for: "the reply to leave") { _ in try desk.outbox().isEmpty }
    try tom.wait(for: "what was said") { _ in
      try desk.said(to: .lena).map(\.text) == ["You get it back in 3 days."]
    }
    #expect(try desk.run("approvals", as: "maya").output.isEmpty)
  }

  @Test("Sent back it is its author’s draft again, with the note in sight")
  func sentBack() throws {
    let desk = try desk()
    try desk.run("reply", "ref:lena", "--text", "Soon", as: "tom")
    let tom = try desk.open(as: "tom")
    try tom.wait(lineWith: "Lena Fischer", "ok?")
    try desk.run("send-back", "ref:lena", "--note", "Say which day", as: "priya")
    try tom.wait(lineWith: "Lena Fischer", "back")
    try tom.press("O")
    try tom.wait(forText: "Sent back by Priya")
    try tom.wait(forText: "Priya: Say which day")
    #expect(try desk.draft(of: .tom, for: .lena) == "Soon")
    #expect(try desk.outbox().isEmpty)
  }

  @Test("Past its due, who may approve is told wherever they are, and it stands first")
  func overdue() throws {
    let desk = try desk("\napprovals: { within: 1s }\n")
    let maya = try desk.open(as: "maya")
    let tom = try desk.open(as: "tom")
    try desk.run("reply", "ref:lena", "--text", "Soon", as: "tom")
    try maya.wait(forText: "the approval that Tom asks for is overdue")
    try maya.press("g", "a")
    try maya.wait(lineWith: "Lena Fischer", "ok?-")
    try maya.wait(forText: "Approve !! 1")
    try maya.press("g", "w")
    try maya.wait(lineWith: "Lena", "ok?-")
    try tom.press("g", "a")
    try tom.wait(lineWith: "Lena Fischer", "ok?-")
    #expect(try !tom.screen.contains("Approve !! 1"), "he can do nothing about it")
  }

  @Test("Two look at one reply: what the first did stands in the second’s box, words and all")
  func followed() throws {
    let desk = try desk()
    try desk.run("reply", "ref:lena", "--text", "Soon", as: "tom")
    let maya = try desk.open(as: "maya")
    try maya.press("g", "a")
    // Loaded: until then it is the list before under the newer name, and keys that act are dropped.
    try maya.wait(forText: "APPROVE  1/1")
    try maya.press("O")
    // The conversation says that, too: the box is there when its keys are.
    try maya.wait(forText: "in other words")
    try maya.press("B")
    try maya.wait(forText: "send it back")
    try maya.type("Which day?")
    try maya.wait(forText: "Which day?")
    try desk.run("approve", "ref:lena", as: "priya")
    try maya.wait(forText: "your words go nowhere")
    try maya.press("C-s")
    try maya.wait(forText: "It was approved already")
    try maya.wait(forText: "Which day?")
    try maya.press("Escape")
    try maya.wait(forText: "Approved by Priya")
  }

  @Test("What is in hand at the end of a shift goes to a colleague, with a note that calls them")
  func handover() throws {
    let desk = try desk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try maya.press("g", "e")
    try maya.wait(forText: "[In hand 1]")
    try maya.wait(forText: "Jana Weiss")
    try maya.press("H")
    try maya.wait(forText: "Hand over to")
    try maya.type("priya")
    try maya.press("Enter")
    try maya.wait(forText: "What they should know")
    try maya.type("She calls at three")
    try maya.press("Enter")
    try maya.wait(for: "Priya to own it") { _ in
      try desk.row(of: .jana).assignee == "priya"
    }
    try priya.press("g", "@")
    try priya.wait(forText: "Jana Weiss")
    try priya.press("Enter")
    try priya.wait(forText: "She calls at three")
  }
}
