import Inbox
import WorkspaceFile

/// Where the company is on the day of the demonstration: in a zone in which people are at work.
///
/// Wallboard and reports are about today, and today is cut in the workspace's zone: at half past
/// midnight there is nothing on them to look at. So the company moves to where it is afternoon.
enum DemonstrationZone {
  /// Where it is if people are at work there.
  static let home = "Europe/Berlin"

  /// From there around the Earth; each two or three hours from the next.
  static let others = [
    "America/Sao_Paulo", "America/New_York", "America/Los_Angeles", "Pacific/Honolulu",
    "Pacific/Auckland", "Australia/Brisbane", "Asia/Tokyo", "Asia/Ulaanbaatar", "Asia/Dhaka",
    "Asia/Dubai",
  ]

  /// The hours that show a day well: enough of it has happened, and it goes on.
  static let workingHours = 11..<18

  /// The zone in which the demonstration begins at this time.
  ///
  /// - Returns: `home` within its working hours, and where the system knows no other zone; else the
  ///   one in whose afternoon it is, on a weekday where there is one.
  static func name(at now: Instant, zones: TimeZones) -> String {
    let wall = { (name: String) in zones.rules(named: name)?.wallTime(at: now) }
    if let there = wall(home), workingHours.contains(there.hour) { return home }
    let awake = others.filter { wall($0).map { workingHours.contains($0.hour) } ?? false }
    let onWeekday = awake.first {
      wall($0).map { ![.saturday, .sunday].contains($0.date.weekday) } ?? false
    }
    return onWeekday ?? awake.first ?? home
  }
}
