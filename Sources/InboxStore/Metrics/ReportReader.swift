import Inbox

/// One of the tables that a report is made of.
package struct ReportCut: Sendable {
  package var range: MetricRange
  /// Nil: one row of everything.
  package var grouping: MetricGrouping?
  /// A metric whose counted conversations are wanted, by its name.
  package var explaining: String?
  /// Agents whose rows are wanted as one, too; with the grouping by agent.
  package var pooling: [AgentID]

  package init(
    _ range: MetricRange, by grouping: MetricGrouping? = nil, explaining: String? = nil,
    pooling: [AgentID] = []
  ) {
    (self.range, self.grouping) = (range, grouping)
    (self.explaining, self.pooling) = (explaining, pooling)
  }
}

/// What a cut came to.
package struct ReportPart: Sendable {
  package var rows: [MetricRow]
  package var pooled: MetricRow
  package var evidence: Evidence?
}

/// What somebody said beside a score.
package enum SpokenComment: Hashable, Sendable {
  case words(String)
  /// A tag keeps the conversation from who reads the report.
  case restricted(tag: String)
}

extension Store {
  /// Asks what a report wants to know, all in one consistent view.
  ///
  /// - Parameter asOf: The lines up to then only.
  package func report<Result>(
    now: Instant, of filter: ReportFilter = ReportFilter(), asOf: Instant? = nil,
    _ body: (ReportReader) throws -> Result
  ) throws(StoreError) -> Result {
    if asOf == nil { try mature(now: now) }
    return try read { connection in
      try body(
        ReportReader(
          connection: connection, workspace: try workspace(connection).workspace, now: now,
          asOf: asOf, filter: filter))
    }
  }
}

/// Answers the questions of a report from one view of the store.
package struct ReportReader {
  let connection: Connection
  let workspace: Workspace
  let now: Instant
  let asOf: Instant?
  let filter: ReportFilter

  /// The tables of a report, in the order of the cuts; each conversation is read once for all.
  ///
  /// - Parameters:
  ///   - looked: Where conversations are looked at: all in which something happened since it or the
  ///     earliest cut began, and those whose promise runs out in it, are shown to `look`.
  ///   - look: Called in no order.
  package func parts(
    _ cuts: [ReportCut], at looked: MetricRange? = nil,
    look: (ConversationFacts) -> Void = { _ in }
  ) throws -> [ReportPart] {
    let ranges = cuts.map(\.range) + (looked.map { [$0] } ?? [])
    // All of it together: what stands before it is counted and not read.
    guard var whole = ranges.first else { return [] }
    for range in ranges {
      (whole.from, whole.to) = (min(whole.from, range.from), max(whole.to, range.to))
    }
    let reader = MetricsReader(connection: connection, workspace: workspace, range: whole)
    let channels = try reader.channels(asOf: asOf)
    var computations = cuts.map { cut in
      MetricsComputation(
        range: cut.range, by: cut.grouping, of: filter, channels: channels, workspace: workspace,
        explaining: cut.explaining.flatMap { Evidence(metric: $0) })
    }
    try withoutActuallyEscaping(look) { look in
      let taken = { (facts: ConversationFacts) in
        if filter.takes(facts.subject) { look(facts) }
      }
      try reader.fill(&computations, asOf: asOf, look: looked == nil ? nil : taken)
    }
    return zip(cuts, computations.indices).map { cut, index in
      let rows = computations[index].rows()
      return ReportPart(
        rows: rows, pooled: computations[index].pooled(cut.pooling),
        evidence: computations[index].evidence)
    }
  }

  /// The tags that a conversation bears, by its number.
  package func tags(of conversation: Int64) throws -> [String] {
    try row(of: conversation)?.conversation.tags ?? []
  }

  private func row(of conversation: Int64) throws -> BareRow? {
    let past = try PastReader(connection, asOf: asOf) { workspace }
    return try past?.bareRow(conversation) ?? connection.bareRow(conversation)
  }

  /// The words beside a score; nil where there are none.
  ///
  /// - Parameters:
  ///   - answer: As `csat_mean` or `nps` counts it.
  ///   - reader: Who will read it; nil: Bellhop itself.
  package func comment(
    on answer: Evidence.Counted, _ kind: SurveyKind, for reader: AgentID?
  ) throws -> SpokenComment? {
    guard let at = answer.end, let score = answer.value.number else { return nil }
    let said = try lines(in: answer.conversation, at: at, kind.rawValue).lazy
      .compactMap { line -> String? in
        switch line.what {
        case .csat(let given, let comment, let survey):
          Double(given) == score && survey == answer.source ? comment : nil
        case .nps(let contact, let given, _, let comment):
          Double(given) == score && contact.text == answer.source ? comment : nil
        default: nil
        }
      }.first
    guard let said, !said.allSatisfy(\.isWhitespace) else { return nil }
    if let conversation = answer.conversation,
      let tag = workspace.restrictingTag(among: try tags(of: conversation), for: reader)
    {
      return .restricted(tag: tag)
    }
    return .words(said)
  }

  /// Who raised a conversation.
  package func author(of raise: TierMix.Raise) throws -> Actor? {
    try lines(in: raise.conversation, at: raise.at, "tier").first { line in
      if case .tier(let tier, _) = line.what { tier == raise.to } else { false }
    }?.by
  }

  /// Lines of an instant that were not undone, the latest first: of a conversation or of those that
  /// were merged into it; nil: of none.
  private func lines(in conversation: Int64?, at: Instant, _ type: String) throws -> [Event] {
    guard let conversation else {
      return try connection.rows(
        """
        SELECT line, seq FROM event INDEXED BY event_alone
        WHERE conversation IS NULL AND type IN ('call', 'nps', 'survey', 'deflection')
        AND at = ?1 AND type = ?2 ORDER BY seq DESC
        """, Value(at), .text(type)
      ) { try Event(storedLine: $0.bytes(0), text: nil, sequence: $0.integer(1)) }
    }
    let recorder = Recorder(connection: connection, workspace: workspace, now: asOf ?? now)
    return try recorder.family(of: conversation).flatMap { member in
      let undone = try connection.undoneActs(in: member, now: asOf ?? now)
      return try connection.rows(
        """
        SELECT line, seq FROM event
        WHERE conversation = ?1 AND at = ?2 AND type = ?3 ORDER BY idle, seq DESC
        """, .integer(member), Value(at), .text(type)
      ) { try Event(storedLine: $0.bytes(0), text: nil, sequence: $0.integer(1)) }
      .filter { line in line.act.map { !undone.contains($0) } ?? true }
    }
  }
}
