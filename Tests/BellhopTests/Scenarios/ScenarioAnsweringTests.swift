import Inbox
import Testing

/// From the list to the customer: opening, a saved reply, sending, taking back.
@Suite("Scenario: answering")
struct ScenarioAnswering {
  @Test("A saved reply is sent, taken back, sent again, and then it is gone")
  func savedReplyTakenBackAndSent() throws {
    // The hold is far longer than anybody needs for U.
    let desk = try ScenarioDesk(hold: "10m")
    let maya = try desk.open()
    try maya.press("Enter")
    try maya.waitToRead(.lena)
    try maya.press(".")
    try maya.wait(forText: "─ Saved replies ")
    try maya.type("rdc")
    try maya.wait(lineWith: "▌", "Refund: double charge")
    try maya.press("Tab")
    // The picker inserts and sends nothing; the cursor stands on the gap.
    try maya.wait(forText: "I checked order {{order}} and found one payment.")
    try maya.press("C-s")
    try maya.wait(forText: "A gap is left to fill")
    #expect(try desk.outbox().isEmpty)
    try maya.type("88121")
    try maya.wait(forText: "I checked order 88121 and found one payment.")
    try maya.wait(forText: "then: pending #refund")

    try maya.press("C-s")
    try maya.wait(forText: "U takes it back")
    #expect(try desk.outbox().map(\.state) == ["held"])
    #expect(try desk.row(of: .lena).status == "open")
    try maya.waitUntilHeard()
    try maya.press("U")
    try maya.wait(forText: "Taken back; the text is in the draft")
    #expect(try desk.outbox().isEmpty)
    try maya.waitUntilHeard()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.wait(forText: "I checked order 88121 and found one payment.")

    // The workspace changes under the open inbox; the composer says so.
    try desk.changeHold(to: "1s")
    try maya.wait(forText: "held 1s after ^S")
    try maya.press("C-s")
    try maya.wait(lineWith: "Maya", "Hi Lena,")
    try maya.wait(lineWith: "READ", "pending")
    let row = try desk.row(of: .lena)
    #expect(row.status == "pending")
    #expect(row.tags == ["refund"])
    #expect(row.snippet.contains("I checked order 88121"))
    #expect(try desk.outbox().isEmpty)
    #expect(try desk.draft(of: .maya, for: .lena) == nil)
  }

  @Test("Sending with ^X^S resolves once the network has it, and not before")
  func sendAndResolve() throws {
    let desk = try ScenarioDesk(hold: "1s")
    let maya = try desk.open()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("All done.")
    try maya.press("C-x", "C-s")
    // The next conversation opens; this one is resolved when its reply has gone.
    try maya.waitToRead(.jon)
    try maya.waitUntilHeard()
    try maya.press("g", "v")
    try maya.wait(forText: "Northwind Ltd")
    try maya.wait(for: "the outbox to be empty") { _ in try desk.outbox().isEmpty }
    #expect(try desk.row(of: .lena).status == "resolved")
  }

  @Test("A draft is there again after the program was left")
  func draftSurvivesLeaving() throws {
    let desk = try ScenarioDesk()
    let first = try desk.open()
    try first.press("r")
    try first.waitToWrite()
    try first.type("I look into it")
    try first.press("Escape")
    try first.wait(lineWith: "READ", "open")
    try first.wait(forText: "reply draft")
    try first.press("C-c", "C-c")
    try first.waitForEnd()

    let second = try desk.open()
    try second.press("r")
    try second.wait(forText: "I look into it")
    #expect(try desk.outbox().isEmpty)
  }

  @Test("Reply and note are two drafts; a note reaches the team alone")
  func noteBesideReply() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("Dear Lena")
    try maya.press("C-x", "n")
    try maya.wait(forText: "NOTE   team only")
    try maya.wait(goneText: "Dear Lena")
    try maya.type("Stripe shows one charge")
    try maya.press("C-s")
    try maya.wait(forText: "Note kept, team only")
    try maya.wait(lineWith: "Maya: Stripe shows one charge")
    try maya.waitUntilHeard()
    try maya.press("r")
    try maya.wait(forText: "Dear Lena")
    #expect(try desk.outbox().isEmpty)
    #expect(try desk.row(of: .lena).status == "open")
  }

  @Test("A conversation is begun from the screen: account, recipient, subject, text, sent")
  func begin() throws {
    let desk = try ScenarioDesk(hold: "1s")
    let maya = try desk.open()
    try maya.press("c")
    try maya.wait(forText: "Write from")
    try maya.type("e-mail")
    try maya.press("Enter")
    try maya.wait(forText: "To, by E-mail")
    // Who wrote before is found by the beginning of the address.
    try maya.type("chris@")
    try maya.wait(lineWith: "▌", "Chris Malone")
    try maya.press("Enter")
    try maya.wait(forText: "Subject")
    try maya.type("Sunday")
    try maya.press("Enter")
    try maya.wait(lineWith: "NEW", "PRIVATE · E-mail → Chris Malone chris@customer.example")
    try maya.type("We are open on Sunday.")
    // Left and taken up again: nothing is lost.
    try maya.wait(forText: "draft saved")
    try maya.press("Escape")
    try maya.wait(forText: "not begun")
    try maya.press("Escape")
    try maya.wait(forText: "TRIAGE")
    try maya.waitUntilHeard()
    try maya.press("c")
    try maya.wait(lineWith: "draft to Chris Malone")
    try maya.press("Down", "Enter")
    try maya.wait(lineWith: "We are open on Sunday.")
    #expect(try desk.outbox().isEmpty)
    try maya.press("C-s")
    try maya.wait(lineWith: "Maya", "We are open on Sunday.")
    let lines = try desk.run("list", "is:open OR is:pending", "--limit", "100", "--jsonl").output
    #expect(lines.contains(#""subject":"Sunday""#))
  }
}
