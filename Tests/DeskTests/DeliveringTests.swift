import Canvas
import Inbox
import Testing

@testable import Desk

/// An account that nothing leaves from says so before anything is written.
@Suite struct DeliveringTests {
  private static let problem = "no mail program is configured (sendmail: in config.yaml)"

  private func bench(_ size: Size = Size(width: 80, height: 24)) -> Bench {
    var settings = Sample.settings
    settings.mailProblem = DeliveringTests.problem
    for place in settings.workspace.accounts.indices {
      if settings.workspace.accounts[place].channel == .email {
        settings.workspace.accounts[place].delivery = .sendmail
      }
    }
    return Bench(size: size, settings: settings)
  }

  @Test func theComposerWarnsWhenItOpens() {
    var bench = bench()
    bench.press("j j j r")
    #expect(bench.screen.contains { $0.contains("stays queued: " + DeliveringTests.problem) })
    #expect(bench.screen.contains { $0.contains("stays queued after ^S") })
    // Where it would leave there is nothing to warn of; a note leaves nowhere.
    bench.press("^X n")
    #expect(!bench.screen.contains { $0.contains("stays queued:") })
    bench = self.bench()
    bench.press("r")
    #expect(!bench.screen.contains { $0.contains("stays queued") })
    // Where a colleague has that line, the line below says it.
    bench = self.bench()
    bench.press("j r")
    #expect(bench.screen.contains { $0.contains("Tom is reading") })
    #expect(bench.screen.contains { $0.contains("stays queued · ") })
  }

  @Test func sendingSaysItWhole() {
    var bench = bench()
    bench.press("j r")
    bench.type("We are on it.")
    bench.press("^S")
    #expect(bench.message == "Held 10 s, then it stays queued: " + DeliveringTests.problem)
    let lines = bench.screen.suffix(2).joined(separator: " ").filter { $0 != " " }
    #expect(lines.contains((DeliveringTests.problem).filter { $0 != " " }))
  }

  @Test func whatStaysIsNotLeaving() {
    var bench = bench(Size(width: 120, height: 36))
    var entry = Sample.outboxEntry(.held, id: "q", number: 88117)
    entry.account = "mail"
    entry.leavesAt = bench.now.advanced(by: -1000)
    var figures = bench.desk.figures
    figures.leaving = [entry]
    bench.send(.figures(figures))
    #expect(bench.screen.contains { $0.contains("queued 1") })
    #expect(!bench.screen.contains { $0.contains("leaving 1") })
    bench.press("g f")
    #expect(bench.screen.contains { $0.contains("0 on their way · 1 stay queued") })
    #expect(bench.screen.contains { $0.contains("stays here: no mail program") })
  }

  @Test func onceItsHoldIsOverItSaysThatItStays() {
    var bench = bench(Size(width: 120, height: 36))
    var entry = Sample.outboxEntry(.held, id: "q", number: 88109)
    entry.account = "mail"
    bench.store.outbox[entry.conversation] = [entry]
    bench.press("j j j Enter")
    #expect(bench.screen.contains { $0.contains("held, U takes it back") })
    #expect(bench.screen.contains { $0.contains("U take back") })
    bench.wait(8000)
    #expect(!bench.screen.contains { $0.contains("U take") })
    #expect(bench.screen.contains { $0.contains("stays queued│") })
    #expect(bench.screen.contains { $0.contains("no mail program is") })
  }

  @Test(arguments: [40, 60, 80, 100])
  func theWarningIsNeverCut(width: Int) {
    var bench = bench(Size(width: width, height: 24))
    bench.press("j j j r")
    let line = bench.screen.first { $0.contains("stays queued") && !$0.contains("WRITE") }
    #expect(line?.contains("…") == false)
  }

  @Test func whatCameBackIsOneTextInTwoPlaces() {
    var bench = bench()
    let failed = Sample.outboxEntry(.failed, id: "f", number: 88121)
    bench.store.outbox[ConversationID(88121)] = [failed]
    bench.store.drafts[ConversationID(88121)] = [
      .reply: Draft(kind: .reply, text: failed.reply.text, cursor: 0)
    ]
    var figures = bench.desk.figures
    figures.leaving = [failed]
    bench.send(.figures(figures))
    bench.press("g f")
    #expect(bench.screen.contains { $0.contains("also your draft") })
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("would answer") && $0.contains("  failed") })
    bench.press("r")
    #expect(bench.screen.contains { $0.contains("the failed reply, gf R") })
    bench.send(.resize(Size(width: 120, height: 36)))
    #expect(bench.screen.contains { $0.contains("the failed reply, gf R") })
    bench.send(.resize(Size(width: 160, height: 36)))
    #expect(bench.screen.contains { $0.contains("the failed reply: ^S sends it again, or gf R") })
    // Written anew it is another text.
    bench.press("^U")
    bench.type("Something else")
    #expect(!bench.screen.contains { $0.contains("the failed reply") })
  }

  @Test func theConversationSaysWhyItCameBack() {
    var bench = Bench()
    let lena = ConversationID(88121)
    let now = bench.now
    func line(_ what: Occurrence, _ sequence: Int64) -> TimelineEntry {
      TimelineEntry(
        sequence: sequence,
        event: Event(
          at: now, conversation: "c88121", by: .system, act: "m1+failed", what: what))
    }
    bench.store.entries[lena]?.append(line(.status(StatusChange(.open, auto: true)), 900))
    bench.store.entries[lena]?.append(line(.assign(Assignment(agent: .to("maya"))), 901))
    bench.press("Enter")
    #expect(
      bench.screen.contains { $0.contains("the reply was not sent: open again, back → Maya") })
    #expect(!bench.screen.contains { $0.contains("rule       →") })
  }
}
