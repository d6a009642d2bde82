import Inbox

/// Reads traces as the metrics want them.
struct TraceReader {
  let connection: Connection

  /// Conversations in which something happened at an instant or later.
  func each(since instant: Instant, _ body: (ConversationFacts) throws -> Void) throws {
    try connection.statement(
      """
      SELECT conversation, channel, tier, team, assignee, subject, steps, ended, past_steps,
        past_ended
      FROM trace INDEXED BY trace_last WHERE last_at >= ?1
      """
    ).forEach([Value(instant)]) { row in
      try body(facts(row))
      return true
    }
  }

  /// All of them.
  func each(_ body: (ConversationFacts) throws -> Void) throws {
    try connection.statement(
      """
      SELECT conversation, channel, tier, team, assignee, subject, steps, ended, past_steps,
        past_ended
      FROM trace
      """
    ).forEach([]) {
      try body(facts($0))
      return true
    }
  }

  /// One; nil where it has none.
  func facts(of conversation: Int64) throws -> ConversationFacts? {
    try connection.statement(
      """
      SELECT conversation, channel, tier, team, assignee, subject, steps, ended, past_steps,
        past_ended
      FROM trace WHERE conversation = ?1
      """
    ).first([.integer(conversation)]) { try facts($0) }
  }

  private func facts(_ row: SQLRow) throws -> ConversationFacts {
    var facts = ConversationFacts(id: row.integer(0), subject: try subject(row))
    for bytes in try past(row, count: 8, "steps") {
      try StepReader.read(bytes, into: &facts.steps)
    }
    try StepReader.read(row.bytes(6), into: &facts.steps)
    for bytes in try past(row, count: 9, "ended") { try read(bytes, into: &facts.ended) }
    try read(row.bytes(7), into: &facts.ended)
    return facts
  }

  private func subject(_ row: SQLRow) throws -> ReportSubject? {
    guard !row.isNull(5) else { return nil }
    guard let channel = Channel(rawValue: row.text(1)),
      let tier = Tier(rawValue: Int(truncatingIfNeeded: row.integer(2)))
    else { throw ByteReader.Damaged() }
    return try ReportSubject(
      channel: channel, tier: tier, team: row.optionalText(3).map { TeamID($0) },
      assignee: row.optionalText(4).map { AgentID($0) }, bytes: row.bytes(5))
  }

  private func read(
    _ bytes: [UInt8], into ended: inout [TargetInstance]
  ) throws(ByteReader.Damaged) {
    var from = ByteReader(bytes)
    while !from.isAtEnd { ended.append(try from.ended()) }
  }

  private func past(_ row: SQLRow, count: Int32, _ what: String) throws -> [[UInt8]] {
    guard row.integer(count) > 0 else { return [] }
    return try connection.rows(
      "SELECT bytes FROM trace_past WHERE conversation = ?1 AND what = ?2 ORDER BY number",
      .integer(row.integer(0)), .text(what)
    ) { $0.bytes(0) }
  }
}

extension TraceReader {
  /// Those in which nothing happened since, and which still wait or are open, summed up.
  func eachStanding(
    before instant: Instant, _ body: (StandingSum) throws -> Void
  ) throws {
    try connection.statement(
      """
      SELECT channel, tier, team, assignee, sum(open),
        min(CASE WHEN open = 1 THEN waiting_since END), count(waiting_since),
        sum(waiting_since - ?1), min(waiting_since), sum(unanswered)
      FROM trace INDEXED BY trace_standing
      WHERE (open = 1 OR waiting_since IS NOT NULL) AND last_at < ?1
      GROUP BY channel, tier, team, assignee
      """
    ).forEach([Value(instant)]) { row in
      guard var sum = try standing(row) else { return true }
      sum.open = Int(row.integer(4))
      sum.openWaitingSince = row.optionalInstant(5)
      sum.waiting = Int(row.integer(6))
      sum.waitingStarts = row.integer(7) &+ row.integer(6) &* instant.milliseconds
      sum.waitingSince = row.optionalInstant(8)
      sum.unanswered = Int(row.integer(9))
      try body(sum)
      return true
    }
  }

  /// Promises that run out in [from, to), of conversations in which nothing happened since an instant.
  func eachOverdue(
    from: Instant, to: Instant, standingBefore instant: Instant,
    _ body: (TargetKind, Instant, StandingSum) throws -> Void
  ) throws {
    try connection.statement(
      """
      SELECT t.channel, t.tier, t.team, t.assignee, o.kind, o.due FROM open_target o
      JOIN trace t ON t.conversation = o.conversation
      WHERE o.due >= ?1 AND o.due < ?2 AND t.last_at < ?3
      """
    ).forEach([Value(from), Value(to), Value(instant)]) { row in
      guard let sum = try standing(row), let kind = TargetKind(rawValue: row.text(4)) else {
        return true
      }
      try body(kind, row.instant(5), sum)
      return true
    }
  }

  private func standing(_ row: SQLRow) throws -> StandingSum? {
    guard let channel = Channel(rawValue: row.text(0)),
      let tier = Tier(rawValue: Int(truncatingIfNeeded: row.integer(1)))
    else { return nil }
    return StandingSum(
      channel: channel, tier: tier, team: row.optionalText(2).map { TeamID($0) },
      assignee: row.optionalText(3).map { AgentID($0) }, open: 0, openWaitingSince: nil,
      waiting: 0, waitingStarts: 0, waitingSince: nil, unanswered: 0)
  }
}
