import Canvas
import Inbox
import Testing

@testable import Desk

/// The wallboard of another day, of one channel or team, and on its way out of the house.
@Suite struct WallboardTurningTests {
  private func asked(_ bench: Bench) -> (back: Int, filter: ReportFilter)? {
    bench.effects.compactMap { effect in
      if case .loadWallboard(_, _, _, let back, let filter) = effect {
        (back: back, filter: filter)
      } else {
        nil
      }
    }.last
  }

  @Test(arguments: SupervisionTests.sizes)
  func yesterday(size: Size) {
    var bench = Bench(size: size)
    bench.press("g w [")
    Golden.check(bench, "wallboard-yesterday")
  }

  @Test("What is of now is marked on a day that is over, or is not there")
  func marked() {
    var bench = Bench()
    bench.press("g w")
    #expect(bench.shows("running") && bench.shows("LOAD") && bench.shows("STATE"))
    #expect(!bench.shows("· NOW"))
    bench.press("[")
    #expect(bench.shows("NEEDS YOU · NOW") && bench.shows("QUEUES · NOW"))
    #expect(bench.shows("Wed 18 Nov is over"))
    for word in [" running", "LOAD", "STATE", "OPEN  REPLIES", "NEXT HOUR"] {
      #expect(!bench.shows(word), "\(word)")
    }
    // The people's numbers of that day stay.
    #expect(bench.shows("REPLIES") && bench.shows("FIRST p50"))
    bench.press("]")
    #expect(bench.shows("LOAD") && !bench.shows("· NOW"))
  }

  @Test("A day that is over stands there whole, whatever the width, its quiet ends aside")
  func wholeDay() {
    var figures = WallboardFigures()
    figures.daysBack = 1
    let start = Bench.thursday.advanced(by: -86_400_000)
    figures.halfHours = (0..<44).map { place in
      .init(
        start: start.advanced(by: Int64(place) * 1_800_000),
        inbound: place < 13 ? 0 : place, replies: place < 13 ? 0 : 1,
        usual: place.isMultiple(of: 2) ? 2 : nil)
    }
    for width in 12...300 {
      let slots = ChartSlots(figures, width: width)
      #expect(slots.bars.count * slots.step <= width)
      #expect(slots.bars.reduce(0) { $0 + $1.inbound } == (13..<44).reduce(0, +), "\(width)")
      #expect(slots.bars.reduce(0) { $0 + ($1.usual ?? 0) } >= 30)
    }
    let wide = ChartSlots(figures, width: 300)
    #expect(wide.halves == 1 && wide.bars.first?.start == start.advanced(by: 12 * 1_800_000))
    #expect(ChartSlots(figures, width: 69).halves == 2)
    figures.daysBack = 0
    #expect(ChartSlots(figures, width: 69).bars.count == 13, "today: the latest half hours")
  }

  @Test("Of a part of the desk the people's load says that it is of everything")
  func loadOfAll() {
    for size in SupervisionTests.sizes {
      var bench = Bench(size: size)
      bench.press("g w")
      #expect(!bench.shows("ALL OPEN"))
      bench.press("F")
      bench.type("billing\n")
      #expect(bench.shows("ALL OPEN") && bench.shows("LOAD OF ALL"), "\(bench.screen)")
    }
  }

  @Test("F shows one channel, one team or both, the header says which; nothing of all stays")
  func filtering() {
    var bench = Bench()
    bench.press("g w F")
    bench.type("billing\n")
    #expect(asked(bench)?.filter == ReportFilter(team: "billing"))
    #expect(bench.screen.first?.contains("billing") == true && !bench.shows("all teams"))
    bench.press("F")
    bench.type("whatsapp\n")
    #expect(asked(bench)?.filter == ReportFilter(channel: .whatsapp, team: "billing"))
    #expect(bench.screen.first?.contains("billing · WhatsApp") == true)
    bench.press("[")
    #expect(asked(bench)?.back == 1 && asked(bench)?.filter.team == "billing")
    bench.press("] F")
    bench.type("everything\n")
    #expect(asked(bench)?.filter.takesAll == true && bench.shows("all teams"))
  }

  @Test("E saves the day in front, of what is shown alone")
  func handingOn() {
    var bench = Bench()
    bench.press("g w [ F")
    bench.type("billing\n")
    bench.press("E")
    bench.type("html\n")
    let saved = bench.effects.compactMap { effect in
      if case .saveReport(let question, let format) = effect { (question, format) } else { nil }
    }
    #expect(saved.last?.0.name == .day && saved.last?.0.back == 1)
    #expect(saved.last?.0.filter == ReportFilter(team: "billing") && saved.last?.1 == .html)
  }

  @Test("The key that gives a row away stands in the footer, and every load has its number")
  func footer() {
    var bench = Bench()
    bench.press("g w")
    #expect(bench.screen.last?.contains("a push to …") == true)
    for word in ["F only …", "E save …", "[ ] day"] {
      #expect(bench.screen.last?.contains(word) == true, "\(word)")
    }
    bench.send(.resize(Size(width: 80, height: 24)))
    for word in ["F only …", "E save …", "[ ] day", "a push to …"] {
      #expect(bench.screen.last?.contains(word) == true, "\(word)")
    }
    bench.send(.resize(Size(width: 120, height: 36)))
    let member = Sample.figures.team.first { $0.name == "Sol" }
    let load = "\(member?.open ?? 0)/\(member?.capacity ?? 0)"
    #expect(bench.screen.contains { $0.contains(" Sol ") && $0.contains(" \(load) ") })
    var figures = Sample.figures
    for index in figures.team.indices { figures.team[index].capacity = nil }
    bench.send(.figures(figures))
    #expect(bench.screen.contains { $0.contains(" Sol ") && $0.contains(" 12/–") })
  }
}
