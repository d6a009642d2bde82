import Foundation
import Inbox
import Testing

@testable import bellhop

/// The inbox line by line, for screen readers: through pipes, and on a terminal of the plainest kind.
@Suite("Scenario: line by line")
struct ScenarioAccessible {
  private func session(
    _ desk: ScenarioDesk, as agent: String = "maya", _ lines: String...
  ) throws -> String {
    let result = try Program.run(
      ["--accessible"] + desk.arguments(as: agent), input: lines.joined(separator: "\n") + "\n")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    return result.output
  }

  @Test("The queue is read as sentences, with states and audiences in words")
  func list() throws {
    let desk = try ScenarioDesk()
    let said = try session(desk, "more", "view snoozed", "filter channel:x", "filter")
    #expect(said.contains("Triage: 1 to 10 of 10, the most urgent first."))
    #expect(said.contains("1. number 1, Lena Fischer, first response in time, 3 hours"))
    #expect(said.contains("Marta Dev"))
    #expect(said.contains("X, PUBLIC"))
    #expect(said.contains("owned by Tom"))
    #expect(said.contains("Kim Brandt, snoozed, back in 2 days 23 hours"))
    #expect(said.contains("Snoozed, filtered by channel:x: nothing here."))
    #expect(said.hasSuffix("Goodbye.\n"))
  }

  @Test("Nothing that a voice would spell out is printed: no lines, blocks, arrows, escapes")
  func readable() throws {
    let desk = try ScenarioDesk()
    try desk.customer(
      .lena, writes: "│┃ ▌ ─── \u{1B}[31mred\u{1B}[0m \u{202E}abc\u{202C} … → ok", minutesAgo: 0)
    let said = try session(
      desk, "help", "1", "read all", "", "tag refund", "assign tom", "undo", "search charged", "3",
      "saved", "", "quit")
    #expect(said.contains("ok"))
    for scalar in said.unicodeScalars {
      let value = scalar.value
      let isDrawn =
        (0x2190...0x21FF).contains(value) || (0x2500...0x25FF).contains(value)
        || (0x2800...0x28FF).contains(value) || (value < 0x20 && value != 0x0A) || value == 0x7F
        || (0x80...0x9F).contains(value) || (0x202A...0x202E).contains(value)
      #expect(!isDrawn, "\(String(value, radix: 16)) in \(said)")
    }
  }

  @Test("An incident is read with who is affected, and step by step")
  func incident() throws {
    let desk = try ScenarioDesk()
    #expect(try session(desk, "incidents", "incident").contains("No incident is open."))
    try desk.run("incident", "open", "Charged twice", "--words", "Nobody pays twice.")
    try desk.run("incident", "update", "charged-twice", "--text", "The bank was asked.")
    let said = try session(desk, "incidents", "incident", "timeline charged-twice", "incident no")
    #expect(said.contains("charged-twice: Charged twice, no conversations."))
    #expect(said.contains("Nobody is named who has not written."))
    #expect(said.contains("filter incident:charged-twice lists its conversations."))
    #expect(said.contains("words approved, en: “Nobody pays twice.”"), "\(said)")
    #expect(said.contains("update: The bank was asked."))
    #expect(said.contains("There is no incident “no”."))
  }

