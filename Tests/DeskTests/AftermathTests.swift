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

  /// Resolved while a reply is held: it is done when that was accepted.
  private func resolvedAfterReply() -> (Bench, OutboxEntry) {
    var rows = Sample.rows
    rows[0].outbox = .held
    var bench = Bench(rows: rows)
    var figures = bench.desk.figures
    let entry = Sample.outboxEntry(.held, id: "r1", number: 88121)
    figures.leaving = [entry]
    bench.send(.figures(figures))
    bench.press("e")
    bench.wait(7000)
    return (bench, entry)
  }

  @Test func whatWasToFollowAStoppedReplyIsNoLastAct() {
    for state in [OutboxEntry.State.stopped, .failed] {
      var (bench, entry) = resolvedAfterReply()
      #expect(bench.screen.contains { $0.contains("last: #88121 resolved after the") })
      entry.state = state
      var figures = bench.desk.figures
      figures.leaving = [entry]
      bench.send(.figures(figures))
      #expect(!bench.screen.contains { $0.contains("last:") })
      bench.press("u")
      #expect(bench.message.contains("nothing of yours to undo"))
    }
  }

  @Test func whatFollowedAnAcceptedReplyStaysTheLastAct() {
    var (bench, entry) = resolvedAfterReply()
    var figures = bench.desk.figures
    figures.leaving = []
    bench.send(.figures(figures))
    // A later reply of the conversation has nothing to do with it.
    entry.id = "r2"
    entry.state = .failed
    figures.leaving = [entry]
    bench.send(.figures(figures))
    bench.wait(7000)
    #expect(bench.screen.contains { $0.contains("last: #88121 resolved after the") })
  }

  @Test func takenBackItIsNoLastActEither() {
    var (bench, entry) = resolvedAfterReply()
    bench.send(.outboxSettled(entry.id, problem: nil))
    bench.wait(7000)
    #expect(!bench.screen.contains { $0.contains("last:") })
  }
}
