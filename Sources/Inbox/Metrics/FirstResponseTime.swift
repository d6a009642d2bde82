/// `first_response_*`: from the customer's first message to the first human reply.
///
/// Value: reply − start of the first_response instance (a handoff moves the start), for those whose
/// first human reply lies in the range. Left out: what `resolved` ended has no response time, ever.
/// The unanswered do not shrink the mean: `first_response_open` counts those started before the end
/// of the range and not ended before it. Source: metrics.md, *Metrics*; for agents the sender's.
struct FirstResponseTime {
  var times = ResponseTimes()
  var open = 0

  mutating func add(_ other: FirstResponseTime) {
    times.add(other.times)
    open += other.open
  }

  var members: [MetricMember] {
    times.members("first_response") + [MetricMember("first_response_open", .count(open))]
  }
}

/// `response_*`: every turn answered in the range, the first included: human reply − waiting_since.
///
/// Only the first of several replies in a row answers; a turn that `resolved` ended was not answered.
/// Source: metrics.md, *Metrics*.
struct NextResponseTime {
  var times = ResponseTimes()

  var members: [MetricMember] { times.members("response") }
}

/// `wait_*`: turns that ended in the range, by a reply or by `resolved`, or are still open at its end:
/// min(end, to, now) − start. So it cannot be improved by not answering.
///
/// Left out: turns that spam ended. Source: metrics.md, *Metrics*.
struct WaitingTime {
  private var ended = 0
  private var sum: Int64 = 0
  private var longest: Int64?
  /// Open at the end. Their starts are kept and not their waits, which grow with the clock.
  private var open = 0
  private var starts: Int64 = 0
  private var earliest: Instant?

  /// A turn that ended after so many milliseconds.
  mutating func add(_ milliseconds: Int64) {
    ended += 1
    sum &+= milliseconds
    longest = max(longest ?? .min, milliseconds)
  }

  /// Turns that are open at the end.
  ///
  /// - Parameter starts: The sum of their starts, in milliseconds since 1970.
  mutating func add(open count: Int, starts: Int64, earliest start: Instant) {
    open += count
    self.starts &+= starts
    earliest = min(earliest ?? start, start)
  }

  mutating func add(_ other: WaitingTime) {
    ended += other.ended
    sum &+= other.sum
    longest = other.longest.map { max(longest ?? .min, $0) } ?? longest
    guard let start = other.earliest else { return }
    add(open: other.open, starts: other.starts, earliest: start)
  }

  func members(in range: MetricRange) -> [MetricMember] {
    let count = ended + open
    let end = range.wait(since: Instant(milliseconds: 0))
    let whole = sum &+ Int64(open) &* end &- starts
    let longest = [longest, earliest.map { range.wait(since: $0) }].compactMap { $0 }.max()
    return [
      MetricMember("wait_n", .count(count)),
      MetricMember(
        "wait_mean_s", .number(count == 0 ? nil : Double(whole) / Double(count) / 1000)),
      MetricMember("wait_max_s", .number(longest.map { Double($0) / 1000 })),
    ]
  }
}

extension MetricsComputation {
  /// An instance of a response, ended or open, as the turn it stands for.
  mutating func addTurn(_ target: TargetInstance, _ facts: ConversationFacts, _ home: Belonging) {
    guard target.endedBy != .spam else { return }
    let whose = home.done(by: target.answeredBy)
    for row in rows(of: whose, lastingFrom: target.start, to: target.end) {
      totals[row].wait.add(
        open: 1, starts: target.start.milliseconds, earliest: target.start)
      let range = scopes[row].range
      note(
        .wait,
        .init(
          conversation: facts.id, value: .seconds(range.wait(since: target.start)),
          because: "still open at the end", start: target.start, end: nil))
      guard target.kind == .firstResponse else { continue }
      totals[row].firstResponse.open += 1
      note(
        .firstResponseOpen,
        .init(
          conversation: facts.id, value: .count(1), because: "not answered before the end",
          start: target.start, end: target.end))
      leaveOut(.firstResponse, facts.id, "not answered before the end")
    }
    guard let end = target.end, let row = row(of: whose, at: end) else { return }
    let plain = end.since(target.start)
    totals[row].wait.add(plain)
    note(
      .wait,
      .init(
        conversation: facts.id, value: .seconds(plain),
        because: target.endedBy == .reply ? "ended by a human reply" : "ended by resolved",
        start: target.start, end: end))
    guard target.endedBy == .reply else {
      leaveOut(.response, facts.id, "ended by resolved, without an answer")
      if target.kind == .firstResponse {
        leaveOut(.firstResponse, facts.id, "ended by resolved, without an answer")
      }
      return
    }
    let working = workingTime(of: target, to: end)
    totals[row].response.times.add(plain: plain, working: working)
    let shown = evidence?.isWorking == true ? working : plain
    note(.response, Self.answered(target, facts, shown, end: end))
    guard target.kind == .firstResponse else { return }
    totals[row].firstResponse.times.add(plain: plain, working: working)
    note(.firstResponse, Self.answered(target, facts, shown, end: end))
  }

  private static func answered(
    _ target: TargetInstance, _ facts: ConversationFacts, _ milliseconds: Int64, end: Instant
  ) -> Evidence.Counted {
    .init(
      conversation: facts.id, value: .seconds(milliseconds),
      because: "human reply by \(target.answeredBy?.text ?? "–")\(target.policyWords)",
      start: target.start, end: end)
  }

  /// Working milliseconds in the calendar of the policy that the instance had at its end.
  func workingTime(of target: TargetInstance, to end: Instant) -> Int64 {
    workspace.hours(named: target.calendar)
      .elapsed(from: target.start, to: end, pauses: target.pauses)
  }
}

extension TargetInstance {
  /// For an explanation: under which policy.
  var policyWords: String { policy.map { ", policy \($0)" } ?? "" }
}

extension MetricValue {
  static func seconds(_ milliseconds: Int64) -> MetricValue {
    .number(Double(milliseconds) / 1000)
  }
}
