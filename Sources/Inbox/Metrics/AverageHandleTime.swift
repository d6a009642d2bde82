/// `aht_s` and `aht_phone_s`: how long people are busy with a conversation, and with a call.
///
/// `aht_s`: the sum of `focus` of the conversations (phone left out) with a `resolved` in the range ÷
/// their number; overlapping intervals of one agent, over all conversations of the row, count once.
/// Focus belongs to its agent, the conversation to its assignee. `aht_phone_s`: talk + hold + wrap of
/// the answered calls of the range ÷ their number. Source: metrics.md, *Metrics*.
struct AverageHandleTime {
  /// Conversations resolved, phone left out.
  var resolved = 0
  var intervals: [AgentID: [Range<Instant>]] = [:]
  var calls = 0
  var callSeconds: Int64 = 0

  mutating func add(_ other: AverageHandleTime) {
    resolved += other.resolved
    intervals.merge(other.intervals, uniquingKeysWith: +)
    calls += other.calls
    callSeconds &+= other.callSeconds
  }

  /// Milliseconds, every one of an agent once.
  private var busy: Int64 { Self.busy(intervals) }

  /// The same of intervals that are given.
  static func busy(_ intervals: [AgentID: [Range<Instant>]]) -> Int64 {
    var sum: Int64 = 0
    for own in intervals.values {
      var end = Instant(milliseconds: .min)
      for interval in own.sorted(by: { $0.lowerBound < $1.lowerBound })
      where interval.upperBound > end {
        sum &+= interval.upperBound.since(max(interval.lowerBound, end))
        end = interval.upperBound
      }
    }
    return sum
  }

  var members: [MetricMember] {
    [
      MetricMember(
        "aht_s", .number(resolved == 0 ? nil : Double(busy) / Double(resolved) / 1000)),
      MetricMember(
        "aht_phone_s", .number(calls == 0 ? nil : Double(callSeconds) / Double(calls))),
    ]
  }
}

extension MetricsComputation {
  /// The focus of a conversation that was resolved in a row's time.
  mutating func addFocus(
    _ facts: ConversationFacts, _ home: Belonging, resolvedIn timeRow: Int, at resolved: Instant
  ) {
    guard facts.subject?.channel != .phone else { return }
    for focus in history.focuses where focus.from < focus.to {
      let whose = home.done(by: focus.agent)
      guard
        let row = grouping?.isByTime == true
          ? (takes(whose) ? timeRow : nil) : row(of: whose, at: resolved)
      else { continue }
      totals[row].handling.intervals[focus.agent, default: []].append(focus.from..<focus.to)
      note(
        .handleTime,
        .init(
          conversation: facts.id, part: .numerator, value: .seconds(focus.to.since(focus.from)),
          because: "focus of \(focus.agent)", start: focus.from, end: focus.to,
          agent: focus.agent))
    }
  }
}
