import Canvas
import Inbox

/// How the figures of a report are written on the screens: seven columns at most.
enum FigureText {
  /// A value, with what stands for one that is not defined.
  static func value(_ number: Double?, _ unit: HeadlineFigure.Unit, _ glyphs: Glyphs) -> DisplayText
  {
    guard let number, number.isFinite else {
      return glyphs.tier == .unicode ? "—" : "-"
    }
    switch unit {
    case .share: return percent(number)
    case .seconds: return span(number)
    case .count: return DisplayText(composed: whole(number))
    case .stars: return DisplayText(composed: tenths(number))
    case .score: return DisplayText(composed: (number > 0 ? "+" : "") + whole(number))
    case .verdict: return number > 0 ? "passed" : "missed"
    }
  }

  /// What it should reach, in four columns; empty where nothing is said.
  static func goal(_ number: Double?, _ unit: HeadlineFigure.Unit) -> DisplayText {
    guard let number, number.isFinite else { return .empty }
    switch unit {
    case .share: return DisplayText(composed: whole(number * 100))
    case .seconds: return span(number)
    case .stars: return DisplayText(composed: tenths(number))
    case .count, .score: return DisplayText(composed: whole(number))
    case .verdict: return .empty
    }
  }

  /// `94.1 %`.
  static func percent(_ share: Double) -> DisplayText {
    share >= 1 ? "100 %" : DisplayText(composed: tenths(max(0, share) * 100) + " %")
  }

  /// `42s`, `4m 10`, `26m`, `2h 41`, `4d`: seconds as long as they tell anything, rounded to what is
  /// shown.
  static func span(_ seconds: Double) -> DisplayText {
    let seconds = Int64(min(max(0, seconds), 1e12).rounded())
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 600 { return "\(seconds / 60)m " + Countdown.twoDigits(seconds % 60) }
    let minutes = seconds.rounded(to: 60)
    if minutes < 60 { return "\(minutes)m" }
    if minutes < 1440 { return "\(minutes / 60)h " + Countdown.twoDigits(minutes % 60) }
    return "\(seconds.rounded(to: 86_400))d"
  }

  private static func whole(_ number: Double) -> String {
    String(Int64(min(max(number.rounded(), -1e15), 1e15)))
  }

  private static func tenths(_ number: Double) -> String {
    let scaled = Int64((min(max(number, -1e12), 1e12) * 10).rounded())
    return "\(scaled < 0 ? "-" : "")\(scaled.magnitude / 10).\(scaled.magnitude % 10)"
  }
}
