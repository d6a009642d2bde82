import Inbox

/// What conversations add to the sums of those that only stand (see `Schema.standing`): one cell for
/// each attribute that rows of a report are told apart by, and for the day of their latest line.
struct StandingCount: Sendable, Equatable {
  struct Cell: Hashable, Sendable {
    var channel: String
    var tier: Int64
    /// Empty: none, or nobody.
    var team: String
    var assignee: String
    /// Days since 1970, UTC.
    var day: Int64
  }

  var open: Int64 = 0
  var waiting: Int64 = 0
  /// The sum of `waiting_since`, each counted from the beginning of the cell's day.
  var waitingStarts: Int64 = 0
  var unanswered: Int64 = 0

  static let day: Int64 = 86_400_000

  /// Days since 1970 until the beginning of the one in which the instant lies.
  static func number(ofDay instant: Instant) -> Int64 {
    let (quotient, rest) = instant.milliseconds.quotientAndRemainder(dividingBy: day)
    return rest < 0 ? quotient - 1 : quotient
  }

  var isZero: Bool { self == StandingCount() }

  mutating func add(_ other: StandingCount, _ sign: Int64 = 1) {
    open += sign * other.open
    waiting += sign * other.waiting
    waitingStarts &+= sign &* other.waitingStarts
    unanswered += sign * other.unanswered
  }
}

extension TraceColumns {
  /// What the conversation adds to which cell; nil for one that does not stand.
  func standing(last: Instant) -> (cell: StandingCount.Cell, count: StandingCount)? {
    guard let channel, let tier, isOpen || waitingSince != nil else { return nil }
    let cell = StandingCount.Cell(
      channel: channel, tier: tier, team: team ?? "", assignee: assignee ?? "",
      day: StandingCount.number(ofDay: last))
    let begin = Instant(milliseconds: cell.day &* StandingCount.day)
    return (
      cell,
      StandingCount(
        open: isOpen ? 1 : 0, waiting: waitingSince == nil ? 0 : 1,
        waitingStarts: waitingSince?.since(begin) ?? 0, unanswered: isUnanswered ? 1 : 0)
    )
  }
}
