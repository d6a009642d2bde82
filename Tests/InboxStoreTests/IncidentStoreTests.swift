import Inbox
import InboxStore
import TestSupport
import Testing

@Suite("Incidents in the store")
struct IncidentStoreTests {
  private static let people = ["Ann", "Ben", "Cem"]

  /// Three customers wait; one incident is open.
  func desk(_ change: (inout Workspace) -> Void = { _ in }) throws -> Desk {
    var workspace = Workspace.desk
    change(&workspace)
    let desk = try Desk(workspace)
    for (place, name) in Self.people.enumerated() {
      try desk.store.append(
        [
          inbound(
            ConversationRef("c\(place + 1)"), MessageID("m\(place + 1)"), at: morning,
            "I was charged twice", from: "\(name.lowercased())@home.example", name: name)
        ], now: morning)
    }
    try open(desk)
    return desk
  }

  private func open(_ desk: Desk) throws {
    try desk.store.perform(
      IncidentRequest(
        act: "open", by: .agent("maya"), incident: "twice",
        what: .open(
          title: "Charged twice", tag: "double-charge",
          words: ["en": "Hi {{contact.first_name|there}}, nobody pays twice."])), now: morning + 1)
  }

  func act(
    _ desk: Desk, _ command: Command, on ids: [Int64], act: ActID, at minute: Int64 = 2
  ) throws -> BulkReport {
    try desk.store.perform(
      Bulk(act: act, by: "maya", command: command, conversations: ids.map { ConversationID($0) }),
      now: morning + minute)
  }

  private func ids(_ desk: Desk, _ query: String) throws -> [Int64] {
    try desk.store.queue(
      QueueRequest(query: Query(parsing: query), anchor: .first, limit: 50, agent: "maya"),
      now: morning + 9
    ).rows.map(\.id.number).sorted()
  }

  func verified(_ desk: Desk) throws {
    let found = try desk.store.verify(now: morning + 60)
    #expect(found.isEmpty, "\(found)")
  }

  func page(_ desk: Desk) throws -> IncidentPage {
    try #require(try desk.store.incident("twice", for: "maya", now: morning + 9))
  }

  @Test(
    "Members are found by query, counted, and gone with undo; tables hold what the journal says")
  func members() throws {
    let desk = try desk()
    let report = try act(desk, .joinIncident("twice", raising: true), on: [1, 2], act: "join")
    #expect(report.done.count == 2)
    #expect(try ids(desk, "incident:twice") == [1, 2])
    #expect(try ids(desk, "incident:twice tier:3 tag:double-charge") == [1, 2])
    #expect(try ids(desk, "-incident:twice is:open") == [3])
    #expect(try ids(desk, "id:1,3") == [1, 3])
    #expect(try ids(desk, "id:#3 is:open -id:1") == [3])
    #expect(try desk.store.incidents(now: morning + 3).map(\.members) == [2])
    var tally = try page(desk).tally
    #expect((tally.members, tally.waiting, tally.inTier3) == (2, 2, 2))
    try verified(desk)
    _ = try desk.store.undoLast("maya", act: "u1", now: morning + 4)
    #expect(try ids(desk, "incident:twice") == [])
    try verified(desk)
    _ = try desk.store.redoLast("maya", act: "u2", now: morning + 5)
    #expect(try ids(desk, "incident:twice") == [1, 2])
    // What is merged away is part of it in the one that it lives in.
    try desk.store.perform(
      request(.merge(into: "c3"), "c2", act: "merge"), now: morning + 6)
    #expect(try ids(desk, "incident:twice") == [1, 3])
    tally = try page(desk).tally
    #expect(tally.members == 2)
    try verified(desk)
    try desk.store.rebuild(by: nil, now: morning + 60)
    #expect(try ids(desk, "incident:twice") == [1, 3])
    try verified(desk)
  }

