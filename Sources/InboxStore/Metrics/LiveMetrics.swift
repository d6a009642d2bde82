import Inbox

/// The metrics from an instant on, kept in memory: after a change only the conversations that it
/// touched are read again. For panels and wallboards.
///
/// ```swift
/// var today = LiveMetrics(store: store, from: day.start)
/// let byChannel = LiveMetrics.Cut(from: day.start, by: .channel)
/// let rows = try today.rows([byChannel], now: now)   // reads what happened today
/// let later = try today.rows([byChannel], now: now)  // reads what changed since
/// ```
package struct LiveMetrics {
  /// One of the reports that are made of the same facts.
  package struct Cut: Hashable, Sendable {
    /// No earlier than where the facts begin.
    package var from: Instant
    /// Excluded; nil: just after now.
    package var to: Instant?
    package var grouping: MetricGrouping?
    /// Nothing else counts.
    package var filter: ReportFilter

    package init(
      from: Instant, to: Instant? = nil, by grouping: MetricGrouping? = nil,
      of filter: ReportFilter = ReportFilter()
    ) {
      (self.from, self.to, self.grouping, self.filter) = (from, to, grouping, filter)
    }
  }

  private let store: Store
  /// Where the facts begin.
  package let from: Instant
  private var place: ChangeSet.Place?
  /// A conversation always lies in the same one.
  private var batches = Array(repeating: LiveBatch(), count: LiveMetrics.batchCount)
  private var standing: [StandingSum] = []
  /// What was computed last: panel and wallboard, which ask one after the other, share some cuts.
  private var reports: [Cut: [MetricRow]] = [:]
  private var reportsAt: Instant?

  /// Few enough to be put together quickly, and so many that one is quickly computed.
  private static let batchCount = 24

  /// - Parameter from: Begin anew with another instant, at the turn of the day for instance.
  package init(store: Store, from: Instant) {
    self.store = store
    self.from = from
  }

  /// Every metric of each cut, all from one view of the store.
  ///
  /// - Parameter age: Where nothing happened since, what was computed so many milliseconds before
  ///   `now`, or fewer, stands for it.
  /// - Returns: In the order of `cuts`; no rows for one that holds no instant.
  /// - Complexity: O(what changed since the last call), and for each cut the rows it has and the
  ///   batches that changed.
  package mutating func rows(
    _ cuts: [Cut], now: Instant, age: Int64 = 0
  ) throws(StoreError) -> [[MetricRow]] {
    try store.mature(now: now)
    let changed = try place.map { place throws(StoreError) in
      try store.changes(since: place)
    }
    do throws(StoreError) {
      return try store.read { connection -> [[MetricRow]] in
        let isNews = place != changed?.now
        try refresh(changed, connection)
        let instant = reportsAt.flatMap { (0...age).contains(now.since($0)) ? $0 : nil } ?? now
        if isNews || instant != reportsAt { reports = [:] }
        reportsAt = instant
        for cut in cuts where reports[cut] == nil {
          reports[cut] = try rows(cut, now: instant, connection)
        }
        return cuts.map { reports[$0] ?? [] }
      }
    } catch {
      // Half of it may be new: the next call reads all again.
      place = nil
      throw error
    }
  }

  /// How many customer messages and human replies lie in each half hour from an instant to the one
  /// that holds `to`, as of the last call of `rows`.
  ///
  /// - Parameter filter: Of other conversations none; of an agent, those that they sent.
  package func halfHours(
    from start: Instant, to end: Instant, of filter: ReportFilter = ReportFilter()
  ) -> [HalfHourCount] {
    guard start <= end else { return [] }
    var counts = HalfHourCount.none(from: start, to: end)
    for facts in batches.lazy.flatMap(\.conversations.values)
    where (facts.subject?.counts ?? false) && filter.takes(facts.subject) {
      counts.add(facts.steps, from: start)
    }
    return counts
  }

  private mutating func rows(
    _ cut: Cut, now: Instant, _ connection: Connection
  ) throws -> [MetricRow] {
    let workspace = try store.workspace(connection).workspace
    guard
      let range = MetricRange(
        from: max(cut.from, from), to: cut.to, now: now, zone: workspace.zone)
    else { return [] }
    let reader = MetricsReader(connection: connection, workspace: workspace, range: range)
    var computation = MetricsComputation(
      range: range, by: cut.grouping, of: cut.filter, channels: try reader.channels(asOf: nil),
      workspace: workspace)
    let empty = MetricsComputation(
      range: range, by: cut.grouping, of: cut.filter, workspace: workspace)
    for place in batches.indices {
      computation.add(batches[place].sum(of: cut, empty: empty))
    }
    for sum in standing { computation.add(sum) }
    try TraceReader(connection: connection).eachOverdue(
      from: range.from, to: min(range.to, range.now), standingBefore: from
    ) { computation.addOverdue($0, due: $1, of: $2) }
    for step in try reader.alone() { computation.add(alone: step) }
    return computation.rows()
  }

  /// Reads what is new. A line that came between the question and this view is read again next time.
  private mutating func refresh(_ changed: ChangeSet?, _ connection: Connection) throws {
    let traces = TraceReader(connection: connection)
    guard let changed, !changed.everything, !changed.workspaceChanged else {
      place = try changed?.now ?? connection.place()
      batches = Array(repeating: LiveBatch(), count: LiveMetrics.batchCount)
      try traces.each(since: from) { batches[LiveMetrics.batch(of: $0.id)].set($0, of: $0.id) }
      standing = try sums(traces)
      return
    }
    place = changed.now
    var touched = Set(changed.changes.map(\.conversation.number))
    // An undone merge gives lines back, and the one that lived on changes too.
    for id in touched { touched.formUnion(try connection.everMerged(with: id)) }
    var hasWoken = false
    for id in touched {
      let batch = LiveMetrics.batch(of: id)
      let wasIn = batches[batch].conversations[id] != nil
      let facts = try traces.facts(of: id)
      let isIn = try facts != nil && connection.traceEnds(of: id).map { $0 >= from } ?? false
      batches[batch].set(isIn ? facts : nil, of: id)
      // One that only stands, or stood, is in the sums; a new one never was.
      if !isIn || !wasIn && facts?.subject.map({ $0.openedAt < from }) ?? true {
        hasWoken = true
      }
    }
    if hasWoken { standing = try sums(traces) }
  }

  private static func batch(of id: Int64) -> Int {
    Int(UInt64(bitPattern: id) % UInt64(batchCount))
  }

  private func sums(_ traces: TraceReader) throws -> [StandingSum] {
    var sums: [StandingSum] = []
    try traces.eachStanding(before: from) { sums.append($0) }
    return sums
  }
}

extension Connection {
  fileprivate func traceEnds(of conversation: Int64) throws -> Instant? {
    try integer("SELECT last_at FROM trace WHERE conversation = ?1", .integer(conversation))
      .map { Instant(milliseconds: $0) }
  }

  /// Conversations that some merge ever led together with this one.
  fileprivate func everMerged(with id: Int64) throws -> Set<Int64> {
    var members: Set<Int64> = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      let others = try rows(
        "SELECT parent FROM merge WHERE child = ?1 UNION SELECT child FROM merge WHERE parent = ?1",
        .integer(next)
      ) { $0.integer(0) }
      waiting += others.filter { members.insert($0).inserted }
    }
    return members
  }
}
