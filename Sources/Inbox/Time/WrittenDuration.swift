/// Spans of time as people write them in the workspace file and in queries: `15m`, `2h`, `30d`.
package enum WrittenDuration {
  /// Milliseconds of a unit; a day is 24 hours.
  package static let units: [Character: Int64] = [
    "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]

  /// Milliseconds of a whole number and a unit; nil for anything else, and for what overflows.
  package static func milliseconds(_ text: some StringProtocol) -> Int64? {
    guard let unit = text.last.flatMap({ units[$0] }),
      text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int64(text.dropLast())
    else { return nil }
    let (value, overflow) = count.multipliedReportingOverflow(by: unit)
    return overflow ? nil : value
  }
}
