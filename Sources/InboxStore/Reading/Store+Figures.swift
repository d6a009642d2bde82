import Inbox

extension Store {
  /// The figures of the side panel: times in milliseconds, hours of the workspace's local clock.
  ///
  /// The bands of due times exclude each other, and with the breached they add up to the open ones.
  /// - Complexity: O(what happened today and what is overdue); counts come from `tally`.
  package func figures(agent: AgentID?, now: Instant) throws(StoreError) -> LiveFigures {
    let presence = board.courtesy(now: now)
    return try read { connection in
      let workspace = try workspace(connection).workspace
      return try FiguresReader(
        connection: connection, workspace: workspace, agent: agent, now: now, presence: presence
      ).read()
    }
  }
}

/// Reads the figures from counts and from facts of today.
struct FiguresReader {
  let connection: Connection
  let workspace: Workspace
  let agent: AgentID?
  let now: Instant
  let presence: [Int64: [Presence]]

  /// How many local hours the small graphs show.
  static let hours = 12

  func read() throws -> LiveFigures {
    var figures = LiveFigures()
    try fillQueue(&figures)
    try fillDues(&figures)
    let day = workspace.zone.day(holding: now)
    let hours = lastHours()
    try fillInbound(&figures, day: day, hours: hours)
    try fillPromises(&figures, day: day, hours: hours)
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

  /// The local hours that end with the one that holds now, oldest first.
  private func lastHours() -> [LocalHour] {
    var hours = [workspace.zone.hour(holding: now)]
    while hours.count < FiguresReader.hours, let first = hours.first {
      hours.insert(workspace.zone.hour(holding: first.start.advanced(by: -1)), at: 0)
    }
    return hours
  }

  private func fillInbound(
    _ figures: inout LiveFigures, day: LocalDay, hours: [LocalHour]
  ) throws {
    let since = min(day.start, hours[0].start)
    let quarters = try connection.rows(
      "SELECT quarter, channel, n FROM inbound WHERE quarter >= ?1 AND n > 0 AND quarter <= ?2",
      .integer(Tally.quarter(of: since)), .integer(Tally.quarter(of: now))
    ) { row in
      (
        Instant(milliseconds: row.integer(0) * Tally.quarter), Channel(rawValue: row.text(1)),
        Int(row.integer(2))
      )
    }
    figures.inboundByHour = Array(repeating: 0, count: hours.count)
    var channels: [Channel: LiveFigures.ChannelCount] = [:]
    for (at, channel, count) in quarters {
      guard let channel else { continue }
      var own =
        channels[channel]
        ?? LiveFigures.ChannelCount(
          channel: channel, inbound: 0, byHour: Array(repeating: 0, count: hours.count))
      if at >= day.start { own.inbound += count }
      if let hour = hours.firstIndex(where: { at >= $0.start && at < $0.end }) {
        own.byHour[hour] += count
        figures.inboundByHour[hour] += count
      }
      channels[channel] = own
    }
    figures.byChannel = channels.values.filter { $0.inbound > 0 }.sorted {
      ($1.inbound, $0.channel.rawValue) < ($0.inbound, $1.channel.rawValue)
    }
    figures.inboundLastHour = Int(
      try connection.integer(
        "SELECT count(*) FROM message WHERE key >= ?1 AND key < ?2 AND counted IS NOT NULL",
        .integer(Recorder.firstKey(at: now.advanced(by: -3_600_000 + 1))),
        .integer(Recorder.firstKey(at: now.advanced(by: 1)))) ?? 0)
  }

  private func team() throws -> [LiveFigures.TeamMember] {
    let places = presence.flatMap { id, present in present.map { (id, $0) } }
    return try workspace.agents.map { agent in
      let mine = places.filter { $0.1.agent == agent.id }.max {
        ($0.1.mode, $0.1.since) < ($1.1.mode, $1.1.since)
      }
      return LiveFigures.TeamMember(
        agent: agent.id, name: agent.name, open: try count(.assignee(agent.id), .open),
        capacity: agent.capacity, mode: mine?.1.mode,
        inHand: mine.map { ConversationID($0.0) })
    }
  }
}
