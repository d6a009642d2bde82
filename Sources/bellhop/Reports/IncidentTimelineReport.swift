import Desk
import Inbox
import InboxStore

/// What happened in an incident, step by step, and how its conversations stand: on the screen, as a
/// page, as values.
struct IncidentTimelineReport {
  let report: IncidentReport
  let workspace: Workspace

  /// - Throws: `refused` where there is no such incident.
  static func page(
    of id: IncidentID, in store: Store, _ workspace: Workspace, now: Instant
  ) throws(StoreError) -> ReportPage {
    guard let report = try store.incidentReport(id, now: now) else {
      throw .refused(.unknownIncident(id.text))
    }
    return IncidentTimelineReport(report: report, workspace: workspace).page
  }

  private var time: DeskTime { DeskTime(workspace) }

  var page: ReportPage {
    let incident = report.incident
    let span =
      incident.closedAt.map { "closed, \(time.words(from: incident.openedAt, to: $0))" }
      ?? "open since \(time.words(incident.openedAt))"
    return ReportPage(
      name: .incident, title: Shown.line(incident.title),
      heading: "\(span), #\(Shown.name(incident.tag))", sections: [standing, steps],
      json: report.json.masked, csv: csv)
  }

  private var standing: ReportPage.Section {
    let tally = report.tally
    let counts = [
      ("conversations", tally.members), ("customers", report.customers),
      ("waiting", tally.waiting), ("answered", tally.answered), ("resolved", tally.resolved),
      ("overdue", tally.breached),
    ]
    let ways = report.channels.map { ($0.channel.name, $0.conversations) }
    let most = Double(max(1, tally.members))
    let rows = (counts + ways).map { title, count in
      [
        ReportPage.Cell(title),
        ReportPage.Cell("\(count)", share: min(1, Double(count) / most)),
      ]
    }
    return ReportPage.Section(
      title: "How it stands", columns: [.init("", .left), .init("", .right, .bar)], rows: rows,
      chart: .bars(
        ways.map { name, count in
          ReportChart.Mark(label: name, text: "\(count)", share: Double(count) / most)
        }))
  }

  private var steps: ReportPage.Section {
    var what = ReportPage.Column("what", .left)
    what.isWords = true
    return ReportPage.Section(
      title: "What happened", columns: [.init("when", .left), .init("who", .left), what],
      rows: report.entries.map { entry in
        [
          ReportPage.Cell(time.words(entry.at)), ReportPage.Cell(who(entry.by)),
          ReportPage.Cell(entry.what.words),
        ]
      },
      notes: ["What one person does to many within ten minutes is one step."])
  }

  private func who(_ actor: Actor?) -> String {
    guard let actor else { return "Bellhop" }
    return Shown.name(actor.name ?? workspace.name(of: AgentID(actor.id)))
  }

  private var csv: String {
    CommaSeparated.text(
      [["at", "by", "what", "count", "lang", "text"]]
        + report.entries.map { entry in
          ["\(entry.at)", entry.by?.id ?? ""] + entry.what.cells
        })
  }
}

extension IncidentReport.Entry.What {
  /// What, how many, in which language, in which words.
  fileprivate var cells: [String] {
    func words(_ text: String?) -> String { text.map { CardNumbers.masked(words: $0) } ?? "" }
    switch self {
    case .opened: return ["opened", "", "", ""]
    case .approved(let language, let text): return ["approved", "", language, words(text)]
    case .update(let text): return ["update", "", "", words(text)]
    case .joined(let count): return ["joined", "\(count)", "", ""]
    case .left(let count): return ["left", "\(count)", "", ""]
    case .affected(let count): return ["affected", "\(count)", "", ""]
    case .spared(let count): return ["spared", "\(count)", "", ""]
    case .answered(let count): return ["answered", "\(count)", "", ""]
    case .closed(let note): return ["closed", "", "", words(note)]
    }
  }
}
