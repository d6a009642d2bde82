import Canvas
import Inbox
import Testing

@testable import Desk

/// Reports on the screen.
@Suite struct ReportTests {
  @Test(arguments: SupervisionTests.sizes)
  func slaByWeek(size: Size) {
    var bench = Bench(size: size)
    bench.press("g r")
    Golden.check(bench, "report-sla-by-week")
  }

  @Test func slaByWeekInASCII() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("g r")
    Golden.check(bench, "report-sla-by-week-ascii", glyphs: .ascii)
    let plain: String = Glyphs.ascii.plain("1 – 2 → 3 · 4 … ÷")
    #expect(plain == "1 - 2 > 3 . 4 ~ /")
  }

  @Test(arguments: SupervisionTests.sizes)
  func heatMap(size: Size) {
    var bench = Bench(size: size)
    bench.press("g r Tab")
    Golden.check(bench, "report-by-hour")
  }

  private func asked(_ bench: Bench) -> String? {
    bench.effects.compactMap { effect in
      if case .loadReport(_, let question) = effect {
        "\(question.name.rawValue) \(question.back)"
      } else {
        nil
      }
    }.last
  }

  @Test("Tab turns the reports, brackets their weeks, and no weeks are newer than the newest")
  func turning() {
    var bench = Bench()
    bench.press("g r")
    #expect(asked(bench) == "sla-by-week 0")
    bench.press("[ [ ]")
    #expect(asked(bench) == "sla-by-week 1")
    bench.press("Tab")
    #expect(asked(bench) == "first-response-by-hour 1")
    bench.press("] ]")
    #expect(asked(bench) == "first-response-by-hour 0")
    #expect(bench.screen.contains { $0.contains("These are the newest weeks") })
    bench.press("Tab Tab Tab Tab")
    #expect(asked(bench) == "csat-by-month 0")
    bench.press("Tab Tab")
    #expect(asked(bench) == "day 0")
    bench.press("Tab Tab")
    #expect(asked(bench) == "sla-by-week 0")
    bench.press("Esc")
    #expect(bench.desk.layers.isEmpty)
  }

  @Test("Enter shows the conversations behind a row, of its own week, and Esc comes back to it")
  func behind() throws {
    var bench = Bench()
    bench.press("g r k Enter")
    guard case .explanation(let screen)? = bench.desk.layers.last else {
      Issue.record("no explanation")
      return
    }
    #expect(screen.unit == .share)
    let range = bench.effects.compactMap { effect in
      if case .explain(_, _, _, let range) = effect { range } else { nil }
    }.last
    #expect(range == Sample.weeks(0)[6])
    #expect(bench.screen.first?.contains("2026-11-0") == true)
    bench.press("Esc")
    guard case .report(let report)? = bench.desk.layers.last else {
      Issue.record("no report")
      return
    }
    #expect(report.cursor == 6)
    // The second cause of the sample.
    bench.press("j j j Enter")
    #expect(bench.screen.contains { $0.contains("Nothing stands behind this row alone") })
  }

  @Test("Whatever stands in a report is filtered")
  func hostile() {
    var bench = Bench()
    bench.press("g r")
    #expect(!bench.screen.contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") })
    #expect(bench.screen.contains { $0.contains("with ‹RLO›Tom") })
  }
}

extension Sample {
  static func weeks(_ back: Int) -> [MetricRange] {
    let now = Bench.thursday
    return (0..<8).compactMap { place in
      let end = now.advanced(by: Int64(place - 7 - back) * 604_800_000)
      return MetricRange(
        from: end.advanced(by: -604_800_000), to: end, now: now, zone: settings.workspace.zone)
    }
  }

  static func report(_ question: ReportQuestion) -> ReportPage {
    let sections =
      switch question.name {
      case .firstResponseByHour: [hours]
      case .csatByMonth: [low]
      case .team: [persons]
      default: [weeksSection(question.back), causes]
      }
    return ReportPage(
      name: question.name, heading: "2026-09-28 00:00 – 2026-11-19 14:32 (Europe/Berlin)",
      sections: sections,
      json: .null, csv: "")
  }

