import Inbox

extension Store {
  /// Every metric of a range, a row for each group; undefined values are nil (metrics.md).
  ///
  /// One consistent view. Costs grow with the conversations in which something happened since the
  /// range begins, not with those in the store.
  ///
  /// - Parameters:
  ///   - grouping: Nil: one row of everything.
  ///   - asOf: The lines up to then only; conversations with later ones are folded from theirs.
  package func metrics(
    _ range: MetricRange, by grouping: MetricGrouping? = nil, asOf: Instant? = nil
  ) throws(StoreError) -> [MetricRow] {
    if asOf == nil { try mature(now: range.now) }
    return try read { connection in
      let workspace = try workspace(connection).workspace
      let reader = MetricsReader(connection: connection, workspace: workspace, range: range)
      var computation = MetricsComputation(
        range: range, by: grouping, channels: try reader.channels(asOf: asOf),
        workspace: workspace)
      try reader.fill(&computation, asOf: asOf)
      return computation.rows()
    }
  }

  /// What a report shows, in one consistent view: the rows of `metrics` for several groupings, and
  /// each conversation that they count promises and responses of.
  ///
  /// - Parameters:
  ///   - looked: The part of the range whose conversations are looked at: those in which something
  ///     happened since it began, and those whose promise runs out in it. Nil: none.
  ///   - look: Called for each of them, in no order.
  /// - Returns: Rows for each grouping, in their order.
  package func report(
    _ range: MetricRange, by groupings: [MetricGrouping?], at looked: MetricRange?,
    asOf: Instant? = nil, look: (ConversationFacts) -> Void
  ) throws(StoreError) -> [[MetricRow]] {
    if asOf == nil { try mature(now: range.now) }
    return try read { connection in
      let workspace = try workspace(connection).workspace
      let reader = MetricsReader(connection: connection, workspace: workspace, range: range)
      let rows = try groupings.map { grouping in
        var computation = MetricsComputation(
          range: range, by: grouping, channels: try reader.channels(asOf: asOf),
          workspace: workspace)
        try reader.fill(&computation, asOf: asOf)
        return computation.rows()
      }
      if let looked {
        try MetricsReader(connection: connection, workspace: workspace, range: looked)
          .each(asOf: asOf, look)
      }
      return rows
    }
  }

  /// The conversations behind one metric of a range, each with value, rule and times, and those that
  /// are left out with the reason; by the computation that gives the number.
  ///
  /// - Parameter channel: Only conversations of this channel.
  /// - Returns: Nil where metrics.md has no such metric.
  package func explain(
    _ metric: String, _ range: MetricRange, channel: Channel? = nil, asOf: Instant? = nil
  ) throws(StoreError) -> Explanation? {
    guard let evidence = Evidence(metric: metric) else { return nil }
    if asOf == nil { try mature(now: range.now) }
    return try read { connection in
      let workspace = try workspace(connection).workspace
      let reader = MetricsReader(connection: connection, workspace: workspace, range: range)
      var computation = MetricsComputation(
        range: range, workspace: workspace, explaining: evidence)
      try reader.fill(&computation, asOf: asOf, onlyOf: channel, oneByOne: true)
      try reader.leaveOutMerged(&computation)
      let row = computation.rows().first
      guard let evidence = computation.evidence else { return nil }
      var names: [Int64: ConversationRef] = [:]
      for id in evidence.counted.map(\.conversation) + evidence.leftOut.map(\.conversation) {
        guard let id, names[id] == nil else { continue }
        names[id] = try connection.text("SELECT ref FROM conversation WHERE id = ?1", .integer(id))
          .map { ConversationRef($0) }
      }
      return Explanation(
        metric: metric, value: row?[metric] ?? .number(nil), evidence: evidence, names: names)
    }
  }
}

/// Brings what a report needs from the tables into its computation.
struct MetricsReader {
  let connection: Connection
  let workspace: Workspace
  let range: MetricRange