  @Test("Answered together: each with its name, guard and refusal; planned first, written once")
  func answering() throws {
    let desk = try desk()
    _ = try act(desk, .joinIncident("twice", raising: false), on: [1, 2, 3], act: "join")
    let page = try page(desk)
    var answer = GroupAnswer(id: "g", bodies: page.incident.bodies, holdMilliseconds: 0)
    answer.seen = page.versions
    // Ben writes again after the answer was planned.
    try desk.store.append(
      [inbound("c2", "m9", at: morning + 3, "Hello?", from: "ben@home.example")], as: .new,
      now: morning + 3)
    let bulk = Bulk(
      act: "answer", by: "maya", command: .answerTogether(answer),
      conversations: page.versions.keys.sorted())
    let plan = try desk.store.plan(bulk, now: morning + 4)
    #expect(plan.done.map(\.number) == [1, 3])
    #expect(plan.refused.count == 1)
    #expect(try desk.store.outbox().isEmpty)
    let report = try desk.store.perform(bulk, now: morning + 4)
    #expect(report.done.map(\.number) == [1, 3])
    guard case .collision? = report.refused.first?.refusal else {
      Issue.record("\(report.refused)")
      return
    }
    let texts = try desk.store.outbox().map(\.reply.text).sorted()
    #expect(texts == ["Hi Ann, nobody pays twice.", "Hi Cem, nobody pays twice."])
    let again = try desk.store.perform(bulk, now: morning + 5)
    #expect(again.done.isEmpty, "nobody is answered twice")
    try verified(desk)
  }

  @Test("While it is open rules and surveys say nothing in it; when it is closed they speak again")
  func silence() throws {
    let desk = try desk { workspace in
      workspace.savedReplies = [
        SavedReply(shortcut: "soon", title: "Soon", bodies: ["en": "Soon."])
      ]
      workspace.rules = [
        Rule(
          name: "soon", on: .message, when: [],
          then: [Rule.Clause(key: "reply", values: ["soon"])])
      ]
    }
    _ = try act(desk, .joinIncident("twice", raising: false), on: [1], act: "join")
    func write(_ ref: ConversationRef, _ name: String, _ minute: Int64) throws -> Int {
      let before = try desk.store.outbox().count
      try desk.store.append(
        [
          inbound(
            ref, MessageID("\(ref)-\(minute)"), at: morning + minute, "Hello?",
            from: "\(name)@home.example")
        ], as: .new, now: morning + minute)
      return try desk.store.outbox().count - before
    }
    #expect(try write("c1", "ann", 10) == 0, "it is part of the incident")
    try desk.store.perform(request(.tag(["double-charge"]), "c2", act: "tag"), now: morning + 11)
    #expect(try write("c2", "ben", 12) == 0, "it bears its tag")
    #expect(try write("c3", "cem", 13) == 1, "it has nothing to do with it")
    try desk.store.perform(
      IncidentRequest(
        act: "close", by: .agent("maya"), incident: "twice", what: .close(note: "Over")),
      now: morning + 14)
    #expect(try write("c2", "ben", 15) == 1)
    #expect(try write("c1", "ann", 16) == 1)
  }

  @Test("Nobody is asked how it was while the incident that it was about is open")
  func surveys() throws {
    let desk = try desk { workspace in
      workspace.surveys.csat = Surveys.Satisfaction(
        delayMilliseconds: 600_000, lowScore: 3, followUpTeam: nil, followUpTags: [])
    }
    _ = try act(desk, .joinIncident("twice", raising: false), on: [1], act: "join")
    for ref in ["c1", "c3"] as [ConversationRef] {
      try desk.store.append(
        [
          Event(
            at: morning + 3, conversation: ref, by: .agent("maya"),
            what: .message(
              Message(
                id: MessageID("\(ref)-out"), channel: .email, account: "care", kind: .email,
                direction: .out, text: "Sorted.")))
        ], as: .new, now: morning + 3)
      try desk.store.perform(
        request(.resolve(reason: nil), ref, act: ActID("\(ref) done")), now: morning + 4)
    }
    let asked = try desk.store.askDue(now: morning + 15)
    #expect(asked.map(\.ref) == ["c3"])
  }

