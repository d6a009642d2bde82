import Canvas
import Inbox
import Testing

@testable import Desk

/// `s`: the next one that nobody has in hand; the store leases it, so that two get two.
@Suite struct ServeNextTests {
  @Test func whatAColleagueWasServedJustNowIsPassedOver() {
    var bench = Bench()
    // Nothing of it can be seen in the list yet.
    bench.store.leased = [ConversationID(88123)]
    bench.press("s")
    #expect(bench.desk.conversation?.id == ConversationID(88112))
  }

  @Test func nothingIsServedThatTheStoreDidNotLease() {
    var bench = Bench()
    bench.store.leased = Set(bench.store.rows.map(\.id))
    bench.press("s")
    #expect(bench.desk.conversation == nil)
    #expect(bench.message.contains("Nothing waits"))
    // And the keys are heard again.
    bench.press("j")
    #expect(bench.desk.queue.list.cursor == 1)
  }

  @Test func leavingGivesItBackOnce() {
    var bench = Bench()
    bench.press("s Esc")
    #expect(bench.effects.filter { $0 == .release(ConversationID(88123)) }.count == 1)
    bench.press("Enter Esc")
    let released = bench.effects.filter { if case .release = $0 { true } else { false } }
    #expect(released.count == 1)
  }

  @Test func afterResolvingWhatWasServedTheNextIsServed() {
    var bench = Bench()
    bench.press("s e e")
    bench.type("answered on the phone")
    bench.press("^S")
    #expect(bench.effects.contains(.release(ConversationID(88123))))
    // Not the next in the list, which is another’s.
    #expect(bench.desk.conversation?.id == ConversationID(88112))
  }

  @Test func keysBeforeItIsPaintedDoNothingAndSaySo() {
    var bench = Bench()
    bench.burst("s 3 t")
    #expect(bench.commands.isEmpty)
    #expect(bench.message == "2 keys came before this was shown and did nothing")
    bench.paint()
    bench.press("m")
    #expect(bench.commands.count == 1)
  }
}
