/// The clock of a time zone: how far it is ahead of UTC at every instant, past and to come.
///
/// A plain value of the periods between changes of the clock. Reading a zone's file is the business
/// of whoever has files; this type only understands the bytes.
///
/// Invariant: periods are sorted, each begins where the one before ends, the first reaches back for
/// ever, and no two neighbours have the same offset. If a rule goes on for ever, the periods hold 400
/// years of it, and later instants are looked up 400 years earlier as often as needed: the Gregorian
/// calendar, weekdays included, repeats itself then (146,097 days are 20,871 weeks).
package struct ZoneRules: Hashable, Sendable {
  /// A stretch in which the clock is not changed, and what is added to UTC in it.
  struct Period: Hashable, Sendable {
    /// UTC milliseconds; `Int64.min` for the first.
    var start: Int64
    /// Milliseconds ahead of UTC.
    var offset: Int64
  }

  let periods: [Period]
  /// Whether the last 400 years of `periods` repeat for ever.
  let repeats: Bool

  static let cycle: Int64 = 146_097 * .millisecondsOfDay

  /// Coordinated universal time: nothing is ever added.
  package static let utc = ZoneRules(periods: [Period(start: .min, offset: 0)], repeats: false)

  init(periods: [Period], repeats: Bool) {
    self.periods = periods
    self.repeats = repeats
  }

  /// Seconds that the clock is ahead of UTC at `instant`; negative west of Greenwich.
  /// - Complexity: O(log periods), about ten steps.
  package func offset(at instant: Instant) -> Int {
    Int(period(at: instant.milliseconds).offset / 1000)
  }

  /// What the clock shows at `instant`.
  package func wallTime(at instant: Instant) -> WallTime {
    let milliseconds = Self.bounded(instant.milliseconds)
    return WallTime(milliseconds: milliseconds + period(at: milliseconds).offset)
  }

  /// The instants at which the clock shows `wall`, in order: none if it is skipped, two if repeated.
  package func instants(of wall: WallTime) -> [Instant] {
    let milliseconds = Self.bounded(wall.milliseconds)
    var found: [Instant] = []
    var at = milliseconds - Self.greatestOffset
    while true {
      let period = period(at: at)
      let instant = milliseconds - period.offset
      if instant >= period.start, instant < period.end {
        found.append(Instant(milliseconds: instant))
      }
      guard period.end <= milliseconds + Self.greatestOffset else { return found }
      at = period.end
    }
  }

  /// RFC 9636 wants offsets above −25 h and below +26 h.
  static let greatestOffset: Int64 = 26 * 3_600_000

  /// Instants are taken from files and may be anything; beyond some 36 million years they are cut,
  /// so that adding offsets and cycles to them cannot overflow.
  @inline(__always)
  static func bounded(_ milliseconds: Int64) -> Int64 {
    min(max(milliseconds, -(1 << 60)), 1 << 60)
  }

  /// The period that holds an instant, with its end (`Int64.max` for the last).
  func period(at instant: Int64) -> (start: Int64, end: Int64, offset: Int64) {
    var shift: Int64 = 0
    var sought = Self.bounded(instant)
    if repeats, let last = periods.last?.start, sought >= last {
      shift = ((sought - last) / Self.cycle + 1) * Self.cycle
      sought -= shift
    }
    var low = 0
    var high = periods.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if periods[middle].start <= sought { low = middle } else { high = middle }
    }
    return (
      periods[low].start == .min ? .min : periods[low].start + shift,
      high < periods.count ? periods[high].start + shift : .max,
      periods[low].offset
    )
  }
}

/// Why the bytes are no time zone that we can use.
package enum ZoneRulesError: Error, Hashable, Sendable, CustomStringConvertible {
  /// They do not begin as a time zone file does.
  case notATimeZoneFile
  /// They end before what their header promises.
  case cutOff
  /// A count, an index, an order or an offset that RFC 9636 forbids.
  case inconsistent
  /// The file counts leap seconds (a `right/` zone); instants here have none.
  case leapSeconds
  /// The rule for later years cannot be understood.
  case unknownRule(String)

  package var description: String {
    switch self {
    case .notATimeZoneFile: "not a time zone file"
    case .cutOff: "a time zone file that is cut off"
    case .inconsistent: "a damaged time zone file"
    case .leapSeconds: "a time zone with leap seconds"
    case .unknownRule(let rule): "a time zone with an unknown rule: \(rule)"
    }
  }
}
