/// The rule that a zone follows after its last listed change: `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// Source: POSIX.1-2017, XBD 8.3 (`TZ`), with the hours −167…167 that RFC 9636 section 3.3.1 allows.
struct PosixTimeZone {
  struct Daylight {
    /// Seconds ahead of UTC while it is in force.
    var offset: Int64
    var begins: YearlyMoment
    var ends: YearlyMoment
  }

  /// A moment of every year in local time, with the offset in force just before it.
  struct YearlyMoment {
    enum Day {
      /// 1…365; 29 February is never counted.
      case julian(Int)
      /// 0…365; 29 February is counted.
      case ordinal(Int)
      /// The `week`-th such weekday (0: Sunday) of the month; 5 is the last.
      case weekday(month: Int, week: Int, weekday: Int)
    }

    var day: Day
    /// Seconds after midnight, may be negative or more than a day.
    var time: Int64
  }

  /// Seconds ahead of UTC outside daylight saving.
  let standard: Int64
  let daylight: Daylight?

  /// The changes that a year's rules make, earlier first: seconds UTC and the offset from then on.
  func changes(in year: Int) -> [(seconds: Int64, offset: Int64)] {
    guard let daylight else { return [] }
    let begins = daylight.begins.seconds(in: year) - standard
    let ends = daylight.ends.seconds(in: year) - daylight.offset
    return begins < ends
      ? [(begins, daylight.offset), (ends, standard)]
      : [(ends, standard), (begins, daylight.offset)]
  }
}

extension PosixTimeZone.YearlyMoment {
  /// Seconds since 1970 on the local clock.
  fileprivate func seconds(in year: Int) -> Int64 {
    Int64(dayNumber(in: year)) * 86_400 + time
  }

  private func dayNumber(in year: Int) -> Int {
    func first(of month: Int) -> Int {
      CivilDate(year: year, month: month, day: 1)?.dayNumber ?? 0
    }
    switch day {
    case .ordinal(let day): return first(of: 1) + day
    case .julian(let day):
      let isLeap = first(of: 3) - first(of: 2) == 29
      return first(of: 1) + day - (isLeap && day >= 60 ? 0 : 1)
    case .weekday(let month, let week, let weekday):
      let start = first(of: month)
      let end = month == 12 ? start + 31 : first(of: month + 1)
      // Day 0, 1970-01-01, was a Thursday: 4 after Sunday.
      let weekdayOfStart = ((start + 4) % 7 + 7) % 7
      let day = start + (weekday - weekdayOfStart + 7) % 7 + (week - 1) * 7
      return day < end ? day : day - 7
    }
  }
}

extension PosixTimeZone {
  /// Reads the footer of a time zone file.
  init(_ bytes: ArraySlice<UInt8>) throws(ZoneRulesError) {
    var text = Text(rest: bytes)
    guard let rule = text.rule() else {
      throw .unknownRule(String(decoding: bytes.prefix(60), as: UTF8.self))
    }
    self = rule
  }

  /// A cursor over the rule; every part is nil if it is not what POSIX says.
  private struct Text {
    var rest: ArraySlice<UInt8>

    mutating func rule() -> PosixTimeZone? {
      guard name(), let standard = time(hours: 24) else { return nil }
      // POSIX counts westward: CET-1 is one hour ahead of UTC.
      guard !rest.isEmpty else { return PosixTimeZone(standard: -standard, daylight: nil) }
      guard name() else { return nil }
      var daylight = -standard + 3600
      if rest.first != UInt8(ascii: ",") {
        guard let west = time(hours: 24) else { return nil }
        daylight = -west
      }
      guard let begins = moment(), let ends = moment(), rest.isEmpty else { return nil }
      return PosixTimeZone(
        standard: -standard, daylight: Daylight(offset: daylight, begins: begins, ends: ends))
    }

    private mutating func take(_ byte: Character) -> Bool {
      guard rest.first == byte.asciiValue else { return false }
      rest.removeFirst()
      return true
    }

    /// `CET` or `<+0330>`.
    private mutating func name() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(end + 1)...]
        return true
      }
      let letters = rest.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      rest = rest[letters.endIndex...]
      return letters.count >= 3
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard (1...3).contains(digits.count) else { return nil }
      rest = rest[digits.endIndex...]
      let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return range.contains(value) ? value : nil
    }

    /// `[+-]h[h[h]][:mm[:ss]]` in seconds.
    private mutating func time(hours: Int) -> Int64? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hour = number(0...hours) else { return nil }
      var seconds = hour * 3600
      if take(":") {
        guard let minute = number(0...59) else { return nil }
        seconds += minute * 60
        if take(":") {
          guard let second = number(0...59) else { return nil }
          seconds += second
        }
      }
      return Int64(isNegative ? -seconds : seconds)
    }

    /// `,M3.5.0/2`; two o'clock where no time is given.
    private mutating func moment() -> YearlyMoment? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return YearlyMoment(day: day, time: 7200) }
      guard let time = time(hours: 167) else { return nil }
      return YearlyMoment(day: day, time: time)
    }

    private mutating func day() -> YearlyMoment.Day? {
      if take("J") { return number(1...365).map { .julian($0) } }
      guard take("M") else { return number(0...365).map { .ordinal($0) } }
      guard let month = number(1...12), take("."), let week = number(1...5), take("."),
        let weekday = number(0...6)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
  }
}
