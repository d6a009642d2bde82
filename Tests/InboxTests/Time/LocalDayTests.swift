import Testing

@testable import Inbox

@Suite struct LocalDayTests {
  private func instant(_ text: String) throws -> Instant {
    try #require(Instant(commandLine: text))
  }

  @Test func aDayOfTwentyThreeAndOneOfTwentyFiveHours() throws {
    let berlin = try TimeZoneFixtures.zone("CET-1CEST,M3.5.0,M10.5.0/3")
    let short = try berlin.day(holding: instant("2026-03-29T12:00:00Z"))
    #expect(short.date == CivilDate("2026-03-29"))
    #expect(try short.start == instant("2026-03-28T23:00:00Z"))
    #expect(try short.end == instant("2026-03-29T22:00:00Z"))
    let long = try berlin.day(holding: instant("2026-10-25T22:59:59Z"))
    #expect(long.end.since(long.start) == 25 * 3_600_000)
  }

  @Test func aDayMayBeginAtOneOrHaveTwoMidnights() throws {
    // At 24:00 the clock goes to 01:00 in September, and back to 23:00 in April.
    let santiago = try TimeZoneFixtures.zone("<-04>4<-03>,M9.1.6/24,M4.1.6/24")
    let spring = try santiago.day(holding: instant("2026-09-06T12:00:00Z"))
    #expect(spring.date == CivilDate("2026-09-06"))
    #expect(santiago.wallTime(at: spring.start).hour == 1)
    let autumn = try santiago.day(holding: instant("2026-04-05T03:30:00Z"))
    #expect(autumn.date == CivilDate("2026-04-04"))
    #expect(autumn.end.since(autumn.start) == 25 * 3_600_000)
    // Back to 23:01 one minute after midnight: the repeated hour belongs to the day begun.
    let minute = try TimeZoneFixtures.zone("NST3:30NDT,M3.2.0/0:01,M11.1.0/0:01")
    let begun = try minute.day(holding: instant("2026-11-01T02:40:00Z"))
    #expect(begun.date == CivilDate("2026-11-01"))
    #expect(try begun.start == instant("2026-11-01T02:30:00Z"))
  }

  @Test func aDateThatTheZoneLeavesOutIsNoDay() throws {
    // Over the date line at the end of 1970-01-10, from ten hours behind to fourteen ahead.
    let change: Int64 = 10 * 86_400 + 10 * 3600
    let zone = try ZoneRules(
      tzif: TimeZoneFixtures.file(
        offsets: [-36_000, 50_400], changes: [(change, 1)], footer: "<+14>-14"))
    let before = zone.day(holding: Instant(milliseconds: change * 1000 - 1))
    #expect(before.date == CivilDate("1970-01-10"))
    #expect(before.end == Instant(milliseconds: change * 1000))
    let after = zone.day(holding: before.end)
    #expect(after.date == CivilDate("1970-01-12"))
    #expect(after.start == before.end)
  }

  @Test func hoursCarryTheirOffset() throws {
    let berlin = try TimeZoneFixtures.zone("CET-1CEST,M3.5.0,M10.5.0/3")
    #expect(
      try berlin.hour(holding: instant("2026-11-20T08:59:59Z")).label == "2026-11-20T09:00+01:00")
    let first = try berlin.hour(holding: instant("2026-10-25T00:30:00Z"))
    let second = berlin.hour(holding: first.end)
    #expect(first.label == "2026-10-25T02:00+02:00")
    #expect(second.label == "2026-10-25T02:00+01:00")
    #expect(second.end.since(first.start) == 2 * 3_600_000)
    let newYork = try TimeZoneFixtures.zone("EST5EDT,M3.2.0,M11.1.0")
    #expect(
      try newYork.hour(holding: instant("2026-11-20T08:59:59Z")).label
        == "2026-11-20T03:00-05:00")
  }

  /// Days and hours of two years follow each other without gap or overlap.
  @Test(arguments: TimeZoneFixtures.rules)
  func nothingIsLeftOutOrCountedTwice(rule: String) throws {
    let zone = try TimeZoneFixtures.zone(rule)
    let end = try instant("2027-12-31T12:00:00Z")
    var day = try zone.day(holding: instant("2026-01-01T12:00:00Z"))
    var hour = zone.hour(holding: day.start)
    var hours: Set<String> = []
    while day.end < end {
      let next = zone.day(holding: day.end)
      #expect(next.start == day.end && next.date > day.date && next.start < next.end)
      #expect(zone.day(holding: next.end.advanced(by: -1)) == next)
      day = next
    }
    while hour.end < end {
      let next = zone.hour(holding: hour.end)
      #expect(next.start == hour.end && next.start < next.end)
      #expect(hours.insert(next.label).inserted)
      hour = next
    }
  }
}
