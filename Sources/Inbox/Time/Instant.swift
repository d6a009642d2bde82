/// A moment in time: milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Every time of the desk is such a value and is handed in; nothing in this target reads a clock.
/// Intervals between instants are half-open: `[from, to)`.
package struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since the Unix epoch, UTC.
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The instant `milliseconds` later; saturates instead of trapping, for times from files may be
  /// anything.
  package func advanced(by milliseconds: Int64) -> Instant {
    let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
    return Instant(milliseconds: overflow ? (milliseconds > 0 ? .max : .min) : sum)
  }

  /// Milliseconds from `earlier` to this instant; negative if this one is earlier.
  package func since(_ earlier: Instant) -> Int64 {
    milliseconds.subtractingReportingOverflow(earlier.milliseconds).partialValue
  }
}

extension Instant {
  /// Reads the journal's spelling, exactly `yyyy-mm-ddThh:mm:ss.mmmZ` (interchange.md).
  ///
  /// Returns nil for anything else, days and hours that do not exist included.
  package init?(journal text: some StringProtocol) {
    self.init(text: text, fraction: .required)
  }

  /// Reads RFC 3339 in UTC (`Z`) as the command line takes it: the fraction may be left out.
  package init?(commandLine text: some StringProtocol) {
    self.init(text: text, fraction: .optional)
  }

  private enum Fraction {
    case required
    case optional
  }

  private init?(text: some StringProtocol, fraction: Fraction) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24 || (fraction == .optional && bytes.count == 20) else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    let marks: [(Int, Character)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")]
    guard marks.allSatisfy({ bytes[$0.0] == $0.1.asciiValue }), bytes.last == 0x5A,
      bytes.count == 20 || bytes[19] == 0x2E,
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let milliseconds = bytes.count == 24 ? number(20..<23) : 0,
      let date = CivilDate(year: year, month: month, day: day),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(milliseconds: seconds * 1000 + Int64(milliseconds))
  }
}

extension Instant: CustomStringConvertible {
  /// The journal's spelling: `2026-11-20T09:15:00.000Z`.
  package var description: String {
    let (days, inDay) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let day = inDay < 0 ? days - 1 : days
    let rest = Int(inDay < 0 ? inDay + 86_400_000 : inDay)
    let date = CivilDate(dayNumber: Int(day))
    func digits(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60]
      .map { digits($0, 2) }.joined(separator: ":")
    return "\(date)T\(clock).\(digits(rest % 1000, 3))Z"
  }
}
