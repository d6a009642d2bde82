import Desk
import Inbox
import InboxStore

/// `csat-by-month`: CSAT and NPS of each month, and what the unhappy ones wrote.
struct SatisfactionByMonthReport {
  let range: MetricRange
  /// By month.
  let rows: [MetricRow]
  let answers: [Evidence.Counted]
  let recommendations: [Evidence.Counted]
  private let low: LowScores

  /// - Parameters:
  ///   - answers: As `csat_mean` counts them.
  ///   - recommendations: As `nps` counts them.
  init(
    range: MetricRange, workspace: Workspace, rows: [MetricRow], answers: [Evidence.Counted],
    recommendations: [Evidence.Counted], reader: AgentID?, _ tables: ReportReader
  ) throws {
    (self.range, self.rows) = (range, rows)
    (self.answers, self.recommendations) = (answers, recommendations)
    low = try LowScores(
      answers: answers, recommendations: recommendations, workspace: workspace, reader: reader,
      tables)
  }

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: .csatByMonth, heading: heading, sections: [satisfaction, promoters, low.section],
      json: ReportPage.json(
        .csatByMonth, range, rows,
        [
          JSONMember("low_score", .integer(low.workspace.lowScore)), JSONMember("low", low.json),
        ]), csv: csv)
  }

  private static let figures = [
    "csat_n", "csat_mean", "csat_percent", "csat_response_rate", "nps_n", "nps",
    "nps_promoters", "nps_passives", "nps_detractors",
  ]

  private func cell(_ name: String, _ row: MetricRow) -> ReportPage.Cell {
    .init(MetricWords.words(name, row[name]))
  }

  private var satisfaction: ReportPage.Section {
    var section = ReportPage.Section(
      title: "CSAT",
      columns: [
        .init("month", .left), .init("answers"), .init("of those asked"), .init("CSAT"),
        .init("content", .right, .bar),
      ],
      rows: rows.map { row in
        [
          .init(row.group.label), cell("csat_n", row), cell("csat_response_rate", row),
          cell("csat_mean", row),
          .init(
            MetricWords.words("csat_percent", row["csat_percent"]),
            share: row["csat_percent"]?.number.map { $0 / 100 }),
        ]
      },
      chart: .columns(
        rows.map { row in
          .init(
            label: row.group.label, text: MetricWords.words("csat_percent", row["csat_percent"]),
            share: row["csat_percent"]?.number.map { $0 / 100 })
        }),
      notes: ["CSAT: the average of 5. Content: scores 4 and 5."])
    section.caption = "The share of scores 4 and 5."
    section.behind = behind("CSAT", answers)
    return section
  }

  private var promoters: ReportPage.Section {
    func share(_ name: String, _ row: MetricRow) -> Double? {
      guard let part = row[name]?.number, let whole = row["nps_n"]?.number, whole > 0 else {
        return nil
      }
      return part / whole
    }
    let parts = ["nps_detractors", "nps_passives", "nps_promoters"]
    var section = ReportPage.Section(
      title: "NPS",
      columns: [
        .init("month", .left), .init("answers"), .init("detractors"), .init("passives"),
        .init("promoters"), .init("NPS"),
      ],
      rows: rows.map { row in
        [.init(row.group.label), cell("nps_n", row)] + parts.map { cell($0, row) }
          + [cell("nps", row)]
      },
      chart: .stacks(
        rows.map { row in
          .init(
            label: row.group.label,
            parts: parts.map { name in
              .init(
                label: name, text: MetricWords.words("share", .number(share(name, row))),
                share: share(name, row))
            })
        }, of: ["detractors (0–6)", "passives (7, 8)", "promoters (9, 10)"]),
      notes: ["NPS: promoters less detractors, in hundredths of the answers."])
    section.behind = behind("NPS", recommendations)
    return section
  }

  /// The answers of each month, the lowest first.
  private func behind(_ title: String, _ all: [Evidence.Counted]) -> [ReportPage.Behind?] {
    rows.map { row in
      .conversations(
        "\(title) \(row.group.label)",
        all.filter { answer in answer.end.map { row.range.contains($0) } ?? false }
          .sorted { ($0.value.number ?? 0) < ($1.value.number ?? 0) }, unit: .count)
    }
  }

  /// The months, and below them what the unhappy wrote, a line for each: the figures of a month are
  /// empty there, and the columns of a comment in the others.
  private var csv: String {
    func place(_ row: MetricRow?) -> [String] {
      row.map { [$0.group.label, $0.range.from.description, $0.range.to.description] }
        ?? ["", "", ""]
    }
    let months = rows.map { row in
      place(row) + Self.figures.map { row[$0]?.number?.shortest ?? "" }
        + LowScores.columns.map { _ in "" }
    }
    let comments = low.all.map { one in
      let month = rows.first { row in one.answer.end.map { row.range.contains($0) } ?? false }
      return place(month) + Self.figures.map { _ in "" } + one.cells
    }
    return CommaSeparated.text(
      [["month", "from", "to"] + Self.figures + LowScores.columns] + months + comments)
  }
}
