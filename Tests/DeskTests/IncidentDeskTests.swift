import Canvas
import Inbox
import Testing

@testable import Desk

/// Signals, incidents and the banner, on the screens.
@Suite struct IncidentDeskTests {
  static let sizes = [Size(width: 120, height: 36), Size(width: 80, height: 24)]

  private func signal(_ bench: Bench, incident: IncidentID? = nil) -> BurstSignal {
    BurstSignal(
      kind: .words, label: "charged twice", people: 11, usual: 0.25,
      since: bench.now.advanced(by: -5_520_000),
      conversations: bench.store.rows.prefix(5).map(\.id).sorted(), incident: incident)
  }

  private func incident(_ bench: Bench, words: Bool = true) -> Incident {
    var lines = [
      line(bench, -65, .open, words ? "Hi {{contact.first_name|there}}, nobody pays twice." : nil),
      line(bench, -30, .update, "The bank has an answer by three."),
      line(bench, -20, .join, nil, "zoe"),
    ]
    if words { lines.insert(line(bench, -60, .update, "Niemand zahlt doppelt.", "de"), at: 1) }
    return Incident.fold(lines, language: "en")[0]
  }

  private func line(
    _ bench: Bench, _ minute: Int64, _ state: IncidentState, _ text: String?,
    _ extra: String? = nil
  ) -> Event {
    var members: [JSONMember] = []
    if state == .open {
      members = [.init("title", "Charged twice"), .init("tag", "double-charge")]
    }
    if let extra { members = [.init(state == .join ? "contact" : "lang", .string(extra))] }
    return Event(
      at: bench.now.advanced(by: minute * 60_000), conversation: nil, by: .agent("priya"),
      what: .incident(id: "twice", state, text: text), unknown: members)
  }

