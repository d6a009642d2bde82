import Inbox

@testable import Desk

/// What supervisors see, in numbers that a picture shows well.
extension Sample {
  static func wallboard(urgent: [QueueRow]) -> WallboardFigures {
    let now = Bench.thursday
    var wallboard = WallboardFigures()
    wallboard.today = supervised(.all, backlog: 15, replies: 136, first: 360, sla: 0.941)
    wallboard.hours = (0..<12).map { hour in
      supervised(
        .time(.hour, "\(hour)"), backlog: 9 + hour * 7 % 11, replies: 10,
        first: Double(300 + hour * 137 % 400), sla: 0.9 + Double(hour % 5) * 0.02)
    }
    wallboard.people = ["maya", "priya", "tom", "sol"].enumerated().map { place, agent in
      supervised(
        .agent(AgentID(agent)), backlog: 6, replies: 41 - place * 7,
        first: Double(300 + 60 * place), sla: 0.97 - Double(place) * 0.01)
    }
    wallboard.teams = [
      .init(team: "billing", open: 9, breached: 2, dueWithinQuarter: 2, oldestWait: 9660),
      .init(team: nil, open: 6, breached: 0, dueWithinQuarter: 2, oldestWait: 840),
    ]
    wallboard.halfHours = (0..<13).map { place in
      .init(
        start: now.advanced(by: -Int64(12 - place) * 1_800_000 - now.milliseconds % 1_800_000),
        inbound: 8 + place * 13 % 34,
        replies: 6 + place * 11 % 30, usual: place == 4 ? nil : 20)
    }
    wallboard.urgent = urgent
    wallboard.dues = urgent.compactMap { $0.conversation.decidingTarget?.due }.sorted()
    wallboard.running = wallboard.dues.count
    return wallboard
  }

  static func explanation(_ metric: String) -> Explanation {
    let now = Bench.thursday
    let all = supervised(.all, backlog: 1, replies: 1, first: 1, sla: 0.5)
    guard let evidence = Evidence(metric: metric) else { preconditionFailure(metric) }
    var computation = MetricsComputation(
      range: all.range, workspace: settings.workspace, explaining: evidence)
    for (place, row) in rows.prefix(4).enumerated() {
      var target = TargetInstance(
        kind: .firstResponse, policy: "messengers", start: now.advanced(by: -3_000_000))
      target.due = now.advanced(by: Int64(place - 1) * 60_000 - 600_000)
      target.end = now.advanced(by: -600_000)
      target.endedBy = .reply
      target.answeredBy = "maya"
      var facts = ConversationFacts(
        id: row.id.number, subject: ReportSubject(channel: .email, openedAt: target.start))
      facts.ended = [target]
      computation.add(facts)
    }
    computation.leaveOut(88_123, "spam")
    return Explanation(
      metric: metric, value: .number(0.5), evidence: computation.evidence ?? evidence, names: [:])
  }

  private static func supervised(
    _ group: MetricGroup, backlog: Int, replies: Int, first: Double, sla: Double
  ) -> MetricRow {
    var row = report(group, inbound: replies, firstResponse: first, sla: sla)
    row.metrics += [
      MetricMember("backlog", .count(backlog)), MetricMember("response_n", .count(replies)),
      MetricMember("first_response_p90_s", .number(first * 3)),
      MetricMember("sla_met", .count(32)), MetricMember("sla_breached", .count(2)),
    ]
    return row
  }
}
