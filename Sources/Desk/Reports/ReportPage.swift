import Inbox

/// The reports, by the names of `bellhop report`.
package enum ReportName: String, CaseIterable, Sendable {
  case slaByWeek = "sla-by-week"
  case firstResponseByHour = "first-response-by-hour"
  case responseTimes = "response-times"
  case team

  package var title: String {
    switch self {
    case .slaByWeek: "SLA by week"
    case .firstResponseByHour: "First response by hour"
    case .responseTimes: "Response times"
    case .team: "Team"
    }
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

    package init(_ title: String, _ side: Side = .right, _ picture: Picture = .none) {
      (self.title, self.side, self.picture) = (title, side, picture)
    }
  }

  /// A figure whose conversations can be looked at.
  package struct Figure: Hashable, Sendable {
    package var figure: HeadlineFigure
    package var range: MetricRange

    package init(_ figure: HeadlineFigure, _ range: MetricRange) {
      (self.figure, self.range) = (figure, range)
    }
  }

  package struct Section: Sendable {
    package var title: String
    package var columns: [Column]
    package var rows: [[Cell]]
    /// For the page; text has the pictures in its columns.
    package var chart: ReportChart?
    /// Lines of a paragraph.
    package var notes: [String]
    /// What stands behind each row; shorter where behind the last ones nothing does.
    package var figures: [Figure?] = []

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
  /// From when to when, and in which zone.
  package let heading: String
  package let sections: [Section]
  package let json: JSONValue
  package let csv: String

  package init(
    name: ReportName, heading: String, sections: [Section], json: JSONValue, csv: String
  ) {
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

  case columns([Mark])
  case bars([Mark])
  case heat([Row])
}
