import Canvas
import Inbox
import Testing

@testable import Desk

/// What a search over everything shows.
@Suite struct HitsTests {
  @Test func aConversationStandsOnceWithTheWordsThatWereFound() {
    var bench = Bench(size: Size(width: 80, height: 24))
    let id = ConversationID(88114)
    let long = "In that case send me the line of the statement that shows the Rückzahlung please"
    bench.store.customerWrites("keine rückzahlung bisher", in: id, at: bench.now)
    bench.store.customerWrites(long, in: id, at: bench.now.advanced(by: 1000))
    bench.press("/")
    bench.type("rückzahlung")
    bench.press("Tab")
    let found = bench.screen.filter { $0.contains("#88114") }
    #expect(found.count == 1)
    #expect(found.first?.contains("2 messages") == true)
    #expect(bench.screen.contains { $0.contains("… statement that shows the Rückzahlung please") })
    // One count: the list's own search is over.
    #expect(bench.screen.contains { $0.contains("SEARCH  1/1") && !$0.contains("1 of") })
  }

  @Test func theMenuOfKeysIsThereAndItsActsAreForTheHit() {
    var bench = Bench()
    bench.store.customerWrites("where is the parcel", in: ConversationID(88114), at: bench.now)
    bench.press("/")
    bench.type("parcel")
    bench.press("Tab ,")
    #expect(bench.screen.contains { $0.contains(", on #88114") })
    #expect(bench.screen.contains { $0.contains("r    reply") })
    bench.press("Esc")
    // Whatever has become of the row that the cursor of the list stands on.
    bench.desk.queue.list.bury(ConversationID(88121))
    bench.press("r")
    #expect(bench.desk.conversation?.id == ConversationID(88114))
    #expect(bench.desk.conversation?.isWriting == true)
  }

  @Test func moreHitsAreReadBeforeTheCursorGetsThere() {
    var bench = Bench(size: Size(width: 80, height: 24), rows: Sample.many(60))
    for number in 1...60 {
      bench.store.customerWrites(
        "where is the parcel", in: ConversationID(Int64(number)),
        at: bench.now.advanced(by: Int64(number)))
    }
    bench.press("/")
    bench.type("parcel")
    bench.press("Tab")
    // The first answer is a screen of them, so that it comes at once.
    #expect(bench.screen.contains { $0.contains("+ found") })
    for _ in 0..<12 { bench.press("PageDown") }
    #expect(bench.screen.contains { $0.contains("SEARCH  60/60") })
    #expect(bench.screen.contains { $0.contains("60 found") })
    #expect(bench.screen.contains { $0.contains("#1 ") })
  }
}