  @Test("People who have not written are told once, in conversations that are part of it")
  func notices() throws {
    let desk = try desk()
    func named(_ id: ContactID, _ handle: String) throws {
      try desk.store.append(
        [
          Event(
            at: morning, conversation: nil, by: nil,
            what: .contact(
              ContactUpdate(
                contact: id, name: "Zoe Reed",
                identities: [Identity(channel: .email, handle: handle)])))
        ], now: morning)
    }
    try named("zoe", "zoe@home.example")
    try desk.store.perform(
      IncidentRequest(
        act: "who", by: .agent("tom"), incident: "twice",
        what: .affect(["zoe", "nobody", "ann@home.example"])), now: morning + 2)
    _ = try act(desk, .joinIncident("twice", raising: false), on: [1], act: "join", at: 3)
    #expect(try page(desk).untold.map(\.contact) == ["zoe", "nobody"])
    let answer = GroupAnswer(
      id: "n", bodies: try page(desk).incident.bodies, holdMilliseconds: 0)
    let plan = try desk.store.notify(
      of: "twice", answer, act: "n0", by: "maya", isPlan: true, now: morning + 4)
    #expect(plan.told == ["zoe"])
    #expect(plan.refused.map(\.contact) == ["nobody"])
    #expect(try desk.store.outbox().isEmpty)
    let report = try desk.store.notify(of: "twice", answer, act: "n1", by: "maya", now: morning + 4)
    #expect(report.told == ["zoe"])
    #expect(try desk.store.outbox().map(\.reply.text) == ["Hi Zoe, nobody pays twice."])
    #expect(try page(desk).tally.members == 2)
    #expect(try page(desk).untold.map(\.contact) == ["nobody"])
    let again = try desk.store.notify(
      ["zoe"], of: "twice", answer, act: "n2", by: "maya", now: morning + 5)
    #expect(again.told.isEmpty)
    #expect(try desk.store.outbox().count == 1)
    try verified(desk)
  }

