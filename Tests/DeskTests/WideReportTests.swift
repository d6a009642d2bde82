import Canvas
import Inbox
import Testing

@testable import Desk

/// A table that is wider than the screen.
@Suite struct WideReportTests {
  private static func section(columns count: Int) -> ReportPage.Section {
    var section = ReportPage.Section(
      title: "Median",
      columns: [.init("hour", .left)]
        + (1...count).map { .init("channel \($0)", .right, .shade) },
      rows: (8...10).map { hour in
        [.init("0\(hour)")]
          + (1...count).map { .init("\($0)m (\(hour))", share: Double($0) / Double(count)) }
      })
    section.noun = "channels"
    return section
  }

  private func bench(columns: Int, width: Int) -> Bench {
    var bench = Bench(size: Size(width: width, height: 24))
    bench.press("g r Tab")
    let page = ReportPage(
      name: .firstResponseByHour, heading: "Today", sections: [Self.section(columns: columns)],
      json: .null, csv: "")
    guard case .report(var screen)? = bench.desk.layers.last else { return bench }
    screen.take(page)
    bench.desk.layers[bench.desk.layers.count - 1] = .report(screen)
    return bench
  }

  private func heads(_ bench: Bench) -> [Int] {
    let line = bench.screen.first { $0.contains("hour") && $0.contains("channel ") } ?? ""
    return line.split(separator: " ").compactMap { Int($0) }
  }

  private func place(_ bench: Bench) -> String {
    bench.screen.first { $0.contains("Median") }.map { line in
      line.replacing("Median", with: "").filter { $0 != " " }
    } ?? ""
  }

  @Test("What fits is shown whole and says nothing")
  func fits() {
    var bench = bench(columns: 5, width: 100)
    #expect(heads(bench) == [1, 2, 3, 4, 5] && place(bench).isEmpty)
    #expect(bench.screen.last?.contains("← →") == false)
    bench.press("Right")
    #expect(bench.message.contains("All columns are shown") && heads(bench).count == 5)
  }

  @Test(
    "Of eighteen every one is reached, the place is told, and the hours stay", arguments: [40, 80])
  func turning(width: Int) {
    var bench = bench(columns: 18, width: width)
    #expect(bench.screen.last?.contains("← →") == true || width < 80)
    var seen: [Int] = []
    while true {
      let shown = heads(bench)
      #expect(!shown.isEmpty && shown == Array((shown.first ?? 0)...(shown.last ?? 0)))
      let told =
        shown.count == 1 ? "\(shown[0])" : "\(shown.first ?? 0)–\(shown.last ?? 0)"
      #expect(place(bench) == "·channels\(told)of18,←→", "\(place(bench))")
      #expect(bench.screen.contains { $0.hasPrefix("  08 ") || $0.hasPrefix("  010") })
      seen += shown.filter { !seen.contains($0) }
      bench.press("Right")
      if bench.message.contains("These are the last ones") { break }
      guard seen.count <= 18, bench.effects.count < 10_000 else { break }
    }
    #expect(seen == Array(1...18))
    for _ in 0..<18 { bench.press("Left") }
    #expect(heads(bench).first == 1 && bench.message.contains("These are the first"))
    #expect(bench.screen.allSatisfy { $0.count <= width })
  }

  @Test("What people wrote keeps a column for its words, or turns to it")
  func words() {
    var words = ReportPage.Column("what they wrote", .left)
    words.isWords = true
    let section = ReportPage.Section(
      title: "Words", columns: [.init("when", .left), .init("score"), .init("of", .left), words],
      rows: [
        [.init("Wed 18 Nov 12:00"), .init("CSAT 1"), .init("Tom"), .init("Slow, and again slow")]
      ])
    var screen = ReportScreen(ReportQuestion(.csatByMonth))
    screen.take(
      ReportPage(name: .csatByMonth, heading: "", sections: [section], json: .null, csv: ""))
    for width in 20...120 {
      let columns = ReportColumns(screen.sections[0], width: width)
      let shown = columns.places.filter(\.isShown)
      #expect(!shown.isEmpty)
      if columns.turned == nil { #expect(shown.last.map { $0.width >= 11 } == true, "\(width)") }
      let last = ReportColumns(screen.sections[0], width: width, from: 99)
      #expect(last.places.last?.isShown == true, "\(width)")
    }
  }
}
