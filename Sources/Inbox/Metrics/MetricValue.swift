/// What a metric is: a value that is not defined is nil, shown as "—", and never 0.
package enum MetricValue: Hashable, Sendable {
  case count(Int)
  /// Seconds, ratios, percents and dollars, unrounded.
  case number(Double?)
  case flag(Bool?)
  case list([Int])
  case members([MetricMember])
}

/// A metric under its name (metrics.md).
package struct MetricMember: Hashable, Sendable {
  package var name: String
  package var value: MetricValue

  package init(_ name: String, _ value: MetricValue) {
    self.name = name
    self.value = value
  }
}

/// One row of a report: every name, in the order of the specification's table.
package struct MetricRow: Hashable, Sendable {
  package var group: MetricGroup
  package var range: MetricRange
  package var metrics: [MetricMember]

  package init(group: MetricGroup, range: MetricRange, metrics: [MetricMember]) {
    (self.group, self.range, self.metrics) = (group, range, metrics)
  }

  package subscript(_ name: String) -> MetricValue? {
    metrics.first { $0.name == name }?.value
  }
}

extension MetricValue {
  package var json: JSONValue {
    switch self {
    case .count(let count): .integer(count)
    case .number(let number): number.map { .number($0.shortest) } ?? .null
    case .flag(let flag): flag.map { .bool($0) } ?? .null
    case .list(let list): .array(list.map { .integer($0) })
    case .members(let members):
      .object(members.map { JSONMember($0.name, $0.value.json) })
    }
  }

  /// The number in it; nil where it is not defined, and for what is no number.
  package var number: Double? {
    switch self {
    case .count(let count): Double(count)
    case .number(let number): number
    case .flag, .list, .members: nil
    }
  }
}

extension Double {
  /// The shortest digits that read back as the same number; whole ones without a fraction.
  package var shortest: String {
    if self == rounded(), magnitude < 9_007_199_254_740_992 { return String(Int64(self)) }
    return "\(self)"
  }
}
