import Canvas
import Inbox

/// Times as the screens write them, in the workspace's zone.
package enum LocalTime {
  /// `14:32`.
  static func clock(_ instant: Instant, _ zone: ZoneRules) -> DisplayText {
    let wall = zone.wallTime(at: instant)
    return Countdown.twoDigits(wall.hour) + ":" + Countdown.twoDigits(wall.minute)
  }

  /// `Thu 14:32`.
  static func weekdayClock(_ instant: Instant, _ zone: ZoneRules) -> DisplayText {
    weekday(zone.wallTime(at: instant).date) + " " + clock(instant, zone)
  }

  /// `Thu 19 Nov`, with the year if it is not this one.
  static func day(_ date: CivilDate, today: CivilDate) -> DisplayText {
    let (year, month, day) = date.parts
    let text = weekday(date) + " \(day) " + self.month(month)
    return year == today.parts.year ? text : text + " \(year)"
  }

  /// `19 Nov`, six columns at most.
  static func dayAndMonth(_ wall: WallTime) -> DisplayText {
    let (_, month, day) = wall.date.parts
    return "\(day) " + self.month(month)
  }

  /// Today the clock, this week the weekday and the clock, else the date.
  package static func brief(_ instant: Instant, now: Instant, _ zone: ZoneRules) -> DisplayText {
    let wall = zone.wallTime(at: instant)
    let today = zone.wallTime(at: now).date
    if wall.date == today { return clock(instant, zone) }
    if abs(today.dayNumber - wall.date.dayNumber) < 7 { return weekdayClock(instant, zone) }
    return dayAndMonth(wall)
  }

  /// How long ago or how long: `42s`, `7m`, `3h`, `4d`; whole seconds, all else rounded.
  static func short(_ milliseconds: Int64) -> DisplayText {
    let seconds = max(0, milliseconds) / 1000
    if seconds < 60 { return "\(seconds)s" }
    let (minutes, hours) = (seconds.rounded(to: 60), seconds.rounded(to: 3600))
    if minutes < 60 { return "\(minutes)m" }
    return hours < 24 ? "\(max(1, hours))h" : "\(seconds.rounded(to: 86_400))d"
  }

  /// The same of what is left: cut, so that what says `4m` has at least four minutes.
  static func left(_ milliseconds: Int64) -> DisplayText {
    let seconds = max(0, milliseconds) / 1000
    let unit: Int64 = seconds < 60 ? 1 : seconds < 3600 ? 60 : seconds < 86_400 ? 3600 : 86_400
    return short(seconds / unit * unit * 1000)
  }

  /// In a sentence, as people write it: `10 s`, `1 min 30 s`, `10 min`, `2 h`, `3 days`.
  static func inWords(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds) / 1000
    func parts(_ big: Int64, _ bigWord: String, _ small: Int64, _ smallWord: String) -> String {
      small == 0 ? "\(big) \(bigWord)" : "\(big) \(bigWord) \(small) \(smallWord)"
    }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return parts(seconds / 60, "min", seconds % 60, "s") }
    let minutes = seconds.rounded(to: 60)
    if minutes < 1440 { return parts(minutes / 60, "h", minutes % 60, "min") }
    let hours = seconds.rounded(to: 3600)
    return parts(hours / 24, hours < 48 ? "day" : "days", hours % 24, "h")
  }

  static func weekday(_ date: CivilDate) -> DisplayText {
    switch date.weekday {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }

  private static func month(_ number: Int) -> DisplayText {
    let names: [DisplayText] = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return names.indices.contains(number - 1) ? names[number - 1] : "?"
  }
}
