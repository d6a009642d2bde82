import Inbox

extension LiveFiguresReader {
  /// The side panel's figures are read just before; so old, in milliseconds, they will do.
  private static let sharedAge: Int64 = 100

  /// What the wallboard shows, from the same facts as the side panel.
  ///
  /// - Parameters:
  ///   - urgent: How many conversations are wanted that need somebody now.
  ///   - strip: How many due times.
  ///   - filter: A channel, a team: nothing else is counted or listed.
  package mutating func wallboard(
    urgent: Int, strip: Int, of filter: ReportFilter = ReportFilter(), now: Instant
  ) throws(StoreError) -> WallboardFigures {
    var wallboard = WallboardFigures()
    wallboard.filter = filter
    let span = try begin(at: now)
    let reports = try rows(
      [
        .init(from: span.day, of: filter), .init(from: span.firstHour, by: .hour, of: filter),
        .init(from: span.day, by: .agent, of: filter),
        .init(from: span.day, by: .team, of: filter),
      ], now: now, age: LiveFiguresReader.sharedAge)
    wallboard.today = reports[0].first
    wallboard.hours = reports[1]
    wallboard.people = try store.workspace().rows(reports[2], seenBy: agent)
    let counts = metrics.halfHours(from: span.day, to: now, of: filter)
    wallboard.urgent = try urgentRows(urgent, of: filter, now: now)
    try store.read { connection in
      let reader = WallboardReader(connection: connection, filter: filter, now: now)
      wallboard.teams = try reports[3].map { try reader.queue(of: $0) }
      wallboard.halfHours = try reader.halfHours(
        since: span.day, counts, zone: span.zone)
      (wallboard.dues, wallboard.running) = try reader.countdowns(upTo: strip)
    }
    return wallboard
  }

  /// What waits for an approval past its due, for nobody else can go on there; then the queue.
  private func urgentRows(
    _ limit: Int, of filter: ReportFilter, now: Instant
  ) throws(StoreError) -> [QueueRow] {
    let ids = try store.read { connection in
      try ListedConversations(
        connection: connection, workspace: try store.workspace(connection).workspace
      ).overdue(for: agent, now: now).prefix(limit).map { ConversationID($0) }
    }
    let rows = try ids.isEmpty ? [] : store.rows(Array(ids), agent: agent, now: now)
    let overdue = ids.compactMap { id in
      rows.first { $0.id == id && filter.takes(ReportSubject($0.conversation)) }
    }
    let queue = try store.queue(
      QueueRequest(query: filter.open, anchor: .first, limit: limit, agent: agent), now: now
    ).rows
    let first = Set(ids)
    return Array((overdue + queue.filter { !first.contains($0.id) }).prefix(limit))
  }
}

extension ReportFilter {
  /// What is open of it.
  fileprivate var open: Query {
    let conditions: [Query.Condition] = [
      .status(.open), channel.map { .channel($0) }, team.map { .team($0) },
    ].compactMap { $0 }
    return conditions.count == 1
      ? .condition(.status(.open)) : .and(conditions.map { .condition($0) })
  }
}

/// Reads what only the wallboard wants.
struct WallboardReader {
  static let halfHour: Int64 = 1_800_000
  static let week: Int64 = 604_800_000

  let connection: Connection
  var filter = ReportFilter()
  let now: Instant

