/// A report as `bellhop metrics` writes it.
package struct MetricReport: Sendable {
  package var range: MetricRange
  package var grouping: MetricGrouping?
  /// Nothing else counts in it.
  package var filter: ReportFilter
  package var rows: [MetricRow]

  package init(
    range: MetricRange, grouping: MetricGrouping?, filter: ReportFilter = ReportFilter(),
    rows: [MetricRow]
  ) {
    self.range = range
    self.grouping = grouping
    self.filter = filter
    self.rows = rows
  }

  /// `{"from":…,"to":…,"now":…,"rows":[{"group":{…},"metrics":{…}}]}` (cli.md); with `"filter":{…}`
  /// before the rows where there is one.
  package var json: JSONValue {
    let members = [
      JSONMember("from", .string(range.from.description)),
      JSONMember("to", .string(range.to.description)),
      JSONMember("now", .string(range.now.description)),
      filter.takesAll ? nil : JSONMember("filter", filter.json),
    ].compactMap { $0 }
    return .object(
      members + [
        JSONMember(
          "rows",
          .array(
            rows.map { row in
              .object([
                JSONMember("group", row.group.json),
                JSONMember("metrics", MetricValue.members(row.metrics).json),
              ])
            }))
      ])
  }

  /// Comma-separated values (RFC 4180), a line for each row: the group, the range, then every metric
  /// by its name; what is not defined is empty. `devoted` and `volume_by_hour` spread over columns.
  package var csv: String {
    var lines: [[String]] = []
    for row in rows {
      let cells = row.metrics.flatMap { $0.cells }
      if lines.isEmpty {
        lines.append([grouping?.rawValue ?? "group", "from", "to"] + cells.map(\.name))
      }
      lines.append(
        [row.group.label, row.range.from.description, row.range.to.description]
          + cells.map(\.text))
    }
    return CommaSeparated.text(lines)
  }
}

/// Comma-separated values (RFC 4180), for spreadsheets too.
package enum CommaSeparated {
  package static func text(_ lines: [[String]]) -> String {
    lines.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell; what a spreadsheet would take for a formula is text there.
  private static func quoted(_ text: String) -> String {
    let isFormula =
      text.first.map { "=+-@\t\r".contains($0) } ?? false && Double(text) == nil
    let safe = isFormula ? "'\(text)" : text
    guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}

extension MetricMember {
  /// The cells of a line of values.
  fileprivate var cells: [(name: String, text: String)] {
    switch value {
    case .count(let count): [(name, String(count))]
    case .number(let number): [(name, number?.shortest ?? "")]
    case .flag(let flag): [(name, flag.map { $0 ? "true" : "false" } ?? "")]
    case .list(let list):
      list.enumerated().map { ("\(name)_\($0 < 10 ? "0" : "")\($0)", String($1)) }
    case .members(let members):
      members.flatMap { member in member.cells.map { ("\(name)_\($0.name)", $0.text) } }
    }
  }
}
