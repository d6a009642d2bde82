import Inbox
import InboxStore
import Testing

@Suite("What stands beside scores and raises")
struct SpokenCommentTests {
  private let now = morning + 9000

  private func range() throws -> MetricRange {
    try #require(MetricRange(from: morning, to: nil, now: now, zone: .utc))
  }

  private func score(
    _ ref: ConversationRef, _ score: Int, _ comment: String?, at: Instant, act: ActID? = nil
  ) -> Event {
    Event(
      at: at, conversation: ref, by: Actor(kind: .customer, id: "ann"), act: act,
      what: .csat(score: score, comment: comment, survey: nil))
  }

  /// What is said beside each score of a kind, for a reader, in the order of time.
  private func comments(
    _ store: Store, _ metric: String, _ kind: SurveyKind, for reader: AgentID?
  ) throws -> [SpokenComment?] {
    try store.report(now: now) { tables in
      let part = try tables.parts([ReportCut(try range(), explaining: metric)])[0]
      return try (part.evidence?.counted ?? []).sorted { ($0.end ?? now) < ($1.end ?? now) }
        .map { try tables.comment(on: $0, kind, for: reader) }
    }
  }

  @Test("A comment is found where it was made, in a merged conversation too, and not when undone")
  func found() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("a", "m1", at: morning), inbound("b", "m2", at: morning + 1),
        score("a", 2, "slow", at: morning + 10), score("b", 1, "rude", at: morning + 20),
        score("a", 3, nil, at: morning + 30), score("a", 3, "  ", at: morning + 31),
        Event(
          at: morning + 40, conversation: "b", by: .agent("maya"), what: .merge(into: "a")),
        // The same score at the same instant, once undone.
        score("a", 1, "meant", at: morning + 50),
        score("a", 1, "not meant", at: morning + 50, act: "slip"),
        Event(at: morning + 51, conversation: "a", by: .agent("maya"), what: .undo("slip")),
      ], now: now)
    #expect(
      try comments(desk.store, "csat_mean", .csat, for: "maya")
        == [.words("slow"), .words("rude"), nil, nil, .words("meant")])
  }

  @Test("A tag keeps a comment from whom it keeps the conversation, and from nobody else")
  func restricted() throws {
    var workspace = Workspace.desk
    workspace.restricted = ["employee": [.supervisor]]
    let desk = try Desk(workspace)
    let nps = { (contact: ContactID, place: ConversationRef?, words: String, at: Instant) in
      Event(
        at: at, conversation: place, by: Actor(kind: .customer, id: contact.text),
        what: .nps(contact: contact, score: 3, survey: nil, comment: words))
    }
    try desk.store.append(
      [
        inbound("secret", "m1", at: morning), inbound("open", "m2", at: morning + 1),
        Event(at: morning + 2, conversation: "secret", by: .agent("maya"), what: .tag("employee")),
        score("secret", 1, "he drinks", at: morning + 3), score("open", 1, "slow", at: morning + 4),
        nps("ann", "secret", "drunk", morning + 5), nps("bob", nil, "late", morning + 6),
      ], now: now)
    #expect(
      try comments(desk.store, "csat_mean", .csat, for: "tom")
        == [.restricted(tag: "employee"), .words("slow")])
    #expect(
      try comments(desk.store, "nps", .nps, for: "tom")
        == [.restricted(tag: "employee"), .words("late")])
    for reader in ["maya", nil] as [AgentID?] {
      #expect(
        try comments(desk.store, "csat_mean", .csat, for: reader)
          == [.words("he drinks"), .words("slow")])
      #expect(
        try comments(desk.store, "nps", .nps, for: reader) == [.words("drunk"), .words("late")])
    }
  }

  @Test("Who raised a conversation stands in the line that did, not in one that was undone")
  func raised() throws {
    let desk = try Desk()
    func raise(_ by: Actor, _ tier: Tier, at: Instant, _ act: ActID) -> Event {
      Event(at: at, conversation: "a", by: by, act: act, what: .tier(tier, reason: nil))
    }
    try desk.store.append(
      [
        inbound("a", "m1", at: morning),
        raise(.agent("tom"), .three, at: morning + 5, "slip"),
        Event(at: morning + 6, conversation: "a", by: .agent("tom"), what: .undo("slip")),
        raise(Actor(kind: .system, id: "vip"), .two, at: morning + 7, "rule"),
        raise(.agent("maya"), .three, at: morning + 8, "up"),
        raise(.agent("tom"), .one, at: morning + 8, "oh"),
        raise(.agent("tom"), .three, at: morning + 8, "no"),
        Event(at: morning + 8, conversation: "a", by: .agent("tom"), what: .undo("no")),
        Event(at: morning + 8, conversation: "a", by: .agent("tom"), what: .undo("oh")),
        raise(.agent("maya"), .one, at: morning + 9, "down"),
      ], now: now)
    let authors = try desk.store.report(now: now) { tables in
      var mix = TierMix(range: try range(), zone: .utc)
      _ = try tables.parts([], at: try range()) { mix.add($0) }
      return try mix.weeks.flatMap(\.raises).map { raise in
        "\(raise.from.rawValue)\(raise.to.rawValue) \(try tables.author(of: raise)?.id ?? "–")"
      }
    }
    #expect(authors == ["12 vip", "23 maya"])
  }
}