  private static func weeksSection(_ back: Int) -> ReportPage.Section {
    var section = ReportPage.Section(
      title: "Weeks",
      columns: [
        .init("week", .left), .init("new"), .init("first reply"), .init("resolve"),
        .init("SLA", .right, .bar), .init("CSAT"), .init("change"),
      ],
      rows: (0..<8).map { place in
        [
          .init("2026-W\(40 + place)"), .init("\(388 + place * 17 % 90)"), .init("8 m 12 s"),
          .init("3 h 28 m"), .init("9\(place).4 %", share: 0.9 + Double(place) / 100),
          .init("4.5"), .init(place == 0 ? "–" : "+1.0"),
        ]
      },
      notes: [
        "First reply and resolve are medians, CSAT is the average of 5.",
        "SLA: promises kept ÷ (kept + broken), of all kinds; its change in points.",
      ])
    section.behind = weeks(back).map { .metric(.serviceLevel, $0) }
    return section
  }

  private static let causes: ReportPage.Section = {
    var section = whys
    section.behind = [
      .conversations(
        "arrived outside hours",
        [
          Evidence.Counted(
            conversation: rows[0].id.number, part: .denominator, value: .count(1),
            because: "first_response breached", start: Bench.thursday, end: nil)
        ])
    ]
    return section
  }()

  private static let low: ReportPage.Section = {
    var words = ReportPage.Column("what they wrote", .left)
    words.isWords = true
    let said = "Nobody called back, and the \u{202E}form\u{1B}[2J asked for the same thing twice. "
    var section = ReportPage.Section(
      title: "What customers with low scores wrote",
      columns: [.init("when", .left), .init("score"), .init("conversation"), words],
      rows: [
        [.init("18 Nov 09:12"), .init("CSAT 2"), .init("#17"), .init(said + said + said + said)],
        [.init("17 Nov 16:40"), .init("NPS 3"), .init("–"), .init("Too slow.")],
      ])
    section.behind = [.conversation(rows[0].id.number), nil]
    return section
  }()

  private static let persons: ReportPage.Section = {
    var section = ReportPage.Section(
      title: "People", columns: [.init("", .left), .init("replies")],
      rows: [
        [.init("Maya"), .init("40")], [.init("Tom"), .init("31")], [.init("billing"), .init("9")],
      ])
    section.behind = [.agent("maya"), .agent("tom"), .team("billing")]
    return section
  }()

  private static let whys = ReportPage.Section(
    title: "Why promises of 2026-W47 were broken: 24",
    columns: [.init("", .left), .init("how many", .right, .bar), .init("conversations", .left)],
    rows: [
      [.init("arrived outside hours"), .init("11", share: 1), .init("#17, #18, #21 …")],
      [.init("with \u{202E}Tom\u{1B}[2J"), .init("7", share: 7.0 / 11), .init("#40, #41")],
      [.init("handover Tom → Priya"), .init("4", share: 4.0 / 11), .init("#52")],
    ], notes: ["Who held it longest in working hours between its start and its due."])

  private static let hours = ReportPage.Section(
    title: "Median first response, and how many",
    columns: [ReportPage.Column("hour", .left)]
      + ["E-mail", "WhatsApp", "X"].map { ReportPage.Column($0, .right, .shade) },
    rows: (7..<20).map { hour -> [ReportPage.Cell] in
      let first = ReportPage.Cell(hour < 10 ? "0\(hour)" : "\(hour)")
      return [first] + (0..<3).map { place -> ReportPage.Cell in cell(hour, place) }
    }, notes: ["The hour of the local day in which the customer began to wait."])

  private static func cell(_ hour: Int, _ place: Int) -> ReportPage.Cell {
    guard (hour + place) % 5 != 0 else { return ReportPage.Cell("·") }
    let minutes = hour * 7 % 50
    return ReportPage.Cell("\(minutes)m (\(hour + place))", share: Double(minutes + 1) / 50)
  }
}
