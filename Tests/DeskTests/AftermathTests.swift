import Inbox
import Testing

@testable import Desk

/// What the screens say and where the cursor stands once something else has happened.
@Suite struct AftermathTests {
  @Test func aSecondRetryFallsOnNothingThatWasNotChosen() {
    var bench = Bench()
    var figures = bench.desk.figures
    let first = Sample.outboxEntry(.failed, id: "f1", number: 88121)
    let second = Sample.outboxEntry(.failed, id: "f2", number: 88121)
    figures.leaving = [first, second]
    bench.send(.figures(figures))
    bench.press("g f R")
    #expect(bench.effects.contains(.retry("f1")))
    // It is a new entry now; the other failed one of the conversation comes before it.
    figures.leaving = [second, Sample.outboxEntry(.queued, id: "new", number: 88121)]
    bench.send(.figures(figures))
    bench.send(.outboxSettled("f1", problem: nil))
    guard case .outbox(let screen)? = bench.desk.layers.last else {
      Issue.record("the outbox was left")
      return
    }
    #expect(screen.current?.entry.id == "new")
    bench.clearEffects()
    bench.press("R")
    #expect(!bench.effects.contains(.retry("f2")))
  }

  @Test func servingTheNextClearsWhatWasSaidOfTheOneBefore() {
    var bench = Bench()
    bench.press("e")
    #expect(!bench.message.isEmpty)
    bench.press("s")
    #expect(bench.desk.conversation != nil)
    #expect(bench.message.isEmpty)
  }

  @Test(
    "Resolved while a reply is held, it leaves and comes back with that: undo finds nothing of it")
  func resolvedAfterReply() {
    var rows = Sample.rows
    rows[0].outbox = .held
    var bench = Bench(rows: rows)
    var figures = bench.desk.figures
    figures.leaving = [Sample.outboxEntry(.held, id: "r1", number: 88121)]
    bench.send(.figures(figures))
    bench.press("e")
    #expect(bench.commands == [.resolve(reason: nil)])
    #expect(bench.message == "#88121 resolved after the reply; U takes both back")
    bench.press("u")
    #expect(bench.message.contains("nothing of yours to undo"))
    bench.press("U")
    #expect(bench.effects.contains(.takeBack("r1")))
    bench.send(.outboxSettled("r1", problem: nil))
    bench.wait(7000)
    #expect(!bench.shows("last:") && !bench.shows("u undo"))
  }
}
