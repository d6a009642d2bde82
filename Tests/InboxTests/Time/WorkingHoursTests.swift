import Testing

@testable import Inbox

/// The golden vectors of metrics.md: Monday to Friday, 09:00 to 17:00; 2026-11-20 is a Friday.
@Suite struct WorkingHoursTests {
  private static let minute: Int64 = 60_000
  private static let hour: Int64 = 3_600_000

  private static func week(_ intervals: String...) throws -> [Weekday: [OpeningInterval]] {
    let intervals = try intervals.map { try OpeningInterval($0) }
    let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    return Dictionary(uniqueKeysWithValues: days.map { ($0, intervals) })
  }

  private let office = try? WorkingHours(hours: week("09:00-17:00"), zone: .utc)

  private func instant(_ text: String) throws -> Instant {
    try #require(Instant(journal: text.count == 16 ? "\(text):00.000Z" : "\(text)Z"))
  }

  @Test(arguments: [
    ("2026-11-20T16:45", "2026-11-23T09:15"),
    ("2026-11-20T17:00", "2026-11-23T09:30"),
    ("2026-11-20T16:59:30.000", "2026-11-23T09:29:30.000"),
    ("2026-11-21T12:00", "2026-11-23T09:30"),
    ("2026-11-20T16:30", "2026-11-20T17:00"),
    ("2026-11-20T16:30:00.001", "2026-11-23T09:00:00.001"),
  ])
  func halfAnHourIsDue(start: String, due: String) throws {
    let office = try #require(office)
    #expect(try office.due(start: instant(start), target: 30 * Self.minute) == instant(due))
  }

  @Test func aHolidayIsSkipped() throws {
    let monday = try #require(CivilDate("2026-11-23"))
    let hours = try WorkingHours(hours: Self.week("09:00-17:00"), holidays: [monday], zone: .utc)
    let due = try hours.due(start: instant("2026-11-20T16:45"), target: 30 * Self.minute)
    #expect(due == (try instant("2026-11-24T09:15")))
  }

