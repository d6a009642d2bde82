import Inbox
import InboxStore
import Testing

/// What the store hands to a forecast, and how it keeps the score.
@Suite("Forecast from the store")
struct ForecastTests {
  private func forecast(_ desk: Desk, now: Instant, runs: Int = 20) throws -> Forecast {
    let history = try desk.store.workHistory(before: now)
    return try desk.store.forecastScene(history: history, now: now).forecast(runs: runs)
  }

  private func availability(_ agent: AgentID, _ state: Availability, at: Instant) -> Event {
    Event(
      at: at, conversation: nil, by: .agent(agent), what: .availability(agent: agent, state))
  }

  private func reply(_ ref: ConversationRef, at: Instant) -> Event {
    Event(
      at: at, conversation: ref, by: .agent("maya"),
      what: .message(
        Message(
          id: MessageID("r-\(ref)"), channel: .email, account: "care", kind: .email,
          direction: .out, text: "Yes.")))
  }

  @Test("The scene is the queue in its order, with who waits and what is promised")
  func scene() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("later", "m1", at: morning + 2), inbound("first", "m2", at: morning + 1),
        inbound("answered", "m3", at: morning), reply("answered", at: morning + 5),
        inbound("done", "m4", at: morning),
        Event(
          at: morning + 6, conversation: "done", by: .agent("maya"),
          what: .status(StatusChange(.resolved))),
        availability("tom", .online, at: morning + 7),
        availability("maya", .online, at: morning + 7),
        availability("maya", .away, at: morning + 8),
      ], now: morning + 10)
    let now = morning + 10
    let scene = try desk.store.forecastScene(
      history: try desk.store.workHistory(before: now), now: now)
    let refs = try scene.waiting.map { try desk.store.ref(of: ConversationID($0.conversation)) }
    #expect(refs == ["first", "later", "answered"])
    #expect(scene.waiting.map { $0.response?.kind } == [.firstResponse, .firstResponse, nil])
    #expect(scene.waiting.first?.response?.due == morning + 121)
    #expect(scene.waiting.allSatisfy { $0.resolutionDue != nil })
    #expect(scene.duties.map(\.agent) == ["tom"])
    let arrivals = (scene.arrivals.rates(at: now)[.email] ?? 0) * 7_200_000
    #expect(abs(arrivals - 4) < 1e-9)
  }

  /// Three are due within the hour, all at once, and one answers six minutes each: two surely break.
  /// One is then answered too late, one never, one is spam, one is answered in time.
  @Test("What was said is scored when its hour is over, once, and only sums stay")
  func score() throws {
    let desk = try Desk()
    let now = morning + 115
    var lines = ["a", "b", "c", "s"].map { ref in
      inbound(ConversationRef(ref), MessageID("m-\(ref)"), at: morning + 1)
    }
    lines.append(availability("maya", .online, at: now))
    try desk.store.append(lines, now: now)
    let said = try forecast(desk, now: now)
    #expect(said.promises.map(\.chance).sorted() == [0, 1, 1, 1])
    #expect(said.spread.expected == 3)
    try desk.store.keep(said)
    // Within the quarter it is not kept again.
    try desk.store.keep(try forecast(desk, now: now + 14))
    #expect(try desk.store.forecastScore().brier == nil)
    let names = try said.promises.map { promise in
      (try desk.store.ref(of: ConversationID(promise.conversation)), promise.chance)
    }
    let sure = names.filter { $0.1 == 1 }.map(\.0)
    let kept = try #require(names.first { $0.1 == 0 }?.0)
    try desk.store.append(
      [
        reply(kept, at: now + 2), reply(sure[0], at: now + 1), reply(sure[1], at: now + 20),
        Event(
          at: now + 30, conversation: sure[2], by: .agent("maya"),
          what: .status(StatusChange(.spam))),
      ], now: now + 61)
    try desk.store.keep(try forecast(desk, now: now + 61))
    let score = try desk.store.forecastScore()
    // Said 0 and kept; said 1 and kept; said 1 and broken; spam is nobody's promise.
    #expect(score.count == 3)
    #expect(score.brier == 1.0 / 3)
    #expect(score.bands[9].count == 2)
    #expect(score.bands[9].happened == 0.5)
    #expect((score.forecasts, score.held) == (1, 0))
    try desk.store.keep(try forecast(desk, now: now + 62))
    #expect(try desk.store.forecastScore() == score)
    #expect(try desk.another().forecastScore() == score)
  }

  @Test("A past day has its customers, its people and its broken promises")
  func replay() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("a", "m1", at: morning), inbound("b", "m2", at: morning),
        reply("a", at: morning + 30), reply("b", at: morning + 130),
        inbound("old", "m3", at: morning.advanced(by: -40 * 86_400_000)),
      ], now: morning + 24 * 60)
    let day = try desk.store.workspace().zone.day(holding: morning)
    let replay = try desk.store.replayedDay(from: day.start, until: day.end)
    #expect(replay.promises == 2)
    #expect(replay.broken == 1)
    // From 9:30 on, and again at 11:10.
    #expect(replay.duties.map(\.from) == [morning + 30, morning + 130])
    let history = try desk.store.workHistory(before: day.end)
    let outcome = replay.run(.init(staffing: .exactly(2)), history: history, runs: 5)
    #expect(outcome.spread.expected == 0)
    // One more is there while the others were: twice their hours.
    let asItWas = replay.run(.init(), history: history, runs: 5)
    let more = replay.run(.init(staffing: .change(1)), history: history, runs: 5)
    #expect(more.hours == 2 * asItWas.hours)
  }
}
