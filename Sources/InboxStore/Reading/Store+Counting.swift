import Inbox

/// A view being counted in steps, so that nobody waits for the whole.
package struct ViewCounting: Hashable, Sendable {
  package var query: Query
  package fileprivate(set) var count = 0
  /// Where the next step begins; nil before the first.
  fileprivate var from: QueueKey?
  fileprivate var looked = 0

  package init(_ query: Query) {
    self.query = query
  }
}

extension Store {
  /// Rows that one step looks at where no index answers the query: some ten milliseconds.
  package static let countedAtOnce = 2_000
  /// More rows than this are not looked at for one count: it says that there may be more.
  package static let mostLookedAt = 50_000

  /// Takes a count a step further; nil until it is done.
  ///
  /// - Complexity: what an index holds alone is counted at once and in the same time at any size of
  ///   the store; of the rest a step looks at `countedAtOnce` rows, and no count at more than
  ///   `mostLookedAt`.
  package func count(
    _ counting: inout ViewCounting, for agent: AgentID, now: Instant
  ) throws(StoreError) -> ViewCount? {
    var own = counting
    defer { counting = own }
    let most = SavedView.mostCounted
    return try read { connection in
      let reader = try QueueReader(
        own.query, for: agent, now: now, connection: connection,
        workspace: try workspace(connection).workspace)
      let view = reader.view
      if view.isCounted {
        return ViewCount(Int(try Store.count(view.index, view.statuses, connection)))
      }
      if reader.filter == nil {
        let count = try reader.places(in: .first..<QueueView.Key.end, limit: most + 1).count
        return ViewCount(min(count, most), isLeast: count > most)
      }
      let start = own.from.map { QueueView.Key(bytes: $0.bytes).next } ?? .first
      let step = try reader.matches(from: start, lookingAt: Store.countedAtOnce)
      own.count += step.count
      own.looked += step.looked
      if own.count > most { return ViewCount(most, isLeast: true) }
      guard let last = step.last else { return ViewCount(own.count) }
      if own.looked >= Store.mostLookedAt { return ViewCount(own.count, isLeast: true) }
      own.from = last
      return nil
    }
  }
}

extension QueueReader {
  fileprivate struct Step {
    var count = 0
    var looked = 0
    /// Nil: there are no rows after these.
    var last: QueueKey?
  }

  /// How many of the next rows of the index match.
  fileprivate func matches(from start: QueueView.Key, lookingAt most: Int) throws -> Step {
    var step = Step()
    let statement = try connection.statement(view.index.statement(descending: false))
    for range in view.ranges.map({ $0.clamped(to: start..<QueueView.Key.end) })
    where !range.isEmpty {
      let rows = try statement.rows(
        [
          view.index.value, .blob(range.lowerBound.bytes), .blob(range.upperBound.bytes),
          .integer(Int64(most - step.looked)),
        ]) { try BareRow($0) }
      for row in rows where try filter?.holds(for: row) ?? true { step.count += 1 }
      step.looked += rows.count
      if step.looked >= most {
        step.last = rows.last?.key
        return step
      }
    }
    return step
  }
}
