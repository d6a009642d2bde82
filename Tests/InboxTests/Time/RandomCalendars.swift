import TestSupport

@testable import Inbox

/// Calendars with everything that workspace.md allows: lunch, nights, overlaps, exceptions.
struct RandomCalendar {
  var hours: [Weekday: [OpeningInterval]] = [:]
  var holidays: Set<CivilDate> = []
  var special: [CivilDate: [OpeningInterval]] = [:]

  /// - Parameter days: where holidays and special days may fall.
  init(days: Range<Int>, using random: inout SeededGenerator) {
    for weekday in Weekday.allCases where Int.random(in: 0..<5, using: &random) > 0 {
      hours[weekday] = Self.intervals(using: &random)
    }
    for _ in 0..<Int.random(in: 0..<40, using: &random) {
      holidays.insert(CivilDate(dayNumber: Int.random(in: days, using: &random)))
    }
    for _ in 0..<Int.random(in: 0..<40, using: &random) {
      let date =
        Bool.random(using: &random)
        ? holidays.sorted().randomElement(using: &random)
        : CivilDate(dayNumber: Int.random(in: days, using: &random))
      if let date { special[date] = Self.intervals(using: &random) }
    }
  }

  private static func intervals(using random: inout SeededGenerator) -> [OpeningInterval] {
    (0..<Int.random(in: 0..<4, using: &random)).compactMap { _ in
      // Often on a full hour, where intervals touch and clocks change.
      let step = [1, 30, 60].randomElement(using: &random) ?? 1
      let start = Int.random(in: 0..<(1440 / step), using: &random) * step
      let end = Int.random(in: 0...(1440 / step), using: &random) * step
      return try? OpeningInterval(start: start, end: end)
    }
  }

  func workingHours(in zone: ZoneRules) -> WorkingHours {
    WorkingHours(hours: hours, holidays: holidays, special: special, zone: zone)
  }

  /// Whole minutes, sorted or not, overlapping or not, some of them without an end.
  static func pauses(
    after start: Instant, using random: inout SeededGenerator
  ) -> [TargetInstance.Pause] {
    (0..<max(0, Int.random(in: -3..<4, using: &random))).map { _ in
      let minute = start.milliseconds / 60_000
      let from = minute + Int64.random(in: -600..<20_000, using: &random)
      let length = Int64.random(in: 0..<5000, using: &random)
      return TargetInstance.Pause(
        from: Instant(milliseconds: from * 60_000),
        to: Int.random(in: 0..<10, using: &random) == 0
          ? nil : Instant(milliseconds: (from + length) * 60_000))
    }
  }

  /// From seconds to a year, each order of magnitude as likely as the others.
  static func duration(using random: inout SeededGenerator) -> Int64 {
    Int64.random(in: 1...(1 << Int64.random(in: 8..<36, using: &random)), using: &random)
  }
}
