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

  /// The instances of one that ended, in their order.
  func ended(of conversation: Int64) throws -> [TargetInstance] {
    var ended: [TargetInstance] = []
    try connection.statement(
      "SELECT conversation, ended, past_ended FROM trace WHERE conversation = ?1"
    ).forEach([.integer(conversation)]) { row in
      for bytes in try past(row, count: 2, "ended") { try read(bytes, into: &ended) }
      try read(row.bytes(1), into: &ended)
      return false
    }
    return ended
  }

  /// The turn of one that ended last.
  func lastTurn(of conversation: Int64) throws -> Turn? {
    var turn: Turn?
    func look(_ bytes: [UInt8]) throws -> Bool {
      var ended: [TargetInstance] = []
      try read(bytes, into: &ended)
      turn = ended.lazy.compactMap { Turn($0) }.last
      return turn == nil
    }
    try connection.statement("SELECT ended FROM trace WHERE conversation = ?1")
      .forEach([.integer(conversation)]) { try look($0.bytes(0)) }
    guard turn == nil else { return turn }
    try connection.statement(
      """
      SELECT bytes FROM trace_past WHERE conversation = ?1 AND what = 'ended' ORDER BY number DESC
      """
    ).forEach([.integer(conversation)]) { try look($0.bytes(0)) }
    return turn
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
  /// Those in which nothing happened since, and which still wait or are open, summed up: the sums of
  /// whole days, and one by one those of the day in which the instant lies.
  func eachStanding(
    before instant: Instant, _ body: (StandingSum) throws -> Void
  ) throws {
    var sums: [StandingGroup: StandingCount] = [:]
    let midnight = StandingCount.day &* StandingCount.number(ofDay: instant)
    try connection.statement(
      """
      SELECT channel, tier, team, assignee, day, open, waiting, waiting_starts, unanswered
      FROM standing WHERE day < ?1
      """
    ).forEach([.integer(midnight / StandingCount.day)]) { row in
      let waiting = row.integer(6)
      let begin = (row.integer(4) &* StandingCount.day) &- instant.milliseconds
      sums[StandingGroup(row), default: StandingCount()].add(
        StandingCount(
          open: row.integer(5), waiting: waiting,
          waitingStarts: row.integer(7) &+ waiting &* begin, unanswered: row.integer(8)))
      return true
    }
    try connection.statement(
      """
      SELECT channel, tier, coalesce(team, ''), coalesce(assignee, ''), open, waiting_since,
        unanswered
      FROM trace INDEXED BY trace_last WHERE last_at >= ?1 AND last_at < ?2
      AND (open = 1 OR waiting_since IS NOT NULL) AND channel IS NOT NULL
      """
    ).forEach([.integer(midnight), Value(instant)]) { row in
      let since = row.optionalInstant(5)
      sums[StandingGroup(row), default: StandingCount()].add(
        StandingCount(
          open: row.integer(4), waiting: since == nil ? 0 : 1,
          waitingStarts: since?.since(instant) ?? 0, unanswered: row.integer(6)))
      return true
    }
    for (group, count) in sums where !count.isZero {
      guard var sum = group.sum else { continue }
      sum.open = Int(count.open)
      sum.waiting = Int(count.waiting)
      sum.waitingStarts = count.waitingStarts &+ count.waiting &* instant.milliseconds
      sum.unanswered = Int(count.unanswered)
      if count.waiting > 0 {
        sum.waitingSince = try earliest(in: group, before: instant, onlyOpen: false)
        sum.openWaitingSince = try earliest(in: group, before: instant, onlyOpen: true)
      }
      try body(sum)
    }
  }

  /// Since when the one waits that waits longest, of those in which nothing happened since.
  private func earliest(
    in group: StandingGroup, before instant: Instant, onlyOpen: Bool
  ) throws -> Instant? {
    try connection.integer(
      """
      SELECT waiting_since FROM trace INDEXED BY trace_waiting
      WHERE channel = ?1 AND tier = ?2 AND team IS ?3 AND assignee IS ?4
      AND waiting_since IS NOT NULL AND last_at < ?5 AND open >= ?6
      ORDER BY waiting_since LIMIT 1
      """, .text(group.channel), .integer(group.tier),
      group.team.isEmpty ? .null : .text(group.team),
      group.assignee.isEmpty ? .null : .text(group.assignee), Value(instant),
      .integer(onlyOpen ? 1 : 0)
    ).map { Instant(milliseconds: $0) }
  }

  /// Promises that run out in [from, to), of conversations in which nothing happened since an instant.
  func eachOverdue(
    from: Instant, to: Instant, standingBefore instant: Instant,
    _ body: (TargetKind, Instant, StandingSum) throws -> Void
  ) throws {
    try connection.statement(
      """
      SELECT t.channel, t.tier, coalesce(t.team, ''), coalesce(t.assignee, ''), o.kind, o.due
      FROM open_target o
      JOIN trace t ON t.conversation = o.conversation
      WHERE o.due >= ?1 AND o.due < ?2 AND t.last_at < ?3
      """
    ).forEach([Value(from), Value(to), Value(instant)]) { row in
      guard let sum = StandingGroup(row).sum, let kind = TargetKind(rawValue: row.text(4)) else {
        return true
      }
      try body(kind, row.instant(5), sum)
      return true
    }
  }
}

/// By what the rows of a report tell conversations apart that only stand.
private struct StandingGroup: Hashable {
  var channel: String
  var tier: Int64
  /// Empty: none.
  var team: String
  /// Empty: nobody.
  var assignee: String

  /// The first columns, in this order.
  init(_ row: SQLRow) {
    channel = row.text(0)
    tier = row.integer(1)
    team = row.text(2)
    assignee = row.text(3)
  }

  /// With nothing in it yet; nil for a channel or a tier that is none.
  var sum: StandingSum? {
    guard let channel = Channel(rawValue: channel),
      let tier = Tier(rawValue: Int(truncatingIfNeeded: tier))
    else { return nil }
    return StandingSum(
      channel: channel, tier: tier, team: team.isEmpty ? nil : TeamID(team),
      assignee: assignee.isEmpty ? nil : AgentID(assignee), open: 0, openWaitingSince: nil,
      waiting: 0, waitingStarts: 0, waitingSince: nil, unanswered: 0)
  }
}
