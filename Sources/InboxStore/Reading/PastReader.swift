import Inbox

/// Looks back: the conversations as the lines up to an instant make them (`--now`).
///
/// The tables hold what all lines make. Where a conversation's latest line is not after the instant
/// its row is what it was then; only the others are folded from their lines.
struct PastReader {
  let connection: Connection
  let workspace: Workspace
  let asOf: Instant
  /// Knows how to gather a conversation's lines; writes nothing here.
  private let recorder: Recorder

  /// Nil where nothing is asked of the past, or no line is later: the tables say it then.
  init?(
    _ connection: Connection, asOf: Instant?, _ workspace: () throws -> Workspace
  ) throws {
    guard let asOf,
      try connection.integer("SELECT 1 FROM event WHERE at > ?1 LIMIT 1", Value(asOf)) != nil
    else { return nil }
    self.connection = connection
    self.asOf = asOf
    self.workspace = try workspace()
    recorder = Recorder(connection: connection, workspace: self.workspace, now: asOf)
  }

  /// What a conversation was; nil where nothing had opened it.
  func folded(_ row: BareRow) throws -> Folded? {
    if row.conversation.lastLineAt <= asOf, !row.matures {
      return Folded(
        conversation: row.conversation,
        ended: try TraceReader(connection: connection).ended(of: row.id))
    }
    guard row.conversation.openedAt <= asOf || row.conversation.mergedInto != nil else {
      return nil
    }
    let lines = try recorder.linesThen(of: row.conversation.ref, id: row.id)
    let folded = Conversation.fold(
      row.conversation.ref, lines: lines, workspace: workspace, upTo: asOf)
    return folded.conversation == nil ? nil : folded
  }

  /// The row as it was.
  func bareRow(_ id: Int64) throws -> BareRow? {
    guard let row = try connection.bareRow(id) else { return nil }
    return try then(row)
  }

  private func then(_ row: BareRow) throws -> BareRow? {
    guard let conversation = try folded(row)?.conversation else { return nil }
    var row = row
    row.conversation = conversation
    row.key = QueueKey(conversation)
    return row
  }

  /// Where a conversation's lines counted then.
  func livingRoot(of id: Int64) throws -> Int64 {
    var current = id
    var seen: Set<Int64> = []
    while seen.insert(current).inserted,
      let into = try bareRow(current)?.conversation.mergedInto,
      let next = try connection.integer(
        "SELECT id FROM conversation WHERE ref = ?1", .text(into.text))
    {
      current = next
    }
    return current
  }

  /// The whole view in memory, then the stretch that is asked for.
  func queue(_ request: QueueRequest, presence: [Int64: [Presence]]) throws -> QueuePage {
    let query = request.query.forQueue
    let filter = try RowFilter(
      query, connection: connection, workspace: workspace, me: request.agent, now: asOf,
      asOf: asOf)
    var rows: [BareRow] = []
    try connection.statement(
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation WHERE state IS NOT NULL
      """
    ).forEach([]) { row in
      if let then = try then(BareRow(row)), try filter.holds(for: then) { rows.append(then) }
      return true
    }
    rows.sort { $0.key < $1.key }
    let range = PastReader.range(of: request, in: rows)
    let builder = RowBuilder(
      connection: connection, agent: request.agent, workspace: workspace, presence: presence,
      asOf: asOf)
    return QueuePage(
      rows: try builder.rows(Array(rows[range])), total: rows.count, position: range.lowerBound,
      hasBefore: range.lowerBound > 0, hasAfter: range.upperBound < rows.count,
      change: try connection.changeNumber())
  }

  private static func range(of request: QueueRequest, in rows: [BareRow]) -> Range<Int> {
    let limit = max(1, request.limit)
    func after(_ start: Int) -> Range<Int> { start..<min(rows.count, start + limit) }
    func before(_ end: Int) -> Range<Int> { max(0, end - limit)..<end }
    func first(where holds: (BareRow) -> Bool) -> Int {
      rows.firstIndex(where: holds) ?? rows.count
    }
    switch request.anchor {
    case .first: return after(0)
    case .last: return before(rows.count)
    case .after(let key): return after(first { $0.key > key })
    case .from(let key): return after(first { $0.key >= key })
    case .before(let key): return before(first { $0.key >= key })
    case .around(let id):
      guard let place = rows.firstIndex(where: { $0.id == id.number }) else { return after(0) }
      let start = max(0, place - limit / 2)
      return after(start)
    }
  }
}
