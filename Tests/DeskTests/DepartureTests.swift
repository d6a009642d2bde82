import Canvas
import Inbox
import Testing

@testable import Desk

/// What the line says of a conversation that has left the list.
@Suite struct DepartureTests {
  private let lena = ConversationID(88121)

  private func row(_ bench: Bench) -> String {
    bench.screen.first { $0.contains("Lena Fischer") } ?? ""
  }

  /// The reply was accepted, and the conversation waits for the customer since.
  private func leave(
    _ bench: inout Bench, _ status: Status = .pending, sent: Bool = true, by: String = "maya"
  ) {
    guard let place = bench.store.rows.firstIndex(where: { $0.id == lena }) else { return }
    bench.store.rows[place].version += 1
    bench.store.rows[place].conversation.status = status
    bench.store.rows[place].outbox = nil
    if sent { bench.store.rows[place].conversation.lastHumanReplyAt = bench.now }
    bench.send(.changes(Golden.change(88121, by: by)))
    bench.wait(200)
  }

  @Test func aReplyThatWasSentSaysWhen() {
    for width in [80, 100, 120] {
      var bench = Bench(size: Size(width: width, height: 30))
      leave(&bench)
      #expect(row(bench).contains("✓   sent"), "\(width)")
      #expect(width == 80 || row(bench).contains("sent 13:32"), "\(row(bench))")
      #expect(!bench.screen.contains { $0.contains("gone") || $0.contains("nobody answered") })
      #expect(bench.screen.contains { $0.contains("sent 13:32, pending") })
    }
  }

  @Test("What has left the list is not counted among those before a row")
  func numbers() {
    var bench = Bench()
    let total = bench.desk.queue.list.total ?? 0
    leave(&bench)
    bench.send(.figures(Sample.figures))
    #expect(bench.desk.queue.list.rows[0].isGone)
    // The row stands; the one behind it is the first of those that are left.
    #expect(bench.desk.queue.list.number(ofRow: 1) == 1)
    #expect(bench.desk.queue.list.number(ofRow: 4) == 4)
    #expect(bench.desk.queue.list.total == total - 1)
  }

  @Test func whatWasDoneIsSaidWhoeverDidIt() {
    var bench = Bench()
    leave(&bench, .resolved, sent: false, by: "tom")
    #expect(row(bench).contains("✓   done"))
    #expect(bench.screen.contains { $0.contains("resolved by Tom") })
    bench = Bench(size: Size(width: 80, height: 24))
    leave(&bench, .resolved, sent: false, by: "tom")
    #expect(row(bench).hasSuffix("resolved"))
  }

  @Test func aRefusalOnItSaysWhatHappened() {
    var bench = Bench()
    leave(&bench)
    bench.press("t")
    #expect(bench.message == "#88121 has left this list, sent 13:32, pending: move on, or open it")
  }

  @Test func whoAnswersIsNotToldThatNobodyDid() {
    var bench = Bench()
    #expect(bench.screen.contains { $0.contains("nobody answered yet") })
    var rows = Sample.rows
    rows[0].outbox = .held
    rows[0].leavesAt = Bench.thursday.advanced(by: 6000)
    bench = Bench(rows: rows)
    #expect(!bench.screen.contains { $0.contains("nobody answered") })
    #expect(bench.screen.contains { $0.contains("a reply leaves in 6s") })
    bench = Bench(size: Size(width: 80, height: 24), rows: rows)
    #expect(bench.screen.contains { $0.contains("#88121 Lena ★ VIP · a reply leaves in 6s") })
  }

  @Test func itIsAskedAboutOnceAndAgainWhenItChanges() {
    var bench = Bench()
    leave(&bench, .snoozed, sent: false)
    #expect(bench.screen.contains { $0.contains("snoozed") })
    bench.clearEffects()
    bench.wait(3000)
    #expect(!bench.effects.contains { if case .loadConversation = $0 { true } else { false } })
    leave(&bench, .resolved)
    #expect(bench.screen.contains { $0.contains("sent 13:32, resolved") })
  }
}
