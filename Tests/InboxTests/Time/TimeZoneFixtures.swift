import Foundation

@testable import Inbox

/// Time zone files made here, so that tests need no zone database.
enum TimeZoneFixtures {
  /// A file of version 2 or later: listed changes, then the footer's rule.
  static func file(
    version: UInt8 = UInt8(ascii: "2"), offsets: [Int32] = [0],
    changes: [(at: Int64, type: UInt8)] = [], footer: String
  ) -> [UInt8] {
    header(version: version, times: 0, types: 1)
      + block(offsets: [0], changes: [], timeSize: 4)
      + header(version: version, times: changes.count, types: offsets.count)
      + block(offsets: offsets, changes: changes, timeSize: 8)
      + Array("\n\(footer)\n".utf8)
  }

  /// A file of version 1: 32-bit times and no rule.
  static func firstVersion(offsets: [Int32], changes: [(at: Int64, type: UInt8)]) -> [UInt8] {
    header(version: 0, times: changes.count, types: offsets.count)
      + block(offsets: offsets, changes: changes, timeSize: 4)
  }

  static func header(version: UInt8, leaps: Int = 0, times: Int, types: Int) -> [UInt8] {
    Array("TZif".utf8) + [version] + Array(repeating: 0, count: 15)
      + [0, 0, leaps, times, types, 4].flatMap { bigEndian(Int64($0), 4) }
  }

  private static func block(
    offsets: [Int32], changes: [(at: Int64, type: UInt8)], timeSize: Int
  ) -> [UInt8] {
    changes.flatMap { bigEndian($0.at, timeSize) } + changes.map(\.type)
      + offsets.flatMap { bigEndian(Int64($0), 4) + [0, 0] } + Array("LMT\0".utf8)
  }

  private static func bigEndian(_ value: Int64, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
  }

  /// Zones by their rules alone; with half hours, the southern summer, and a change at midnight.
  static let rules = [
    "UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0",
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "<+0545>-5:45",
    "<-04>4<-03>,M9.1.6/24,M4.1.6/24", "IST-1GMT0,M10.5.0,M3.5.0/1",
    "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
  ]

  static func zone(_ rule: String) throws -> ZoneRules {
    try ZoneRules(tzif: file(footer: rule))
  }

  static let database = "/usr/share/zoneinfo"

  static func systemZone(_ name: String) throws -> ZoneRules {
    try ZoneRules(tzif: Array(Data(contentsOf: URL(fileURLWithPath: "\(database)/\(name)"))))
  }
}
