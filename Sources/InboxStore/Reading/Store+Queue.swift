import Inbox

extension Store {
  /// A stretch of the queue, by key on an index.
  ///
  /// Where the query says nothing of the status, the open ones. The pages of one view, forwards or
  /// backwards, hold each of its rows once.
  /// - Complexity: O(rows of the page) where an index answers the query: all, assignee, team,
  ///   channel, one tier, one tag, the overdue, each with statuses; else O(rows looked at).
  ///
  /// - Parameter asOf: The lines up to then only; costs a look at every conversation, and a fold of
  ///   those that changed since.
  package func queue(
    _ request: QueueRequest, now: Instant, asOf: Instant? = nil
  ) throws(StoreError) -> QueuePage {
    let presence = board.courtesy(now: now)
    return try read { connection in
      let workspace = try workspace(connection).workspace
      if let past = try PastReader(connection, asOf: asOf, { workspace }) {
        return try past.queue(request, presence: presence)
      }
      let now = asOf ?? now
      let reader = try QueueReader(
        request.query, for: request.agent, now: now, connection: connection, workspace: workspace)
      let view = reader.view
      let stretch = try reader.stretch(request)
      let rows = try RowBuilder(
        connection: connection, agent: request.agent, workspace: workspace,
        presence: presence
      ).rows(stretch.rows)
      var total =
        view.isCounted ? Int(try Store.count(view.index, view.statuses, connection)) : nil
      if total == nil, !stretch.hasBefore, !stretch.hasAfter { total = rows.count }
      return QueuePage(
        rows: rows, total: total,
        position: try reader.position(of: stretch, total: total),
        hasBefore: stretch.hasBefore, hasAfter: stretch.hasAfter,
        change: try connection.changeNumber())
    }
  }

  static func count(
    _ index: QueueView.Index, _ statuses: Set<Status>, _ connection: Connection
  ) throws -> Int64 {
    var sum: Int64 = 0
    guard let (dimension, value) = index.tally else {
      for range in QueueView.ranges(of: statuses) {
        sum +=
          try connection.integer(
            index.counting, index.value, .blob(range.lowerBound.bytes),
            .blob(range.upperBound.bytes)) ?? 0
      }
      return sum
    }
    for status in statuses {
      sum +=
        try connection.integer(
          "SELECT n FROM tally WHERE dimension = ?1 AND value = ?2 AND status = ?3",
          .text(dimension.rawValue), .text(value), .text(status.rawValue)) ?? 0
    }
    return sum
  }
}

extension QueueReader {
  struct Stretch {
    var rows: [BareRow]
    var hasBefore: Bool
    var hasAfter: Bool
  }

  func stretch(_ request: QueueRequest) throws -> Stretch {
    let limit = max(1, request.limit)
    switch request.anchor {
    case .first: return try after(.first, limit: limit)
    case .last: return try before(.end, limit: limit)
    case .after(let key): return try after(QueueView.Key(bytes: key.bytes).next, limit: limit)
    case .from(let key): return try after(QueueView.Key(bytes: key.bytes), limit: limit)
    case .before(let key): return try before(QueueView.Key(bytes: key.bytes), limit: limit)
    case .around(let id):
      let bytes =
        if let ordered {
          ordered.first { $0.id == id.number }?.key.bytes
        } else {
          try connection.first(
            "SELECT queue_key FROM conversation WHERE id = ?1 AND queue_key IS NOT NULL",
            .integer(id.number)
          ) { $0.bytes(0) }
        }
      guard let bytes, try holds(QueueKey(bytes: bytes)) else {
        return try after(.first, limit: limit)
      }
      let place = QueueView.Key(bytes: bytes)
      let earlier = try before(place, limit: max(1, limit / 2))
      let later = try after(place, limit: max(1, limit - earlier.rows.count))
      return Stretch(
        rows: earlier.rows + later.rows, hasBefore: earlier.hasBefore, hasAfter: later.hasAfter)
    }
  }

  private func after(_ place: QueueView.Key, limit: Int) throws -> Stretch {
    var rows = try rows(in: place..<QueueView.Key.end, descending: false, limit: limit + 1)
    let hasAfter = rows.count > limit
    if hasAfter { rows.removeLast() }
    let hasBefore =
      try place > .first
      && !self.rows(in: .first..<place, descending: true, limit: 1).isEmpty
    return Stretch(rows: rows, hasBefore: hasBefore, hasAfter: hasAfter)
  }

  private func before(_ place: QueueView.Key, limit: Int) throws -> Stretch {
    var rows = try rows(in: .first..<place, descending: true, limit: limit + 1)
    let hasBefore = rows.count > limit
    if hasBefore { rows.removeLast() }
    rows.reverse()
    let hasAfter =
      try place < .end
      && !self.rows(in: place..<QueueView.Key.end, descending: false, limit: 1).isEmpty
    return Stretch(rows: rows, hasBefore: hasBefore, hasAfter: hasAfter)
  }

  /// How many rows stand before the stretch, where that is cheap to say.
  func position(of stretch: Stretch, total: Int?) throws -> Int? {
    if !stretch.hasBefore { return 0 }
    guard let total, let first = stretch.rows.first else { return nil }
    if !stretch.hasAfter { return total - stretch.rows.count }
    guard total <= 20_000 else { return nil }
    return try keys(before: QueueView.Key(bytes: first.key.bytes))
  }
}
