import Foundation
import FoundationXML
import Testing

/// What the charts of a page draw, measured and compared with `--json`. Their elements are drawn in
/// the order of the rows, so that the sizes can be read back one by one.
@Suite("The charts of reports")
struct ReportPictureTests {
  /// A rectangle or a text of a chart.
  private struct Mark {
    var style: String
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    var opacity: Double
    var words: String
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var charts: [[Mark]] = []
    private var isInside = false

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      if element == "svg" {
        isInside = true
        charts.append([])
      }
      guard isInside, element == "rect" || element == "text" else { return }
      func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? 0 }
      charts[charts.count - 1].append(
        Mark(
          style: attributes["class"] ?? "", x: number("x"), y: number("y"),
          width: number("width"), height: number("height"), opacity: number("fill-opacity"),
          words: ""))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      guard isInside, !charts.isEmpty, let last = charts[charts.count - 1].indices.last else {
        return
      }
      charts[charts.count - 1][last].words += string.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func parser(
      _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if element == "svg" { isInside = false }
    }
  }

  private func charts(_ page: String) throws -> [[Mark]] {
    let parser = XMLParser(data: Data(page.utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.charts
  }

  private func rows(_ report: [String: Any]) throws -> [[String: Any]] {
    try #require(report["rows"] as? [[String: Any]]).map {
      try #require($0["metrics"] as? [String: Any])
    }
  }

  /// Columns reach up from a base: 160 is the whole.
  private func heights(_ chart: [Mark], _ style: String = "bar") -> [Double] {
    chart.filter { $0.style == style }.map(\.height)
  }

  private func expectSame(
    _ drawn: [Double], _ told: [Double], _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(drawn.count == told.count, "\(what)", sourceLocation: sourceLocation)
    for (one, other) in zip(drawn, told) {
      #expect(abs(one - other) < 0.01, "\(what)", sourceLocation: sourceLocation)
    }
  }

  @Test("SLA by week: a column's height is its share of the whole, in the order of the weeks")
  func weeks() throws {
    let desk = try CareDesk.forReports()
    let page = try charts(desk.reportPage(["sla-by-week"]))
    let told = try rows(desk.report(["sla-by-week"])).compactMap { $0["sla"] as? Double }
    #expect(told.count == 2 && told.allSatisfy { $0 > 0 })
    expectSame(heights(page[0]), told.map { $0 * 160 }, "SLA")
    let missed = try #require(try desk.report(["sla-by-week"])["missed"] as? [String: Any])
    let counts = try #require(missed["causes"] as? [[String: Any]]).compactMap {
      $0["count"] as? Double
    }
    let most = counts.max() ?? 1
    expectSame(
      page[1].filter { $0.style == "bar" }.map(\.width), counts.map { $0 / most * 380 }, "causes")
  }

  @Test("Response times: columns with what was late on top")
  func times() throws {
    let desk = try CareDesk.forReports()
    let page = try charts(desk.reportPage(["response-times"]))
    let buckets = try #require(
      try desk.report(["response-times"])["buckets"] as? [[String: Any]])
    func numbers(_ name: String) -> [Double] { buckets.compactMap { $0[name] as? Double } }
    let most = numbers("n").max() ?? 1
    let inTime = zip(numbers("n"), numbers("late")).map { ($0 - $1) / most * 160 }.filter { $0 > 0 }
    expectSame(heights(page[0]), inTime, "in time")
    expectSame(
      heights(page[0], "late"), numbers("late").filter { $0 > 0 }.map { $0 / most * 160 }, "late")
  }

  @Test("First response by hour: a cell stands at its hour, and the longer the wait, the darker")
  func heat() throws {
    let desk = try CareDesk.forReports()
    let page = try charts(desk.reportPage(["first-response-by-hour"]))
    let hours = try #require(
      try desk.report(["first-response-by-hour"])["hours"] as? [[String: Any]])
    let names = Set(hours.compactMap { $0["channel"] as? String }).sorted()
    let longest = hours.compactMap { $0["first_response_p50_s"] as? Double }.max() ?? 1
    let cells = page[0].filter { $0.style == "cell" }
    #expect(cells.count == names.count * 24)
    let filled = cells.filter { $0.opacity > 0 }
    #expect(filled.count == hours.count && hours.count > 1)
    for cell in hours {
      let place = try #require(names.firstIndex(of: cell["channel"] as? String ?? ""))
      let hour = try #require(cell["hour"] as? Int)
      let drawn = cells[place * 24 + hour]
      let seconds = try #require(cell["first_response_p50_s"] as? Double)
      #expect(abs(drawn.opacity - (0.08 + 0.47 * seconds / longest)) < 0.006)
      #expect(abs(drawn.x - (84 + Double(hour) * 26.5)) < 0.01)
    }
  }

  @Test("Team and tags: a bar's length is its part of the longest, or of the whole")
  func bars() throws {
    let desk = try CareDesk.forReports()
    let team = try charts(desk.reportPage(["team"]))
    let means = try rows(desk.report(["team"])).prefix(3).map { $0["response_mean_s"] as? Double }
    let longest = means.compactMap { $0 }.max() ?? 1
    expectSame(
      team[0].filter { $0.style == "bar" }.map(\.width),
      means.compactMap { $0 }.map { $0 / longest * 380 }, "team")
    let tags = try charts(desk.reportPage(["csat-by-tag"]))
    let shares = try #require(try desk.report(["csat-by-tag"])["tags"] as? [[String: Any]])
      .compactMap { $0["low_share"] as? Double }
    expectSame(
      tags[0].filter { $0.style == "bar" }.map(\.width),
      shares.filter { $0 > 0 }.map { $0 * 380 }, "tags")
  }

  @Test("Months and tiers: parts of a whole, beside each other and together as wide as it")
  func stacks() throws {
    let desk = try CareDesk.forReports()
    let months = try charts(desk.reportPage(["csat-by-month"]))
    let row = try #require(try rows(desk.report(["csat-by-month"])).first)
    expectSame(
      heights(months[0]), [try #require(row["csat_percent"] as? Double) / 100 * 160], "CSAT")
    let whole = try #require(row["nps_n"] as? Double)
    let parts = ["nps_detractors", "nps_passives", "nps_promoters"].compactMap {
      row[$0] as? Double
    }
    expectParts(months[1], [parts.map { $0 / whole }])
    let tiers = try charts(desk.reportPage(["tiers-by-week"]))
    let weeks = try #require(try desk.report(["tiers-by-week"])["weeks"] as? [[String: Any]])
    expectParts(
      tiers[0],
      try weeks.map { week in
        let new = try #require(week["new_conversations"] as? [String: Double])
        let sum = new.values.reduce(0, +)
        return (1...3).map { (new["\($0)"] ?? 0) / sum }
      })
  }

  private func expectParts(_ chart: [Mark], _ told: [[Double]]) {
    // The key to them stands above, at y 5.
    let drawn = chart.filter { $0.style.hasPrefix("part") && $0.y > 20 }
    let wanted = told.flatMap { parts in
      parts.enumerated().filter { $0.element > 0 }.map { (place: $0.offset, share: $0.element) }
    }
    #expect(drawn.map(\.style) == wanted.map { "part\($0.place)" })
    expectSame(drawn.map(\.width), wanted.map { $0.share * 620 }, "parts")
    for row in Dictionary(grouping: drawn, by: \.y).values {
      for (left, right) in zip(row, row.dropFirst()) {
        #expect(abs(left.x + left.width - right.x) < 0.02)
      }
    }
  }

  @Test("One person: replies and promises of each week")
  func person() throws {
    let desk = try CareDesk.forReports()
    let page = try charts(desk.reportPage(["agent", "tom"]))
    let weeks = try #require(
      try desk.report(["agent", "tom"])["weeks"] as? [[String: Any]]
    )
    .compactMap { $0["metrics"] as? [String: Any] }
    let replies = weeks.compactMap { $0["response_n"] as? Double }
    let most = replies.max() ?? 1
    expectSame(heights(page[0]), replies.map { $0 / most * 160 }, "replies")
    expectSame(
      heights(page[1]), weeks.compactMap { $0["sla"] as? Double }.map { $0 * 160 }, "SLA")
  }
}
