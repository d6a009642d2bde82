import Inbox

extension Store {
  /// Messages and notes that a query means, newest first.
  ///
  /// A message is a hit if the query holds for its conversation with this message as its only text:
  /// words are looked for in the message, the subject, and the names and handles of the customer.
  /// - Parameters:
  ///   - before: The key of the last hit of the page before.
  ///   - asOf: The lines up to then only, and the conversations as they were.
  /// - Complexity: O(hits) for words; the full-text index is read newest first.
  package func search(
    _ query: Query, agent: AgentID?, limit: Int, before: Int64? = nil, now: Instant,
    asOf: Instant? = nil
  ) throws(StoreError) -> SearchPage {
    let presence = board.courtesy(now: now)
    return try read { connection in
      let workspace = try workspace(connection).workspace
      var reader = try SearchReader(
        connection: connection, query: query, workspace: workspace, me: agent, now: asOf ?? now,
        builder: RowBuilder(
          connection: connection, agent: agent, workspace: workspace, presence: presence,
          asOf: asOf),
        past: try PastReader(connection, asOf: asOf) { workspace })
      return try reader.page(limit: max(1, limit), before: before ?? .max)
    }
  }
}

/// Walks candidates from the full-text index, newest first, and asks each whether it is meant.
struct SearchReader {
  let connection: Connection
  let query: Query
  let filter: RowFilter
  let builder: RowBuilder
  let now: Instant
  let past: PastReader?
  /// Conversations looked at, by the number in `message`.
  private var known: [Int64: (row: BareRow, candidate: QueryCandidate)?] = [:]

  init(
    connection: Connection, query: Query, workspace: Workspace, me: AgentID?, now: Instant,
    builder: RowBuilder, past: PastReader?
  ) throws {
    self.past = past
    self.connection = connection
    self.query = query
    self.now = now
    self.builder = builder
    // The words are asked of each message, so the filter only reads what stands beside.
    filter = try RowFilter(
      query, connection: connection, workspace: workspace, me: me, now: now, readsWords: false,
      asOf: past?.asOf)
  }

  mutating func page(limit: Int, before: Int64) throws -> SearchPage {
    var hits: [SearchHit] = []
    var keys = try candidates(before: before)
    while let key = try keys.next(), hits.count <= limit {
      if let hit = try hit(key) { hits.append(hit) }
    }
    let hasMore = hits.count > limit
    return SearchPage(hits: Array(hits.prefix(limit)), hasMore: hasMore)
  }

  private mutating func candidates(before: Int64) throws -> MessageKeys {
    guard let match = WordSearch.match(query) else {
      return MessageKeys(connection: connection, source: .all, before: before)
    }
    var others: [Int64] = []
    for term in query.highlights {
      others += try WordSearch(connection: connection).keys(ofPeopleHolding: term, before: before)
    }
    return MessageKeys(
      connection: connection, source: .matching(match), before: before,
      besides: Set(others).sorted())
  }

  private mutating func hit(_ key: Int64) throws -> SearchHit? {
    let found = try connection.first(
      """
      SELECT e.seq, e.line, m.text, m.edited, m.redacted, m.conversation, e.idle, e.at, e.act
      FROM message m JOIN event e ON e.seq = m.seq WHERE m.key = ?1
      """, .integer(key)
    ) { row -> (Int64, Event, Int64)? in
      guard row.integer(4) == 0, row.integer(6) == 0, row.instant(7) <= now else { return nil }
      let sequence = row.integer(0)
      let text = row.optionalText(3) ?? row.optionalText(2)
      let event = try Event(storedLine: row.bytes(1), text: text, sequence: sequence)
      return (sequence, event, row.integer(5))
    }
    guard let (sequence, event, conversation) = found ?? nil,
      let (row, beside) = try place(of: conversation)
    else { return nil }
    if let act = event.act, try connection.undoneActs(in: conversation, now: now).contains(act) {
      return nil
    }
    var candidate = beside
    candidate.texts = event.searchedTexts
    candidate.conversation.subject = candidate.conversation.subject ?? event.message?.subject
    guard builder.mayRead(row), query.matches(candidate, filter.circumstances) else { return nil }
    return SearchHit(key: key, sequence: sequence, row: try builder.row(row), event: event)
  }

  private mutating func place(
    of conversation: Int64
  ) throws -> (row: BareRow, candidate: QueryCandidate)? {
    if let place = known[conversation] { return place }
    let row: BareRow?
    if let past {
      row = try past.bareRow(past.livingRoot(of: conversation))
    } else {
      row = try connection.bareRow(connection.livingRoot(of: conversation) ?? conversation)
    }
    let place = try row.map { ($0, try filter.candidate($0)) }
    known[conversation] = .some(place)
    return place
  }
}

extension Event {
  /// The words in which a search looks: its own, and what its sender was called then.
  fileprivate var searchedTexts: [String] {
    var texts: [String] = []
    switch what {
    case .message(let message): texts = [message.text, message.subject].compactMap { $0 }
    case .note(let note): texts = [note.text]
    case .opened(let opening): texts = [opening.subject].compactMap { $0 }
    default: break
    }
    if by?.kind == .customer { texts += [by?.name, by?.handle].compactMap { $0 } }
    return texts
  }
}
