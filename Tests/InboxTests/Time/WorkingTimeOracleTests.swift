import Foundation
import Testing
import TestSupport

@testable import Inbox

/// Against Python: its `zoneinfo`, and a model that looks at every minute (Tests/Oracles).
///
/// Both sides read the machine's zone database. Without it or without Python these tests are skipped,
/// and the report of the run says so.
@Suite(.enabled(if: WorkingTimeOracle.isThere, "needs python3 with zoneinfo and a zone database"))
struct WorkingTimeOracleTests {
  /// The years 2026 and 2027; for Apia 2010 and 2011, when it left out a day.
  private static let zones: [(name: String, firstDay: Int)] = [
    ("Europe/Berlin", 20_454), ("America/New_York", 20_454), ("Australia/Lord_Howe", 20_454),
    ("Asia/Kathmandu", 20_454), ("America/Santiago", 20_454), ("Africa/Casablanca", 20_454),
    ("Pacific/Apia", 14_610),
  ]

  private struct Case {
    var hours: WorkingHours
    var start: Instant
    var end: Instant
    var target: Int64
    var pauses: [TargetInstance.Pause]
  }

  @Test func elapsedAndDueAreThoseOfTheSlowModel() throws {
    var random = SeededGenerator(seed: 42)
    var cases: [Case] = []
    var calendars: [JSONValue] = []
    for (name, firstDay) in Self.zones {
      let zone = try TimeZoneFixtures.systemZone(name)
      let days = firstDay..<(firstDay + 730)
      for _ in 0..<8 {
        let calendar = RandomCalendar(days: days, using: &random)
        let group = (0..<50).map { _ in
          Self.randomCase(calendar.workingHours(in: zone), days, using: &random)
        }
        calendars.append(Self.described(calendar, zone: name, firstDay: firstDay, cases: group))
        cases += group
      }
    }
    let answer = try WorkingTimeOracle.ask(["calendars": .array(calendars), "offsets": []])
    let expected = try #require(answer["cases"]?.array)
    try #require(expected.count == cases.count)
    for (expected, given) in zip(expected, cases) {
      let elapsed = given.hours.elapsed(from: given.start, to: given.end, pauses: given.pauses)
      let due = given.hours.due(start: given.start, target: given.target, pauses: given.pauses)
      #expect(elapsed == expected["elapsed"]?.int64, "\(given.start) \(given.end)")
      #expect(due?.milliseconds == expected["due"]?.int64, "\(given.start) \(given.target)")
    }
  }

  @Test func offsetsAreThoseOfZoneinfo() throws {
    var random = SeededGenerator(seed: 1)
    let names =
      Self.zones.map(\.name) + [
        "Europe/Dublin", "America/Nuuk", "Asia/Gaza", "America/St_Johns", "Africa/Monrovia",
        "Pacific/Kiritimati", "Asia/Tehran", "Antarctica/Troll", "America/Scoresbysund", "Etc/UTC",
      ]
    // Python's datetime ends with the year 9999, and its zoneinfo begins to differ before 1900 only
    // where a zone file lists nothing.
    let asked = names.map { name in
      (
        name,
        (0..<300).map { _ in Int64.random(in: -2_208_988_800..<250_000_000_000, using: &random) }
      )
    }
    let answer = try WorkingTimeOracle.ask([
      "calendars": [],
      "offsets": .array(
        asked.map { name, instants in
          ["zone": .string(name), "at": .array(instants.map { .integer($0) })]
        }),
    ])
    let expected = try #require(answer["offsets"]?.array)
    try #require(expected.count == asked.count)
    for ((name, instants), offsets) in zip(asked, expected) {
      let zone = try TimeZoneFixtures.systemZone(name)
      let found = instants.map { zone.offset(at: Instant(milliseconds: $0 * 1000)) }
      #expect(found == offsets.array?.compactMap(\.int), "\(name)")
    }
  }

  private static func randomCase(
    _ hours: WorkingHours, _ days: Range<Int>, using random: inout SeededGenerator
  ) -> Case {
    let first = Int64(days.lowerBound + 20) * 86_400_000
    let last = Int64(days.upperBound) * 86_400_000
    let start = Instant(milliseconds: Int64.random(in: first..<last, using: &random))
    return Case(
      hours: hours, start: start,
      end: start.advanced(by: RandomCalendar.duration(using: &random) >> 1),
      target: RandomCalendar.duration(using: &random) >> 4 + 1,
      pauses: RandomCalendar.pauses(after: start, using: &random))
  }

  private static func described(
    _ calendar: RandomCalendar, zone: String, firstDay: Int, cases: [Case]
  ) -> JSONValue {
    func list(_ intervals: [OpeningInterval]) -> JSONValue {
      .array(intervals.map { .string($0.description) })
    }
    return [
      "zone": .string(zone), "first_day": .integer(firstDay), "days": 1150,
      "hours": .object(calendar.hours.map { JSONMember($0.key.rawValue, list($0.value)) }),
      "holidays": .array(calendar.holidays.map { .string($0.description) }),
      "special": .object(calendar.special.map { JSONMember($0.key.description, list($0.value)) }),
      "cases": .array(
        cases.map { given in
          [
            "a": .integer(given.start.milliseconds), "b": .integer(given.end.milliseconds),
            "target": .integer(given.target),
            "pauses": .array(
              given.pauses.map { pause in
                [
                  .integer(pause.from.milliseconds),
                  pause.to.map { .integer($0.milliseconds) } ?? .null,
                ]
              }),
          ]
        }),
    ]
  }
}

/// The Python program beside the tests.
enum WorkingTimeOracle {
  static let isThere: Bool = {
    FileManager.default.fileExists(atPath: "\(TimeZoneFixtures.database)/Australia/Lord_Howe")
      && PythonOracle.isThere
  }()

  static func ask(_ question: JSONValue) throws -> JSONValue {
    try JSONValue(json: PythonOracle.ask("working_time.py", Array(question.json.utf8)))
  }
}
