import Inbox

/// Times as people type them when they put something off: `30m`, `2h`, `3d`, `16:30`, `tomorrow`,
/// `mon 9:00`, `2026-11-24 09:00`, or as scripts write them, `2026-11-24T08:00:00Z`. Without a clock
/// time a day means nine in the morning.
package enum TypedTime {
  package static func instant(_ text: String, now: Instant, zone: ZoneRules) -> Instant? {
    if let exact = Instant(commandLine: text.trimmedBlanks) { return exact }
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first, words.count <= 2 else { return nil }
    if words.count == 1, let span = span(first) { return now.advanced(by: span) }
    let wall = zone.wallTime(at: now)
    if words.count == 1, let (hour, minute) = clock(first) {
      let today = at(wall.date, hour, minute, zone)
      if let today, today > now { return today }
      return at(wall.date.advanced(by: 1), hour, minute, zone)
    }
    guard let date = day(first, today: wall.date) else { return nil }
    guard words.count == 2 else { return at(date, 9, 0, zone) }
    guard let (hour, minute) = clock(words[1]) else { return nil }
    return at(date, hour, minute, zone)
  }

  /// The first instant of a wall time; one that daylight saving skips goes to the next hour.
  static func at(_ date: CivilDate, _ hour: Int, _ minute: Int, _ zone: ZoneRules) -> Instant? {
    zone.instants(of: WallTime(date, hour: hour, minute: minute)).first
      ?? zone.instants(of: WallTime(date, hour: hour + 1, minute: minute)).first
  }

  private static func span(_ word: String) -> Int64? {
    guard let unit = word.last, let number = Int64(word.dropLast()), (1...10_000).contains(number)
    else { return nil }
    switch unit {
    case "m": return number * 60_000
    case "h": return number * 3_600_000
    case "d": return number * 86_400_000
    case "w": return number * 604_800_000
    default: return nil
    }
  }

  private static func clock(_ word: String) -> (Int, Int)? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0..<24).contains(hour), (0..<60).contains(minute), parts[1].count == 2
    else { return nil }
    return (hour, minute)
  }

  private static func day(_ word: String, today: CivilDate) -> CivilDate? {
    if word == "today" { return today }
    if word == "tomorrow" { return today.advanced(by: 1) }
    if let date = CivilDate(word) { return date }
    guard word.count >= 3,
      let weekday = Weekday.allCases.first(where: { word.hasPrefix($0.rawValue) })
    else { return nil }
    return (1...7).lazy.map { today.advanced(by: $0) }.first { $0.weekday == weekday }
  }
}
