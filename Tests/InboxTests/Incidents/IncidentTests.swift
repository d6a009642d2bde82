import Testing

@testable import Inbox

@Suite("Incidents")
struct IncidentTests {
  private func folded(_ desk: MemoryDesk) -> [Incident] {
    Incident.fold(desk.lines, language: desk.workspace.language)
  }

  private func opened() -> MemoryDesk {
    var desk = MemoryDesk()
    desk.run(
      .open(title: "Charged twice", tag: "double-charge", words: ["en": "Nobody pays twice."]))
    return desk
  }

  @Test("Opened, spoken for in each language, kept up to date, closed with a note, opened again")
  func fold() throws {
    var desk = opened()
    #expect(desk.run(.approve(words: "Niemand zahlt doppelt.", language: "de")) == nil)
    #expect(desk.run(.approve(words: "Nobody pays twice, promised.", language: "EN")) == nil)
    #expect(desk.run(.update("The bank is looking."), by: "tom") == nil)
    #expect(desk.run(.affect(["kim", "lee", "kim"]), by: "tom") == nil)
    #expect(desk.run(.spare(["lee"]), by: "tom") == nil)
    var incident = try #require(folded(desk).first)
    #expect(incident.title == "Charged twice")
    #expect(incident.tag == "double-charge")
    #expect(
      incident.bodies == ["de": "Niemand zahlt doppelt.", "en": "Nobody pays twice, promised."])
    #expect(incident.updates.map(\.text) == ["The bank is looking."])
    #expect(incident.affected == ["kim"])
    #expect(incident.isOpen)
    desk.now = at("11:00")
    #expect(desk.run(.close(note: "Refunded.")) == nil)
    incident = try #require(folded(desk).first)
    #expect(incident.closedAt == at("11:00"))
    #expect(incident.closingNote == "Refunded.")
    #expect(desk.run(.update("More")) == .incidentClosed("Charged twice"))
    #expect(desk.run(.open(title: "Charged twice", tag: nil, words: [:])) == nil)
    #expect(folded(desk).map(\.isOpen) == [true])
  }

  @Test("The lines are those of interchange.md, and come back byte for byte")
  func lines() throws {
    var desk = opened()
    desk.run(.approve(words: "Doppelt", language: "de"))
    desk.run(.affect(["kim"]))
    for event in desk.lines {
      var writer = JSONWriter()
      event.write(to: &writer)
      #expect(try JournalLine(reading: writer.bytes) == .event(event))
    }
    // What other programs write: an id, a state, a text.
    let foreign = [
      #"{"v":1,"at":"2026-11-20T09:00:00.000Z","type":"incident","incident":"no-heat","state":"open","text":"Heating is off."}"#,
      #"{"v":1,"at":"2026-11-20T09:01:00.000Z","type":"incident","incident":"nobody-opened","state":"update","text":"?"}"#,
    ].compactMap { line -> Event? in
      guard case .event(let event)? = try? JournalLine(reading: Array(line.utf8)) else {
        return nil
      }
      return event
    }
    let incident = try #require(Incident.fold(foreign, language: "en").first)
    #expect(Incident.fold(foreign, language: "en").count == 1)
    #expect(incident.title == "no heat")
    #expect(incident.tag == "no-heat")
    #expect(incident.bodies == ["en": "Heating is off."])
  }

  @Test("Who handles tier 3 leads; everybody adds what they know; every refusal says why")
  func refusals() {
    var desk = MemoryDesk()
    let lead = Refusal.tierNotYours(.three, handledBy: [.senior, .supervisor])
    #expect(desk.run(.open(title: "x", tag: nil, words: [:]), by: "tom") == lead)
    #expect(desk.run(.open(title: " ", tag: nil, words: [:])) == .emptyText)
    #expect(desk.run(.open(title: "x", tag: "two words", words: [:])) == .notATag("two words"))
    #expect(desk.run(.update("x")) == .unknownIncident("twice"))
    #expect(desk.run(.open(title: "Charged twice", tag: nil, words: [:]), by: "priya") == nil)
    #expect(
      desk.run(.open(title: "Again", tag: nil, words: [:]))
        == .nothingToDo("There is an open incident “twice” already."))
    #expect(desk.run(.approve(words: "x", language: "en"), by: "tom") == lead)
    #expect(desk.run(.approve(words: " ", language: "en")) == .emptyText)
    #expect(desk.run(.approve(words: "x", language: "?")) != nil)
    #expect(desk.run(.close(note: "x"), by: "tom") == lead)
    #expect(
      desk.run(.close(note: "")) == .nothingToDo("Say in a note how it ended: the report shows it.")
    )
    #expect(desk.run(.update(" "), by: "tom") == .emptyText)
    #expect(desk.run(.spare(["kim"])) == .nothingToDo("None of them is on its list."))
    #expect(desk.run(.affect(["kim"])) == nil)
    #expect(desk.run(.affect(["kim"])) == .nothingToDo("They are all on its list already."))
  }

  @Test("Joining tags and raises in one act, and one undo takes all of it back")
  func joining() throws {
    var desk = opened()
    desk.customer("m1")
    let types = desk.run(.joinIncident("twice", raising: true), by: "tom", act: "join").types
    #expect(types == ["incident", "tag", "tier"])
    let conversation = try #require(desk.conversation())
    #expect(conversation.tags == ["double-charge"])
    #expect(conversation.tier == .three)
    let again = desk.run(.joinIncident("twice", raising: true)).refusal
    #expect(again == .nothingToDo("It is part of “Charged twice” already."))
    #expect(desk.run(.undo("join")).refusal == nil)
    #expect(desk.conversation()?.tags == [])
    #expect(desk.conversation()?.tier == .one)
    #expect(IncidentMembership.fold(desk.lines.filter { $0.conversation == "c" }).isEmpty)
    #expect(desk.run(.leaveIncident("twice")).refusal != nil)
    #expect(desk.run(.joinIncident("twice", raising: false)).types == ["incident", "tag"])
    #expect(desk.run(.leaveIncident("twice")).types == ["incident", "untag"])
    #expect(desk.run(.joinIncident("other", raising: false)).refusal == .unknownIncident("other"))
    desk.run(.close(note: "Over"))
    #expect(
      desk.run(.joinIncident("twice", raising: false)).refusal == .incidentClosed("Charged twice"))
  }

  @Test("Two open ones never bear one title; a conversation is part of one open one at a time")
  func twins() throws {
    var desk = opened()
    desk.customer("m1")
    let twin = Refusal.nothingToDo(
      "“Charged twice” is open already (twice): let conversations join it, or give another title.")
    for title in ["Charged twice", " CHARGED  twice!", "Chárged Twice"] {
      #expect(desk.run(.open(title: title, tag: nil, words: [:]), on: "other") == twin)
    }
    #expect(desk.run(.open(title: "Charged thrice", tag: nil, words: [:]), on: "other") == nil)
    #expect(desk.run(.joinIncident("other", raising: false)).refusal == nil)
    #expect(
      desk.run(.joinIncident("twice", raising: false)).refusal
        == .nothingToDo("It is part of “Charged thrice” (other); take it out of that one first."))
    #expect(desk.run(.leaveIncident("other")).refusal == nil)
    #expect(desk.run(.joinIncident("twice", raising: false)).refusal == nil)
    desk.run(.close(note: "Over."))
    #expect(desk.run(.joinIncident("other", raising: false)).refusal == nil, "a closed one is past")
    #expect(desk.run(.open(title: "Charged twice", tag: nil, words: [:]), on: "new") == nil)
    #expect(desk.run(.open(title: "Charged twice", tag: nil, words: [:])) != nil, "opened again")
  }

  @Test("The timeline names the words that it was opened with")
  func timeline() throws {
    let desk = opened()
    let incident = try #require(folded(desk).first)
    let report = IncidentReport(
      incident, heads: desk.lines, members: [], answers: [], conversations: [], language: "en",
      now: desk.now)
    #expect(
      report.entries.map(\.what)
        == [.opened, .approved(language: "en", text: "Nobody pays twice.")])
  }

  @Test("An id is a word made of the title")
  func ids() {
    #expect(IncidentID(title: "Charged twice!", taken: []) == "charged-twice")
    #expect(IncidentID(title: "Charged twice", taken: ["charged-twice"]) == "charged-twice-2")
    #expect(IncidentID(title: "?!", taken: []) == "incident")
    #expect(Tag.isOne(IncidentID(title: String(repeating: "long ", count: 90), taken: []).text))
  }
}
