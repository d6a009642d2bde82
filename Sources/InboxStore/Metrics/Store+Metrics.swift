import Inbox

extension Store {
  /// Every metric of a range, a row for each group; undefined values are nil (metrics.md).
  ///
  /// One consistent view. Costs grow with the conversations in which something happened since the
  /// range begins, not with those in the store.
  ///
  /// - Parameters:
  ///   - grouping: Nil: one row of everything.
  ///   - filter: Nothing else counts.
  ///   - asOf: The lines up to then only; conversations with later ones are folded from theirs.
  package func metrics(
    _ range: MetricRange, by grouping: MetricGrouping? = nil,
    of filter: ReportFilter = ReportFilter(), asOf: Instant? = nil
  ) throws(StoreError) -> [MetricRow] {
    if asOf == nil { try mature(now: range.now) }
    return try read { connection in
      let workspace = try workspace(connection).workspace
      let reader = MetricsReader(connection: connection, workspace: workspace, range: range)
      var computation = MetricsComputation(
        range: range, by: grouping, of: filter, channels: try reader.channels(asOf: asOf),
        workspace: workspace)
      try reader.fill(&computation, asOf: asOf)
      return computation.rows()
    }
  }

  /// The conversations behind one metric of a range, each with value, rule and times, and those that
  /// are left out with the reason; by the computation that gives the number.
  ///
  /// - Parameter filter: Nothing else counts, as in `metrics`.
  /// - Returns: Nil where metrics.md has no such metric.
  package func explain(
    _ metric: String, _ range: MetricRange, of filter: ReportFilter = ReportFilter(),
    asOf: Instant? = nil
  ) throws(StoreError) -> Explanation? {
    guard let evidence = Evidence(metric: metric) else { return nil }
    if asOf == nil { try mature(now: range.now) }
    return try read { connection in
      let workspace = try workspace(connection).workspace
      let reader = MetricsReader(connection: connection, workspace: workspace, range: range)
      var computation = MetricsComputation(
        range: range, of: filter, workspace: workspace, explaining: evidence)
      try reader.fill(&computation, asOf: asOf, oneByOne: true)
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
        metric: metric, value: row?[metric] ?? .number(nil), range: range, filter: filter,
        evidence: evidence, names: names)
    }
  }
}

/// Brings what a report needs from the tables into its computation.
struct MetricsReader {
  let connection: Connection
  let workspace: Workspace
  let range: MetricRange

  /// - Parameter oneByOne: Those that only stand are named too, for an explanation.
  func fill(
    _ computation: inout MetricsComputation, asOf: Instant?, oneByOne: Bool = false
  ) throws {
    if oneByOne {
      let traces = TraceReader(connection: connection)
      let add = { (facts: ConversationFacts) in computation.add(facts) }
      if let asOf, try hasLines(after: asOf) {
        try eachPast(asOf, add)
      } else {
        try traces.each(add)
      }
      for step in try alone() { computation.add(alone: step) }
      return
    }
    var all = [computation]
    try fill(&all, asOf: asOf)
    computation = all[0]
  }

  /// Fills several computations in one go, whose ranges lie in that of the reader.
  ///
  /// - Parameter look: Called for each conversation in which something happened since the range
  ///   began, in no order; where it is asked for, for those too whose promise runs out in it.
  func fill(
    _ computations: inout [MetricsComputation], asOf: Instant?,
    look: ((ConversationFacts) -> Void)? = nil
  ) throws {
    func take(_ facts: ConversationFacts) {
      MetricsComputation.add(facts, to: &computations)
      look?(facts)
    }
    if let asOf, try hasLines(after: asOf) {
      try eachPast(asOf, take)
    } else {
      let traces = TraceReader(connection: connection)
      try traces.each(since: range.from, take)
      if !computations.isEmpty {
        try traces.eachStanding(before: range.from) { sum in
          for index in computations.indices { computations[index].add(sum) }
        }
      }
      for index in computations.indices {
        let own = computations[index].range
        try traces.eachOverdue(
          from: own.from, to: min(own.to, own.now), standingBefore: range.from
        ) { kind, due, sum in
          computations[index].addOverdue(kind, due: due, of: sum)
        }
      }
      if let look { try eachOverdue(look) }
    }
    for step in try alone() {
      for index in computations.indices { computations[index].add(alone: step) }
    }
  }

  /// Every conversation that a promise or a response of the range is of.
  func each(asOf: Instant?, _ body: (ConversationFacts) -> Void) throws {
    if let asOf, try hasLines(after: asOf) { return try eachPast(asOf, body) }
    try TraceReader(connection: connection).each(since: range.from, body)
    try eachOverdue(body)
  }

  /// Conversations in which nothing happened since, and whose promise runs out in the range.
  private func eachOverdue(_ body: (ConversationFacts) -> Void) throws {
    let traces = TraceReader(connection: connection)
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
      SELECT id, merged_into, channel FROM conversation WHERE merged_into IS NOT NULL
      AND EXISTS (SELECT 1 FROM event e WHERE e.conversation = id AND e.at >= ?1 AND e.at < ?2)
      """, Value(range.from), Value(range.to)
    ) { ($0.integer(0), $0.text(1), $0.optionalText(2)) }
    for (id, into, channel) in merged {
      computation.leaveOut(
        merged: id, into: into, channel: channel.flatMap { Channel(rawValue: $0) })
    }
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
