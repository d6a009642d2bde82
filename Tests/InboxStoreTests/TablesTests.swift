import Inbox
import InboxStore
import Testing
import TestSupport

@Suite("The tables are the fold of the journal")
struct TablesTests {
  private let end = Instant(milliseconds: 1_900_000_000_000)

  /// All rows, merged ones left out, in the order in which the queue gives them.
  private func rows(
    _ store: Store, asOf: Instant? = nil, query: String = "is:open OR -is:open"
  ) throws -> [QueueRow] {
    try store.queue(
      QueueRequest(query: try Query(parsing: query), anchor: .first, limit: 10_000, agent: "tom"),
      now: end, asOf: asOf
    ).rows
  }

  private func folds(_ store: Store) throws -> [ConversationRef: Folded] {
    var folds: [ConversationRef: Folded] = [:]
    try store.eachConversation(upTo: end) { one in
      if let ref = one.folded.conversation?.ref { folds[ref] = one.folded }
      return true
    }
    return folds
  }

  private func check(_ store: Store) throws {
    let folds = try folds(store)
    let rows = try rows(store)
    let living = folds.values.filter { $0.conversation?.mergedInto == nil }
    #expect(rows.count == living.count)
    for row in rows {
      #expect(row.conversation == folds[row.conversation.ref]?.conversation)
      #expect(row.key == QueueKey(row.conversation))
    }
    #expect(rows.map(\.key) == rows.map(\.key).sorted())
    var records: [TargetRecord] = []
    try store.targets(now: end) { record in
      records.append(record)
      return true
    }
    let expected = folds.values.compactMap { folded in
      folded.conversation.map {
        TargetRecord.records(of: $0, ended: folded.ended, at: end, workspace: .desk)
      }
    }.joined().sorted()
    #expect(records == expected)
    try checkCounts(store, rows: rows)
  }

