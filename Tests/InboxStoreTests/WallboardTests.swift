import Inbox
import InboxStore
import Testing

/// What only the wallboard shows; its metrics are those of the reports.
@Suite("Wallboard")
struct WallboardTests {
  private let week: Int64 = 604_800_000

  private func wallboard(_ desk: Desk, now: Instant) throws -> WallboardFigures {
    var reader = LiveFiguresReader(store: desk.store, agent: nil)
    return try reader.wallboard(urgent: 10, strip: 50, now: now)
  }

  @Test("Half hours count messages and replies, beside the mean of the same time in past weeks")
  func halfHours() throws {
    let desk = try Desk()
    var lines: [Event] = []
    // Two weeks ago four came between nine and half past, one week ago two.
    for (weeks, count) in [(Int64(2), 4), (1, 2)] {
      for number in 0..<count {
        let id = "w\(weeks)-\(number)"
        lines.append(
          inbound(
            ConversationRef(id), MessageID(id), at: morning.advanced(by: -weeks * week)))
      }
    }
    lines.append(inbound("today", "t1", at: morning + 5))
    lines.append(inbound("today", "t2", at: morning + 31))
    lines.append(
      Event(
        at: morning + 40, conversation: "today", by: .agent("maya"),
        what: .message(
          Message(
            id: "r", channel: .email, account: "care", kind: .email, direction: .out, text: "Yes."))
      ))
    try desk.store.append(lines, now: morning + 45)
    let figures = try wallboard(desk, now: morning + 45)
    let shown = figures.halfHours.suffix(2)
    #expect(shown.map(\.start) == [morning, morning + 30])
    #expect(shown.map(\.inbound) == [1, 1])
    #expect(shown.map(\.replies) == [0, 1])
    // Of two weeks; before them the store knows nothing.
    #expect(shown.map(\.usual) == [3, 0])
    #expect(figures.halfHours.map(\.inbound).reduce(0, +) == 2)
  }

  @Test("A day before: its own numbers, people, hours and replies; what needs somebody is of now")
  func yesterday() throws {
    let desk = try Desk()
    let day: Int64 = 86_400_000
    func at(_ minutes: Int64) -> Instant { (morning + minutes).advanced(by: -day) }
    func reply(_ id: MessageID, at: Instant) -> Event {
      Event(
        at: at, conversation: "y", by: .agent("maya"),
        what: .message(
          Message(
            id: id, channel: .email, account: "care", kind: .email, direction: .out, text: "Yes.")))
    }
    try desk.store.append(
      [
        inbound("y", "y1", at: at(0)), reply("r1", at: at(10)), reply("r2", at: at(40)),
        inbound("y", "y2", at: at(41)), inbound("t", "t1", at: morning),
      ], now: morning + 5)
    let now = morning + 5
    var reader = LiveFiguresReader(store: desk.store, agent: nil)
    let figures = try reader.wallboard(urgent: 10, strip: 50, daysBack: 1, now: now)
    let zone = try desk.store.workspace().zone
    let today = zone.day(holding: now).start
    let range = try #require(
      MetricRange(from: today.advanced(by: -day), to: today, now: now, zone: zone))
    #expect(figures.daysBack == 1)
    #expect(figures.today == (try desk.store.metrics(range).first))
    #expect(figures.people == (try desk.store.metrics(range, by: .agent)))
    #expect(figures.hours == (try desk.store.metrics(range, by: .hour)))
    // Until the last half hour in which something was.
    #expect(figures.halfHours.suffix(2).map(\.start) == [at(0), at(30)])
    #expect(figures.halfHours.suffix(2).map(\.inbound) == [1, 1])
    #expect(figures.halfHours.suffix(2).map(\.replies) == [1, 1])
    #expect(figures.urgent.map(\.conversation.ref) == ["y", "t"])
    #expect(try reader.wallboard(urgent: 10, strip: 50, daysBack: 0, now: now).daysBack == 0)
  }

  /// Three conversations that maya took in, the first two for a team.
  private func twoTeams() throws -> Desk {
    let desk = try Desk()
    for (place, ref) in ["a", "b", "c"].enumerated() {
      try desk.store.append(
        [
          inbound(ConversationRef(ref), MessageID(ref), at: morning + Int64(place)),
          Event(
            at: morning + 3, conversation: ConversationRef(ref), by: .agent("maya"),
            what: .assign(Assignment(team: place < 2 ? .to("billing") : .unchanged))),
        ], now: morning + 3)
    }
    return desk
  }

  @Test("Teams and people are the rows of a report; countdowns stand in their order")
  func rows() throws {
    let desk = try twoTeams()
    let now = morning + 60
    let figures = try wallboard(desk, now: now)
    let zone = try desk.store.workspace().zone
    let range = try #require(MetricRange(from: nil, to: nil, now: now, zone: zone))
    #expect(figures.people == (try desk.store.metrics(range, by: .agent)))
    #expect(figures.today == (try desk.store.metrics(range).first))
    #expect(figures.teams.map(\.team) == ["billing", nil])
    #expect(figures.teams.map(\.open) == [2, 1])
    #expect(figures.urgent.map(\.conversation.ref) == ["a", "b", "c"])
    #expect(figures.dues == figures.dues.sorted() && figures.dues.count == figures.running)
    #expect(figures.running >= 3)
  }

  @Test("Of one team and channel: their rows, countdowns and conversations, and nobody else's")
  func part() throws {
    let desk = try twoTeams()
    let now = morning + 60
    let zone = try desk.store.workspace().zone
    let range = try #require(MetricRange(from: nil, to: nil, now: now, zone: zone))
    var reader = LiveFiguresReader(store: desk.store, agent: nil)
    let all = try reader.wallboard(urgent: 10, strip: 50, now: now)
    for daysBack in [0, 1] {
      let filter = ReportFilter(team: "billing")
      let own = try reader.wallboard(
        urgent: 10, strip: 50, daysBack: daysBack, of: filter, now: now + 24 * 60 * Int64(daysBack))
      #expect(own.filter == filter && own.daysBack == daysBack)
      #expect(own.urgent.map(\.conversation.ref) == ["a", "b"])
      #expect(own.teams.map(\.team) == ["billing"] && own.teams.map(\.open) == [2])
      #expect(own.running > 0 && own.running < all.running && own.dues.count == own.running)
      #expect(own.halfHours.map(\.inbound).reduce(0, +) == 2)
      #expect(own.halfHours.allSatisfy { $0.usual == nil })
      #expect(own.today?["inbound_messages"] == .count(2))
    }
    let own = try reader.wallboard(
      urgent: 10, strip: 50, of: ReportFilter(team: "billing"), now: now)
    #expect(own.today == (try desk.store.metrics(range, of: own.filter).first))
    #expect(own.people == (try desk.store.metrics(range, by: .agent, of: own.filter)))
    let channel = try #require(all.urgent.first?.conversation.channel)
    let same = try reader.wallboard(
      urgent: 10, strip: 50, of: ReportFilter(channel: channel), now: now)
    #expect(same.running == all.running && same.teams.map(\.open) == all.teams.map(\.open))
    let other = try reader.wallboard(
      urgent: 10, strip: 50, of: ReportFilter(channel: .telegram), now: now)
    #expect(other.urgent.isEmpty && other.running == 0 && other.dues.isEmpty)
    #expect(other.halfHours.allSatisfy { $0.inbound == 0 })
  }
}
