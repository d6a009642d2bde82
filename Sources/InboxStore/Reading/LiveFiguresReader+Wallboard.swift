import Inbox

extension LiveFiguresReader {
  /// The side panel's figures are read just before; so old, in milliseconds, they will do.
  private static let sharedAge: Int64 = 100

  /// What the wallboard shows, from the same facts as the side panel.
  ///
  /// - Parameters:
  ///   - urgent: How many conversations are wanted that need somebody now.
  ///   - strip: How many due times.
  package mutating func wallboard(
    urgent: Int, strip: Int, now: Instant
  ) throws(StoreError) -> WallboardFigures {
    var wallboard = WallboardFigures()
    let span = try begin(at: now)
    let reports = try rows(
      [
        .init(from: span.day), .init(from: span.firstHour, by: .hour),
        .init(from: span.day, by: .agent), .init(from: span.day, by: .team),
      ], now: now, age: LiveFiguresReader.sharedAge)
    wallboard.today = reports[0].first
    wallboard.hours = reports[1]
    wallboard.people = reports[2]
    let replies = metrics.replies(inHalfHoursFrom: span.day, to: now)
    wallboard.urgent = try urgentRows(urgent, now: now)
    try store.read { connection in
      let reader = WallboardReader(connection: connection, now: now)
      wallboard.teams = try reports[3].map { try reader.queue(of: $0) }
      wallboard.halfHours = try reader.halfHours(
        since: span.day, replies: replies, zone: span.zone)
      wallboard.dues = try connection.rows(
        "SELECT due FROM open_target WHERE due IS NOT NULL ORDER BY due LIMIT ?1",
        .integer(Int64(strip))
      ) { $0.instant(0) }
      wallboard.running = Int(
        try connection.integer("SELECT count(*) FROM open_target WHERE due IS NOT NULL") ?? 0)
    }
    return wallboard
  }

  /// What waits for an approval past its due, for nobody else can go on there; then the queue.
  private func urgentRows(_ limit: Int, now: Instant) throws(StoreError) -> [QueueRow] {
    let ids = try store.read { connection in
      try ListedConversations(
        connection: connection, workspace: try store.workspace(connection).workspace
      ).overdue(for: agent, now: now).prefix(limit).map { ConversationID($0) }
    }
    let rows = try ids.isEmpty ? [] : store.rows(Array(ids), agent: agent, now: now)
    let overdue = ids.compactMap { id in rows.first { $0.id == id } }
    let queue = try store.queue(
      QueueRequest(
        query: .condition(.status(.open)), anchor: .first, limit: limit, agent: agent),
      now: now
    ).rows
    let first = Set(ids)
    return Array((overdue + queue.filter { !first.contains($0.id) }).prefix(limit))
  }
}

/// Reads what only the wallboard wants.
struct WallboardReader {
  static let halfHour: Int64 = 1_800_000
  static let week: Int64 = 604_800_000

  let connection: Connection
  let now: Instant

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
          """, Value(team?.text), .blob(rank + (from?.sortableBytes ?? [])),
          .blob(rank + before.sortableBytes)) ?? 0)
    }
    return WallboardFigures.TeamQueue(
      team: team, open: Int(row["backlog"]?.number ?? 0),
      breached: try count(from: nil, before: now),
      dueWithinQuarter: try count(from: now, before: now.advanced(by: 900_001)),
      oldestWait: row["oldest_wait_s"]?.number)
  }

  /// The half hours from an instant to now, with the messages that the store counts by quarters.
  func halfHours(
    since day: Instant, replies: [Int], zone: ZoneRules
  ) throws -> [WallboardFigures.HalfHour] {
    var inbound: [Int64: Int] = [:]
    for week in 0...4 as ClosedRange<Int64> {
      let from = day.advanced(by: -week * WallboardReader.week - 3_600_000)
      let to = now.advanced(by: -week * WallboardReader.week + 5_400_000)
      let quarters = try connection.rows(
        "SELECT quarter, sum(n) FROM inbound WHERE quarter >= ?1 AND quarter <= ?2 GROUP BY quarter",
        .integer(Tally.quarter(of: from)), .integer(Tally.quarter(of: to))
      ) { ($0.integer(0), Int($0.integer(1))) }
      for (quarter, count) in quarters { inbound[quarter] = count }
    }
    let first = try connection.integer("SELECT min(quarter) FROM inbound WHERE n > 0")
    func count(from start: Instant) -> Int {
      let quarter = Tally.quarter(of: start)
      return (inbound[quarter] ?? 0) + (inbound[quarter + 1] ?? 0)
    }
    return replies.enumerated().map { place, replies in
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
        start: start, inbound: count(from: start), replies: replies,
        usual: before.isEmpty ? nil : Double(before.reduce(0, +)) / Double(before.count))
    }
  }
}
