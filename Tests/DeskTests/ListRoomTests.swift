import Canvas
import Inbox
import Testing

@testable import Desk

/// A list that does not fill its lines takes what is new at once.
@Suite struct ListRoomTests {
  /// So many, due before those that are there, or after them.
  private func fresh(_ count: Int, before: Bool, at now: Instant) -> [QueueRow] {
    Sample.many(count).enumerated().map { place, row in
      var row = row
      row.id = ConversationID(20_000 + Int64(place))
      row.conversation.ref = ConversationRef("fresh\(place)")
      row.conversation.openTargets[0].due = now.advanced(
        by: Int64(place) * 1000 + (before ? -50_000_000 : 90_000_000))
      row.key = QueueKey(row.conversation)
      return row
    }
  }

  private func come(_ rows: [QueueRow], to bench: inout Bench) {
    bench.store.rows += rows
    bench.send(.changes(Golden.change(rows.first?.id.number ?? 0, by: nil)))
    bench.paint()
  }

  @Test(
    "Twenty-seven that come to a list of one stand in it, in their order", arguments: [true, false])
  func nearlyEmpty(before: Bool) {
    var bench = Bench(rows: Sample.many(1))
    let chosen = bench.desk.queue.list.current?.id
    let new = fresh(20, before: before, at: bench.now)
    come(new, to: &bench)
    let list = bench.desk.queue.list
    #expect(list.rows.count == 21 && list.newcomers.isEmpty)
    #expect(list.rows.map(\.row.key) == list.rows.map(\.row.key).sorted())
    #expect(list.current?.id == chosen && list.cursor == (before ? 20 : 0))
    #expect(!bench.screen[0].contains("new (gg)"))
  }

  @Test("Those for which there is no room are counted, and gg shows them")
  func full() {
    var bench = Bench(rows: Sample.many(1))
    let height = bench.desk.listHeight
    come(fresh(height + 30, before: true, at: bench.now), to: &bench)
    #expect(bench.desk.queue.list.rows.count == height)
    #expect(bench.screen[0].contains("+ new (gg)"))
    #expect(
      bench.screen.contains { $0.contains("#1 ") } || bench.desk.queue.list.cursor == height - 1)
    bench.press("g g")
    #expect(bench.desk.queue.list.rows.first?.id == ConversationID(20_000))
  }

  @Test("A list that fills its lines moves none for what is new")
  func still() {
    let height = Bench().desk.listHeight
    var bench = Bench(rows: Sample.many(height))
    let lines = bench.desk.queue.list.rows.map(\.id)
    come(fresh(3, before: true, at: bench.now), to: &bench)
    #expect(bench.desk.queue.list.rows.map(\.id) == lines)
    #expect(bench.screen[0].contains("↑3 new (gg)"))
  }
}
