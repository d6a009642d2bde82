import Desk
import Inbox

/// `sla-by-week`: how the promises were kept from week to week, and why those of the last week were
/// broken.
struct SLAByWeekReport {
  let range: MetricRange
  let workspace: Workspace
  /// By week.
  let rows: [MetricRow]
  /// Those of the last week.
  let breaches: Breaches

  func page(_ heading: String) -> ReportPage {
    ReportPage(
      name: .slaByWeek, heading: heading, sections: [weeks, why],
      json: ReportPage.json(.slaByWeek, range, rows, [JSONMember("missed", missed)]), csv: csv)
  }

  private static let figures = [
    "new_conversations", "first_response_p50_s", "resolution_p50_s", "sla", "csat_mean",
  ]

  /// Points of the SLA more than the week before; nil where one of them has none.
  private func change(_ index: Int) -> Double? {
    guard index > 0, let now = rows[index]["sla"]?.number,
      let before = rows[index - 1]["sla"]?.number
    else { return nil }
    return (now - before) * 100
  }

  private var weeks: ReportPage.Section {
    let floor = floor
    let cells = rows.enumerated().map { index, row in
      let share = row["sla"]?.number.map { ($0 - floor) / (1 - floor) }
      return [ReportPage.Cell(row.group.label)]
        + SLAByWeekReport.figures.map { name in
          ReportPage.Cell(MetricWords.words(name, row[name]), share: name == "sla" ? share : nil)
        } + [ReportPage.Cell(change(index).map(SLAByWeekReport.points) ?? "–")]
    }
    var section = ReportPage.Section(
      title: "Weeks",
      columns: [
        .init("week", .left), .init("new"), .init("first reply"), .init("resolve"),
        .init("SLA", .right, .bar), .init("CSAT"), .init("change"),
      ], rows: cells,
      chart: .columns(
        rows.map { row in
          let week = row.group.label.split(separator: "-").last.map(String.init) ?? ""
          return ReportChart.Mark(
            label: week, text: MetricWords.words("sla", row["sla"]), share: row["sla"]?.number)
        }),
      notes: [
        "First reply and resolve are medians, CSAT is the average of 5.",
        "SLA: promises kept ÷ (kept + broken), of all kinds; its change in points.",
      ])
    section.caption = "The SLA of each week, from 0."
    if floor > 0 { section.barNotes = ["The bars begin at \(Int(floor * 100)) %."] }
    section.behind = rows.map { .metric(.serviceLevel, $0.range) }
    return section
  }

  /// Where the bars begin in text, so that weeks can be told apart: a whole tenth, at least half of
  /// one below the lowest.
  private var floor: Double {
    guard let lowest = rows.compactMap({ $0["sla"]?.number }).min() else { return 0 }
    return max(0, ((lowest - 0.05) * 10).rounded(.down) / 10)
  }

  /// `+1.6`, from tenths, so that -0.04 is 0.
  private static func points(_ change: Double) -> String {
    let tenths = Int((change * 10).rounded())
    let sign = tenths > 0 ? "+" : tenths < 0 ? "-" : ""
    return "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }

  private var why: ReportPage.Section {
    let groups = breaches.groups
    let most = Double(groups.first?.all.count ?? 1)
    let words = CauseWords(workspace)
    let week = rows.last?.group.label ?? ""
    let count = breaches.all.count
    guard count > 0 else {
      return ReportPage.Section(
        title: "Why promises of \(week) were broken", columns: [], rows: [],
        notes: ["None was."])
    }
    var numbers = ReportPage.Column("conversations", .left)
    numbers.isSpare = true
    var section = ReportPage.Section(
      title: "Why promises of \(week) were broken: \(count)",
      columns: [
        .init("", .left), .init("how many", .right, .bar), .init("first"), .init("next"),
        .init("resolution"), numbers,
      ],
      rows: groups.map { group in
        let kinds = TargetKind.allCases.map { kind in group.all.count { $0.target.kind == kind } }
        return [
          .init(words.words(group.cause)),
          .init(String(group.all.count), share: Double(group.all.count) / most),
        ] + kinds.map { .init($0 == 0 ? "·" : String($0)) } + [.init(group.numbers(upTo: 5))]
      },
      chart: .bars(
        groups.map {
          .init(
            label: words.words($0.cause), text: String($0.all.count),
            share: Double($0.all.count) / most)
        }))
    section.behind = groups.map { group in
      .conversations(
        "\(words.words(group.cause)), \(week)",
        group.all.map { breach in
          Evidence.Counted(
            conversation: breach.conversation, part: .denominator, value: .count(1),
            because: breach.target.kind.rawValue
              + (breach.target.due.map { " breached, due \($0)" } ?? " breached"),
            start: breach.target.start, end: breach.target.end)
        })
    }
    section.notes = [
      "Who held it longest in working hours between its start and its due; a handover where nobody",
      "had it more than half of that; outside hours where it came in while its calendar was closed.",
    ]
    return section
  }

  /// The weeks, and below them why promises of the last one were broken, a line for each cause: the
  /// figures of a week are empty there, and the columns of a cause in the others.
  private var csv: String {
    let causes =
      ["missed_why", "missed"] + TargetKind.allCases.map { "missed_\($0.rawValue)" }
      + ["conversations"]
    let header = ["week", "from", "to"] + SLAByWeekReport.figures + ["sla_change"] + causes
    func place(_ row: MetricRow) -> [String] {
      [row.group.label, row.range.from.description, row.range.to.description]
    }
    let lines = rows.enumerated().map { index, row in
      place(row) + SLAByWeekReport.figures.map { row[$0]?.number?.shortest ?? "" }
        + [change(index)?.shortest ?? ""] + causes.map { _ in "" }
    }
    let words = CauseWords(workspace)
    let why = breaches.groups.map { group in
      (rows.last.map(place) ?? ["", "", ""]) + SLAByWeekReport.figures.map { _ in "" } + [""]
        + [words.words(group.cause), String(group.all.count)]
        + TargetKind.allCases.map { kind in
          String(group.all.count { $0.target.kind == kind })
        } + [Set(group.all.map(\.conversation)).sorted().map(String.init).joined(separator: " ")]
    }
    return CommaSeparated.text([header] + lines + why)
  }

  private var missed: JSONValue {
    .object([
      JSONMember("week", rows.last.map { .string($0.group.label) } ?? .null),
      JSONMember("count", .integer(breaches.all.count)),
      JSONMember(
        "causes",
        .array(
          breaches.groups.map { group in
            .object(group.cause.members + [JSONMember("count", .integer(group.all.count))])
          })),
      JSONMember("targets", .array(breaches.all.map(\.json))),
    ])
  }
}
