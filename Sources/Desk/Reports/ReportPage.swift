import Inbox

/// The reports, by the names of `bellhop report`.
package enum ReportName: String, CaseIterable, Sendable {
  case slaByWeek = "sla-by-week"
  case firstResponseByHour = "first-response-by-hour"
  case responseTimes = "response-times"
  case team
  case csatByTag = "csat-by-tag"
  case csatByMonth = "csat-by-month"
  case tiersByWeek = "tiers-by-week"
  case day
  /// One's own.
  case mine
  /// Another one's, for supervisors.
  case agent
  /// What happened in one incident, step by step; of no stretch of weeks.
  case incident

  package var title: String {
    switch self {
    case .slaByWeek: "SLA by week"
    case .firstResponseByHour: "First response by hour"
    case .responseTimes: "Response times"
    case .team: "Team"
    case .day: "One day"
    case .csatByTag: "CSAT by tag"
    case .csatByMonth: "CSAT and NPS by month"
    case .tiersByWeek: "Tiers and escalations"
    case .mine: "My own"
    case .agent: "One person"
    case .incident: "Incident"
    }
  }

  /// How far it looks back, with the stretch that holds the end.
  package var period: ReportPeriod {
    switch self {
    case .csatByMonth: .months(6)
    case .day: .day
    default: .weeks(8)
    }
  }
}

/// The time that a report is of.
package enum ReportPeriod: Hashable, Sendable {
  case weeks(Int)
  case months(Int)
  case day

  /// What its rows are of.
  package var unit: MetricGrouping {
    switch self {
    case .weeks: .week
    case .months: .month
    case .day: .hour
    }
  }
}

/// Which report of which time about what.
package struct ReportQuestion: Hashable, Sendable {
  package var name: ReportName
  /// So many weeks, months or days before this one its last one lies.
  package var back = 0
  package var filter = ReportFilter()
  /// Whose, where it is about one person.
  package var agent: AgentID?
  /// Which, where it is about one incident.
  package var incident: IncidentID?

  package init(_ name: ReportName, agent: AgentID? = nil) {
    (self.name, self.agent) = (name, agent)
  }

  /// What happened in an incident.
  package init(incident: IncidentID) {
    (name, self.incident) = (.incident, incident)
  }
}

/// A report, ready to be shown: the same cells on the screen, as text, as a page, as values.
package struct ReportPage: Sendable {
  package struct Cell: Hashable, Sendable {
    package var text: String
    /// 0 to 1, drawn beside the text: as a bar, or as a shade where the column says so.
    package var share: Double?

    package init(_ text: String, share: Double? = nil) {
      (self.text, self.share) = (text, share)
    }
  }

  package struct Column: Hashable, Sendable {
    package enum Side: Hashable, Sendable {
      case left
      case right
    }

    package enum Picture: Hashable, Sendable {
      case none
      case bar
      case shade
    }

    package var title: String
    package var side: Side
    package var picture: Picture
    /// What people said: as wide as there is room.
    package var isWords = false
    /// Shown where there is room, else left out.
    package var isSpare = false

    package init(_ title: String, _ side: Side = .right, _ picture: Picture = .none) {
      (self.title, self.side, self.picture) = (title, side, picture)
    }
  }

  /// What Enter on a row leads to.
  package enum Behind: Hashable, Sendable {
    /// The conversations that a figure counts.
    case metric(HeadlineFigure, MetricRange)
    /// These, each with the reason; times or scores where there is a unit.
    case conversations(String, [Evidence.Counted], unit: HeadlineFigure.Unit? = nil)
    case conversation(Int64)
    /// Somebody's own report.
    case agent(AgentID)
    /// The same report of one team.
    case team(TeamID)
  }

  package struct Section: Sendable {
    package var title: String
    package var columns: [Column]
    package var rows: [[Cell]]
    /// For the page; text has the pictures in its columns.
    package var chart: ReportChart?
    /// Lines of a paragraph.
    package var notes: [String]
    /// What the chart of a page shows.
    package var caption = ""
    /// What is said of the bars that stand in the columns of text.
    package var barNotes: [String] = []
    /// What its columns are called where they do not all fit.
    package var noun = "columns"
    /// What stands behind each row; shorter where behind the last ones nothing does.
    package var behind: [Behind?] = []

    package var hasHeading: Bool { columns.contains { !$0.title.isEmpty } }

    package init(
      title: String, columns: [Column], rows: [[Cell]], chart: ReportChart? = nil,
      notes: [String] = []
    ) {
      (self.title, self.columns, self.rows) = (title, columns, rows)
      (self.chart, self.notes) = (chart, notes)
    }
  }

  package let name: ReportName
  package let title: String
  /// From when to when, and in which zone.
  package let heading: String
  /// Whose report it is; empty until it is said.
  package var workspace = ""
  package let sections: [Section]
  package var json: JSONValue
  package let csv: String

  package init(
    name: ReportName, title: String? = nil, heading: String, sections: [Section],
    json: JSONValue, csv: String
  ) {
    self.title = title ?? name.title
    (self.name, self.heading, self.sections) = (name, heading, sections)
    (self.json, self.csv) = (json, csv)
  }
}

/// A picture of the numbers of a section, for a page.
package enum ReportChart: Hashable, Sendable {
  package struct Mark: Hashable, Sendable {
    package var label: String
    package var text: String
    /// 0 to 1 of the chart's height or width; nil: nothing there.
    package var share: Double?
    /// Of it, on top of a column, what was late.
    package var lateShare: Double

    package init(label: String, text: String, share: Double?, lateShare: Double = 0) {
      (self.label, self.text) = (label, text)
      (self.share, self.lateShare) = (share, lateShare)
    }
  }

  package struct Row: Hashable, Sendable {
    package var label: String
    package var cells: [Mark]

    package init(label: String, cells: [Mark]) {
      (self.label, self.cells) = (label, cells)
    }
  }

  /// Parts of a whole, the first one at the left.
  package struct Stack: Hashable, Sendable {
    package var label: String
    package var parts: [Mark]

    package init(label: String, parts: [Mark]) {
      (self.label, self.parts) = (label, parts)
    }
  }

  case columns([Mark])
  case bars([Mark])
  case heat([Row])
  /// Up to three parts each, which the words name in their order.
  case stacks([Stack], of: [String])
}
