import Canvas
import Inbox

/// A report for people: one row in sections with the field's benchmarks beside it, several as a
/// table of the figures that are compared most.
struct MetricTable {
  let report: MetricReport
  let workspace: Workspace

  init(_ report: MetricReport, _ workspace: Workspace) {
    self.report = report
    self.workspace = workspace
  }

  var lines: [String] {
    let heading =
      ([MetricTable.heading(report.range, DeskTime(workspace))]
      + report.filter.words(workspace)).joined(separator: ", ")
    guard report.grouping != nil else {
      return [heading] + (report.rows.first.map(sections) ?? [])
    }
    return [heading, ""] + table
  }

  /// The range of a report in words. Its end is not in it; one that is just after now is now.
  static func heading(_ range: MetricRange, _ time: DeskTime) -> String {
    let end = range.to > range.now ? range.now : range.to
    return "\(time.words(from: range.from, to: end)) (\(time.zoneName))"
  }

  // MARK: - One row

  /// One edge for the figures of all sections.
  private static let columns = [35, 9]

  private func sections(_ row: MetricRow) -> [String] {
    var lines = section("Volume", ["inbound_messages", "new_conversations", "contacts"], row)
    lines += ["", "Response times"] + times(row)
    lines += ["", "Promises"] + promises(row)
    lines += section(
      "Waiting",
      [
        "first_response_open", "wait_n", "wait_mean_s", "wait_max_s", "backlog", "unassigned",
        "oldest_wait_s",
      ], row)
    lines += section("Answering", ["response_rate", "answer_rate", "unseen_rate"], row)
    lines += devoted(row)
    lines += section(
      "Resolving",
      [
        "fcr", "fcr_net", "fcr_provisional", "one_touch", "reopen_rate", "transfer_rate", "aht_s",
        "aht_phone_s",
      ], row)
    lines += section(
      "Satisfaction",
      [
        "csat_percent", "csat_mean", "csat_n", "csat_response_rate", "nps", "nps_n",
        "nps_promoters", "nps_passives", "nps_detractors",
      ], row)
    lines += section(
      "Messaging instead of calls",
      ["deflection_share", "deflection_moved", "savings_usd", "self_service"], row)
    return lines + hours(row)
  }

  private func section(_ title: String, _ names: [String], _ row: MetricRow) -> [String] {
    var table = TextTable([.left, .right, .left])
    table.least = MetricTable.columns
    for name in names {
      table.add([
        MetricTitle.words(name), MetricWords.words(name, row[name]),
        MetricTable.benchmarks[name] ?? "",
      ])
    }
    return ["", title] + table.lines(indent: 2)
  }

  private func times(_ row: MetricRow) -> [String] {
    var table = TextTable([.left, .right, .right, .right, .right])
    table.least = MetricTable.columns
    table.add(["", "how many", "average", "median (p50)", "90 % within (p90)"])
    for (name, title) in [
      ("first_response", "First response"), ("response", "Every response"),
      ("resolution", "Resolution"),
    ] {
      for (unit, isWorking) in [("s", false), ("bs", true)] {
        let figures = ["mean", "p50", "p90"].map { "\(name)_\($0)_\(unit)" }
        let count = isWorking ? "" : MetricWords.words(name, row["\(name)_n"])
        table.add(
          [isWorking ? "  in working hours" : title, count]
            + figures.map { MetricWords.words($0, row[$0]) })
      }
    }
    return table.lines(indent: 2) + MetricTable.firstResponses.map { "  \($0)" }
  }

  private func promises(_ row: MetricRow) -> [String] {
    var table = TextTable([.left, .right, .right, .right])
    table.least = MetricTable.columns
    table.add(["", "SLA", "kept", "broken"])
    for (name, title) in [
      ("sla", "All"), ("sla_first_response", "First response"),
      ("sla_next_response", "Next response"), ("sla_resolution", "Resolution"),
    ] {
      let names = [name, "\(name)_met", "\(name)_breached"]
      table.add([title] + names.map { MetricWords.words($0, row[$0]) })
    }
    return table.lines(indent: 2)
  }

  private func devoted(_ row: MetricRow) -> [String] {
    guard case .members(let members)? = row["devoted"] else { return [] }
    let titles = [
      "open": "All accounts open to answers", "response_rate": "Questions answered",
      "n": "Questions", "p50_s": "Response, median (p50)", "timely": "Within 30 minutes",
      "pass": "Socially Devoted",
    ]
    var table = TextTable([.left, .right, .left])
    table.least = MetricTable.columns
    for member in members {
      let beside = member.name == "pass" ? "65 % of at least 50 questions" : ""
      table.add([
        titles[member.name] ?? member.name, MetricWords.words(member.name, member.value), beside,
      ])
    }
    return ["", "Socially Devoted"] + table.lines(indent: 2)
  }

  private func hours(_ row: MetricRow) -> [String] {
    guard case .list(let counts)? = row["volume_by_hour"] else { return [] }
    var table = TextTable(counts.map { _ in .right })
    table.gap = " "
    table.add(counts.indices.map { $0 < 10 ? "0\($0)" : "\($0)" })
    table.add(counts.map { $0 == 0 ? "·" : String($0) })
    return ["", MetricTitle.words("volume_by_hour")] + table.lines(indent: 2)
  }

  // MARK: - Several rows

  /// Names and headings in the table of rows.
  private static let compared = [
    ("inbound_messages", "messages"), ("new_conversations", "new"),
    ("first_response_p50_s", "first resp."), ("response_p50_s", "response"),
    ("resolution_p50_s", "resolution"), ("sla", "SLA"), ("response_rate", "answered"),
    ("fcr", "FCR"), ("csat_percent", "CSAT"), ("backlog", "open"),
  ]

  private var table: [String] {
    let compared = MetricTable.compared
    var table = TextTable([.left] + compared.map { _ in .right })
    table.add([report.grouping?.rawValue ?? ""] + compared.map(\.1))
    for row in report.rows {
      table.add(
        [row.group.name(in: workspace)] + compared.map { MetricWords.words($0.0, row[$0.0]) })
    }
    return table.lines() + [
      "", "First response, response and resolution are medians; answered: of the questions.",
    ]
  }

  /// What the field calls good, beside what it is.
  private static let benchmarks = [
    "response_rate": "goal 65 %, industry 30 %, leaders 94 % and 97 %",
    "nps": "30 to 50 is good",
  ]

  private static let firstResponses = [
    "First responses elsewhere: goal 10–30 min, industry 26 h, leaders 27 and 21 min;",
    "76 % of consumers expect an answer within 24 h.",
  ]
}
