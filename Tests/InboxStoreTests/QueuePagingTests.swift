import Inbox
import InboxStore
import Testing

@Suite("The queue is paged by key")
struct QueuePagingTests {
  private let end = morning + 100_000

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.store.append(RandomJournal.lines(400, seed: 7), now: end)
    return desk
  }

  private func request(
    _ query: String, _ anchor: QueueRequest.Anchor, _ limit: Int
  ) throws -> QueueRequest {
    QueueRequest(
      query: try Query(parsing: query), anchor: anchor, limit: limit, agent: "maya")
  }

  static let queries = [
    "", "is:open OR is:pending OR is:resolved", "tier:>1", "assignee:none", "tag:refund",
    "rechnung", "is:spam OR is:resolved", "is:breached", "-tag:refund has:attachment",
  ]

  @Test("forwards, each row once and in order", arguments: queries)
  func forwards(query: String) throws {
    let desk = try desk()
    let all = try desk.store.queue(request(query, .first, 10_000), now: end).rows.map(\.id)
    var seen: [ConversationID] = []
    var anchor = QueueRequest.Anchor.first
    while true {
      let page = try desk.store.queue(request(query, anchor, 3), now: end)
      if let total = page.total { #expect(total == all.count) }
      if let position = page.position { #expect(position == seen.count) }
      #expect(page.hasBefore == !seen.isEmpty)
      seen += page.rows.map(\.id)
      guard page.hasAfter, let last = page.rows.last else { break }
      anchor = .after(last.key)
    }
    #expect(seen == all)
  }

  @Test("and backwards from its end", arguments: queries)
  func backwards(query: String) throws {
    let desk = try desk()
    let all = try desk.store.queue(request(query, .first, 10_000), now: end).rows.map(\.id)
    var seen: [ConversationID] = []
    var anchor = QueueRequest.Anchor.last
    while true {
      let page = try desk.store.queue(request(query, anchor, 3), now: end)
      #expect(page.hasAfter == !seen.isEmpty)
      seen = page.rows.map(\.id) + seen
      guard page.hasBefore, let first = page.rows.first else { break }
      anchor = .before(first.key)
    }
    #expect(seen == all)
  }

  @Test("around a conversation, which stands in the stretch with its neighbours")
  func around() throws {
    let desk = try desk()
    let all = try desk.store.queue(request("", .first, 10_000), now: end).rows
    for (place, row) in all.enumerated() {
      let page = try desk.store.queue(request("", .around(row.id), 5), now: end)
      let start = try #require(page.position)
      #expect(Array(all.map(\.id)[start...].prefix(page.rows.count)) == page.rows.map(\.id))
      #expect(page.rows.contains { $0.id == row.id })
      let from = try desk.store.queue(request("", .from(row.key), 5), now: end)
      #expect(from.rows.first?.id == row.id)
      #expect(place >= start)
    }
    let elsewhere = try desk.store.queue(
      request("tag:nobody-has-it", .around(all[0].id), 5), now: end)
    #expect(elsewhere.rows.isEmpty)
  }
}

@Suite("A conversation is read in stretches")
struct TimelineTests {
  @Test("of any size, from either end, each entry once")
  func stretches() throws {
    let desk = try Desk()
    let now = morning + 10_000
    let lines = (0..<60).map { number in
      inbound("c1", MessageID("m\(number)"), at: morning + Int64(number / 3), "Line \(number)")
    }
    try desk.store.append(lines, now: now)
    let id = try desk.store.resolve("ref:c1")
    func page(_ window: TimelineWindow) throws -> ConversationPage {
      try desk.store.conversation(id, agent: "maya", window: window, now: now)
    }
    let all = try page(.latest(1000))
    #expect(all.entries.map(\.event) == lines)
    #expect(!all.hasEarlier && !all.hasLater)
    var entries: [TimelineEntry] = []
    var stretch = try page(.latest(7))
    entries = stretch.entries
    while stretch.hasEarlier, let first = entries.first {
      stretch = try page(.before(sequence: first.sequence, limit: 7))
      #expect(stretch.hasLater)
      entries = stretch.entries + entries
    }
    #expect(entries == all.entries)
    entries = try page(.before(sequence: all.entries[5].sequence, limit: 100)).entries
    stretch = try page(.after(sequence: all.entries[4].sequence, limit: 7))
    entries += stretch.entries
    while stretch.hasLater, let last = entries.last {
      stretch = try page(.after(sequence: last.sequence, limit: 7))
      entries += stretch.entries
    }
    #expect(entries == all.entries)
    let middle = all.entries[30]
    let around = try page(.around(sequence: middle.sequence, limit: 10))
    #expect(around.entries.contains(middle))
    #expect(around.entries.count == 10)
  }

  @Test("with what was merged into it, what was undone and what was edited")
  func merged() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("a", "m1", at: morning), inbound("b", "m2", at: morning + 1, "Rechnung falsch"),
      ], now: morning + 1)
    let merge = request(.merge(into: "a"), "b", act: "merge")
    try desk.store.perform(merge, now: morning + 2)
    let id = try desk.store.resolve("ref:a")
    func entries() throws -> [TimelineEntry] {
      try desk.store.conversation(id, agent: nil, window: .latest(10), now: morning + 9).entries
    }
    #expect(try entries().compactMap { $0.event.conversation } == ["a", "b", "b"])
    let found = try desk.store.search(
      try Query(parsing: "rechnung"), agent: nil, limit: 5, now: morning + 9)
    #expect(found.hits.map(\.row.conversation.ref) == ["a"])
    _ = try desk.store.undoLast("maya", act: "undo", now: morning + 3)
    #expect(try entries().compactMap { $0.event.conversation } == ["a"])
    #expect(throws: StoreError.refused(.nothingToUndo)) {
      try desk.store.undoLast("maya", act: "undo2", now: morning + 4)
    }
  }
}
