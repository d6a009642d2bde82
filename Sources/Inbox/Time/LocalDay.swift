/// The instants that a zone counts to one date; the buckets of "today" and of reports by day.
package struct LocalDay: Hashable, Sendable {
  package let date: CivilDate
  package let start: Instant
  /// The start of the next day that has any instants.
  package let end: Instant
}

/// The instants of one hour on a zone's clock; an hour that is repeated makes two of them.
package struct LocalHour: Hashable, Sendable {
  /// What the clock shows when the full hour begins, even if a change of the clock cuts its beginning.
  package let wall: WallTime
  /// Seconds ahead of UTC.
  package let offset: Int
  package let start: Instant
  package let end: Instant

  /// `2026-11-20T09:00+01:00`, as metrics.md labels the rows of a report by hour.
  package var label: String {
    let minutes = abs(offset) / 60
    let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(wall)\(offset < 0 ? "-" : "+")\(digits[0]):\(digits[1])"
  }
}

extension ZoneRules {
  /// The first instant whose local date is `date` or later.
  ///
  /// That is midnight, the first of two midnights, or where the clock jumps over midnight.
  package func start(of date: CivilDate) -> Instant {
    let midnight = Self.bounded(WallTime(date).milliseconds)
    var at = midnight - Self.greatestOffset
    while true {
      let period = period(at: at)
      // Inside a period the wall clock only goes forward: the date begins at midnight, or where the
      // period does if that already shows a later time.
      let candidate = max(midnight - period.offset, at)
      if candidate < period.end { return Instant(milliseconds: candidate) }
      at = period.end
    }
  }

  /// The local day that holds `instant`.
  ///
  /// Days follow each other without gap or overlap, each from its first instant to the next day's
  /// first: where the clock is set back over midnight, what is repeated of the old date belongs to
  /// the new day. A date that a zone leaves out (Apia, 2011-12-30) is no day at all.
  package func day(holding instant: Instant) -> LocalDay {
    let instant = Instant(milliseconds: Self.bounded(instant.milliseconds))
    var date = wallTime(at: instant).date
    if start(of: date.advanced(by: 1)) <= instant { date = date.advanced(by: 1) }
    return LocalDay(date: date, start: start(of: date), end: start(of: date.advanced(by: 1)))
  }

  /// The hour of the local clock that holds `instant`, cut where the clock is changed.
  package func hour(holding instant: Instant) -> LocalHour {
    let milliseconds = Self.bounded(instant.milliseconds)
    let period = period(at: milliseconds)
    let wall = milliseconds + period.offset
    let hour = wall - wall.flooredDivision(by: 3_600_000).remainder
    return LocalHour(
      wall: WallTime(milliseconds: hour), offset: Int(period.offset / 1000),
      start: Instant(milliseconds: max(hour - period.offset, period.start)),
      end: Instant(milliseconds: min(hour - period.offset + 3_600_000, period.end)))
  }
}
