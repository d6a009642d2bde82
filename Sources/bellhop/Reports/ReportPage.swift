import ArgumentParser
import Canvas
import Inbox

/// The reports of `bellhop report`.
enum ReportName: String, CaseIterable, ExpressibleByArgument {
  case slaByWeek = "sla-by-week"
  case firstResponseByHour = "first-response-by-hour"
  case responseTimes = "response-times"
  case team

  var title: String {
    switch self {
    case .slaByWeek: "SLA by week"
    case .firstResponseByHour: "First response by hour"
    case .responseTimes: "Response times"
    case .team: "Team"
    }
  }
}

/// A report, ready to be written: the same cells as text, as a page, as values.
struct ReportPage {
  struct Cell {
    var text: String
    /// 0 to 1, drawn beside the text: as a bar, or as a shade where the column says so.
    var share: Double?

    init(_ text: String, share: Double? = nil) {
      (self.text, self.share) = (text, share)
    }
  }

  struct Column {
    enum Picture {
      case none
      case bar
      case shade
    }

    var title: String
    var side: TextTable.Side
    var picture: Picture

    init(_ title: String, _ side: TextTable.Side = .right, _ picture: Picture = .none) {
      (self.title, self.side, self.picture) = (title, side, picture)
    }
  }

  struct Section {
    var title: String
    var columns: [Column]
    var rows: [[Cell]]
    /// For the page; text has the pictures in its columns.
    var chart: ReportChart?
    /// Lines of a paragraph.
    var notes: [String] = []

    var hasHeading: Bool { columns.contains { !$0.title.isEmpty } }
  }

  let name: ReportName
  /// From when to when, and in which zone.
  let heading: String
  let sections: [Section]
  let json: JSONValue
  let csv: String

  /// What `bellhop metrics --json` gives for the same range, and what the report adds.
  static func json(
    _ name: ReportName, _ range: MetricRange, _ rows: [MetricRow], _ more: [JSONMember] = []
  ) -> JSONValue {
    let report = MetricReport(range: range, grouping: nil, rows: rows).json
    guard case .object(let members) = report else { return report }
    return .object([JSONMember("report", .string(name.rawValue))] + members + more)
  }
}

extension ReportPage {
  private static let barWidth = 12

  /// For people, in a terminal.
  func lines(_ glyphs: Glyphs) -> [String] {
    var lines = [name.title, heading]
    for section in sections {
      lines += ["", section.title]
      if !section.rows.isEmpty { lines += ReportPage.table(section, glyphs).lines(indent: 2) }
      lines += section.notes.map { "  \($0)" }
    }
    return lines
  }

  private static func table(_ section: Section, _ glyphs: Glyphs) -> TextTable {
    var table = TextTable(
      section.columns.flatMap { $0.picture == .bar ? [$0.side, .left] : [$0.side] })
    if section.hasHeading {
      table.add(section.columns.flatMap { $0.picture == .bar ? [$0.title, ""] : [$0.title] })
    }
    for row in section.rows {
      table.add(
        zip(section.columns, row).flatMap { column, cell in
          let share = cell.share ?? 0
          switch column.picture {
          case .none: return [cell.text]
          case .bar: return [cell.text, glyphs.bar(share, width: barWidth).description]
          case .shade:
            let shade = glyphs.shade(share).description
            return [cell.share == nil ? cell.text : "\(shade)\(shade) \(cell.text)"]
          }
        })
    }
    return table
  }
}
