import Canvas
import Inbox
import Testing

@testable import Desk

/// `w`: one after the other, none of them twice, none of them a colleague's.
@Suite struct SweepTests {
  private func bench(_ count: Int = 3) -> Bench { Bench(rows: Array(Sample.rows.prefix(count))) }

  private var ids: [ConversationID] {
    Sample.rows.sorted { $0.key < $1.key }.map(\.id)
  }

  @Test func nGoesOnAfterAnActAndAsksWithoutOne() {
    var bench = bench()
    let order = bench.desk.queue.list.rows.map(\.id)
    bench.press("w")
    #expect(bench.desk.conversation?.id == order[0])
    #expect(bench.screen[0].contains("sweep 1 of 3"))
    bench.press("p")
    #expect(bench.desk.conversation?.id == order[0])
    bench.press("n")
    #expect(bench.desk.conversation?.id == order[1])
    bench.press("n")
    #expect(bench.screen.contains { $0.contains("Why skip it?") })
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("A reason is needed") })
    bench.type("needs the lawyer")
    bench.press("Enter")
    #expect(bench.commands.last == .skip(reason: "needs the lawyer"))
    #expect(bench.desk.conversation?.id == order[2])
    #expect(bench.screen[0].contains("sweep 3 of 3 · 1 skipped"))
  }

  @Test func itEndsByItselfAndSaysWhatBecameOfAll() {
    var bench = bench()
    bench.press("w p n p n p n")
    #expect(bench.desk.sweep == nil)
    #expect(bench.desk.conversation == nil)
    #expect(bench.screen.contains { $0.contains("The sweep is done") })
    #expect(bench.screen.contains { $0.contains("Triage: 3, 3 done.") })
    bench.press("q")
    #expect(bench.desk.layers.isEmpty)
    #expect(!bench.desk.gate.isClosed)
  }

  @Test func whatEndsTheWorkGoesOnByItself() {
    var bench = bench()
    let order = bench.desk.queue.list.rows.map(\.id)
    bench.desk.settings.afterResolve = .stay
    bench.press("w !")
    #expect(bench.desk.conversation?.id == order[1])
    #expect(bench.effects.contains(.release(order[0])))
  }

  @Test func undoTakesBackTheLastActAndReturnsThere() {
    var bench = bench()
    let order = bench.desk.queue.list.rows.map(\.id)
    bench.press("w ! u")
    #expect(bench.desk.conversation?.id == order[0])
    #expect(bench.screen[0].contains("sweep 1 of 3"))
    // The one that was in front meanwhile has its turn again.
    bench.press("!")
    #expect(bench.desk.conversation?.id == order[1])
    bench.press("n")
    bench.type("why not")
    bench.press("Enter")
    #expect(bench.desk.conversation?.id == order[2])
    bench.press("u")
    #expect(bench.desk.conversation?.id == order[1])
    #expect(bench.desk.sweep?.skipped.isEmpty == true)
  }

  @Test func whatAColleagueHasIsLeftForTheEndAndCounted() {
    var bench = bench()
    let order = bench.desk.queue.list.rows.map(\.id)
    bench.store.leased = [order[0]]
    bench.press("w")
    #expect(bench.desk.conversation?.id == order[1])
    bench.press("p n p n")
    #expect(bench.screen.contains { $0.contains("2 done, 1 in colleagues’ hands") })
  }

  @Test func whatLeftTheViewIsPassedOver() {
    var bench = bench()
    let order = bench.desk.queue.list.rows.map(\.id)
    bench.press("w")
    let place = bench.store.rows.firstIndex { $0.id == order[1] } ?? 0
    bench.store.rows[place].conversation.status = .resolved
    bench.store.rows[place].key = QueueKey(bench.store.rows[place].conversation)
    bench.press("p n")
    #expect(bench.desk.conversation?.id == order[2])
    #expect(bench.screen[0].contains("sweep 3 of 3"))
  }

  @Test func marksAloneAreSwept() {
    var bench = bench()
    let order = bench.desk.queue.list.rows.map(\.id)
    bench.press("j x j x w")
    #expect(bench.desk.conversation?.id == order[1])
    #expect(bench.screen[0].contains("sweep 1 of 2"))
    #expect(bench.desk.marks.isEmpty)
  }

  @Test func escLeavesItWithWhatWasDone() {
    var bench = bench()
    bench.press("w p n Esc")
    #expect(bench.desk.sweep == nil)
    #expect(bench.desk.conversation == nil)
    #expect(bench.message.contains("The sweep ended at 2 of 3: 1 done"))
    // Another view leaves it, too.
    bench.press("w g m")
    #expect(bench.desk.sweep == nil)
  }

  @Test func aSearchInTheConversationKeepsItsKey() {
    var bench = bench()
    bench.press("w /")
    bench.type("a")
    bench.press("Enter n")
    #expect(!bench.screen.contains { $0.contains("Why skip it?") })
  }
}