  /// When what runs is due, the soonest first, up to so many; and how many run altogether.
  func countdowns(upTo limit: Int) throws -> ([Instant], Int) {
    let values = [Value(filter.channel?.rawValue), Value(filter.team?.text)]
    let dues = try connection.rows(
      """
      SELECT due FROM open_target o WHERE due IS NOT NULL AND (?1 IS NULL AND ?2 IS NULL
        OR EXISTS (SELECT 1 FROM conversation c WHERE c.id = o.conversation
          AND (?1 IS NULL OR c.channel = ?1) AND (?2 IS NULL OR c.team = ?2)))
      ORDER BY due LIMIT ?3
      """, values[0], values[1], .integer(Int64(limit))
    ) { $0.instant(0) }
    let running = try connection.integer(
      """
      SELECT count(*) FROM open_target o WHERE due IS NOT NULL AND (?1 IS NULL AND ?2 IS NULL
        OR EXISTS (SELECT 1 FROM conversation c WHERE c.id = o.conversation
          AND (?1 IS NULL OR c.channel = ?1) AND (?2 IS NULL OR c.team = ?2)))
      """, values[0], values[1])
    return (dues, Int(running ?? 0))
  }

  func queue(of row: MetricRow) throws -> WallboardFigures.TeamQueue {
    var team: TeamID?
    if case .team(let id) = row.group { team = id }
    func count(from: Instant?, before: Instant) throws -> Int {
      let rank = [QueueKey.rank(.open)]
      return Int(
        try connection.integer(
          """
          SELECT count(*) FROM conversation INDEXED BY conversation_team
          WHERE team IS ?1 AND queue_key >= ?2 AND queue_key < ?3
          AND (?4 IS NULL OR channel = ?4)
          """, Value(team?.text), .blob(rank + (from?.sortableBytes ?? [])),
          .blob(rank + before.sortableBytes), Value(filter.channel?.rawValue)) ?? 0)
    }
    return WallboardFigures.TeamQueue(
      team: team, open: Int(row["backlog"]?.number ?? 0),
      breached: try count(from: nil, before: now),
      dueWithinQuarter: try count(from: now, before: now.advanced(by: 900_001)),
      oldestWait: row["oldest_wait_s"]?.number)
  }

  /// The half hours from an instant to now, beside the messages of the weeks before that the store
  /// counts by quarters and channels; it does not by teams, so of a team nothing is usual.
  func halfHours(
    since day: Instant, _ counts: [HalfHourCount], zone: ZoneRules
  ) throws -> [WallboardFigures.HalfHour] {
    var inbound: [Int64: Int] = [:]
    for week in filter.team == nil ? [1, 2, 3, 4] as [Int64] : [] {
      let from = day.advanced(by: -week * WallboardReader.week - 3_600_000)
      let to = now.advanced(by: -week * WallboardReader.week + 5_400_000)
      let quarters = try connection.rows(
        """
        SELECT quarter, sum(n) FROM inbound
        WHERE quarter >= ?1 AND quarter <= ?2 AND (?3 IS NULL OR channel = ?3) GROUP BY quarter
        """, .integer(Tally.quarter(of: from)), .integer(Tally.quarter(of: to)),
        Value(filter.channel?.rawValue)
      ) { ($0.integer(0), Int($0.integer(1))) }
      for (quarter, count) in quarters { inbound[quarter] = count }
    }
    let first =
      filter.team == nil
      ? try connection.integer("SELECT min(quarter) FROM inbound WHERE n > 0") : nil
    func count(from start: Instant) -> Int {
      let quarter = Tally.quarter(of: start)
      return (inbound[quarter] ?? 0) + (inbound[quarter + 1] ?? 0)
    }
    return counts.enumerated().map { place, own in
      let start = day.advanced(by: Int64(place) * WallboardReader.halfHour)
      // The same time on the clock, whatever summer time did meanwhile.
      let before = (1...4 as ClosedRange<Int64>).compactMap { week -> Int? in
        let then = start.advanced(by: -week * WallboardReader.week)
        let shift = Int64(zone.offset(at: start) - zone.offset(at: then)) * 1000
        let same = then.advanced(by: shift)
        guard let first, Tally.quarter(of: same) >= first else { return nil }
        return count(from: same)
      }
      return WallboardFigures.HalfHour(
        start: start, inbound: own.inbound, replies: own.replies,
        usual: before.isEmpty ? nil : Double(before.reduce(0, +)) / Double(before.count))
    }
  }
}