  private func checkCounts(_ store: Store, rows: [QueueRow]) throws {
    for query in [
      "is:open", "is:pending", "is:open assignee:maya", "is:open assignee:none", "is:open tier:2",
      "is:open team:billing", "is:resolved tag:refund", "is:open channel:email",
      "is:open is:breached", "is:open is:breached tag:vip", "is:open tier:>1", "verified:no",
      "has:attachment is:open", "rechnung is:open", "is:open -rechnung",
    ] {
      let parsed = try Query(parsing: query)
      let page = try store.queue(
        QueueRequest(query: parsed, anchor: .first, limit: 10_000, agent: "tom"), now: end)
      if let total = page.total { #expect(total == page.rows.count, "\(query)") }
      let all = try rows.filter { row in
        let attachment =
          try query.contains("attachment")
          ? store.conversation(row.id, agent: nil, window: .latest(10_000), now: end).entries
            .contains { entry in
              if case .message(let message) = entry.event.what {
                return !message.attachments.isEmpty
              }
              return false
            } : false
        let texts =
          try query.contains("rechnung")
          ? store.conversation(row.id, agent: nil, window: .latest(10_000), now: end).entries
            .compactMap { entry -> String? in
              guard case .message(let message) = entry.event.what, !entry.redacted else {
                return nil
              }
              return entry.editedText ?? message.text
            } : []
        return parsed.forQueue.matches(
          QueryCandidate(conversation: row.conversation, texts: texts, hasAttachment: attachment),
          QueryCircumstances(me: "tom", now: end, zone: .utc))
      }
      #expect(page.rows.map(\.id) == all.map(\.id), "\(query)")
    }
  }

  @Test("for random journals, in portions of every size", arguments: 1...8 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    let desk = try Desk()
    let lines = RandomJournal.lines(260, seed: seed)
    var rest = lines[...]
    var random = SeededGenerator(seed: seed)
    while !rest.isEmpty {
      let portion = rest.prefix(Int.random(in: 1...40, using: &random))
      try desk.store.append(Array(portion), now: end)
      rest = rest.dropFirst(portion.count)
    }
    try check(desk.store)
  }

  @Test("however late lines come", arguments: 20...25 as ClosedRange<UInt64>)
  func late(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // One instant a line: lines of the same instant go by their place in the journal.
    var lines = RandomJournal.lines(200, seed: seed)
    for index in lines.indices { lines[index].at = lines[index].at.advanced(by: Int64(index)) }
    let inOrder = try Desk()
    try inOrder.store.append(lines, now: end)
    var openings: [Event] = []
    var seen: Set<ConversationRef> = []
    var others: [Event] = []
    for line in lines {
      if let ref = line.conversation, seen.insert(ref).inserted {
        openings.append(line)
      } else {
        others.append(line)
      }
    }
    others.shuffle(using: &random)
    let late = try Desk()
    try late.store.append(openings, now: end)
    var rest = others[...]
    while !rest.isEmpty {
      try late.store.append(Array(rest.prefix(17)), now: end)
      rest = rest.dropFirst(17)
    }
    try check(late.store)
    #expect(try rows(late.store).map(\.conversation) == rows(inOrder.store).map(\.conversation))
    let figures = try (
      liveFigures(of: late.store, agent: "tom", now: lines.last?.at ?? end),
      liveFigures(of: inOrder.store, agent: "tom", now: lines.last?.at ?? end)
    )
    #expect(figures.0 == figures.1)
  }

  @Test("and looking back shows what was known then", arguments: 40...43 as ClosedRange<UInt64>)
  func past(seed: UInt64) throws {
    let lines = RandomJournal.lines(200, seed: seed)
    let now = try Desk()
    try now.store.append(lines, now: end)
    for place in [40, 90, 150, 199] {
      let at = lines[place].at
      let then = try Desk()
      try then.store.append(lines.filter { $0.at <= at }, now: at)
      let request = QueueRequest(
        query: try Query(parsing: "-tag:money"), anchor: .first, limit: 1000, agent: nil)
      let back = try now.store.queue(request, now: end, asOf: at).rows
      let once = try then.store.queue(request, now: at).rows
      #expect(back.map(\.conversation) == once.map(\.conversation))
      #expect(back.map(\.contactName) == once.map(\.contactName))
      var records: ([TargetRecord], [TargetRecord]) = ([], [])
      try now.store.targets(now: end, asOf: at) {
        records.0.append($0)
        return true
      }
      try then.store.targets(now: at) {
        records.1.append($0)
        return true
      }
      #expect(records.0 == records.1)
    }
  }

  @Test("and lines of the future count when the clock passes them", arguments: [61, 62, 63, 64])
  func future(seed: UInt64) throws {
    let lines = RandomJournal.lines(150, seed: seed)
    let early = try Desk()
    for line in lines.prefix(100) { try early.store.append([line], now: line.at) }
    try early.store.append(Array(lines.dropFirst(100)), now: lines[99].at)
    let now = lines[99].at
    let without = try Desk()
    try without.store.append(Array(lines.prefix(100)), now: now)
    let all = QueueRequest(
      query: try Query(parsing: "is:open OR -is:open"), anchor: .first, limit: 1000, agent: nil)
    let later = lines[100...].filter { $0.at <= now }
    if later.isEmpty {
      #expect(
        try early.store.queue(all, now: now).rows.map(\.conversation)
          == without.store.queue(all, now: now).rows.map(\.conversation))
    }
    _ = try early.store.wakeDue(now: lines[120].at)
    let order = try Desk()
    try order.store.append(lines, now: end)
    // Those that wake by themselves are left out: a replay wakes nothing.
    let request = QueueRequest(
      query: try Query(parsing: "is:open OR is:resolved"), anchor: .first, limit: 1000, agent: nil)
    _ = try early.store.wakeDue(now: end)
    let woken = Set(
      try order.store.queue(
        QueueRequest(
          query: try Query(parsing: "is:snoozed"), anchor: .first, limit: 1000, agent: nil),
        now: end
      ).rows.map(\.conversation.ref))
    let expected = try order.store.queue(request, now: end).rows.map(\.conversation.ref)
      .filter { !woken.contains($0) }
    let got = try early.store.queue(request, now: end).rows.map(\.conversation.ref)
      .filter { !woken.contains($0) }
    #expect(Set(got) == Set(expected))
  }
}
