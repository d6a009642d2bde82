import Inbox
import InboxStore
import Testing

/// The figures of the side panel, by metrics.md.
@Suite("Live figures")
struct LiveFiguresTests {
  private func answer(_ ref: ConversationRef, _ id: MessageID, at: Instant) -> Event {
    Event(
      at: at, conversation: ref, by: .agent("maya"),
      what: .message(
        Message(
          id: id, channel: .email, account: "care", kind: .email, direction: .out, text: "Sent.")))
  }

  /// Three first replies in time, one late, one overdue and not answered, two still running, with
  /// two hours for each.
  private func day() -> [Event] {
    var lines: [Event] = []
    for minutes in [Int64(30), 60, 120, 150] {
      let ref = ConversationRef("answered after \(minutes)")
      lines.append(inbound(ref, MessageID("in \(minutes)"), at: morning))
      lines.append(answer(ref, MessageID("out \(minutes)"), at: morning + minutes))
    }
    lines.append(inbound("late", "in-late", at: morning + 5))
    lines.append(inbound("r1", "in-r1", at: morning + 180))
    lines.append(inbound("r2", "in-r2", at: morning + 190))
    return lines.sorted { $0.at < $1.at }
  }

  @Test("Golden vector 11: 3 met, 1 breached late, 1 open overdue, 2 running: 0.6")
  func promises() throws {
    let desk = try Desk()
    let now = morning + 240
    try desk.store.append(day(), now: now)
    let figures = try liveFigures(of: desk.store, agent: nil, now: now)
    #expect(figures.today?["sla"] == .number(0.6))
    #expect(figures.breached == 1)
    // 30, 60, 120 and 150 minutes: the mean of the two middle ones.
    #expect(figures.today?["first_response_p50_s"] == .number(5400))
    #expect(figures.channels.map { $0["inbound_messages"] } == [.count(7)])
    #expect(figures.hours.count == LiveFigures.shownHours)
    #expect(figures.hours.compactMap { $0["inbound_messages"]?.number }.reduce(0, +) == 7)
  }

  @Test("What runs counts for nothing, until the instant after its due")
  func running() throws {
    let desk = try Desk()
    try desk.store.append([inbound("r", "m", at: morning)], now: morning)
    let due = morning + 120
    #expect(try liveFigures(of: desk.store, agent: nil, now: due).today?["sla"] == .number(nil))
    #expect(try liveFigures(of: desk.store, agent: nil, now: due).breached == 0)
    let after = due.advanced(by: 1)
    #expect(try liveFigures(of: desk.store, agent: nil, now: after).today?["sla"] == .number(0))
    #expect(try liveFigures(of: desk.store, agent: nil, now: after).breached == 1)
  }

  @Test("Nothing yet: no figure is 0 that is not known")
  func empty() throws {
    let desk = try Desk()
    let figures = try liveFigures(of: desk.store, agent: nil, now: morning)
    for figure in HeadlineFigure.allCases where figure.unit != .count {
      #expect(figures.today.flatMap { figure.number(in: $0) } == nil, "\(figure)")
    }
    #expect(figures.open == 0 && figures.breached == 0)
  }

  @Test("Read event by event they are those of a report on the same day")
  func sameAsReport() throws {
    let desk = try Desk()
    var live = LiveFiguresReader(store: desk.store, agent: nil)
    for line in day() {
      try desk.store.append([line], now: line.at)
      let figures = try live.read(now: line.at)
      let zone = try desk.store.workspace().zone
      let range = try #require(MetricRange(from: nil, to: nil, now: line.at, zone: zone))
      #expect(figures.today == (try desk.store.metrics(range).first))
    }
  }
}
