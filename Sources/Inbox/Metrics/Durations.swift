/// Times of one kind, for their mean, median and ninetieth percentile; in milliseconds.
struct Durations {
  private(set) var values: [Int64] = []

  mutating func add(_ milliseconds: Int64) { values.append(milliseconds) }

  mutating func add(_ other: Durations) { values += other.values }

  var count: Int { values.count }

  /// Seconds.
  var mean: Double? {
    values.isEmpty
      ? nil : Double(values.reduce(0, &+)) / Double(values.count) / 1000
  }

  /// The middle value, or the mean of the two middle ones, in seconds.
  var median: Double? { sorted.median }

  /// In order, once for several questions.
  var sorted: SortedDurations { SortedDurations(values: values.sorted()) }
}

struct SortedDurations {
  var values: [Int64]

  var median: Double? {
    guard !values.isEmpty else { return nil }
    let middle = values.count / 2
    guard values.count.isMultiple(of: 2) else { return Double(values[middle]) / 1000 }
    return (Double(values[middle - 1]) + Double(values[middle])) / 2000
  }

  /// Nearest rank, ⌈0.9 n⌉, in seconds.
  var ninetieth: Double? {
    values.isEmpty ? nil : Double(values[(9 * values.count + 9) / 10 - 1]) / 1000
  }
}

/// The seven figures of `first_response`, `response` and `resolution`: in seconds of the clock on the
/// wall, and in working seconds of the calendar of the policy that was in force at the end.
struct ResponseTimes {
  private var plain = Durations()
  private var working = Durations()

  mutating func add(plain: Int64, working: Int64) {
    self.plain.add(plain)
    self.working.add(working)
  }

  mutating func add(_ other: ResponseTimes) {
    plain.add(other.plain)
    working.add(other.working)
  }

  func members(_ name: String) -> [MetricMember] {
    let (sorted, workingSorted) = (plain.sorted, working.sorted)
    return [
      MetricMember("\(name)_n", .count(plain.count)),
      MetricMember("\(name)_mean_s", .number(plain.mean)),
      MetricMember("\(name)_p50_s", .number(sorted.median)),
      MetricMember("\(name)_p90_s", .number(sorted.ninetieth)),
      MetricMember("\(name)_mean_bs", .number(working.mean)),
      MetricMember("\(name)_p50_bs", .number(workingSorted.median)),
      MetricMember("\(name)_p90_bs", .number(workingSorted.ninetieth)),
    ]
  }
}

/// A part of a whole; no value while the whole is nothing.
struct Share {
  var part = 0
  var whole = 0

  mutating func add(_ isPart: Bool) {
    whole += 1
    if isPart { part += 1 }
  }

  mutating func add(_ other: Share) {
    part += other.part
    whole += other.whole
  }

  var ratio: Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}
