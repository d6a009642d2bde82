import Desk
import Inbox

/// `team`: what each person and each team answered, how soon, and how content customers were.
struct TeamReport {
  let range: MetricRange
  let workspace: Workspace
  /// Those that the reader may see.
  let agents: [MetricRow]
  let isWhole: Bool
  let teams: [MetricRow]

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: .team, heading: heading,
      sections: [section("People", agents), section("Teams", teams)],
      json: ReportPage.json(.team, range, agents + teams), csv: csv)
  }

  private static let figures = [
    "response_n", "response_mean_s", "wait_mean_s", "sla", "csat_mean", "csat_n",
  ]

  private func section(_ title: String, _ rows: [MetricRow]) -> ReportPage.Section {
    let longest = max(1, rows.compactMap { $0["response_mean_s"]?.number }.max() ?? 1)
    var section = ReportPage.Section(
      title: title,
      columns: [
        .init("", .left), .init("replies"), .init("response"), .init("wait"),
        .init("SLA", .right, .bar), .init("CSAT"), .init("answers"),
      ],
      rows: rows.map { row in
        [ReportPage.Cell(row.group.name(in: workspace))]
          + Self.figures.map { figure in
            ReportPage.Cell(
              MetricWords.words(figure, row[figure]),
              share: figure == "sla" ? row["sla"]?.number : nil)
          }
      },
      chart: rows.isEmpty
        ? nil
        : .bars(
          rows.map { row in
            let mean = row["response_mean_s"]?.number
            return ReportChart.Mark(
              label: row.group.name(in: workspace),
              text: MetricWords.words("response_mean_s", .number(mean)),
              share: mean.map { $0 / longest })
          }),
      notes: [
        "Replies are turns answered; response and wait are averages, and so is CSAT, of 5. Replies",
        "and scores count for who answered, all else for who owns the conversation now.",
      ])
    if !isWhole, rows.contains(where: { if case .agent = $0.group { true } else { false } }) {
      section.notes.append("Figures of colleagues are not for everybody: this is your own row.")
    }
    section.caption = "The average response."
    section.behind = rows.map { row in
      switch row.group {
      case .agent(let agent): .agent(agent)
      case .team(let team?): .team(team)
      default: nil
      }
    }
    return section
  }

  private var csv: String {
    func lines(_ kind: String, _ rows: [MetricRow]) -> [[String]] {
      rows.map { $0.values(kind, Self.figures) }
    }
    return CommaSeparated.text(
      [["kind", "id"] + Self.figures] + lines("agent", agents) + lines("team", teams))
  }
}
