import Inbox

/// Reads the figures of the side panel again and again, each time only what changed: the metrics by
/// `LiveMetrics`, the rest from counts that the store keeps.
///
/// ```swift
/// var live = LiveFiguresReader(store: store, agent: "maya")
/// let figures = try live.read(now: now)
/// ```
package struct LiveFiguresReader {
  let store: Store
  let agent: AgentID?
  private(set) var metrics: LiveMetrics

  /// - Parameter agent: Whose own conversations and mentions are counted.
  package init(store: Store, agent: AgentID?) {
    self.store = store
    self.agent = agent
    // Of no day yet.
    metrics = LiveMetrics(store: store, from: Instant(milliseconds: .max))
  }

  /// - Complexity: O(what happened today and in the last hours), in memory; O(what changed) in the
  ///   store, and what is overdue.
  package mutating func read(now: Instant) throws(StoreError) -> LiveFigures {
    let presence = store.board.courtesy(now: now)
    var figures = try store.read { connection in
      let workspace = try store.workspace(connection).workspace
      return try CountsReader(
        connection: connection, workspace: workspace, agent: agent, now: now, presence: presence
      ).read()
    }
    let span = try begin(at: now)
    let reports = try rows(
      [
        .init(from: span.day), .init(from: span.firstHour, by: .hour),
        .init(from: span.day, by: .channel),
      ], now: now)
    figures.today = reports[0].first
    figures.hours = reports[1]
    figures.channels = reports[2].filter { $0["inbound_messages"] != .count(0) }.sorted {
      let (one, other) = ($0["inbound_messages"]?.number ?? 0, $1["inbound_messages"]?.number ?? 0)
      return one == other ? $0.group.label < $1.group.label : one > other
    }
    return figures
  }

  /// Where the local day and the hours of the small graphs begin.
  struct Span {
    var zone: ZoneRules
    var day: Instant
    var firstHour: Instant
  }

  /// What is in memory begins anew with the day and with the hour.
  mutating func begin(at now: Instant) throws(StoreError) -> Span {
    let zone = try store.workspace().zone
    let span = Span(
      zone: zone, day: zone.day(holding: now).start,
      firstHour: LiveFiguresReader.firstHour(before: now, zone: zone))
    let from = min(span.day, span.firstHour)
    if metrics.from != from { metrics = LiveMetrics(store: store, from: from) }
    return span
  }

  mutating func rows(
    _ cuts: [LiveMetrics.Cut], now: Instant, age: Int64 = 0
  ) throws(StoreError) -> [[MetricRow]] {
    try metrics.rows(cuts, now: now, age: age)
  }

  /// The start of the first of the local hours that end with the one that holds now.
  private static func firstHour(before now: Instant, zone: ZoneRules) -> Instant {
    var start = zone.hour(holding: now).start
    for _ in 1..<LiveFigures.shownHours { start = zone.hour(holding: start.advanced(by: -1)).start }
    return start
  }
}

/// Reads what the store counts as it goes, for one agent.
///
/// The bands of due times exclude each other, and with the breached they add up to the open ones.
private struct CountsReader {
  let connection: Connection
  let workspace: Workspace
  let agent: AgentID?
  let now: Instant
  let presence: [Int64: [Presence]]

  func read() throws -> LiveFigures {
    var figures = LiveFigures()
    try fillQueue(&figures)
    try fillDues(&figures)
    figures.inboundLastHour = Int(
      try connection.integer(
        "SELECT count(*) FROM message WHERE key >= ?1 AND key < ?2 AND counted IS NOT NULL",
        .integer(Recorder.firstKey(at: now.advanced(by: -3_600_000 + 1))),
        .integer(Recorder.firstKey(at: now.advanced(by: 1)))) ?? 0)
    figures.team = try team()
    figures.leaving = try connection.rows(
      "SELECT entry FROM outbox ORDER BY leaves_at, id LIMIT 50"
    ) { try OutboxEntry($0.bytes(0)) }
    return figures
  }

  private func count(_ index: QueueView.Index, _ status: Status) throws -> Int {
    Int(try Store.count(index, [status], connection))
  }

  private func fillQueue(_ figures: inout LiveFigures) throws {
    figures.open = try count(.all, .open)
    figures.unowned = try count(.assignee(nil), .open)
    figures.pending = try count(.all, .pending)
    figures.snoozed = try count(.all, .snoozed)
    figures.paused = figures.pending + figures.snoozed
    figures.failed = Int(
      try connection.integer("SELECT count(*) FROM outbox WHERE state IN ('failed', 'unknown')")
        ?? 0)
    guard let agent else { return }
    let lists = ListedConversations(connection: connection, workspace: workspace)
    figures.approvals = try lists.approvals(for: agent).count
    figures.overdueApprovals = try lists.overdue(for: agent, now: now).count
    figures.mine = try count(.assignee(agent), .open)
    figures.mentions = Int(
      try connection.integer(
        """
        SELECT count(DISTINCT m.conversation) FROM mention m
        LEFT JOIN seen s ON s.agent = m.agent AND s.conversation = m.conversation
        WHERE m.agent = ?1 AND m.seq > ifnull(s.seq, 0)
        """, .text(agent.text)) ?? 0)
  }

  /// Counts keys on the queue's index: the open ones begin with their earliest due.
  private func fillDues(_ figures: inout LiveFigures) throws {
    func count(from: Instant?, before: Instant) throws -> Int {
      let rank = [QueueKey.rank(.open)]
      return Int(
        try connection.integer(
          """
          SELECT count(*) FROM conversation INDEXED BY conversation_queue
          WHERE queue_key >= ?1 AND queue_key < ?2
          """, .blob(rank + (from?.sortableBytes ?? [])), .blob(rank + before.sortableBytes))
          ?? 0)
    }
    let quarter = now.advanced(by: 900_001)
    figures.breached = try count(from: nil, before: now)
    figures.dueWithinQuarter = try count(from: now, before: quarter)
    figures.dueWithinHour = try count(from: quarter, before: now.advanced(by: 3_600_001))
    figures.later =
      figures.open - figures.breached - figures.dueWithinQuarter - figures.dueWithinHour
  }

  private func team() throws -> [LiveFigures.TeamMember] {
    let places = presence.flatMap { id, present in present.map { (id, $0) } }
    let declared = try RoutingReader(connection: connection, workspace: workspace, now: now)
      .availability()
    return try workspace.agents.map { agent in
      let mine = places.filter { $0.1.agent == agent.id }.max {
        ($0.1.mode, $0.1.since) < ($1.1.mode, $1.1.since)
      }
      var member = LiveFigures.TeamMember(
        agent: agent.id, name: agent.name, open: try count(.assignee(agent.id), .open),
        capacity: agent.capacity, mode: mine?.1.mode,
        inHand: mine.map { ConversationID($0.0) })
      member.said = declared[agent.id]?.state
      member.saidAt = declared[agent.id]?.at
      return member
    }
  }
}