  @Test("A reply names recipient and first line, asks, is held, and can be taken back")
  func reply() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let said = try session(
      desk, "1", "reply", "Dear Lena,", "we pay it back.", ".", "no", "reply", "1", "yes",
      "takeback", "quit")
    #expect(said.contains("Private answer to Lena Fischer +49 151 882, by WhatsApp"))
    #expect(said.contains("2 lines. First line: Dear Lena,"))
    #expect(said.contains("Not sent; kept as a draft."))
    #expect(said.contains("A draft of yours lies there: Dear Lena,"))
    #expect(said.contains("Held for 10 minutes; takeback takes it back."))
    #expect(said.contains("taken back, the text is a draft"))
    #expect(try desk.outbox().isEmpty)
    #expect(try desk.draft(of: .maya, for: .lena) == "Dear Lena,\nwe pay it back.")
  }

  @Test("What the customer wants is read first, however much was done since")
  func manyActs() throws {
    let desk = try ScenarioDesk()
    try desk.customer(.lena, writes: "Both bookings, please.", minutesAgo: 0)
    let acts = ["a", "b", "c", "d", "e", "f", "g", "h"].map { "tag \($0)" }
    let result = try Program.run(
      ["--accessible"] + desk.arguments(as: "priya"),
      input: (["1"] + acts).joined(separator: "\n") + "\n")
    #expect(result.status == 0)
    let said = try session(desk, "1", "quit")
    #expect(said.contains("Both bookings, please."))
    #expect(said.contains("added the tag h"))
  }

  @Test("While a reply is held, help and quit say when it leaves and what leaving means for it")
  func held() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let said = try session(
      desk, "1", "reply", "Dear Lena.", ".", "yes", "help", "quit", "no", "quit", "quit")
    #expect(
      said.components(separatedBy: "Your reply to number 1 is held and leaves in ").count == 4)
    #expect(said.contains("Leaving stops nothing and sends nothing"))
    #expect(said.contains("You are still here."))
    #expect(said.hasSuffix("Goodbye.\n"))
    #expect(try desk.outbox().map(\.state) == ["held"])
  }

  @Test("What was undone is named, and done again")
  func undoneAndRedone() throws {
    let desk = try ScenarioDesk()
    let said = try session(desk, "1", "tag refund", "undo", "redo", "redo", "quit")
    #expect(said.contains("Number 1, taken back: Maya + #refund"))
    #expect(said.contains("Number 1, done again: Maya + #refund"))
    #expect(said.contains("there is nothing to do again"))
    #expect(try desk.row(of: .lena).tags == ["refund"])
  }

  @Test("In public, only the word public sends")
  func inPublic() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let id = try desk.row(of: .marta).id
    var said = try session(desk, "open \(id)", "reply", "Sorry!", ".", "yes", "quit")
    #expect(said.contains("PUBLIC answer to Marta Dev @dev_marta, by X as @acme"))
    #expect(said.contains("Everybody can read it. Type public to send it"))
    #expect(try desk.outbox().isEmpty)
    said = try session(desk, "open \(id)", "reply", "1", "public", "quit")
    #expect(try desk.outbox().map(\.text) == ["Sorry!"])
  }

  @Test("What would be refused in public is not asked about, and another way is told")
  func notSummoned() throws {
    let desk = try ScenarioDesk()
    let loud = Customer(
      name: "Loud Larry", conversation: "larry", channel: .x, account: "acme-x", kind: .post,
      handle: "@larry", isPublic: true)
    try desk.customer(loud, writes: "what a shop, never again", minutesAgo: 20)
    let id = try desk.row(of: loud).id
    let said = try session(desk, "open \(id)", "reply", "Sorry!", ".", "quit")
    #expect(said.contains("X takes a public answer only to who mentions or quotes us"))
    #expect(said.contains("bellhop reply \(id) --private answers its author alone."))
    #expect(!said.contains("Everybody can read it."))
    #expect(try desk.draft(of: .maya, for: loud) == "Sorry!")
  }

  @Test("A saved reply asks for its gaps and applies what follows")
  func savedReply() throws {
    let desk = try ScenarioDesk(hold: "0s")
    let said = try session(desk, "1", "saved double", "1", "88121", "read", "yes", "quit")
    #expect(said.contains("1. Refund: double charge, shortcut rdc"))
    #expect(said.contains("What stands for order?"))
    #expect(said.contains("I checked order 88121 and found one payment."))
    #expect(said.contains("After it the conversation is pending."))
  }

  @Test("Acts go by the same rules as on the screens, refusals in words")
  func acts() throws {
    let desk = try ScenarioDesk()
    let said = try session(
      desk, "1", "tag refund", "tier 3", "tier 1", "", "tier 1", "was a mistake", "take",
      "resolve", "", "resolve", "answered by phone", "undo", "snooze 2h", "quit")
    #expect(said.contains("Tagged refund."))
    #expect(said.contains("Tier 3."))
    #expect(said.contains("Lowering needs a reason:"))
    #expect(said.contains("Nothing was changed."))
    #expect(said.contains("It is yours."))
    #expect(said.contains("The customer has waited 1 hour"))
    #expect(said.contains("It stays open."))
    #expect(said.contains("Resolved unanswered."))
    let row = try desk.row(of: .lena)
    #expect(row.status == "snoozed")
    #expect(row.tier == 1)
    #expect(row.tags == ["refund"])
    #expect(row.assignee == "maya")
    let refused = try session(desk, as: "tom", "open 2", "tier 3", "resolve", "x", "quit")
    #expect(refused.contains("handled") || refused.contains("Tier 3"))
  }

  @Test("next serves what nobody has in hand; skipping asks why")
  func next() throws {
    let desk = try ScenarioDesk()
    let said = try session(desk, "next", "next", "", "next", "in Spanish", "quit")
    #expect(said.contains("Conversation number 1, Lena Fischer"))
    #expect(said.contains("Not skipped."))
    #expect(said.contains("Conversation number 2, Jon Okafor"))
  }

  @Test("On the plainest terminal: a reply that was overtaken is stopped and the author decides")
  func collision() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let maya = try TerminalSession(
      ["--accessible"] + desk.arguments(), columns: 160, environment: ["TERM": "dumb", "LANG": "C"])
    try maya.wait(forText: "List:")
    try maya.type("1\n")
    try maya.wait(forText: "Conversation:")
    try maya.type("reply\n")
    try maya.wait(forText: "A line with a full stop alone ends it")
    try maya.type("We look into it.\n")
    try maya.type(".\n")
    try maya.wait(forText: "Type yes to send it")
    try desk.customer(.lena, writes: "Never mind, it is solved")
    try maya.type("yes\n")
    try maya.wait(forText: "NOT SENT: this is newer than what you read.")
    try maya.wait(forText: "the customer wrote again: Never mind, it is solved")
    try maya.wait(forText: "Which number?")
    try maya.type("2\n")
    try maya.wait(forText: "Note kept, only the team reads it.")
    // What happens meanwhile is told between two prompts.
    try desk.customer(.lena, writes: "One more thing")
    try maya.type("menu\n")
    try maya.wait(forText: "News in this conversation: read tells it.")
    #expect(try desk.outbox().isEmpty)
    try maya.type("quit\n")
    try maya.wait(forText: "Goodbye.")
    try maya.wait(forText: "ENDED-0-line-same")
  }

  @Test("Others see who reads and writes here")
  func presence() throws {
    let desk = try ScenarioDesk()
    let maya = try TerminalSession(["--accessible"] + desk.arguments(), columns: 160)
    try maya.wait(forText: "List:")
    try maya.type("1\nreply\n")
    try maya.wait(forText: "A line with a full stop alone ends it")
    #expect(try desk.presence(of: .maya, at: .lena)?.mode == .writing)
    try maya.type("cancel\n")
    try maya.wait(forText: "Nothing was written.")
    let said = try session(desk, as: "priya", "1", "quit")
    #expect(said.contains("Maya is reading it"))
    try maya.type("back\n")
    try maya.wait(for: "the sign to go") { _ in try desk.presence(of: .maya, at: .lena) == nil }
  }

  @Test("An approval is heard, refused to its author, given in other words, sent back with a note")
  func approvals() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let text = ScenarioDesk.workspace(hold: "10m")
      .replacing("name: Tom, role: agent }", with: "name: Tom, role: agent, approval: [1, 2] }")
    try desk.run("workspace", "import", desk.folder.write(text, to: "approval.yaml"))
    for customer in ["lena", "jon"] {
      try desk.run("reply", "ref:\(customer)", "--text", "You get it in 5 days.", as: "tom")
    }
    let own = try session(desk, as: "tom", "1", "approve", "", "quit")
    #expect(own.contains("a reply of Tom waits for an approval"))
    #expect(own.contains("1. take it back into your draft"))
    let said = try session(
      desk, "view approve", "1", "approve", "2", "You get it in 3 days.", ".", "yes", "list",
      "open 2", "o", "3", "Say when it was paid.", "away", "quit")
    #expect(said.contains("Tom asks for an approval, due in"))
    #expect(said.contains("The answer: You get it in 5 days."))
    #expect(said.contains("Approved. Held for 10 minutes."))
    #expect(said.contains("Sent back; its author has the words."))
    #expect(said.contains("You are away"))
    // What everybody would read is not approved by a yes.
    try desk.run("reply", "ref:marta", "--text", "Sorry, Marta.", as: "tom")
    let open = try session(
      desk, "view approve", "1", "approve", "1", "yes", "o", "1", "public", "quit")
    #expect(open.contains("Everybody can read it. Type public to approve it"))
    #expect(open.contains("It waits on."))
    #expect(open.contains("Approved."))
    let leaving = try desk.outbox()
    #expect(leaving.map(\.text) == ["You get it in 3 days.", "Sorry, Marta."])
  }
}
