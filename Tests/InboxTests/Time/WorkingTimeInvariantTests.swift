import Testing
import TestSupport

@testable import Inbox

/// What must hold for every calendar, zone and instant, whatever the numbers are.
@Suite struct WorkingTimeInvariantTests {
  /// 2026-01-01 and the two years after it.
  private static let days = 20_454..<21_184

  @Test(arguments: TimeZoneFixtures.rules)
  func elapsedAndDueAgree(rule: String) throws {
    var random = SeededGenerator(seed: 20_261_120)
    let zone = try TimeZoneFixtures.zone(rule)
    for _ in 0..<40 {
      let hours = RandomCalendar(days: Self.days, using: &random).workingHours(in: zone)
      for _ in 0..<10 {
        let start = Self.instant(using: &random)
        let pauses = RandomCalendar.pauses(after: start, using: &random)
        let target = RandomCalendar.duration(using: &random)
        let due = hours.due(start: start, target: target, pauses: pauses)
        if let due {
          // The first instant by which it is reached.
          #expect(hours.elapsed(from: start, to: due, pauses: pauses) == target)
          #expect(
            hours.elapsed(from: start, to: due.advanced(by: -1), pauses: pauses) == target - 1)
        } else {
          let limit = start.advanced(by: WorkingHours.horizon)
          #expect(hours.elapsed(from: start, to: limit, pauses: pauses) < target)
        }
        let ends = [Self.instant(using: &random), Self.instant(using: &random)].sorted()
        let (middle, end) = (max(start, ends[0]), max(start, ends[1]))
        #expect(
          hours.elapsed(from: start, to: middle, pauses: pauses)
            + hours.elapsed(from: middle, to: end, pauses: pauses)
            == hours.elapsed(from: start, to: end, pauses: pauses))
      }
    }
  }

  @Test(arguments: TimeZoneFixtures.rules)
  func openIntervalsAreTheOpenInstants(rule: String) throws {
    var random = SeededGenerator(seed: 7)
    let zone = try TimeZoneFixtures.zone(rule)
    for _ in 0..<30 {
      let hours = RandomCalendar(days: Self.days, using: &random).workingHours(in: zone)
      let start = Self.instant(using: &random)
      let end = start.advanced(by: RandomCalendar.duration(using: &random) >> 3)
      var position = start
      var total: Int64 = 0
      for open in hours.openIntervals(from: start, to: end) {
        #expect(open.lowerBound >= position && open.lowerBound < open.upperBound)
        #expect(hours.isOpen(at: open.lowerBound))
        #expect(hours.isOpen(at: open.upperBound.advanced(by: -1)))
        #expect(open.upperBound == end || !hours.isOpen(at: open.upperBound))
        #expect(
          open.lowerBound == start || !hours.isOpen(at: open.lowerBound.advanced(by: -1)))
        total += open.upperBound.since(open.lowerBound)
        position = open.upperBound
      }
      #expect(position <= end)
      #expect(total == hours.elapsed(from: start, to: end))
    }
  }

  private static func instant(using random: inout SeededGenerator) -> Instant {
    let milliseconds =
      Int64(days.lowerBound) * 86_400_000..<Int64(days.upperBound) * 86_400_000
    return Instant(milliseconds: Int64.random(in: milliseconds, using: &random))
  }
}
