import Inbox

/// Counts that move with every write, gathered over a transaction and written once.
struct Tally: Sendable {
  struct Key: Hashable {
    var dimension: Dimension
    var value: String
    var status: Status
  }

  struct InboundKey: Hashable {
    var quarter: Int64
    var channel: String
  }

  /// By what conversations are counted; one for each index that a view of the queue can use.
  enum Dimension: String, CaseIterable {
    case all
    /// The empty value: nobody's.
    case assignee
    case team
    case channel
    case tier
    case tag
  }

  /// Local days and hours of every zone begin at quarters of an hour.
  static let quarter: Int64 = 900_000

  private(set) var conversations: [Key: Int64] = [:]
  private(set) var inbound: [InboundKey: Int64] = [:]
  private(set) var standing: [StandingCount.Cell: StandingCount] = [:]

  mutating func add(_ conversation: Conversation?, _ sign: Int64) {
    guard let conversation, conversation.mergedInto == nil else { return }
    func add(_ dimension: Dimension, _ value: String) {
      let key = Key(dimension: dimension, value: value, status: conversation.status)
      conversations[key, default: 0] += sign
    }
    add(.all, "")
    add(.assignee, conversation.assignee?.text ?? "")
    add(.team, conversation.team?.text ?? "")
    add(.channel, conversation.channel.rawValue)
    add(.tier, String(conversation.tier.rawValue))
    for tag in conversation.tags { add(.tag, tag) }
  }

  mutating func addInbound(at: Instant, channel: String, _ sign: Int64) {
    inbound[InboundKey(quarter: Tally.quarter(of: at), channel: channel), default: 0] += sign
  }

  /// What the trace of a conversation adds to the sums of reports.
  mutating func add(_ trace: StoredTrace?, _ sign: Int64) {
    guard let (cell, count) = trace.flatMap({ $0.columns.standing(last: $0.last) }) else { return }
    standing[cell, default: StandingCount()].add(count, sign)
  }

  /// Adds what was counted elsewhere.
  mutating func add(_ other: Tally) {
    conversations.merge(other.conversations) { $0 + $1 }
    inbound.merge(other.inbound) { $0 + $1 }
    for (cell, count) in other.standing { standing[cell, default: StandingCount()].add(count) }
  }

  /// The number of the quarter of an hour that holds the instant.
  static func quarter(of at: Instant) -> Int64 {
    let (quotient, rest) = at.milliseconds.quotientAndRemainder(dividingBy: quarter)
    return rest < 0 ? quotient - 1 : quotient
  }

  mutating func write(_ connection: Connection) throws {
    for (key, change) in conversations where change != 0 {
      try connection.run(
        """
        INSERT INTO tally(dimension, value, status, n) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT(dimension, value, status) DO UPDATE SET n = n + ?4
        """, .text(key.dimension.rawValue), .text(key.value), .text(key.status.rawValue),
        .integer(change))
    }
    for (key, change) in inbound where change != 0 {
      try connection.run(
        """
        INSERT INTO inbound(quarter, channel, n) VALUES (?1, ?2, ?3)
        ON CONFLICT(quarter, channel) DO UPDATE SET n = n + ?3
        """, .integer(key.quarter), .text(key.channel), .integer(change))
    }
    for (cell, change) in standing where !change.isZero { try write(change, cell, connection) }
    conversations.removeAll(keepingCapacity: true)
    inbound.removeAll(keepingCapacity: true)
    standing.removeAll(keepingCapacity: true)
  }

  /// What is zero again goes: nobody stands there any more.
  private func write(
    _ change: StandingCount, _ cell: StandingCount.Cell, _ connection: Connection
  ) throws {
    let key: [Value] = [
      .text(cell.channel), .integer(cell.tier), .text(cell.team), .text(cell.assignee),
      .integer(cell.day),
    ]
    try connection.statement(
      """
      INSERT INTO standing(channel, tier, team, assignee, day, open, waiting, waiting_starts,
        unanswered)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT(channel, tier, team, assignee, day) DO UPDATE SET open = open + ?6,
        waiting = waiting + ?7, waiting_starts = waiting_starts + ?8, unanswered = unanswered + ?9
      """
    ).run(
      key + [
        .integer(change.open), .integer(change.waiting), .integer(change.waitingStarts),
        .integer(change.unanswered),
      ])
    guard change.open < 0 || change.waiting < 0 else { return }
    try connection.statement(
      """
      DELETE FROM standing WHERE channel = ?1 AND tier = ?2 AND team = ?3 AND assignee = ?4
      AND day = ?5 AND open = 0 AND waiting = 0
      """
    ).run(key)
  }
}
