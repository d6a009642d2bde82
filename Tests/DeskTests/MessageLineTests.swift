import Canvas
import Inbox
import Testing

@testable import Desk

/// What the message line says is about what stands on the screen: it goes when that goes.
@Suite struct MessageLineTests {
  @Test func anAnswerGoesWithTheNextKeyOnceItCouldBeRead() {
    var bench = Bench()
    bench.press("e")
    #expect(bench.message.contains("e again resolves unanswered"))
    // In one go nobody reads: the answer is still there.
    bench.press("j")
    #expect(bench.message.contains("e again resolves unanswered"))
    bench.wait(1000)
    bench.press("j")
    #expect(bench.message.isEmpty)
    #expect(bench.screen.contains { $0.contains("TRIAGE  3/15") })
  }

  @Test(arguments: ["g m", "g f", "Enter", "/", "t", "?"])
  func anotherScreenTakesItAway(keys: String) {
    var bench = Bench()
    bench.press("e")
    #expect(!bench.message.isEmpty)
    bench.press(keys)
    #expect(bench.message.isEmpty)
  }

  @Test func aSuccessTakesTheRefusalBeforeItAway() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("e e")
    // The prompt says how it ends, not what was said before it.
    #expect(bench.screen.contains { $0.contains("^S resolves unanswered, Enter never does") })
    bench.type("spam of a bot")
    bench.press("Enter")
    #expect(bench.message.contains("Enter never does"))
    bench.press("^S")
    #expect(bench.commands == [.resolve(reason: "spam of a bot")])
    #expect(bench.message.isEmpty)
    #expect(bench.screen.contains { $0.contains("last: #88121 resolved unanswered, u undo") })

    bench.press("j j")
    bench.send(.changes(Golden.change(88109)))
    bench.store.refusal = .tierNotYours(.three, handledBy: [.senior])
    bench.press("p")
    #expect(bench.message.contains("Tier 3 is handled by senior"))
    bench.press("p")
    #expect(bench.commands.last == .pending)
    #expect(bench.message.isEmpty)
  }

  @Test func newsStayTheirTime() {
    var bench = Bench()
    var figures = bench.desk.figures
    figures.leaving[0].state = .failed
    bench.send(.figures(figures))
    #expect(bench.message.contains("#88125 was not sent"))
    bench.wait(2000)
    bench.press("j g m")
    #expect(bench.message.contains("#88125 was not sent"))
    bench.wait(5000)
    #expect(bench.message.isEmpty)
  }

  @Test func theSameTimeStandsOnceInTheListOfTimes() throws {
    let sunday = try #require(Instant(journal: "2026-11-22T13:32:00.000Z"))
    var bench = Bench(now: sunday)
    bench.press("z")
    #expect(bench.screen.contains { $0.contains("tomorrow morning") })
    #expect(!bench.screen.contains { $0.contains("Monday morning") })
  }
}
