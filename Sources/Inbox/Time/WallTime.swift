/// What a clock on the wall shows, date included, without saying in which zone.
///
/// A wall time may stand for no instant (an hour that daylight saving skips) or for two (one that it
/// repeats); `ZoneRules.instants(of:)` tells.
package struct WallTime: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00 on that clock; the one stored fact.
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The given clock time of a date; midnight unless said otherwise.
  package init(
    _ date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
  ) {
    let inDay = Int64(((hour * 60 + minute) * 60 + second) * 1000 + millisecond)
    let (midnight, overflow) =
      Int64(date.dayNumber).multipliedReportingOverflow(by: .millisecondsOfDay)
    milliseconds =
      ZoneRules.bounded(overflow ? (date.dayNumber < 0 ? .min : .max) : midnight) + inDay
  }

  /// What the calendar on the wall shows.
  package var date: CivilDate {
    CivilDate(dayNumber: Int(milliseconds.flooredDivision(by: .millisecondsOfDay).quotient))
  }

  /// Milliseconds since this clock's last midnight.
  package var millisecondOfDay: Int {
    Int(milliseconds.flooredDivision(by: .millisecondsOfDay).remainder)
  }

  /// 0…23.
  package var hour: Int { millisecondOfDay / 3_600_000 }
  /// 0…59.
  package var minute: Int { millisecondOfDay / 60_000 % 60 }
  /// 0…59.
  package var second: Int { millisecondOfDay / 1000 % 60 }

  package static func < (left: WallTime, right: WallTime) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension WallTime: CustomStringConvertible {
  /// `2026-11-20T09:15`, the way the reports label hours.
  package var description: String {
    let clock = [hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(date)T\(clock[0]):\(clock[1])"
  }
}

extension Int64 {
  static let millisecondsOfDay: Int64 = 86_400_000

  /// Division that rounds down, so that instants before 1970 fall on the right day; `divisor` > 0.
  @inline(__always)
  func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
