import ArgumentParser
import Canvas
import Desk
import Inbox

extension ReportName: ExpressibleByArgument {
  /// That of an incident has a command of its own.
  package init?(argument: String) {
    self.init(rawValue: argument)
    if self == .incident { return nil }
  }

  package static var allValueStrings: [String] {
    allCases.filter { $0 != .incident }.map(\.rawValue)
  }
}

extension ReportPage {
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
  /// Says whose report it is and of what alone, where it leaves the house.
  mutating func name(_ workspace: Workspace, _ filter: ReportFilter) {
    self.workspace = workspace.name
    guard case .object(var members) = json else { return }
    let place = members.firstIndex { $0.name == "from" } ?? members.endIndex
    members.insert(
      contentsOf: [
        JSONMember("workspace", .string(workspace.name)), JSONMember("filter", filter.json),
      ], at: place)
    json = .object(members)
  }
}

extension ReportPage {
  private static let barWidth = 12

  /// For people, in a terminal.
  ///
  /// - Parameter width: Its columns: wider tables come in blocks under one another. Nil: into a file
  ///   or a pipe, whole.
  func lines(_ glyphs: Glyphs, width: Int? = nil) -> [String] {
    var lines = [title, heading]
    for section in sections {
      lines += ["", section.title]
      if !section.rows.isEmpty {
        lines += ReportPage.table(section, glyphs).lines(indent: 2, width: width)
      }
      for note in section.notes + section.barNotes {
        let text = DisplayText(filtering: note, as: .line, limit: 4096)
        lines += (width.map { Array(text.wrapped(to: max(20, $0 - 2))) } ?? [text]).map {
          "  \($0)"
        }
      }
    }
    return lines.map(glyphs.plain)
  }

  private static func table(_ section: Section, _ glyphs: Glyphs) -> TextTable {
    var table = TextTable(
      section.columns.flatMap { column -> [TextTable.Side] in
        let side: TextTable.Side = column.side == .left ? .left : .right
        return column.picture == .bar ? [side, .left] : [side]
      })
    table.groups = section.columns.map { $0.picture == .bar ? 2 : 1 }
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

extension ReportPage {
  func text(as format: ReportFormat) -> String {
    switch format {
    case .html: return html
    case .csv: return csv
    case .json:
      var writer = JSONWriter()
      writer.value(json)
      return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
  }

  /// `bellhop-sla-by-week-2026-11-19.html`: of the day on which it was made.
  func fileName(
    as format: ReportFormat, on day: CivilDate, of question: ReportQuestion
  ) -> String {
    // A tag may hold what no file name should.
    let id = question.incident.map { incident in
      "-" + String(incident.text.map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }
    return "bellhop-\(name.rawValue)\(id ?? "")-\(day).\(format.rawValue)"
  }
}
