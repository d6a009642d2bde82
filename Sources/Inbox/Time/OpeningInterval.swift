/// From when until when it is open, on the wall clock of the day on which it starts:
/// `09:00-17:00`, or `22:00-06:00`, which crosses midnight and still belongs to its first day.
package struct OpeningInterval: Hashable, Sendable {
  /// Minutes after midnight, 0…1439.
  package let start: Int
  /// Minutes after the same midnight, above `start`; above 1440 if it crosses midnight.
  package let end: Int

  package enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Not two times `hh:mm`, from 00:00 to 24:00, with a hyphen between them.
    case notAnInterval
    /// It would last no time, or a whole day; workspace.md leaves neither to guessing.
    case endsAtItsStart
    /// 24:00 ends a day; no interval of that day starts there.
    case startsAfterTheDay

    package var description: String {
      switch self {
      case .notAnInterval: "not an interval like 09:00-17:00"
      case .endsAtItsStart: "an interval that ends when it starts (open all day is 00:00-24:00)"
      case .startsAfterTheDay: "an interval cannot start at 24:00"
      }
    }
  }

  /// An end before the start is one on the next day. Both are minutes after midnight, 0…1440.
  package init(start: Int, end: Int) throws(Problem) {
    guard (0...1440).contains(start), (0...1440).contains(end) else { throw .notAnInterval }
    guard start < 1440 else { throw .startsAfterTheDay }
    guard start != end else { throw .endsAtItsStart }
    self.start = start
    self.end = end > start ? end : end + 1440
  }

  /// Reads `hh:mm-hh:mm` as the workspace file spells it.
  package init(_ text: String) throws(Problem) {
    let bytes = Array(text.utf8)
    guard bytes.count == 11, bytes[5] == UInt8(ascii: "-"),
      let start = Self.minutes(bytes[0..<5]), let end = Self.minutes(bytes[6..<11])
    else { throw .notAnInterval }
    try self.init(start: start, end: end)
  }

  /// `hh:mm` as minutes; nil beyond 24:00.
  private static func minutes(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.map { Int($0) - 0x30 }
    guard bytes[bytes.startIndex + 2] == UInt8(ascii: ":"),
      [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) })
    else { return nil }
    let hour = digits[0] * 10 + digits[1]
    let minute = digits[3] * 10 + digits[4]
    return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : nil
  }
}

extension OpeningInterval: CustomStringConvertible {
  /// The workspace file's spelling.
  package var description: String {
    [start, end > 1440 ? end - 1440 : end]
      .map { minutes in
        [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
      }
      .joined(separator: "-")
  }
}