  @Test("The report tells what happened, step by step")
  func report() throws {
    let desk = try desk()
    _ = try act(desk, .joinIncident("twice", raising: false), on: [1, 2], act: "join")
    try desk.store.perform(
      IncidentRequest(act: "up", by: .agent("tom"), incident: "twice", what: .update("Bank asked")),
      now: morning + 3)
    try desk.store.perform(
      IncidentRequest(
        act: "close", by: .agent("maya"), incident: "twice", what: .close(note: "Over")),
      now: morning + 5)
    let report = try #require(try desk.store.incidentReport("twice", now: morning + 6))
    #expect(
      report.entries.map(\.what) == [
        .opened,
        .approved(language: "en", text: "Hi {{contact.first_name|there}}, nobody pays twice."),
        .joined(2), .update("Bank asked"), .closed("Over"),
      ])
    #expect(report.customers == 2)
    #expect(report.channels.map(\.conversations) == [2])
    #expect(try desk.store.incidentReport("other", now: morning + 6) == nil)
  }

  @Test("Who is named in an update is told; words for customers name nobody")
  func named() throws {
    let desk = try desk()
    let place = try desk.store.place()
    for (number, what) in [
      IncidentAct.update("@tom please call the bank"), .update("nobody"),
      .approve(words: "Ask @tom", language: "de"),
    ].enumerated() {
      try desk.store.perform(
        IncidentRequest(
          act: ActID("up\(number)"), by: .agent("maya"), incident: "twice", what: what),
        now: morning + 3)
    }
    #expect(
      try desk.store.news(for: "tom", after: place, now: morning + 4) == [
        News(.mention, by: "maya")
      ])
    #expect(try desk.store.news(for: "maya", after: place, now: morning + 4).isEmpty)
  }

  @Test("A word of every day is no signal in a store of a week; what is new today is")
  func young() throws {
    let desk = try Desk()
    func say(_ text: String, by people: Int, _ name: String, at: Instant) throws {
      for number in 0..<people {
        let ref = ConversationRef("\(name)\(number)")
        try desk.store.append(
          [
            inbound(
              ref, MessageID("\(ref)-m"), at: at, text, from: "\(name)\(number)@home.example",
              name: "Guest \(name) \(number)")
          ], now: at)
      }
    }
    let hour: Int64 = 3_600_000
    let now = morning.advanced(by: 7 * 24 * hour)
    for day in 0..<7 {
      let at = morning.advanced(by: Int64(day) * 24 * hour + 5 * hour)
      try say("Where is my order", by: 20, "d\(day)o", at: at)
      try say("Boots in forty-four", by: 20, "d\(day)b", at: at)
    }
    try say("Where is my order", by: 9, "now", at: now.advanced(by: -hour))
    try say("The courier stole my parcel", by: 7, "new", at: now.advanced(by: -hour))
    var reader = BurstReader(store: desk.store)
    let labels = try reader.read(now: now).map(\.label)
    #expect(labels.contains { $0.contains("courier stole") }, "\(labels)")
    #expect(!labels.contains { $0.contains("order") }, "\(labels)")
  }

  @Test("Changes say that something about an incident became known")
  func changes() throws {
    let desk = try desk()
    let place = try desk.store.place()
    try desk.store.perform(
      IncidentRequest(act: "up", by: .agent("tom"), incident: "twice", what: .update("Bank asked")),
      now: morning + 3)
    #expect(try desk.store.changes(since: place).incidentsChanged)
    #expect(!(try desk.store.changes(since: desk.store.place()).incidentsChanged))
  }

  // MARK: - Bursts

  @Test("A burst in the store is a signal, once for each person, and knows its incident")
  func bursts() throws {
    let desk = try Desk()
    var events: [Event] = []
    // The four weeks before: parcels, and one who was charged twice.
    for week in 1...4 as ClosedRange<Int64> {
      let then = morning.advanced(by: -week * 7 * 86_400_000)
      for place in 0..<9 {
        events.append(
          inbound(
            ConversationRef("w\(week)-\(place)"), MessageID("w\(week)-\(place)"),
            at: then + Int64(-place), place == 0 ? "Charged twice?" : "Where is my parcel",
            from: "w\(week)-\(place)@home.example"))
      }
    }
    events.append(
      inbound("first", "first", at: morning.advanced(by: -30 * 86_400_000), "Hello"))
    events.sort { $0.at < $1.at }
    for place in 0..<11 as Range<Int64> {
      events.append(
        inbound(
          ConversationRef("n\(place)"), MessageID("n\(place)"), at: morning + place,
          place < 8 ? "I was charged twice for order \(place)" : "Where is my parcel",
          from: "n\(place)@home.example"))
    }
    try desk.store.append(events, now: morning + 11)
    var reader = BurstReader(store: desk.store)
    let signals = try reader.read(now: morning + 12)
    #expect(signals.map(\.label) == ["charged twice"])
    #expect(signals.first?.people == 8)
    #expect(signals.first?.usual == 1)
    #expect(signals.first?.since == morning)
    #expect(try reader.read(now: morning + 13).first?.people == 8, "nothing is counted twice")
    try open(desk)
    let members = try #require(signals.first?.conversations)
    _ = try act(
      desk, .joinIncident("twice", raising: true), on: members.map(\.number), act: "join", at: 14)
    #expect(try reader.read(now: morning + 15).first?.incident == "twice")
    let later = try reader.read(now: morning + 200)
    #expect(later.isEmpty, "two hours later it is over")
  }
}