  @Test func pausesMoveTheDue() throws {
    let office = try #require(office)
    func due(_ start: String, _ from: String, _ to: String) throws -> Instant? {
      let pause = try TargetInstance.Pause(from: instant(from), to: instant(to))
      return try office.due(start: instant(start), target: 4 * Self.hour, pauses: [pause])
    }
    #expect(
      try due("2026-11-20T10:00", "2026-11-20T11:00", "2026-11-20T13:30")
        == instant("2026-11-20T16:30"))
    #expect(
      try due("2026-11-19T15:00", "2026-11-19T16:00", "2026-11-20T10:00")
        == instant("2026-11-20T13:00"))
  }

  @Test func anOpenPauseLeavesNoDueUnlessItHadPassed() throws {
    let office = try #require(office)
    let start = try instant("2026-11-20T10:00")
    let pause = try TargetInstance.Pause(from: instant("2026-11-20T11:00"))
    #expect(office.due(start: start, target: 2 * Self.hour, pauses: [pause]) == nil)
    #expect(
      office.due(start: start, target: Self.hour, pauses: [pause])
        == (try instant("2026-11-20T11:00")))
    #expect(
      try office.elapsed(from: start, to: instant("2026-12-20T11:00"), pauses: [pause]) == Self.hour
    )
  }

  @Test func elapsedOverAWeekend() throws {
    let office = try #require(office)
    let (from, to) = try (instant("2026-11-20T16:30"), instant("2026-11-23T09:20"))
    #expect(office.elapsed(from: from, to: to) == 50 * Self.minute)
    #expect(office.elapsed(from: to, to: from) == 0)
  }

  @Test func threeWorkingDays() throws {
    let office = try #require(office)
    let due = try office.due(start: instant("2026-11-20T16:55"), target: 24 * Self.hour)
    #expect(due == (try instant("2026-11-25T16:55")))
  }

  @Test func lunchIsClosed() throws {
    let hours = try WorkingHours(hours: Self.week("09:00-12:00", "13:00-17:00"), zone: .utc)
    let due = try hours.due(start: instant("2026-11-20T11:50"), target: 30 * Self.minute)
    #expect(due == (try instant("2026-11-20T13:20")))
    #expect(try !hours.isOpen(at: instant("2026-11-20T12:00")))
    #expect(try hours.isOpen(at: instant("2026-11-20T13:00")))
  }

  @Test func aNightBelongsToTheDayOnWhichItStarts() throws {
    let friday = try #require(CivilDate("2026-11-20"))
    let night = try Self.week("22:00-06:00")
    let plain = WorkingHours(hours: night, zone: .utc)
    #expect(try plain.isOpen(at: instant("2026-11-21T05:59:59.999")))
    #expect(try !plain.isOpen(at: instant("2026-11-21T06:00")))
    #expect(try !plain.isOpen(at: instant("2026-11-23T05:00")))
    // The holiday takes away Friday's night, its Saturday morning too, and leaves Thursday's.
    let closed = WorkingHours(hours: night, holidays: [friday], zone: .utc)
    #expect(try closed.isOpen(at: instant("2026-11-20T05:00")))
    #expect(try !closed.isOpen(at: instant("2026-11-20T23:00")))
    #expect(try !closed.isOpen(at: instant("2026-11-21T05:00")))
  }

  @Test func specialBeatsHoliday() throws {
    let friday = try #require(CivilDate("2026-11-20"))
    let hours = try WorkingHours(
      hours: Self.week("09:00-17:00"), holidays: [friday],
      special: [friday: [OpeningInterval("10:00-11:00")]], zone: .utc)
    let (from, to) = try (instant("2026-11-20T00:00"), instant("2026-11-21T00:00"))
    #expect(hours.elapsed(from: from, to: to) == Self.hour)
    let none = try WorkingHours(
      hours: Self.week("09:00-17:00"), special: [friday: []], zone: .utc)
    #expect(none.elapsed(from: from, to: to) == 0)
  }

  @Test func overlappingIntervalsAreUnited() throws {
    let hours = try WorkingHours(
      hours: Self.week("09:00-12:00", "11:00-13:00", "13:00-14:00", "22:00-10:00"), zone: .utc)
    let (from, to) = try (instant("2026-11-20T00:00"), instant("2026-11-21T00:00"))
    #expect(
      Array(hours.openIntervals(from: from, to: to)) == [
        from..<(try instant("2026-11-20T14:00")), (try instant("2026-11-20T22:00"))..<to,
      ])
    #expect(hours.elapsed(from: from, to: to) == 16 * Self.hour)
  }

  @Test(arguments: [
    // Berlin skips 02:00–03:00 on 2026-03-29 and repeats it on 2026-10-25.
    ("CET-1CEST,M3.5.0,M10.5.0/3", "02:00-03:00", "2026-03-28T23:00", 0, 0),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "01:00-04:00", "2026-03-28T23:00", 120, 1),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "02:00-03:00", "2026-10-24T22:00", 120, 1),
    // Lord Howe repeats 01:30–02:00 on 2026-04-05: a quarter of it leaves a gap.
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "01:30-02:00", "2026-04-04T13:00", 60, 1),
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "01:30-01:45", "2026-04-04T13:00", 30, 2),
  ])
  func daylightSavingSkipsAndRepeats(
    rule: String, interval: String, midnight: String, minutes: Int64, stretches: Int
  ) throws {
    let intervals = [try OpeningInterval(interval)]
    let hours = WorkingHours(
      hours: [.sunday: intervals], zone: try TimeZoneFixtures.zone(rule))
    let start = try instant(midnight)
    let end = start.advanced(by: 20 * Self.hour)
    #expect(hours.elapsed(from: start, to: end) == minutes * Self.minute)
    #expect(Array(hours.openIntervals(from: start, to: end)).count == stretches)
  }

  @Test func fourHundredDaysAreTheHorizon() throws {
    let start = try instant("2026-11-20T12:00")
    #expect(
      WorkingHours.always.due(start: start, target: WorkingHours.horizon)
        == start.advanced(by: WorkingHours.horizon))
    #expect(WorkingHours.always.due(start: start, target: WorkingHours.horizon + 1) == nil)
    let never = WorkingHours(hours: [:], zone: .utc)
    #expect(never.neverOpens)
    #expect(never.due(start: start, target: 1) == nil)
    #expect(never.due(start: start, target: 0) == start)
    #expect(Array(never.openIntervals(from: start, to: start.advanced(by: 1 << 40))).isEmpty)
  }

  @Test func instantsOutsideAnyCalendarDoNotTrap() {
    let (first, last) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
    let always = WorkingHours.always
    #expect(always.elapsed(from: first, to: last) > 0)
    #expect(always.due(start: last, target: 1) == nil)
    #expect(always.due(start: first, target: .max) == nil)
    #expect(always.isOpen(at: first) && always.isOpen(at: last))
    _ = ZoneRules.utc.day(holding: last)
    _ = ZoneRules.utc.hour(holding: first)
    let pauses = [TargetInstance.Pause(from: last, to: first), .init(from: first, to: first)]
    #expect(always.elapsed(from: first, to: last, pauses: pauses) > 0)
  }

  @Test func intervalsAreReadAndWrittenAlike() throws {
    for text in ["09:00-17:00", "00:00-24:00", "22:00-06:00", "23:59-00:00"] {
      let interval = try OpeningInterval(text)
      #expect(try OpeningInterval(interval.description) == interval)
    }
    #expect(try OpeningInterval("22:00-06:00").description == "22:00-06:00")
    func problem(_ text: String) -> OpeningInterval.Problem? {
      #expect(throws: OpeningInterval.Problem.self) { try OpeningInterval(text) }
    }
    #expect(problem("09:00-09:00") == .endsAtItsStart)
    #expect(problem("24:00-06:00") == .startsAfterTheDay)
    for text in ["9:00-17:00", "09:00-24:01", "09:60-10:00", "09:00–17:00", "", "09:00 17:00"] {
      #expect(problem(text) == .notAnInterval)
    }
  }
}
