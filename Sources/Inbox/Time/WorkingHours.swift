/// When a team is at work: a calendar of the workspace, and how time is counted in it.
///
/// An instant is open when its wall time in the calendar's zone lies inside the intervals of that
/// local day (metrics.md, *Working time*). So an hour that daylight saving skips adds nothing, one
/// that it repeats adds two, and no rule for "ambiguous" times is needed: the intervals stand on the
/// wall clock, and every instant has exactly one wall time.
///
/// ```swift
/// let office = WorkingHours(
///   hours: [.friday: [try OpeningInterval("09:00-17:00")]], zone: .utc)
/// let due = office.due(start: asked, target: 30 * 60_000)
/// ```
package struct WorkingHours: Hashable, Sendable {
  /// The usual intervals, several a day; a weekday left out is closed.
  package let hours: [Weekday: [OpeningInterval]]
  /// On these days no interval starts, unless the day is special as well.
  package let holidays: Set<CivilDate>
  /// On these days exactly the given intervals start.
  package let special: [CivilDate: [OpeningInterval]]
  /// On whose wall clock the intervals stand.
  package let zone: ZoneRules
  /// The intervals worked out, day by day.
  let schedule: WallSchedule

  /// Intervals may overlap and come in any order.
  package init(
    hours: [Weekday: [OpeningInterval]], holidays: Set<CivilDate> = [],
    special: [CivilDate: [OpeningInterval]] = [:], zone: ZoneRules
  ) {
    self.hours = hours
    self.holidays = holidays
    self.special = special
    self.zone = zone
    var replaced: [Int: [OpeningInterval]] = [:]
    for day in holidays { replaced[day.dayNumber] = [] }
    for (day, intervals) in special { replaced[day.dayNumber] = intervals }
    schedule = WallSchedule(hours: { hours[$0] ?? [] }, replaced: replaced)
  }

  /// Open all the time: the calendar that is built in.
  package static let always: WorkingHours = {
    let wholeDay = (try? OpeningInterval(start: 0, end: 1440)).map { [$0] } ?? []
    return WorkingHours(
      hours: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, wholeDay) }), zone: .utc)
  }()

  /// Whether there is no interval on any day, so that every promise counted in it waits for ever.
  package var neverOpens: Bool { schedule.isEmpty }

  /// 400 days in milliseconds: how far ahead a due may lie (metrics.md).
  package static let horizon: Int64 = 34_560_000_000

  /// Whether somebody is at work at `instant`.
  package func isOpen(at instant: Instant) -> Bool {
    schedule.isOpen(at: zone.wallTime(at: instant).milliseconds)
  }

  /// Open milliseconds of [start, end) outside the pauses; 0 if `end` is not after `start`.
  ///
  /// Pauses may come in any order and may overlap; one without an end lasts for ever.
  /// - Complexity: O(changes of the clock in between), not O(days).
  package func elapsed(
    from start: Instant, to end: Instant, pauses: [TargetInstance.Pause] = []
  ) -> Int64 {
    var sum: Int64 = 0
    Self.eachGap(from: start, to: end, between: pauses) { from, to in
      eachPeriod(from: from, to: to) { period in
        sum += schedule.open(from: period.wallStart, to: period.wallEnd)
        return true
      }
    }
    return sum
  }

  /// The first instant by which `elapsed` since `start` reaches `target` milliseconds; nil if that is
  /// not within 400 days. A target of nothing is reached at `start`.
  /// - Complexity: O(days until then), some tens of nanoseconds each.
  package func due(
    start: Instant, target: Int64, pauses: [TargetInstance.Pause] = []
  ) -> Instant? {
    guard target > 0 else { return start }
    let limit = start.advanced(by: Self.horizon)
    var missing = target
    var due: Instant?
    Self.eachGap(from: start, to: limit, between: pauses) { from, to in
      eachPeriod(from: from, to: to) { period in
        let open = schedule.open(from: period.wallStart, to: period.wallEnd)
        guard open >= missing else {
          missing -= open
          return true
        }
        let wall = schedule.moment(
          after: period.wallStart, openFor: missing, notAfter: period.wallEnd)
        due = Instant(milliseconds: wall - period.offset)
        return false
      }
    }
    return due
  }
}

extension WorkingHours {
  /// A stretch of real time in which the clock is not changed, on the wall clock.
  struct Period {
    var wallStart: Int64
    var wallEnd: Int64
    /// What to take from a wall time for the instant.
    var offset: Int64
  }

  /// Cuts [from, to) at the changes of the clock; stops when `body` returns false, and then returns
  /// false.
  @inline(__always)
  @discardableResult
  func eachPeriod(from: Int64, to: Int64, _ body: (Period) -> Bool) -> Bool {
    var start = from
    while start < to {
      let period = zone.period(at: start)
      let end = min(period.end, to)
      let part = Period(
        wallStart: start + period.offset, wallEnd: end + period.offset, offset: period.offset)
      guard body(part) else { return false }
      start = end
    }
    return true
  }

  /// What the pauses leave of [start, end), in order, in milliseconds; stops when `body` returns
  /// false.
  @inline(__always)
  private static func eachGap(
    from start: Instant, to end: Instant, between pauses: [TargetInstance.Pause],
    _ body: (Int64, Int64) -> Bool
  ) {
    var start = ZoneRules.bounded(start.milliseconds)
    let end = ZoneRules.bounded(end.milliseconds)
    let isSorted =
      pauses.count < 2 || zip(pauses, pauses.dropFirst()).allSatisfy { $0.from <= $1.from }
    for pause in isSorted ? pauses : pauses.sorted(by: { $0.from < $1.from }) {
      let pauseStart = pause.from.milliseconds
      let pauseEnd = pause.to?.milliseconds ?? .max
      guard pauseStart < end else { break }
      guard pauseEnd > start, pauseEnd > pauseStart else { continue }
      if pauseStart > start, !body(start, pauseStart) { return }
      start = pauseEnd
    }
    if start < end { _ = body(start, end) }
  }
}