  /// With an incident of the first five open conversations.
  func bench(
    _ me: AgentID = "maya", size: Size = sizes[0], words: Bool = true, isTold: Bool = true
  ) -> Bench {
    var settings = Sample.settings
    settings.workspace.tiers[.three] = TierDefinition(
      name: "Priority", handledBy: [.senior, .supervisor])
    if let agent = settings.workspace.agent(me) { settings.agent = agent }
    var bench = Bench(size: size, settings: settings)
    for place in bench.store.rows.indices { bench.store.rows[place].presence = [] }
    let incident = incident(bench, words: words)
    let rows = Array(bench.store.rows.filter { $0.conversation.status == .open }.prefix(5))
    var tally = IncidentTally()
    for row in rows { tally.add(row.conversation, in: incident, now: bench.now) }
    bench.store.incidents["twice"] = IncidentPage(
      incident: incident, tally: tally,
      people: [AffectedPerson(contact: "zoe", name: "Zoe Reed", conversation: nil)], rows: rows,
      versions: Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.version) }))
    if isTold { bench.send(.incidents([IncidentSummary(incident: incident, members: 5)])) }
    return bench
  }

  // MARK: - What is seen

  @Test(arguments: sizes)
  func screen(size: Size) {
    var bench = bench(size: size)
    bench.send(.signals([signal(bench)]))
    bench.press("g c")
    Golden.check(bench, "incident-signal")
    bench.press("j")
    Golden.check(bench, "incidents")
    bench.wait(7000)
    bench.press("g i")
    Golden.check(bench, "incident-banner")
  }

  @Test func banner() {
    var bench = bench(isTold: false)
    #expect(!bench.shows("INCIDENT"))
    bench.send(.incidents([IncidentSummary(incident: incident(bench), members: 5)]))
    for keys in ["g i", "Enter", "Esc g w", "g f", "g r", "g c", "g i"] {
      bench.press(keys)
      bench.wait(200)
      #expect(bench.shows("! INCIDENT Charged twice · 5 conversations"), "\(keys)")
    }
    let ascii = bench.desk.draw(size: bench.desk.size, theme: .mono, glyphs: .ascii).lines
    #expect(ascii.contains { $0.contains("! INCIDENT Charged twice . 5 conversations") })
    bench.send(.resize(Size(width: 50, height: 12)))
    #expect(bench.shows("INCIDENT"))
    for width in stride(from: 20, through: 130, by: 5) {
      bench.send(.resize(Size(width: width, height: 24)))
      #expect(bench.screen.count == 24)
    }
  }

  @Test("A conversation's subject and the rule below it both have their line on small screens")
  func bannerOverConversation() {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 36)] {
      var bench = bench(size: size)
      bench.press("g i Enter")
      #expect(bench.shows("! INCIDENT"), "\(size)")
      #expect(bench.shows("owner"), "\(size)")
      #expect(bench.shows("Zwei Buchungen von 89,90"), "\(size)")
    }
  }

  @Test("On the wallboard signals stand behind the rows; Enter lists them, I opens an incident")
  func wallboard() throws {
    for size in Self.sizes {
      var bench = Bench(size: size)
      let signal = signal(bench)
      bench.send(.signals([signal]))
      bench.press("g w")
      #expect(bench.shows("! “charged twice” ×11 since"), "\(bench.screen)")
      bench.press("G")
      while bench.desk.signalOnWallboard == nil, bench.desk.wallboard?.cursor ?? 99 < 90 {
        bench.press("j")
      }
      Golden.check(bench, "wallboard-signal")
      bench.press("g w k")
      let screen = try #require(bench.desk.wallboard)
      bench.press(Array(repeating: "j", count: screen.rows.count).joined(separator: " "))
      bench.press("Enter")
      #expect(bench.desk.queue.view.title.string == "“charged twice”")
      #expect(Set(bench.desk.queue.list.rows.map(\.id)) == Set(signal.conversations))
    }
  }

  @Test("A signal is told once, and one that is part of an incident not at all")
  func news() {
    var bench = Bench()
    bench.send(.signals([signal(bench)]))
    #expect(bench.message.contains("“charged twice” ×11 since"))
    bench.wait(7000)
    #expect(bench.message.isEmpty)
    bench.send(.signals([signal(bench)]))
    #expect(bench.message.isEmpty)
    var other = Bench()
    other.send(.signals([signal(other, incident: "twice")]))
    #expect(other.message.isEmpty)
  }

  // MARK: - Acts

  @Test("From the signal: a title, the plan of who joins, and with its y the incident")
  func opening() throws {
    var bench = bench(isTold: false)
    bench.send(.incidents([]))
    bench.store.incidents = [:]
    var signal = signal(bench)
    signal.conversations = bench.store.rows.prefix(2).map(\.id).sorted()
    bench.send(.signals([signal]))
    bench.press("g c I")
    #expect(bench.shows("What is it about?"))
    bench.press("Enter")
    #expect(bench.shows("join, #charged-twice, tier 3"))
    let plan = bench.effects.compactMap { effect -> Bulk? in
      if case .plan(_, let bulk) = effect { bulk } else { nil }
    }.last
    #expect(plan?.command == .joinIncident("charged-twice", raising: true))
    #expect(plan?.conversations == signal.conversations)
    let request = try #require(plan?.opening)
    #expect(request.incident == "charged-twice")
    #expect(request.what == .open(title: "charged twice", tag: nil, words: [:]))
    bench.wait(400)
    bench.press("n")
    #expect(bench.bulks.isEmpty, "left with n: nothing is opened")
    bench.wait(400)
    bench.press("I Enter")
    bench.wait(400)
    bench.press("y")
    #expect(bench.bulks.last?.opening?.incident == "charged-twice")
    #expect(bench.message.contains("rules and surveys say nothing in it"), "\(bench.message)")
    #expect(
      !bench.effects.contains { if case .performIncident = $0 { true } else { false } })
  }

  @Test("A title that an open incident bears is refused where it is typed")
  func twin() {
    var bench = bench()
    bench.press("I Down Enter")
    bench.type("charged TWICE")
    bench.press("Enter")
    #expect(bench.shows("is open already (twice)"), "\(bench.screen)")
    #expect(bench.shows("What is it about?"))
  }

  @Test("All are answered after a plan that shows the words, who is not and why; U takes all back")
  func answering() throws {
    var bench = bench()
    // A colleague is writing in one of them.
    let busy = try #require(
      bench.store.incidents["twice"]?.rows.first { $0.conversation.waitingSince != nil })
    for place in bench.store.rows.indices where bench.store.rows[place].id == busy.id {
      bench.store.rows[place].presence = [
        Presence(agent: "priya", mode: .writing, since: bench.now, seenAt: bench.now)
      ]
    }
    bench.press("g c r")
    Golden.check(bench, "incident-plan")
    #expect(bench.shows("Priya is writing an answer there."))
    #expect(bench.shows("nobody pays twice") || bench.shows("Niemand zahlt doppelt"))
    bench.press("Enter")
    #expect(bench.bulks.isEmpty, "Enter sends nothing")
    bench.wait(400)
    bench.press("y")
    let bulk = try #require(bench.bulks.last)
    guard case .answerTogether(let answer) = bulk.command else {
      Issue.record("\(bulk.command)")
      return
    }
    #expect(!bulk.conversations.contains(busy.id))
    #expect(answer.seen.count == 5)
    #expect(answer.bodies["de"] == "Niemand zahlt doppelt.")
    #expect(bench.message.contains("answered"))
    bench.press("U")
    #expect(bench.effects.contains(.takeBackGroup(answer.id)))
  }

  @Test("Letters mean for all what they mean for one; refusals say why")
  func letters() throws {
    var bench = bench(words: false)
    bench.press("g c r")
    #expect(bench.message.contains("No words are approved yet: W"))
    bench.press("3")
    #expect(bench.shows("tier 3"))
    bench.press("Esc")
    bench.wait(400)
    bench.press("t")
    #expect(bench.shows("#double-charge"))
    bench.press("Esc")
    bench.wait(400)
    bench.press("W")
    #expect(bench.shows("What may be said, en") || bench.shows("Words in"))
    var agent = self.bench("tom")
    agent.press("g c W")
    #expect(agent.message.contains("Tier 3 is handled by senior or supervisor"))
    agent.press("e")
    #expect(agent.message.contains("Tier 3 is handled by senior or supervisor"))
  }

  @Test(
    "Words, updates and the closing note are written with Enter as a new line, handed in with ^S")
  func texts() throws {
    func last(_ bench: Bench) -> IncidentAct? {
      bench.effects.compactMap { effect -> IncidentAct? in
        if case .performIncident(let request) = effect { request.what } else { nil }
      }.last
    }
    var bench = bench()
    bench.press("g c i")
    bench.type("Bank says")
    bench.press("Enter")
    bench.type("refunded")
    #expect(last(bench) == nil)
    bench.press("^S")
    #expect(last(bench) == .update("Bank says\nrefunded"))
    bench.press("e ^S")
    #expect(bench.message == "There is nothing in it yet.")
    bench.type("All refunded")
    bench.press("^S")
    #expect(last(bench) == .close(note: "All refunded"))
    bench.press("W")
    if bench.shows("Words in") { bench.press("Enter") }
    bench.type(" {{order}}")
    bench.press("^S")
    #expect(bench.message.contains("Nobody fills {{order}}"))
  }

  @Test("g@ says which incident names one in an update")
  func named() {
    var bench = bench()
    bench.press("g @")
    #expect(!bench.message.contains("names you, too"))
    let lines = [
      Event(
        at: bench.now, conversation: nil, by: .agent("tom"),
        what: .incident(id: "twice", .open, text: nil)),
      Event(
        at: bench.now, conversation: nil, by: .agent("tom"),
        what: .incident(id: "twice", .update, text: "@maya the bank calls back")),
    ]
    if let page = Incident.fold(lines, language: "en").first {
      bench.send(.incidents([IncidentSummary(incident: page, members: 5)]))
    }
    bench.press("g @")
    #expect(bench.message == "An update of “twice” names you, too: gc", "\(bench.message)")
  }

  @Test("Who has not written is told after a plan")
  func notices() {
    var bench = bench()
    bench.press("g c c")
    #expect(bench.shows("To: Zoe Reed"))
    bench.wait(400)
    bench.press("y")
    #expect(
      bench.effects.contains {
        if case .tellAffected("twice", ["zoe"], _, _) = $0 { true } else { false }
      })
    #expect(bench.message == "1 person is told; U takes it back")
  }

  @Test("I on a conversation lets it join, or takes it out where it bears the tag")
  func joining() throws {
    var bench = bench()
    bench.press("I")
    #expect(bench.shows("Charged twice") && bench.shows("join"))
    bench.press("Enter")
    #expect(bench.commands.last == .joinIncident("twice", raising: true))
    let first = try #require(bench.desk.queue.list.current?.id)
    for place in bench.store.rows.indices where bench.store.rows[place].id == first {
      bench.store.rows[place].conversation.tags = ["double-charge"]
    }
    bench.press("g i")
    bench.press("I Enter")
    #expect(bench.commands.last == .leaveIncident("twice"))
    bench.press("x j x I")
    #expect(bench.shows("join") && bench.shows("leave"))
  }
}
