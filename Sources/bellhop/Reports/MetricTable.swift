import Canvas
import Inbox

/// A report for people: one row as a list with the field's benchmarks beside it, several as a table
/// of the figures that are compared most.
struct MetricTable {
  let report: MetricReport

  init(_ report: MetricReport) {
    self.report = report
  }

  var lines: [String] {
    let range = "\(report.range.from) – \(report.range.to), as of \(report.range.now)"
    guard report.grouping != nil else { return [range] + list }
    return [range] + table
  }

  /// Names in the table of rows.
  private static let compared = [
    "inbound_messages", "new_conversations", "first_response_p50_s", "response_p50_s",
    "resolution_p50_s", "sla", "response_rate", "fcr", "csat_percent", "backlog",
  ]

  private var list: [String] {
    guard let row = report.rows.first else { return [] }
    return row.metrics.flatMap { member -> [String] in
      switch member.value {
      case .members(let members):
        return members.map { line("\(member.name).\($0.name)", $0.value) }
      default: return [line(member.name, member.value)]
      }
    }
  }

  private func line(_ name: String, _ value: MetricValue) -> String {
    let words = DisplayText(composed: MetricTable.words(name, value)).fitted(to: 12)
    let beside = MetricTable.benchmarks[name].map { "  \($0)" } ?? ""
    return DisplayText(composed: name).fitted(to: 30).description + words.description + beside
  }

  private var table: [String] {
    let label = report.grouping?.rawValue ?? ""
    let width = max(12, report.rows.map { $0.group.label.count }.max() ?? 0)
    var lines = [
      fitted(label, width)
        + MetricTable.compared.map { fitted(MetricTable.heading($0), 13) }.joined()
    ]
    for row in report.rows {
      let name = row.group.label.isEmpty ? "none" : Shown.name(row.group.label)
      lines.append(
        fitted(name, width)
          + MetricTable.compared.map { fitted(MetricTable.words($0, row[$0]), 13) }.joined())
    }
    return lines
  }

  private func fitted(_ text: String, _ width: Int) -> String {
    DisplayText(composed: text).fitted(to: width).description + " "
  }

  private static func heading(_ name: String) -> String {
    switch name {
    case "inbound_messages": "inbound"
    case "new_conversations": "new"
    case "first_response_p50_s": "first p50"
    case "response_p50_s": "response p50"
    case "resolution_p50_s": "resolved p50"
    case "response_rate": "answered"
    case "csat_percent": "csat"
    default: name
    }
  }

  /// A value with the unit that its name tells.
  static func words(_ name: String, _ value: MetricValue?) -> String {
    switch value {
    case .count(let count): return String(count)
    case .number(let number?): return words(name, number)
    case .flag(let flag?): return flag ? "yes" : "no"
    case .list(let list): return list.map(String.init).joined(separator: " ")
    default: return "—"
    }
  }

  private static func words(_ name: String, _ number: Double) -> String {
    if name.hasSuffix("_s") || name.hasSuffix("_bs") { return seconds(number) }
    if name == "csat_percent" { return "\(tenths(number)) %" }
    if ["csat_mean", "savings_usd", "nps"].contains(name) { return tenths(number) }
    return "\(tenths(number * 100)) %"
  }

  private static func tenths(_ number: Double) -> String {
    let scaled = (number * 10).rounded()
    guard scaled.magnitude < 1e15 else { return number.shortest }
    let whole = Int64(scaled)
    let sign = whole < 0 ? "-" : ""
    let rest = whole.magnitude % 10
    return "\(sign)\(whole.magnitude / 10)\(rest == 0 ? "" : ".\(rest)")"
  }

  /// `4s`, `12m 30s`, `3h 05m`, `2d 4h`.
  private static func seconds(_ number: Double) -> String {
    guard number.magnitude < 1e15 else { return number.shortest }
    let total = Int64(number.rounded())
    let sign = total < 0 ? "-" : ""
    let (minutes, second) = (Int64(total.magnitude) / 60, Int64(total.magnitude) % 60)
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    if minutes == 0 { return "\(sign)\(second)s" }
    if minutes < 60 { return "\(sign)\(minutes)m \(two(second))s" }
    if minutes < 48 * 60 { return "\(sign)\(minutes / 60)h \(two(minutes % 60))m" }
    return "\(sign)\(minutes / 1440)d \(minutes / 60 % 24)h"
  }

  /// What the field calls good, beside what it is.
  private static let benchmarks = [
    "response_rate": "goal 65 %, industry 30 %, leaders 94 % and 97 %",
    "first_response_mean_s": "goal 10–30 min, industry 26 h, leaders 27 and 21 min",
    "first_response_p90_s": "76 % of consumers expect an answer within 24 h",
    "nps": "30–50 is good",
  ]
}
