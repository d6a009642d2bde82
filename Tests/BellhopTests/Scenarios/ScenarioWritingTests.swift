import Foundation
import Inbox
import Testing

/// The composer at its limits: conflicts, long texts, closed windows, colleagues, pastes.
@Suite("Scenario: writing")
struct ScenarioWriting {
  /// Maya's send met what the customer wrote in the meantime.
  private func conflict(columns: Int = 120) throws -> (ScenarioDesk, TerminalSession) {
    let desk = try ScenarioDesk(hold: "10m")
    let maya = try desk.open(columns: columns, rows: columns == 120 ? 36 : 24)
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("We look into it")
    try desk.customer(.lena, writes: "Never mind, it is settled")
    try maya.wait(forText: "newer than what you saw")
    try maya.press("C-s")
    try maya.wait(for: "both texts and the choice") {
      $0.contains("NEW SINCE YOU LOOKED") && $0.contains("Never mind, it is settled")
        && $0.contains("We look into it") && $0.contains("s send as is")
    }
    return (desk, maya)
  }

  @Test("A conflict becomes a note", arguments: [80, 120])
  func note(columns: Int) throws {
    let (desk, maya) = try conflict(columns: columns)
    try maya.answer("n", while: "s send as is")
    try maya.wait(forText: "WRITE  NOTE team only")
    try maya.press("C-s")
    try maya.wait(forText: "Note kept, team only")
    #expect(try desk.outbox().isEmpty)
    #expect(try desk.said(to: .lena).isEmpty)
  }

  @Test("A conflict is discarded, and undo brings the draft back")
  func discard() throws {
    let (desk, maya) = try conflict()
    try maya.answer("d", while: "s send as is")
    try maya.wait(forText: "Draft discarded; u brings it back")
    try maya.wait(for: "the draft to go") { _ in
      try desk.draft(of: .maya, for: .lena) == nil
    }
    try maya.waitUntilHeard()
    try maya.press("u")
    try maya.wait(forText: "the draft is back")
    try maya.wait(for: "the draft in the store") { _ in
      try desk.draft(of: .maya, for: .lena) == "We look into it"
    }
  }

  @Test("A conflict is edited with the customer’s words in sight, and sent; held keys send nothing")
  func edit() throws {
    let (desk, maya) = try conflict(columns: 80)
    for _ in 0..<20 { try maya.press("s", "Enter") }
    #expect(try desk.outbox().isEmpty)
    try maya.answer("e", while: "s send as is")
    try maya.type(" - thank you")
    try maya.wait(for: "both texts") {
      $0.contains("Never mind, it is settled") && $0.contains("We look into it - thank you")
    }
    try maya.press("C-s")
    try maya.wait(forText: "U takes it back")
    #expect(try desk.outbox().map(\.text) == ["We look into it - thank you"])
  }

  @Test("A text that is too long is shown in parts, and they leave in their order as a thread")
  func parts() throws {
    let desk = try ScenarioDesk(hold: "1s")
    let maya = try desk.open()
    try maya.press("j", "j")
    try maya.wait(lineWith: "▌", "Marta Dev")
    try maya.press("r")
    try maya.wait(lineWith: "REPLY", "PUBLIC", "@dev_marta")
    let text = (1...16).map { "This is sentence number \($0)." }.joined(separator: " ")
    try maya.paste(text)
    try maya.wait(forText: "too long, ^X d")
    try maya.wait(for: "^S to be heard") { screen in
      if screen.contains("^X d shows it in 2 parts") { return true }
      try maya.press("C-s")
      return false
    }
    try maya.press("C-x", "d")
    try maya.wait(forText: "Send 2 parts in PUBLIC?")
    try maya.press("Enter")
    try maya.wait(forText: "One of the keys in the box, or Esc")
    #expect(try desk.outbox().isEmpty)
    try maya.press("y")
    try maya.wait(forText: "2 parts, held 1 s")
    try maya.wait(for: "both parts to leave") { _ in try desk.said(to: .marta).count == 2 }
    let said = try desk.said(to: .marta)
    #expect(said.map { $0.text.map { String($0.suffix(5)) } } == ["(1/2)", "(2/2)"])
    #expect(said[1].replyTo == said[0].id)
    #expect(try desk.outbox().isEmpty)
  }

