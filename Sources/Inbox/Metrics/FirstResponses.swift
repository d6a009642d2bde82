/// The first responses that `first_response_*` counts in a range, told apart as its mean and median
/// cannot: by the hour in which the customer asked, by how long they took.
///
/// ```swift
/// var responses = FirstResponses(range: range, zone: workspace.zone)
/// for facts in conversations { responses.add(facts) }
/// ```
package struct FirstResponses {
  /// The hour of the local day in which customers of a channel began to wait.
  package struct Hour: Hashable, Sendable {
    package var channel: Channel
    /// 0…23.
    package var hour: Int

    package init(channel: Channel, hour: Int) {
      (self.channel, self.hour) = (channel, hour)
    }
  }

  /// One of them.
  package struct Answered: Hashable, Sendable {
    /// The store's number.
    package var conversation: Int64
    package var hour: Hour
    package var start: Instant
    package var end: Instant
    package var agent: AgentID?
    /// Place among the buckets.
    package var bucket: Int

    package var milliseconds: Int64 { end.since(start) }
  }

  /// Times up to a limit, and more than the one before.
  package struct Bucket: Hashable, Sendable {
    /// Seconds; nil: anything longer.
    package var limit: Int64?
    package var count = 0
    /// Of them, those that came by their due.
    package var within = 0
    /// Of them, those after their due; the rest had none.
    package var late = 0
  }

  /// 1 m, 5 m, 15 m, 30 m, 1 h, 2 h, 4 h, 8 h, a day: seconds.
  package static let limits: [Int64] = [60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400]

  private let range: MetricRange
  private var hourOfDay: HourOfDay
  private var times: [Hour: Durations] = [:]
  /// Each of them, in no order.
  package private(set) var all: [Answered] = []
  /// Shortest first; the last one has no limit.
  package private(set) var buckets: [Bucket]

  package init(range: MetricRange, zone: ZoneRules) {
    self.range = range
    hourOfDay = HourOfDay(zone: zone)
    buckets = Self.limits.map { Bucket(limit: $0) } + [Bucket(limit: nil)]
  }

  /// Takes over one conversation: those of its first responses that `first_response_n` counts.
  package mutating func add(_ facts: ConversationFacts) {
    guard let subject = facts.subject, subject.counts else { return }
    for target in facts.ended {
      guard target.kind == .firstResponse, target.endedBy == .reply, let end = target.end,
        range.contains(end)
      else { continue }
      let time = end.since(target.start)
      let hour = Hour(channel: subject.channel, hour: hourOfDay[target.start])
      times[hour, default: Durations()].add(time)
      let index = buckets.firstIndex { $0.limit.map { time <= $0 * 1000 } ?? true }
      guard let index else { continue }
      all.append(
        Answered(
          conversation: facts.id, hour: hour, start: target.start, end: end,
          agent: target.answeredBy, bucket: index))
      buckets[index].count += 1
      guard let due = target.due else { continue }
      if end <= due { buckets[index].within += 1 } else { buckets[index].late += 1 }
    }
  }

  /// Channels with a first response, by name.
  package var channels: [Channel] {
    Set(times.keys.map(\.channel)).sorted { $0.rawValue < $1.rawValue }
  }

  package func count(_ hour: Hour) -> Int { times[hour]?.count ?? 0 }

  /// Seconds; nil where there is none.
  package func median(_ hour: Hour) -> Double? { times[hour]?.median }

  /// Of the first responses that had a due, those that came by it; nil where none had.
  package var shareWithin: Double? {
    let within = buckets.reduce(0) { $0 + $1.within }
    return Share(part: within, whole: within + buckets.reduce(0) { $0 + $1.late }).ratio
  }
}
