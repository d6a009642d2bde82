import Inbox
import InboxStore

/// What stands in the header for as long as it holds: the disk is nearly full, the clock is behind.
enum StandingWarning {
  /// A clock that is behind by less is nothing to look at.
  static let clockTolerance: Int64 = 5_000

  /// The first words, up to the comma, are what a narrow header shows.
  static func words(
    reserve: Reserve.State, clockLead: Int64, isNewer: Bool = false
  ) -> String? {
    if isNewer { return "READ ONLY, a newer Bellhop has moved this store on" }
    if case .short(let free) = reserve {
      return "disk nearly full, \(size(free)) left: drafts and replies come first, make room"
    }
    guard clockLead > clockTolerance else { return nil }
    return "clock \(span(clockLead)) behind, nothing goes back with it: look at this machine's time"
  }

  static func size(_ bytes: Int64) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(max(0, bytes) >> 10) KiB"
  }

  private static func span(_ milliseconds: Int64) -> String {
    milliseconds < 120_000 ? "\(milliseconds / 1000) s" : "\(milliseconds / 60_000) min"
  }
}
