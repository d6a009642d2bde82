import GRDB
import Inbox

extension Store {
  /// How far back times of work are looked for, in milliseconds: two weeks.
  package static let workSpan: Int64 = 14 * 86_400_000
  /// More open conversations than an hour could ever answer; of more the first are looked at.
  private static let mostWaiting: Int64 = 20_000

  /// What the two weeks before an instant tell of work, and the pace of the last 24 hours.
  ///
  /// Reads on a connection of its own, so that nobody's queue waits for it.
  /// - Complexity: O(what happened in these weeks); keep it for an hour.
  package func workHistory(before now: Instant) throws(StoreError) -> WorkHistory {
    let since = now.advanced(by: -Store.workSpan)
    var history = try readApart { connection in
      var history = WorkHistory(since: since)
      try TraceReader(connection: connection).each(since: since) { history.add($0) }
      return history
    }
    history.pace = try replayedDay(from: now.advanced(by: -86_400_000), until: now).pace(history)
    return history
  }

  /// The live queue, who is there and what comes, for a forecast.
  ///
  /// - Parameter history: What `workHistory` gave lately.
  package func forecastScene(
    history: WorkHistory, now: Instant
  ) throws(StoreError) -> ForecastScene {
    let presence = board.courtesy(now: now)
    let there = try attending(now: now)
    return try readApart { connection in
      let reader = SceneReader(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      var inHand: [Int64: AgentID] = [:]
      for (conversation, places) in presence {
        inHand[conversation] = places.max { $0.mode < $1.mode }?.agent
      }
      let present = there.union(presence.values.flatMap { $0.map(\.agent) })
      let roster = Roster(
        availability: try reader.availability(),
        present: present.union(try reader.acting(within: RoutingDesk.presentAfterAct)),
        active: try reader.acting(within: Roster.sign))
      let duties = roster.duties(
        from: now, to: now.advanced(by: ForecastScene.outlook), workspace: reader.workspace)
      return ForecastScene(
        now: now, workspace: reader.workspace,
        waiting: try reader.waiting(Store.mostWaiting, inHand: inHand), duties: duties,
        unseen: roster.unseen(at: now, workspace: reader.workspace),
        arrivals: try reader.arrivals(), history: history)
    }
  }

  /// A past day's customers and people.
  package func replayedDay(from: Instant, until: Instant) throws(StoreError) -> ReplayedDay {
    try readApart { connection in
      let workspace = try workspace(connection).workspace
      var replay = ReplayedDay(from: from, until: until, workspace: workspace)
      if let range = MetricRange(from: from, to: until, now: until, zone: workspace.zone) {
        try MetricsReader(connection: connection, workspace: workspace, range: range)
          .each(asOf: nil) { replay.add($0) }
      }
      return replay
    }
  }
}

/// Reads what a forecast is made of.
private struct SceneReader {
  let connection: Connection
  let workspace: Workspace
  let now: Instant

  /// Open conversations in the order of the queue in which somebody waits or something is promised.
  func waiting(
    _ most: Int64, inHand: [Int64: AgentID]
  ) throws -> [ForecastScene.Waiting] {
    var all: [ForecastScene.Waiting] = []
    try connection.statement(
      """
      SELECT c.id, c.tier, c.channel, o.kind, o.due
      FROM conversation c INDEXED BY conversation_queue
      LEFT JOIN open_target o ON o.conversation = c.id
      LEFT JOIN trace t ON t.conversation = c.id
      WHERE c.queue_key >= ?1 AND c.queue_key < ?2
      AND (o.due IS NOT NULL OR t.waiting_since IS NOT NULL)
      ORDER BY c.queue_key LIMIT ?3
      """
    ).forEach(
      [.blob([QueueKey.rank(.open)]), .blob([QueueKey.rank(.pending)]), .integer(most)]
    ) { row in
      let id = row.integer(0)
      if all.last?.conversation != id {
        guard let channel = Channel(rawValue: row.text(2)) else { return true }
        all.append(
          ForecastScene.Waiting(
            conversation: id, channel: channel,
            tier: Tier(rawValue: Int(truncatingIfNeeded: row.integer(1))) ?? .one,
            inHandOf: inHand[id]))
      }
      guard !row.isNull(3), let kind = TargetKind(rawValue: row.text(3)),
        let due = row.optionalInstant(4)
      else { return true }
      if kind == .resolution {
        all[all.count - 1].resolutionDue = due
      } else {
        all[all.count - 1].response = (kind, due)
      }
      return true
    }
    return all
  }

  /// The latest word of each agent, as far back as it says anything of now.
  func availability() throws -> [AgentID: (state: Availability, at: Instant)] {
    var latest: [AgentID: (state: Availability, at: Instant)] = [:]
    let events = try connection.rows(
      """
      SELECT line, seq FROM event INDEXED BY event_time
      WHERE at > ?1 AND at <= ?2 AND type = 'availability' ORDER BY at, seq
      """, Value(now.advanced(by: -Roster.stale)), Value(now)
    ) { try Event(storedLine: $0.bytes(0), text: nil, sequence: $0.integer(1)) }
    for event in events {
      guard case .availability(let agent, let state) = event.what else { continue }
      latest[agent] = (state, event.at)
    }
    return latest
  }

  /// Who did something within so many milliseconds.
  func acting(within span: Int64) throws -> Set<AgentID> {
    Set(
      try connection.rows(
        """
        SELECT DISTINCT by_id FROM event INDEXED BY event_time
        WHERE at > ?1 AND at <= ?2 AND by_kind = 'agent' AND act IS NOT NULL
        """, Value(now.advanced(by: -span)), Value(now)
      ) { AgentID($0.text(0)) })
  }

  func arrivals() throws -> ArrivalHistory {
    var history = ArrivalHistory(
      zone: workspace.zone, now: now,
      first: try connection.integer("SELECT min(quarter) FROM inbound WHERE n > 0"))
    var next = Int64.min
    // Two weeks never overlap but where the looked at part of time is longer than a week.
    for range in ArrivalHistory.wanted(
      now: now, horizon: ForecastScene.outlook, zone: workspace.zone
    ).reversed() {
      let from = max(next, Tally.quarter(of: range.lowerBound))
      next = Tally.quarter(of: range.upperBound) + 1
      let counts = try connection.rows(
        "SELECT quarter, channel, n FROM inbound WHERE quarter >= ?1 AND quarter < ?2",
        .integer(from), .integer(next)
      ) { ($0.integer(0), Channel(rawValue: $0.text(1)), Int($0.integer(2))) }
      for (quarter, channel, count) in counts {
        guard let channel else { continue }
        history.add(quarter: quarter, channel: channel, count: count)
      }
    }
    return history
  }
}