  @Test("A colleague’s draft is watched, shared live, and gone with them")
  func watch() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya", columns: 80, rows: 24)
    try priya.press("r")
    try priya.waitToWrite()
    try priya.type("Dear Lena")
    try maya.press("r")
    try maya.wait(lineWith: "✎ Priya writes too")
    try maya.press("C-x", "w")
    try maya.wait(forText: "WATCHING Priya")
    try maya.wait(forText: "theirs until they share them")
    #expect(try !maya.screen.contains("Dear Lena"))
    try priya.press("C-x", "v")
    try priya.wait(forText: " SHARED ")
    try maya.wait(forText: "Dear Lena")
    try priya.type(", it was our mistake")
    try maya.wait(forText: "Dear Lena, it was our mistake")
    try maya.type("I read along")
    try maya.wait(lineWith: "I read along")
    try priya.press("C-x", "v")
    try maya.wait(goneText: "it was our mistake")
    try priya.press("C-x", "v")
    try maya.wait(forText: "Dear Lena, it was our mistake")
    // The window goes with no word of farewell.
    try priya.hangUp()
    try maya.wait(goneText: "it was our mistake")
  }

  @Test("A closed window says so before and after, and leads to another channel")
  func window() throws {
    let desk = try ScenarioDesk()
    try desk.know(
      .newcomer,
      identities: [
        Identity(channel: .whatsapp, handle: "+49 30 1"),
        Identity(channel: .email, handle: "nora@customer.example"),
      ])
    try desk.customer(.newcomer, writes: "Is somebody there?", minutesAgo: 25 * 60)
    let maya = try desk.open(columns: 100, rows: 30)
    try maya.wait(lineWith: "▌", "Nora New")
    try maya.wait(lineWith: "Nora New", "win closed")
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("Sorry for the wait")
    try maya.press("C-s")
    let screen = try maya.wait(forText: "WhatsApp takes no answer now")
    #expect(screen.contains("1 h ago") && screen.contains("the draft is kept"))
    #expect(!screen.contains(".000Z"))
    try maya.wait(lineWith: "1  answer by E-mail to nora@customer.example instead")
    try maya.press("1")
    try maya.wait(lineWith: "NEW", "PRIVATE", "E-mail", "nora@customer.example")
    try maya.wait(lineWith: "Sorry for the wait")
    #expect(try desk.outbox().isEmpty)
    #expect(try desk.draft(of: .maya, for: .newcomer) == "Sorry for the wait")
  }

  @Test("A public comment has one private answer")
  func privateReplyOnce() throws {
    let desk = try ScenarioDesk(hold: "1s")
    try desk.customer(.sunny, writes: "Where is my parcel?", minutesAgo: 200)
    let maya = try desk.open()
    try maya.wait(lineWith: "▌", "Sunny Side")
    try maya.press("r")
    try maya.wait(lineWith: "REPLY", "PUBLIC", "sunnyside")
    try maya.wait(forText: "^X p private once")
    try maya.press("C-x", "p")
    try maya.wait(lineWith: "REPLY", "PRIVATE", "sunnyside")
    try maya.type("Please send us your order number")
    try maya.press("C-s")
    try maya.wait(for: "the answer to leave") { _ in
      try desk.said(to: .sunny).map(\.isPublic) == [false]
    }
    try maya.waitUntilHeard()
    try maya.press("r")
    try maya.wait(lineWith: "REPLY", "PUBLIC", "sunnyside")
    try maya.wait(forText: "no private answer left")
    try maya.press("C-x", "p")
    try maya.wait(forText: "takes one private answer to a comment")
    try maya.wait(lineWith: "REPLY", "PUBLIC", "sunnyside")
  }

  @Test("A paste of a mebibyte is text, bounded and one step back; an end mark inside runs nothing")
  func paste() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("Dear Lena")
    let line = "0123456789 \u{1B}[31m\u{07}\u{13}\r\n"
    let big = String(repeating: line, count: (1 << 20) / line.utf8.count + 1)
    try maya.paste(contentsOf: try desk.folder.write(big, to: "big.txt"))
    try maya.wait(forText: "Too long to write here")
    #expect(try desk.outbox().isEmpty)
    try maya.press("C-_")
    try maya.wait(for: "the paste to be gone") {
      $0.contains("Dear Lena") && !$0.contains("0123456789")
    }
    // The end mark within the text: what follows it is text or nothing, never ^S.
    try maya.paste(
      contentsOf: try desk.folder.write(" and\u{1B}[201~\u{13}\u{18}\u{13}more", to: "evil.txt"))
    try maya.wait(forText: "Dear Lena and")
    #expect(try desk.outbox().isEmpty)
    #expect(try desk.row(of: .lena).status == "open")
  }

  @Test("A script that says the same by another channel is refused unless it says it means it")
  func script() throws {
    let desk = try ScenarioDesk(hold: "10m")
    try desk.know(
      .lena,
      identities: [
        Identity(channel: .whatsapp, handle: "+49 151 882"),
        Identity(channel: .email, handle: "chris@customer.example"),
      ])
    try desk.run("reply", "ref:lena", "--text", "It left today.")
    let refused = try Program.run(
      ["reply", "ref:chris", "--text", "it left today"] + desk.arguments())
    #expect(refused.status == 1)
    #expect(refused.errors.contains("The same words went to this customer by WhatsApp"))
    #expect(refused.errors.contains("--say-again"))
    try desk.run("reply", "ref:chris", "--text", "it left today", "--say-again")
    #expect(try desk.outbox().count == 2)
  }
}
