import Canvas
import Inbox
import Testing

@testable import Desk

/// From one report to another, to part of one, to what stands behind it, to a file.
@Suite struct ReportTurningTests {
  private func asked(_ bench: Bench) -> ReportQuestion? {
    bench.effects.compactMap { effect in
      if case .loadReport(_, let question) = effect { question } else { nil }
    }.last
  }

  @Test(arguments: SupervisionTests.sizes)
  func lowScores(size: Size) {
    var bench = Bench(size: size)
    bench.press("g r Tab Tab Tab Tab Tab")
    Golden.check(bench, "report-csat-by-month")
  }

  @Test(arguments: SupervisionTests.sizes)
  func list(size: Size) {
    var bench = Bench(size: size)
    bench.press("g r g r")
    Golden.check(bench, "report-list")
  }

  @Test(
    "The list leads to a report, of the same weeks and conversations; months have their own time")
  func choosing() {
    var bench = Bench()
    bench.press("g r [ [ g r")
    bench.type("tiers\n")
    #expect(asked(bench)?.name == .tiersByWeek && asked(bench)?.back == 2)
    bench.press("g r")
    bench.type("month\n")
    #expect(asked(bench)?.name == .csatByMonth && asked(bench)?.back == 0)
    bench.press("[")
    #expect(bench.shows("6 months, to a month ago"))
    bench.press("] ]")
    #expect(bench.shows("These are the newest months"))
  }

  @Test(
    "F takes one channel and one team, the header says which, and what stands behind is of them")
  func filtering() {
    var bench = Bench()
    bench.press("g r F")
    bench.type("billing\n")
    #expect(asked(bench)?.filter == ReportFilter(team: "billing"))
    bench.press("F")
    bench.type("whatsapp\n")
    let both = ReportFilter(channel: .whatsapp, team: "billing")
    #expect(asked(bench)?.filter == both)
    #expect(bench.screen.first?.contains("billing · WhatsApp · 8 weeks") == true)
    bench.press("Enter")
    let filters = bench.effects.compactMap { effect in
      if case .explain(_, _, let filter, _) = effect { filter } else { nil }
    }
    #expect(filters.last == both)
    bench.press("Esc Tab")
    #expect(asked(bench)?.filter == both)
    bench.press("F")
    bench.type("everything\n")
    #expect(asked(bench)?.filter.takesAll == true)
  }

  @Test("Behind a cause stand its conversations, behind those they themselves; Esc leads back")
  func causes() {
    var bench = Bench()
    bench.press("g r j Enter")
    let told = bench.effects.compactMap { effect in
      if case .tell(_, let explanation) = effect { explanation } else { nil }
    }
    #expect(told.last?.evidence.counted.map(\.conversation) == [Sample.rows[0].id.number])
    #expect(bench.screen.first?.contains("arrived outside hours") == true)
    bench.press("Enter")
    guard case .conversation(let screen)? = bench.desk.layers.last else {
      Issue.record("no conversation")
      return
    }
    #expect(screen.id == Sample.rows[0].id)
    bench.press("Esc Esc")
    guard case .report(let report)? = bench.desk.layers.last else {
      Issue.record("no report")
      return
    }
    #expect(report.cursor == 8)
  }

  @Test("A lead opens somebody's own report and comes back; others open only their own")
  func people() {
    var bench = Bench()
    bench.press("g r Tab Tab Tab j Enter")
    #expect(asked(bench)?.name == .agent && asked(bench)?.agent == "tom")
    #expect(bench.screen.first?.contains("Tom") == true)
    bench.press("Esc")
    guard case .report(let report)? = bench.desk.layers.last else {
      Issue.record("no report")
      return
    }
    #expect(report.name == .team && report.cursor == 1)
    bench.press("j Enter")
    #expect(asked(bench)?.name == .team && asked(bench)?.filter.team == "billing")

    var settings = Sample.settings
    settings.agent = Agent(id: "tom", name: "Tom", role: .agent)
    var other = Bench(settings: settings)
    other.press("g r Tab Tab Tab Enter")
    #expect(asked(other)?.name == .team)
    #expect(other.shows("Only a supervisor sees the figures of colleagues."))
    other.press("j Enter")
    #expect(asked(other)?.name == .mine && asked(other)?.agent == "tom")
  }

  @Test("E saves the report in front, as what is chosen; y copies the row")
  func handingOn() {
    var bench = Bench()
    bench.press("g r [ E")
    bench.type("csv\n")
    let saved = bench.effects.compactMap { effect in
      if case .saveReport(let question, let format) = effect { (question, format) } else { nil }
    }
    #expect(saved.last?.0 == asked(bench) && saved.last?.1 == .csv)
    #expect(asked(bench)?.back == 1)
    bench.press("y")
    let copied = bench.effects.compactMap { effect in
      if case .copy(let text) = effect { text } else { nil }
    }
    #expect(copied.last?.hasPrefix("2026-W47\t417\t") == true)
  }

  @Test("What people wrote wraps, filtered, and the numbers of cards in it are masked before")
  func words() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("g r Tab Tab Tab Tab Tab")
    #expect(bench.screen.contains { $0.contains("‹RLO›form^[[2J asked") })
    #expect(!bench.screen.contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") })
    #expect(bench.screen.count { $0.contains("twice. Nobody called back") } == 1)
    bench.press("k Enter")
    guard case .conversation? = bench.desk.layers.last else {
      Issue.record("no conversation")
      return
    }
  }

  @Test(
    "Brackets turn the wallboard's day; what is on its way when another is asked for is not shown")
  func wallboardDays() {
    var bench = Bench()
    bench.press("g w [")
    #expect(bench.screen.first?.contains("Wed 18 Nov") == true)
    #expect(!bench.shows("SLA TODAY") && bench.shows("NEEDS YOU"))
    bench.press("[ ] ] ]")
    #expect(bench.screen.first?.contains("Today") == true)
    #expect(bench.shows("This is today"))
    let asked = bench.effects.compactMap { effect in
      if case .loadWallboard(_, _, _, let back, _) = effect { back } else { nil }
    }
    #expect(asked.suffix(4) == [1, 2, 1, 0])
  }
}
