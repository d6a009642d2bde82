import Desk
import Inbox

/// `day`: how one day went, by hour, and of each person, team and channel: what the wallboard hands on.
struct DayReport {
  let range: MetricRange
  let workspace: Workspace
  /// One row of everything.
  let whole: [MetricRow]
  let hours: [MetricRow]
  /// Those that the reader may see.
  let agents: [MetricRow]
  let teams: [MetricRow]
  let channels: [MetricRow]

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: .day, heading: heading,
      sections: [
        hourly, section("People", agents), section("Teams", teams), section("Channels", channels),
      ],
      json: ReportPage.json(.day, range, whole + hours + agents + teams + channels), csv: csv)
  }

  private static let figures = [
    "inbound_messages", "new_conversations", "response_n", "first_response_p50_s", "sla",
    "csat_mean", "backlog",
  ]

  private static let titles = ["messages", "new", "replies", "first reply", "SLA", "CSAT", "open"]

  private func section(
    _ title: String, _ rows: [MetricRow], label: String = ""
  ) -> ReportPage.Section {
    let columns = zip(Self.titles, Self.figures).map { title, figure in
      ReportPage.Column(title, .right, figure == "sla" ? .bar : .none)
    }
    return ReportPage.Section(
      title: title, columns: [.init(label, .left)] + columns,
      rows: rows.map { row in
        [ReportPage.Cell(name(row.group))]
          + Self.figures.map { figure in
            ReportPage.Cell(
              MetricWords.words(figure, row[figure]),
              share: figure == "sla" ? row["sla"]?.number : nil)
          }
      })
  }

  private var hourly: ReportPage.Section {
    var section = section("Hours", hours + whole, label: "hour")
    let most = max(1, hours.compactMap { $0["inbound_messages"]?.number }.max() ?? 1)
    section.chart = .columns(
      hours.map { row in
        let count = row["inbound_messages"]?.number ?? 0
        return ReportChart.Mark(
          label: String(name(row.group).prefix(2)), text: count == 0 ? "" : String(Int(count)),
          share: count / most)
      })
    section.caption = "Messages from customers in each hour."
    section.notes = [
      "Replies are turns answered, first reply is a median, CSAT the average of 5; open at the end",
      "of each hour. Replies and scores count for who answered, all else for who owns it now.",
    ]
    section.behind = (hours + whole).map { .metric(.serviceLevel, $0.range) }
    return section
  }

  private func name(_ group: MetricGroup) -> String {
    guard case .time(.hour, let label) = group else { return group.name(in: workspace) }
    return String(label.dropFirst(11).prefix(5))
  }

  private var csv: String {
    func lines(_ kind: String, _ rows: [MetricRow]) -> [[String]] {
      rows.map { $0.values(kind, Self.figures) }
    }
    return CommaSeparated.text(
      [["kind", "id"] + Self.figures] + lines("day", whole) + lines("hour", hours)
        + lines("agent", agents) + lines("team", teams) + lines("channel", channels))
  }
}
