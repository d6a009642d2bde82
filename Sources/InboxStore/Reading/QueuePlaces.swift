import Inbox

extension Store {
  /// The places of a view in its order, at most `limit`; one more would tell that there are more.
  ///
  /// - Complexity: O(places) on the index alone where an index answers the query; else O(rows
  ///   looked at).
  package func places(
    _ request: QueuePlacesRequest, now: Instant
  ) throws(StoreError) -> [QueuePlace] {
    try read { connection in
      let reader = try QueueReader(
        request.query, for: request.agent, now: now, connection: connection,
        workspace: try workspace(connection).workspace)
      let start = request.from.map { QueueView.Key(bytes: $0.bytes) } ?? .first
      let end = request.through.map { QueueView.Key(bytes: $0.bytes).next } ?? .end
      guard start < end else { return [] }
      return try reader.places(in: start..<end, limit: max(0, request.limit))
    }
  }
}

extension QueueReader {
  /// The reader of a query: the index it is read by, and what is asked of each row besides.
  init(
    _ query: Query, for agent: AgentID?, now: Instant, connection: Connection,
    workspace: Workspace
  ) throws {
    self.connection = connection
    let lists = ListedConversations(connection: connection, workspace: workspace)
    view = try QueueView(query.forQueue, me: agent, now: now) { member in
      try lists.answering(member, me: agent)
    } count: { index, statuses in
      try Store.count(index, statuses, connection)
    }
    filter = try view.rest.map {
      try RowFilter($0, connection: connection, workspace: workspace, me: agent, now: now)
    }
    if query.isListOfApprovals { ordered = try byApproval() }
  }

  /// At most `limit` places of the view within `bounds`, in its order.
  func places(in bounds: Range<QueueView.Key>, limit: Int) throws -> [QueuePlace] {
    guard filter == nil, ordered == nil else { return try placesOfRows(in: bounds, limit: limit) }
    var places: [QueuePlace] = []
    let statement = try connection.statement(view.index.placing)
    for range in view.ranges.map({ $0.clamped(to: bounds) }) where !range.isEmpty {
      guard places.count < limit else { break }
      places += try statement.rows(
        [
          view.index.value, .blob(range.lowerBound.bytes), .blob(range.upperBound.bytes),
          .integer(Int64(limit - places.count)),
        ]
      ) { row in
        QueuePlace(
          conversation: ConversationID(row.integer(0)), key: QueueKey(bytes: row.bytes(1)))
      }
    }
    return places
  }

  /// Where every row must be asked: a stretch at a time, so that memory holds places only.
  private func placesOfRows(
    in bounds: Range<QueueView.Key>, limit: Int
  ) throws -> [QueuePlace] {
    var places: [QueuePlace] = []
    var rest = bounds
    while places.count < limit, !rest.isEmpty {
      let wanted = min(500, limit - places.count)
      let read = try rows(in: rest, descending: false, limit: wanted)
      places += read.map { QueuePlace(conversation: ConversationID($0.id), key: $0.key) }
      guard read.count == wanted, let last = read.last else { break }
      let next = QueueView.Key(bytes: last.key.bytes).next
      rest = min(next, rest.upperBound)..<rest.upperBound
    }
    return places
  }

  /// Whether the conversation stands in the view, at this place.
  func holds(_ id: ConversationID, at key: [UInt8]) throws -> Bool {
    if let ordered { return ordered.contains { $0.id == id.number } }
    let place = QueueView.Key(bytes: key)
    return try places(in: place..<place.next, limit: 1).first?.conversation == id
  }
}

extension QueueView.Index {
  /// Ids and keys alone, which the index itself holds: no row is read. Bound as `statement` is.
  fileprivate var placing: StaticString {
    switch self {
    case .all:
      """
      SELECT id, queue_key FROM conversation INDEXED BY conversation_queue
      WHERE ?1 IS NULL AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case .assignee:
      """
      SELECT id, queue_key FROM conversation INDEXED BY conversation_assignee
      WHERE assignee IS ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case .team:
      """
      SELECT id, queue_key FROM conversation INDEXED BY conversation_team
      WHERE team IS ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case .channel:
      """
      SELECT id, queue_key FROM conversation INDEXED BY conversation_channel
      WHERE channel = ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case .tier:
      """
      SELECT id, queue_key FROM conversation INDEXED BY conversation_tier
      WHERE tier = ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case .tag:
      """
      SELECT conversation, queue_key FROM conversation_tag
      WHERE tag = ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
      """
    case .listed:
      """
      SELECT c.id, c.queue_key FROM json_each(?1) j CROSS JOIN conversation c ON c.id = j.value
      WHERE c.queue_key >= ?2 AND c.queue_key < ?3 ORDER BY c.queue_key LIMIT ?4
      """
    }
  }
}
