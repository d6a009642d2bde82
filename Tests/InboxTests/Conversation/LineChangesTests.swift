import Testing

@testable import Inbox

@Suite("Lines that change nothing")
struct LineChangesTests {
  @Test("Saying again what is so changes nothing; after a change back it does")
  func again() {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:01", .tier(.one, reason: nil))
    journal.line("10:02", .tag("vip"))
    journal.line("10:03", .tag("vip"))
    journal.line("10:04", .untag("vip"))
    journal.line("10:05", .tag("vip"))
    journal.line("10:06", .untag("other"))
    journal.line("10:07", .priority(.high))
    journal.line("10:08", .priority(.high))
    journal.line("10:09", .assign(Assignment(agent: .to("tom"))))
    journal.line("10:10", .assign(Assignment(agent: .to("tom"), team: .to(nil))))
    journal.status("10:11", .open)
    journal.status("10:12", .pending)
    journal.customer("10:13")
    journal.status("10:14", .open)
    #expect(
      Conversation.changes("c", lines: journal.lines)
        == [
          true, false, true, false, true, true, false, true, false, true, false, false, true,
          true, false,
        ])
  }

  @Test("A tag given twice goes when the first is undone, for the second never counted")
  func undone() {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:01", .tag("vip"), act: "a1")
    journal.line("10:02", .tag("vip"), act: "a2")
    journal.line("10:03", .undo("a1"), act: "a3")
    journal.line("10:04", .tag("vip"), act: "a4")
    journal.line("10:05", .undo("a1"), act: "a5")
    #expect(
      Conversation.changes("c", lines: journal.lines) == [true, true, false, true, true, false])
  }

  @Test("A merge that the rules refuse changes nothing")
  func merges() {
    var journal = Journal()
    journal.customer("10:00")
    journal.line("10:01", .merge(into: "c"))
    journal.line("10:02", .merge(into: "d"))
    journal.line("10:03", .merge(into: "e"))
    #expect(Conversation.changes("c", lines: journal.lines) == [true, false, true, false])
  }

  @Test("What is left after dropping is never dropped again", arguments: 0..<200)
  func stable(seed: Int) {
    let journal = RandomJournal(seed: UInt64(7000 + seed), length: 50)
    let changes = Conversation.changes(RandomJournal.ref, lines: journal.lines)
    let kept = zip(journal.lines, changes).filter(\.1).map(\.0)
    #expect(!Conversation.changes(RandomJournal.ref, lines: kept).contains(false))
  }
}
