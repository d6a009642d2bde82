import Foundation
import Inbox
import Testing

/// The promise that a wrong key does no damage, in the real program: real bytes, real pastes, a
/// real store.
@Suite("Scenario: a wrong key does no damage")
struct ScenarioWrongKey {
  @Test("What is typed ahead of the next conversation is dropped")
  func typeAheadAfterResolve() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("/")
    try maya.type("Beck")
    try maya.press("Enter")
    try maya.wait(lineWith: "▌", "Beck Foods")
    try maya.press("Enter")
    try maya.waitToRead(.beck)
    // One burst: the rest was meant for what stood there when it was typed.
    try maya.type("e3p!")
    try maya.waitToRead(.ortiz)
    // A key that shows, so that everything before it was handled.
    try maya.press("?")
    try maya.wait(forText: "Keys here")
    let next = try desk.row(of: .ortiz)
    #expect(next.tier == 1)
    #expect(next.status == "open")
    let resolved = try desk.row(of: .beck)
    #expect(resolved.status == "resolved")
    #expect(resolved.tier == 1)
  }

  @Test("An Alt sequence that a slow line tears apart runs no command")
  func escapeApartFromItsLetter() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("Enter")
    try maya.waitToRead(.lena)
    // A try counts only if the key was torn, and both halves came within the time in which letters
    // are deaf: a busy machine needs more tries, and none that proves nothing passes for one.
    var tries = 0
    try maya.wait(for: "a key torn apart, its letter soon after") { _ in
      tries += 1
      return try tears(maya)
    }
    print("a torn Alt sequence: try \(tries) was swift enough to count")
    #expect(try desk.row(of: .lena).status == "open")

    // The control: heard, the same letter asks, and what was looked for above would have been seen.
    try maya.waitUntilHeard()
    try maya.press("e")
    try maya.wait(forText: "e again resolves unanswered")
  }

  /// Begins to write and sends Esc, and after a pause `e`. True if that was a key torn in two: the
  /// Esc alone left the text, and `e` came before letters are heard again. Then nothing may have come
  /// of it.
  private func tears(_ maya: TerminalSession) throws -> Bool {
    try maya.press("r")
    try maya.waitToWrite()
    let took = try maya.send([0x1B], pause: .milliseconds(60), then: Array("e".utf8))
    // The next key tells which it was: help over the conversation, or a letter of the text.
    let marker = "?"
    let after = try maya.wait(for: "what came of it") { screen in
      if screen.contains("Keys here") { return true }
      let isText = screen.split(separator: "\n").contains { $0.hasPrefix(" " + marker) }
      if screen.contains("WRITE  REPLY"), isText { return true }
      try maya.press(marker)
      return false
    }
    guard after.contains("Keys here") else {
      // They came together: Alt-e. The text goes, and with it the try.
      try maya.press("C-e", "C-u", "Escape")
      try maya.wait(lineWith: "READ", "open")
      try maya.waitUntilHeard()
      return false
    }
    let behind = try maya.wait(for: "the help to close") { screen in
      if screen.contains("Keys here") { try maya.press("Escape") }
      return !screen.contains("Keys here")
    }
    let isSwift = took < .milliseconds(250)
    #expect(!isSwift || !behind.contains("e again resolves unanswered"))
    // Whatever a late `e` said is forgotten by the next act.
    try maya.waitUntilHeard()
    return isSwift
  }

  @Test("Escape and its letter together are a key of the line editor")
  func altKeepsItsMeaning() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("one three")
    try maya.press("M-b")
    try maya.type("two ")
    try maya.wait(forText: "one two three")
    try maya.waitToWrite()
  }

  @Test("A paste with line feeds is text in the composer and sends nothing")
  func pasteIntoComposer() throws {
    let desk = try ScenarioDesk(hold: "1s")
    let maya = try desk.open()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.paste("first line\nsecond line\r\u{13}\u{18}\u{13}third line\n")
    let screen = try maya.wait(forText: "third line")
    #expect(screen.contains("first line") && screen.contains("second line"))
    try maya.waitToWrite()
    try maya.wait(forText: "draft saved")
    #expect(try desk.outbox().isEmpty)
    #expect(try desk.draft(of: .maya, for: .lena) == "first line\nsecond line\nthird line\n")
    #expect(try desk.row(of: .lena).status == "open")
  }

  @Test("A paste into the list, the conversation, a prompt or a picker runs nothing")
  func pasteElsewhere() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.paste("e\ne\n3\np\n!\n")
    try maya.wait(forText: "the paste is dropped")
    try maya.press("F")
    try maya.wait(forText: "Filter")
    try maya.paste("tier:3\n")
    try maya.wait(forText: "Filter › tier:3")
    try maya.press("Escape")
    try maya.wait(goneText: "Filter ›")
    try maya.waitUntilHeard()
    try maya.press("a")
    try maya.wait(forText: "Assign to")
    try maya.paste("tom\n")
    try maya.wait(lineWith: "› tom")
    try maya.wait(forText: "Assign to")
    try maya.press("Escape")
    try maya.wait(goneText: "Assign to")
    try maya.press("Enter")
    try maya.waitToRead(.lena)
    try maya.paste("e\ne\n3\n")
    try maya.wait(forText: "the paste is dropped")
    let row = try desk.row(of: .lena)
    #expect(row.tier == 1 && row.status == "open" && row.assignee == nil)
  }

  @Test("A public answer asks once, names the recipient, and Enter does not confirm")
  func publicReply() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let maya = try desk.open()
    try maya.press("j", "j")
    try maya.wait(lineWith: "▌", "Marta Dev")
    try maya.press("r")
    try maya.wait(lineWith: "REPLY", "PUBLIC", "@dev_marta")
    try maya.type("Sorry, we look into it")
    try maya.press("C-s")
    try maya.wait(forText: "Send in PUBLIC?")
    try maya.wait(lineWith: "to ", "@dev_marta")
    try maya.wait(lineWith: "text", "Sorry, we look into it")
    try maya.press("Enter")
    try maya.wait(forText: "One of the keys in the box, or Esc")
    try maya.press("C-s")
    try maya.press("Space")
    try maya.wait(forText: "Send in PUBLIC?")
    #expect(try desk.outbox().isEmpty)
    try maya.press("n")
    try maya.wait(goneText: "Send in PUBLIC?")
    #expect(try desk.outbox().isEmpty)
    try maya.press("C-s")
    try maya.wait(forText: "Send in PUBLIC?")
    try maya.press("y")
    try maya.wait(forText: "U takes it back")
    #expect(try desk.outbox().map(\.text) == ["Sorry, we look into it"])
  }

  @Test("A private message cannot be answered in public")
  func privateStaysPrivate() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("r")
    try maya.wait(lineWith: "REPLY", "PRIVATE", "Lena Fischer")
    try maya.press("C-x", "p")
    try maya.wait(forText: "has one audience only")
    try maya.wait(lineWith: "REPLY", "PRIVATE")
  }

  @Test("^S with a draft that the customer overtook stops and shows what is new")
  func overtakenByCustomer() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let maya = try desk.open()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("We look into it")
    try desk.customer(.lena, writes: "Never mind, it is settled")
    try maya.wait(forText: "newer than what you saw")
    try maya.press("C-s")
    try maya.wait(forText: "Not sent: this is newer than what you saw")
    try maya.wait(lineWith: "Never mind, it is settled")
    #expect(try desk.outbox().isEmpty)
    try maya.press("Escape")
    try maya.wait(goneText: "Not sent: this is newer")
    try maya.wait(lineWith: "We look into it")
    #expect(try desk.draft(of: .maya, for: .lena) == "We look into it")
    // Looked at, and sent all the same.
    try maya.press("C-s")
    try maya.wait(forText: "Not sent: this is newer than what you saw")
    // A key that is held down answers nothing; one that is pressed in its time does.
    var last = Date.distantPast
    try maya.wait(for: "the question to take its answer") { screen in
      if screen.contains("s send as is"), Date().timeIntervalSince(last) > 1 {
        try maya.press("s")
        last = Date()
      }
      return screen.contains("U takes it back")
    }
    #expect(try desk.outbox().map(\.text) == ["We look into it"])
  }

  @Test("A message of the customer during the hold stops the reply; the text is in the draft")
  func stoppedDuringHold() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let maya = try desk.open()
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("We look into it")
    try maya.press("C-s")
    try maya.wait(forText: "U takes it back")
    try desk.customer(.lena, writes: "Wait, it was my mistake")
    try maya.wait(forText: "Stopped before it left: this came in between")
    try maya.wait(lineWith: "Wait, it was my mistake")
    try maya.wait(lineWith: "We look into it")
    #expect(try desk.row(of: .lena).status == "open")
    #expect(try !desk.outbox().contains { $0.state == "held" || $0.state == "queued" })
    try maya.press("Escape")
    try maya.wait(goneText: "Stopped before it left")
    try maya.wait(lineWith: " We look into it")
    #expect(try desk.draft(of: .maya, for: .lena) == "We look into it")
  }

  @Test("Unknown key sequences are swallowed whole")
  func unknownSequences() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    // A mouse report, a function key with modifiers, a terminal's answer about its colours.
    for sequence in ["\u{1B}[<0;3;5M", "\u{1B}[24;6~", "\u{1B}]11;rgb:0000/0000/eeee\u{07}"] {
      try maya.type(sequence)
    }
    try maya.press("j")
    try maya.wait(lineWith: "▌", "Jon Okafor")
    #expect(try !maya.screen.contains("last: #"))
    #expect(try desk.row(of: .lena).status == "open")
  }
}