  /// - Parameters:
  ///   - channel: Conversations of others are passed over.
  ///   - oneByOne: Those that only stand are named too, for an explanation.
  func fill(
    _ computation: inout MetricsComputation, asOf: Instant?, onlyOf channel: Channel? = nil,
    oneByOne: Bool = false
  ) throws {
    func isWanted(_ subject: ReportSubject?) -> Bool {
      channel.map { $0 == subject?.channel } ?? true
    }
    let traces = TraceReader(connection: connection)
    if let asOf, try hasLines(after: asOf) {
      try eachPast(asOf) { facts in if isWanted(facts.subject) { computation.add(facts) } }
    } else if oneByOne {
      try traces.each { facts in if isWanted(facts.subject) { computation.add(facts) } }
    } else {
      try traces.each(since: range.from) { computation.add($0) }
      try traces.eachStanding(before: range.from) { computation.add($0) }
      try traces.eachOverdue(
        from: range.from, to: min(range.to, range.now), standingBefore: range.from
      ) {
        computation.addOverdue($0, due: $1, of: $2)
      }
    }
    guard channel.map({ $0 == .phone }) ?? true else { return }
    for step in try alone() {
      if channel != nil, !step.isCall { continue }
      computation.add(alone: step)
    }
  }

  /// Every conversation that a promise or a response of the range is of.
  func each(asOf: Instant?, _ body: (ConversationFacts) -> Void) throws {
    if let asOf, try hasLines(after: asOf) { return try eachPast(asOf, body) }
    let traces = TraceReader(connection: connection)
    try traces.each(since: range.from, body)
    let overdue = try connection.rows(
      """
      SELECT DISTINCT o.conversation FROM open_target o
      JOIN trace t ON t.conversation = o.conversation
      WHERE o.due >= ?1 AND o.due < ?2 AND t.last_at < ?1
      """, Value(range.from), Value(min(range.to, range.now))
    ) { $0.integer(0) }
    for id in overdue {
      if let facts = try traces.facts(of: id) { body(facts) }
    }
  }

  /// What names no conversation.
  func alone() throws -> [HistoryStep] {
    try connection.rows(
      """
      SELECT line, seq FROM event INDEXED BY event_alone
      WHERE conversation IS NULL AND type IN ('call', 'nps', 'survey', 'deflection')
      AND at >= ?1 AND at < ?2 ORDER BY at, seq
      """, Value(range.from), Value(range.to)
    ) { HistoryStep(try Event(storedLine: $0.bytes(0), text: nil, sequence: $0.integer(1))) }
    .compactMap { $0 }
  }

  /// Channels with conversations that count.
  func channels(asOf: Instant?) throws -> [Channel] {
    if let asOf, try hasLines(after: asOf) { return [] }
    return try connection.rows(
      """
      SELECT DISTINCT value FROM tally WHERE dimension = 'channel' AND n > 0 AND status <> 'spam'
      """
    ) { Channel(rawValue: $0.text(0)) }.compactMap { $0 }
  }

  func leaveOutMerged(_ computation: inout MetricsComputation) throws {
    let merged = try connection.rows(
      """
      SELECT id, merged_into FROM conversation WHERE merged_into IS NOT NULL
      AND EXISTS (SELECT 1 FROM event e WHERE e.conversation = id AND e.at >= ?1 AND e.at < ?2)
      """, Value(range.from), Value(range.to)
    ) { ($0.integer(0), $0.text(1)) }
    for (id, into) in merged { computation.leaveOut(id, "merged into \(into)") }
  }

  private func hasLines(after instant: Instant) throws -> Bool {
    try connection.integer("SELECT 1 FROM event WHERE at > ?1 LIMIT 1", Value(instant)) != nil
  }

  /// Every conversation as the lines up to an instant make it: from its trace where nothing came
  /// later, else from its lines.
  private func eachPast(_ asOf: Instant, _ body: (ConversationFacts) throws -> Void) throws {
    let traces = TraceReader(connection: connection)
    let recorder = Recorder(connection: connection, workspace: workspace, now: asOf)
    try connection.statement(
      "SELECT id, ref, state, matures_at IS NOT NULL FROM conversation ORDER BY id"
    ).forEach([]) { row in
      let id = row.integer(0)
      let known = row.isNull(2) ? nil : try Conversation(stateBytes: row.bytes(2))
      if let known, known.lastLineAt <= asOf, row.integer(3) == 0 {
        if let facts = try traces.facts(of: id) { try body(facts) }
        return true
      }
      if let known, known.openedAt > asOf, known.mergedInto == nil { return true }
      let ref = ConversationRef(row.text(1))
      let folded = Conversation.fold(
        ref, lines: try recorder.linesThen(of: ref, id: id), workspace: workspace, upTo: asOf)
      let facts = ConversationFacts(id: id, folded)
      if facts.subject != nil || !facts.steps.isEmpty { try body(facts) }
      return true
    }
  }
}

extension HistoryStep {
  fileprivate var isCall: Bool {
    if case .call = what { true } else { false }
  }
}
