extension MetricRange {
  /// Every hour, day, week or month of a zone that meets the range, the first and the last cut by it.
  ///
  /// An hour that the clock repeats makes two, told apart by their offsets; one that it skips makes
  /// none.
  package func buckets(
    of unit: MetricGrouping, in zone: ZoneRules
  ) -> [(group: MetricGroup, range: MetricRange)] {
    var buckets: [(MetricGroup, MetricRange)] = []
    var at = from
    while at < to {
      let (label, end) = MetricRange.bucket(of: unit, holding: at, in: zone)
      guard end > at else { break }
      buckets.append((.time(unit, label), part(from: at, to: end)))
      at = end
    }
    return buckets
  }

  /// Roughly how many buckets that would be, without making them.
  package func bucketCount(of unit: MetricGrouping) -> Int {
    let hours: Int64 =
      switch unit {
      case .hour: 1
      case .week: 24 * 7
      case .month: 24 * 30
      default: 24
      }
    return Int(to.since(from) / (hours * 3_600_000)) + 1
  }

  private static func bucket(
    of unit: MetricGrouping, holding instant: Instant, in zone: ZoneRules
  ) -> (label: String, end: Instant) {
    if unit == .hour {
      let hour = zone.hour(holding: instant)
      return (hour.label, hour.end)
    }
    let day = zone.day(holding: instant)
    switch unit {
    case .week:
      let monday = day.date.monday
      return (monday.weekLabel, zone.start(of: monday.advanced(by: 7)))
    case .month:
      let (year, month, _) = day.date.parts
      let next =
        month == 12
        ? CivilDate(year: year + 1, month: 1, day: 1)
        : CivilDate(year: year, month: month + 1, day: 1)
      return (String(day.date.description.dropLast(3)), next.map { zone.start(of: $0) } ?? day.end)
    default:
      return (day.date.description, day.end)
    }
  }
}

extension CivilDate {
  /// The Monday of its week.
  fileprivate var monday: CivilDate {
    advanced(by: -(((dayNumber + 3) % 7 + 7) % 7))
  }

  /// For a Monday: ISO 8601's week, `2026-W47`; it belongs to the year of its Thursday.
  fileprivate var weekLabel: String {
    let thursday = advanced(by: 3)
    let year = thursday.parts.year
    let first = CivilDate(year: year, month: 1, day: 1) ?? thursday
    let week = (thursday.dayNumber - first.dayNumber) / 7 + 1
    return "\(thursday.description.prefix(4))-W\(week < 10 ? "0" : "")\(week)"
  }
}
