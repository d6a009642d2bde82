import Inbox

/// A metric's value with the unit that its name tells; "—" where it is not defined.
enum MetricWords {
  static func words(_ name: String, _ value: MetricValue?) -> String {
    switch value {
    case .count(let count): String(count)
    case .number(let number?): words(name, number)
    case .flag(let flag?): flag ? "yes" : "no"
    case .list(let list): list.map(String.init).joined(separator: " ")
    default: "—"
    }
  }

  private static func words(_ name: String, _ number: Double) -> String {
    if isTime(name) { return duration(number) }
    switch name {
    case "csat_percent": return "\(rounded(number, 1)) %"
    case "csat_mean": return rounded(number, 2)
    case "nps": return (number > 0 ? "+" : "") + rounded(number, 0)
    case "savings_usd": return "\(rounded(number, 2)) USD"
    default: return "\(rounded(number * 100, 1)) %"
    }
  }

  static func isTime(_ name: String) -> Bool { name.hasSuffix("_s") || name.hasSuffix("_bs") }

  /// At most so many places behind the point, none that are 0.
  private static func rounded(_ number: Double, _ places: Int) -> String {
    let scale = [1.0, 10, 100][min(places, 2)]
    let scaled = (number * scale).rounded()
    guard scaled.magnitude < 1e15 else { return number.shortest }
    return (scaled / scale).shortest
  }

  /// `42 s`, `6 m 12 s`, `3 h 05 m`, `2 d 4 h`; from seconds, rounded to what is shown.
  static func duration(_ seconds: Double) -> String {
    guard seconds.magnitude < 1e15 else { return seconds.shortest }
    let total = Int64(seconds.rounded())
    let sign = total < 0 ? "-" : ""
    let size = Int64(total.magnitude)
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    if size < 60 { return "\(sign)\(size) s" }
    if size < 3600 { return "\(sign)\(size / 60) m \(two(size % 60)) s" }
    let minutes = size.rounded(to: 60)
    if minutes < 48 * 60 { return "\(sign)\(minutes / 60) h \(two(minutes % 60)) m" }
    let hours = size.rounded(to: 3600)
    return "\(sign)\(hours / 24) d \(hours % 24) h"
  }
}
