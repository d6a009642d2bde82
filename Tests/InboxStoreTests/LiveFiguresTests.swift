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
    let figures = try desk.store.figures(agent: nil, now: now)
    #expect(figures.sla == 0.6)
    #expect(figures.breached == 1)
    // 30, 60, 120 and 150 minutes: the mean of the two middle ones.
    #expect(figures.firstResponseP50 == Int64(5_400_000))
    #expect(figures.byChannel.map(\.inbound) == [7])
  }

  @Test("What runs counts for nothing, until the instant after its due")
  func running() throws {
    let desk = try Desk()
    try desk.store.append([inbound("r", "m", at: morning)], now: morning)
    let due = morning + 120
    #expect(try desk.store.figures(agent: nil, now: due).sla == nil)
    #expect(try desk.store.figures(agent: nil, now: due).breached == 0)
    let after = due.advanced(by: 1)
    #expect(try desk.store.figures(agent: nil, now: after).sla == 0)
    #expect(try desk.store.figures(agent: nil, now: after).breached == 1)
  }

  @Test("Nothing yet: no figure is 0 that is not known")
  func empty() throws {
    let desk = try Desk()
    let figures = try desk.store.figures(agent: nil, now: morning)
    #expect(figures.sla == nil && figures.firstResponseP50 == nil)
    #expect(figures.open == 0 && figures.breached == 0)
  }
}
