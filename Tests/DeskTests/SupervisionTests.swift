import Canvas
import Inbox
import Testing

@testable import Desk

/// The figures and what stands behind them, and the wallboard.
@Suite struct SupervisionTests {
  static let sizes = [Size(width: 120, height: 36), Size(width: 80, height: 24)]

  @Test(arguments: sizes)
  func wallboard(size: Size) {
    var bench = Bench(size: size)
    bench.press("g w")
    Golden.check(bench, "wallboard")
  }

  @Test func wallboardInASCII() {
    var bench = Bench(size: Size(width: 120, height: 36))
    bench.press("g w")
    Golden.check(bench, "wallboard-ascii", glyphs: .ascii)
  }

  @Test(arguments: sizes)
  func explanation(size: Size) {
    var bench = Bench(size: size)
    bench.press("Tab Enter")
    Golden.check(bench, "explanation")
  }

  @Test("An act on the wallboard is for the row under its cursor, not for the list's or the marks")
  func acts() {
    var bench = Bench()
    bench.press("x j x g w j j m")
    let third = bench.desk.wallboard?.rows[2]
    #expect(bench.requests.last?.conversation == third?.conversation.ref)
    #expect(bench.commands == [.assign(Assignment(agent: .to("maya")))])
    bench.press("Enter")
    #expect(bench.desk.conversation?.id == third?.id)
    bench.press("Esc")
    #expect(bench.desk.wallboard?.cursor == 2)
    bench.press("Esc")
    #expect(bench.desk.layers.isEmpty)
  }

  @Test(
    "Who said that they are away or off stands so on the wallboard, since when, and in the panel")
  func availability() {
    var figures = Sample.figures
    for index in figures.team.indices {
      figures.team[index].mode = nil
      figures.team[index].inHand = nil
    }
    figures.team[1].said = .away
    figures.team[1].saidAt = Bench.thursday.advanced(by: -310_000)
    figures.team[2].said = .off
    var bench = Bench()
    bench.send(.attending(["maya", "priya"]))
    bench.send(.figures(figures))
    #expect(bench.screen.contains { $0.contains("◐ Priya") })
    #expect(bench.screen.contains { $0.contains("○ Tom") })
    bench.press("g w")
    #expect(bench.screen.contains { $0.contains("Priya") && $0.contains("◐ away 5m 10") })
    #expect(bench.screen.contains { $0.contains("Tom") && $0.contains("○ off") })
    #expect(bench.screen.contains { $0.contains("Sol") && $0.contains("○ not here") })
  }

  @Test("News change the wallboard, and its cursor stays on its conversation")
  func news() throws {
    var bench = Bench()
    bench.press("g w j j j")
    let chosen = try #require(bench.desk.wallboard?.current?.id)
    let first = try #require(bench.desk.wallboard?.rows.first?.id)
    bench.store.rows.removeAll { $0.id == first }
    bench.send(.figures(Sample.figures))
    #expect(bench.desk.wallboard?.rows.contains { $0.id == first } == false)
    #expect(bench.desk.wallboard?.current?.id == chosen)
    #expect(bench.desk.wallboard?.cursor == 2)
  }

  @Test("Tab goes to the figures, j k move there, Enter opens what is behind, Esc goes back")
  func focus() {
    var bench = Bench()
    bench.press("Tab j j")
    #expect(bench.desk.queue.figuresCursor == 2)
    #expect(bench.desk.queue.list.cursor == 0)
    bench.press("3")
    #expect(bench.commands.isEmpty)
    bench.press("Enter")
    guard case .explanation(let screen)? = bench.desk.layers.last else {
      Issue.record("no explanation")
      return
    }
    #expect(screen.title == HeadlineFigure.inboundVolume.title)
    bench.press("Esc Esc")
    #expect(bench.desk.queue.figuresCursor == nil)
  }

  @Test("A band of due times opens its conversations, by a query that parses")
  func bands() {
    for band in DueBand.allCases {
      #expect(throws: Never.self) { try Query(parsing: band.query) }
    }
    var bench = Bench()
    let place = bench.desk.panelLines.filter(\.opens).firstIndex {
      if case .band(.breached) = $0 { true } else { false }
    }
    bench.press("Tab")
    for _ in 0..<(place ?? 0) { bench.press("j") }
    bench.press("Enter")
    #expect(bench.desk.queue.filter?.text == DueBand.breached.query)
  }

  @Test("Figures are shown in the order of the setting, and the last one stays")
  func order() {
    var bench = Bench()
    bench.desk.settings.headlines = [.netPromoterScore, .serviceLevel]
    let shown = bench.screen.compactMap { line in
      ["NPS", "SLA met", "First reply "].first { line.contains("│ \($0)") }
    }
    #expect(shown == ["NPS", "SLA met"])
    bench.desk.toggle(.netPromoterScore)
    bench.desk.toggle(.serviceLevel)
    #expect(bench.desk.settings.headlines == [.serviceLevel])
    bench.desk.toggle(.handleTime)
    #expect(bench.desk.settings.headlines == [.serviceLevel, .handleTime])
  }
}
