import Testing
import TestSupport

@testable import Inbox

@Suite struct ZoneRulesTests {
  private func instant(_ text: String) throws -> Instant {
    try #require(Instant(commandLine: text))
  }

  private func wall(_ date: String, _ hour: Int, _ minute: Int = 0) throws -> WallTime {
    WallTime(try #require(CivilDate(date)), hour: hour, minute: minute)
  }

  @Test func theFooterGoesOnForEver() throws {
    let berlin = try TimeZoneFixtures.zone("CET-1CEST,M3.5.0,M10.5.0/3")
    #expect(try berlin.offset(at: instant("2026-03-29T00:59:59Z")) == 3600)
    #expect(try berlin.offset(at: instant("2026-03-29T01:00:00Z")) == 7200)
    #expect(try berlin.offset(at: instant("2026-10-25T00:59:59Z")) == 7200)
    #expect(try berlin.offset(at: instant("2026-10-25T01:00:00Z")) == 3600)
    // 400 and 4000 years on the calendar is the same.
    for cycles in [1, 10, 1000] as [Int64] {
      let later = try instant("2026-03-29T01:00:00Z").advanced(by: cycles * ZoneRules.cycle)
      #expect(berlin.offset(at: later) == 7200)
      #expect(berlin.offset(at: later.advanced(by: -1)) == 3600)
    }
    #expect(berlin.offset(at: Instant(milliseconds: .max)) % 3600 == 0)
    #expect(berlin.offset(at: Instant(milliseconds: .min)) == 3600)
  }

  @Test func aSkippedTimeHasNoInstantARepeatedOneTwo() throws {
    let berlin = try TimeZoneFixtures.zone("CET-1CEST,M3.5.0,M10.5.0/3")
    #expect(try berlin.instants(of: wall("2026-03-29", 2)) == [])
    #expect(
      try berlin.instants(of: wall("2026-10-25", 2, 30)) == [
        instant("2026-10-25T00:30:00Z"), instant("2026-10-25T01:30:00Z"),
      ])
    #expect(
      try berlin.instants(of: wall("2026-11-20", 9)) == [instant("2026-11-20T08:00:00Z")])
    #expect(
      try berlin.wallTime(at: instant("2026-03-29T01:00:00Z")) == wall("2026-03-29", 3))
  }

  @Test func listedChangesComeBeforeTheRule() throws {
    // Half an hour ahead from 1970-01-02, an hour from 1970-01-03, then the rule.
    let zone = try ZoneRules(
      tzif: TimeZoneFixtures.file(
        offsets: [-1172, 1800, 3600], changes: [(86_400, 1), (172_800, 2)], footer: "<+01>-1"))
    let offsets = [0, 86_399, 86_400, 172_799, 172_800, 4_000_000_000]
      .map { zone.offset(at: Instant(milliseconds: Int64($0) * 1000)) }
    #expect(offsets == [-1172, -1172, 1800, 1800, 3600, 3600])
  }

  @Test func theFirstVersionHasNoRule() throws {
    let zone = try ZoneRules(
      tzif: TimeZoneFixtures.firstVersion(offsets: [0, 3600], changes: [(-100, 1)]))
    #expect(zone.offset(at: Instant(milliseconds: -100_001)) == 0)
    #expect(zone.offset(at: Instant(milliseconds: -100_000)) == 3600)
    #expect(zone.offset(at: Instant(milliseconds: .max)) == 3600)
  }

  /// RFC 9636, section 3.3.1 and appendix B: ends at 25 o'clock, so it never ends.
  @Test(arguments: ["EST5EDT,0/0,J365/25", "XXX3EDT4,0/0,J365/23"])
  func daylightSavingMayLastAllYear(rule: String) throws {
    let zone = try TimeZoneFixtures.zone(rule)
    for year in 2000..<2020 {
      for month in 1...12 {
        let date = try #require(CivilDate(year: year, month: month, day: 1))
        #expect(zone.offset(at: zone.start(of: date)) == -4 * 3600)
      }
    }
  }

  @Test func julianDaysNeverCountTheLeapDay() throws {
    let julian = try TimeZoneFixtures.zone("AAA0BBB,J60/0,J300/0")
    let ordinal = try TimeZoneFixtures.zone("AAA0BBB,60/0,300/0")
    #expect(try julian.offset(at: instant("2024-02-29T12:00:00Z")) == 0)
    #expect(try julian.offset(at: instant("2024-03-01T00:00:00Z")) == 3600)
    #expect(try ordinal.offset(at: instant("2024-02-29T12:00:00Z")) == 0)
    #expect(try ordinal.offset(at: instant("2024-03-01T00:00:00Z")) == 3600)
    #expect(try julian.offset(at: instant("2023-03-01T00:00:00Z")) == 3600)
    #expect(try ordinal.offset(at: instant("2023-03-01T00:00:00Z")) == 0)
  }

  @Test(arguments: [
    "CET", "CET-1CEST", "CE-1", "CET-25", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
    "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J300", "CET-1 ",
    "CET-1CEST,366,300", "<CET-1", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1:60", "CET-1CEST,,",
  ])
  func rulesThatPosixDoesNotKnowAreRefused(rule: String) {
    #expect(throws: ZoneRulesError.unknownRule(rule)) { try TimeZoneFixtures.zone(rule) }
  }

  @Test func damagedFilesAreRefused() throws {
    let good = TimeZoneFixtures.file(
      offsets: [0, 3600], changes: [(0, 1), (100, 0)], footer: "CET-1CEST,M3.5.0,M10.5.0/3")
    _ = try ZoneRules(tzif: good)
    for count in 0..<good.count {
      #expect(throws: ZoneRulesError.self) { try ZoneRules(tzif: Array(good.prefix(count))) }
    }
    func problem(_ bytes: [UInt8]) -> ZoneRulesError? {
      #expect(throws: ZoneRulesError.self) { try ZoneRules(tzif: bytes) }
    }
    #expect(problem(Array("TZjf2".utf8) + good.dropFirst(5)) == .notATimeZoneFile)
    #expect(problem(TimeZoneFixtures.firstVersion(offsets: [], changes: [])) == .inconsistent)
    #expect(
      problem(TimeZoneFixtures.firstVersion(offsets: [0], changes: [(0, 1)])) == .inconsistent)
    #expect(
      problem(TimeZoneFixtures.firstVersion(offsets: [0], changes: [(5, 0), (5, 0)]))
        == .inconsistent)
    #expect(
      problem(TimeZoneFixtures.firstVersion(offsets: [100_000], changes: [])) == .inconsistent)
    #expect(
      problem(
        TimeZoneFixtures.header(version: 0, leaps: 1, times: 0, types: 1)
          + Array(repeating: 0, count: 99)) == .leapSeconds)
  }

  /// Bytes changed at random: an error or a usable zone, never a trap.
  @Test func noBytesTrap() throws {
    var random = SeededGenerator(seed: 3)
    let good = TimeZoneFixtures.file(
      offsets: [0, 3600], changes: [(0, 1), (100, 0)], footer: "CET-1CEST,M3.5.0,M10.5.0/3")
    var usable = 0
    for _ in 0..<1000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: bytes.indices, using: &random)
        bytes[index] = UInt8.random(in: 0...255, using: &random)
      }
      guard let zone = try? ZoneRules(tzif: bytes) else { continue }
      usable += 1
      #expect(zone.periods.first?.start == .min)
      #expect(zip(zone.periods, zone.periods.dropFirst()).allSatisfy { $0.start < $1.start })
      for at in [.min, 0, 1_800_000_000_000, 1 << 50, .max] as [Int64] {
        _ = zone.day(holding: Instant(milliseconds: at))
        _ = zone.hour(holding: Instant(milliseconds: at))
      }
    }
    #expect(usable > 100)
  }
}
