import Inbox
import InboxStore
import Testing

/// Who is affected by an incident and has not written.
extension IncidentStoreTests {
  private func zoe(_ desk: Desk, tags: [String] = []) throws {
    try desk.store.append(
      [
        Event(
          at: morning, conversation: nil, by: nil,
          what: .contact(
            ContactUpdate(
              contact: "zoe", name: "Zoe Reed",
              identities: [Identity(channel: .email, handle: "zoe@home.example")]))),
        inbound("old", "m-old", at: morning, "Where is it?", from: "zoe"),
      ] + tags.map { Event(at: morning, conversation: "old", by: .agent("maya"), what: .tag($0)) },
      now: morning + 1)
  }

  @Test(
    "Found by a query or by names: each once, who is there already counted, who is unknown named")
  func looking() throws {
    let desk = try desk()
    try zoe(desk, tags: ["parcel"])
    _ = try act(desk, .joinIncident("twice", raising: false), on: [1], act: "join")
    func found(_ source: AffectedSource) throws -> AffectedFound {
      try desk.store.affected(by: source, for: "twice", agent: "maya", now: morning + 9)
    }
    let byTag = try found(.query(Query(parsing: "tag:parcel")))
    #expect(byTag.people == [AffectedFound.Person(contact: "zoe", name: "Zoe Reed")])
    #expect(byTag.known == 0)
    let all = try found(.query(.all))
    #expect(all.people.map(\.contact).contains("zoe"))
    #expect(all.known == 1, "who wrote in the incident has written")
    let named = try found(.names(["zoe@home.example", "zoe", "nobody@x.example"]))
    #expect(named.people.map(\.contact) == ["zoe"])
    #expect(named.unknown == ["nobody@x.example"])
    try desk.store.perform(
      IncidentRequest(act: "w", by: .agent("tom"), incident: "twice", what: .affect(["zoe"])),
      now: morning + 5)
    #expect(try found(.names(["zoe"])).known == 1)
    #expect(throws: StoreError.self) {
      try desk.store.affected(by: .names([]), for: "none", agent: "maya", now: morning + 5)
    }
  }

  @Test("Of conversations that a tag keeps from whoever asks nobody is found")
  func restrictedPeople() throws {
    let desk = try desk { $0.restricted = ["secret": [.supervisor]] }
    try zoe(desk, tags: ["secret"])
    for (agent, count) in [("maya", 1), ("tom", 0)] {
      let found = try desk.store.affected(
        by: .query(Query(parsing: "tag:secret")), for: "twice", agent: AgentID(agent),
        now: morning + 4)
      #expect(found.people.count == count, "\(agent)")
    }
  }

  @Test("A notice that was taken back while it was held has told nobody, and is told again")
  func takenBack() throws {
    let desk = try desk()
    try zoe(desk)
    try desk.store.perform(
      IncidentRequest(act: "w", by: .agent("tom"), incident: "twice", what: .affect(["zoe"])),
      now: morning + 2)
    func tell(_ id: String, _ minute: Int64) throws -> [ContactID] {
      let page = try page(desk)
      let answer = GroupAnswer(id: id, bodies: page.incident.bodies, holdMilliseconds: 60_000)
      return try desk.store.notify(
        of: "twice", answer, act: ActID("tell \(id)"), by: "maya", now: morning + minute
      ).told
    }
    #expect(try tell("n", 4) == ["zoe"])
    #expect(try page(desk).untold.isEmpty)
    #expect(try desk.store.takeBack(all: "n", by: "tom", now: morning + 4).ids.isEmpty)
    #expect(try desk.store.takeBack(all: "m", by: "maya", now: morning + 4).ids.isEmpty)
    #expect(try desk.store.takeBack(all: "n", by: "maya", now: morning + 4).ids == ["n-zoe"])
    #expect(try page(desk).untold.map(\.contact) == ["zoe"])
    #expect(try tell("again", 5) == ["zoe"])
    #expect(try desk.store.outbox().count == 1)
    #expect(try page(desk).untold.isEmpty)
    #expect(try tell("third", 6) == [])
    try verified(desk)
  }

  @Test("Of an answer to hundreds all that is held comes back at once, and can be given anew")
  func manyTakenBack() throws {
    let desk = try desk()
    let many = 230
    try desk.store.append(
      (0..<many).map {
        inbound(
          ConversationRef("x\($0)"), MessageID("x\($0)"), at: morning, "Twice", from: "x\($0)")
      }, now: morning + 1)
    let ids = try desk.store.queue(
      QueueRequest(query: .all, anchor: .first, limit: 500, agent: "maya"), now: morning + 2
    ).rows.map(\.id)
    _ = try act(
      desk, .joinIncident("twice", raising: false), on: ids.map(\.number), act: "join")
    let page = try page(desk)
    var answer = GroupAnswer(id: "all", bodies: page.incident.bodies, holdMilliseconds: 60_000)
    answer.seen = page.versions
    let done = try desk.store.perform(
      Bulk(act: "answer", by: "maya", command: .answerTogether(answer), conversations: ids),
      now: morning + 3
    ).done
    #expect(done.count == many + 3)
    let taken = try desk.store.takeBack(all: "all", by: "maya", now: morning + 3)
    #expect(taken.ids.count == done.count)
    #expect(try desk.store.outbox().isEmpty)
    // The incident keeps its words: no draft does, which would keep the corrected answer out.
    #expect(taken.drafts == 0)
    var other = GroupAnswer(
      id: "other", bodies: ["en": "Words of the moment"], holdMilliseconds: 60_000)
    other.seen = try self.page(desk).versions
    let again = try desk.store.perform(
      Bulk(act: "anew", by: "maya", command: .answerTogether(other), conversations: ids),
      now: morning + 4
    ).done
    #expect(again.count == done.count)
    // What was written for this once is nowhere else.
    #expect(
      try desk.store.takeBack(all: "other", by: "maya", now: morning + 5).drafts == again.count)
    let first = try desk.store.conversation(
      ids[0], agent: "maya", window: .latest(9), now: morning + 5)
    #expect(first.reply?.text == "Words of the moment")
    try verified(desk)
  }
}
