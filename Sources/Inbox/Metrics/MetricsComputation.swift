/// Computes a report: every metric of metrics.md for every row, from what is known of conversations.
///
/// One computation serves tables, JSON, CSV, explanations and panels. Facts come in any order; each
/// finds the rows it belongs to by itself, so the work grows with the facts and not with the rows.
///
/// ```swift
/// var report = MetricsComputation(range: range, by: .agent, workspace: workspace)
/// for facts in conversations { report.add(facts) }
/// let rows = report.rows()
/// ```
package struct MetricsComputation {
  /// To whom something belongs, when rows are told apart by that.
  struct Belonging {
    var channel: Channel?
    var tier: Tier?
    var team: TeamID?
    var agent: AgentID?
  }

  let workspace: Workspace
  let grouping: MetricGrouping?
  /// What does not belong to it belongs to no row.
  let filter: ReportFilter
  private let takesAll: Bool
  /// Whether the conversation that is looked at belongs to it as it is now.
  private var isTaken = true
  package let range: MetricRange
  private(set) var scopes: [(group: MetricGroup, range: MetricRange)] = []
  private var places: [MetricGroup: Int] = [:]
  /// The sums of each row, in the order of `scopes`.
  var totals: [MetricTotals] = []
  package internal(set) var evidence: Evidence?
  var history = History()
  var hourOfDay: HourOfDay
  /// What one row alone cannot settle; see `FirstContactResolution` and `CustomerSatisfaction`.
  var pending = PendingFacts()

  /// - Parameters:
  ///   - grouping: Nil: one row of everything.
  ///   - filter: Nothing else counts; all the same everything is to be added, for others settle
  ///     whether somebody came back, or answered again.
  ///   - channels: Those that have a row though nothing of them is added.
  ///   - explaining: Gathers what stands behind one metric; for a report without grouping.
  package init(
    range: MetricRange, by grouping: MetricGrouping? = nil, of filter: ReportFilter = .init(),
    channels: [Channel] = [], workspace: Workspace, explaining: Evidence? = nil
  ) {
    self.range = range
    self.filter = filter
    takesAll = filter.takesAll
    self.grouping = grouping
    self.workspace = workspace
    evidence = explaining
    hourOfDay = HourOfDay(zone: workspace.zone)
    switch grouping {
    case nil: scopes = [(.all, range)]
    case .channel: scopes = channels.map { (.channel($0), range) }
    case .tier: scopes = Tier.allCases.map { (.tier($0), range) }
    case .agent: scopes = workspace.agents.map { (.agent($0.id), range) }
    case .team:
      scopes = workspace.teams.map { (.team($0.id), range) } + [(.team(nil), range)]
    case .hour, .day, .week, .month:
      if let grouping { scopes = range.buckets(of: grouping, in: workspace.zone) }
    }
    scopes.removeAll { !filter.takes($0.group) }
    for (index, scope) in scopes.enumerated() { places[scope.group] = index }
    totals = scopes.map { _ in MetricTotals() }
  }

  /// Takes over one conversation.
  package mutating func add(_ facts: ConversationFacts) {
    history.read(facts)
    gather(facts)
  }

  /// Gives one conversation to several computations, which look at it together.
  package static func add(_ facts: ConversationFacts, to all: inout [MetricsComputation]) {
    guard !all.isEmpty else { return }
    all[0].add(facts)
    // What the steps come to is the same for each, and its memory is used again.
    var history = History()
    swap(&history, &all[0].history)
    for index in all.indices.dropFirst() {
      swap(&history, &all[index].history)
      all[index].gather(facts)
      swap(&history, &all[index].history)
    }
    swap(&history, &all[0].history)
  }

  private mutating func gather(_ facts: ConversationFacts) {
    let home = Belonging(facts.subject)
    isTaken = takesAll || filter.takes(home)
    if let subject = facts.subject {
      guard subject.counts else {
        leaveOut(facts.id, "spam")
        return
      }
      if grouping == .channel { makeRow(of: subject.channel) }
    }
    addInbound(facts, home)
    addTargets(facts, home)
    addAnswers(facts, home)
    addResolves(facts, home)
    addSelfService(facts, home)
    addBacklog(facts, home)
    addScores(facts, home)
    for step in facts.steps { addAlone(step, conversation: facts.id, home) }
  }

  /// Takes over a call, a deflection, a survey or an NPS answer that names no conversation.
  package mutating func add(alone step: HistoryStep) {
    isTaken = takesAll || filter.takes(Belonging())
    addAlone(step, conversation: nil, Belonging())
  }

  /// Takes over all that another computation was given, which looked at other conversations.
  ///
  /// - Parameter other: Of the same workspace and grouping, and of a range that began at the same
  ///   instant; it may have ended sooner, as long as nothing in it counts otherwise by now (see
  ///   `ConversationFacts.countsAlike(from:)`).
  package mutating func add(_ other: MetricsComputation) {
    if grouping == .channel {
      for case .channel(let channel) in other.scopes.map(\.group) { makeRow(of: channel) }
    }
    let rows = other.scopes.map { places[$0.group] ?? 0 }
    for (row, sums) in zip(rows, other.totals) { totals[row].add(sums) }
    pending.add(other.pending, rows: rows)
  }

  /// Whether it has every row that another one of the same grouping has.
  package func hasRows(of other: MetricsComputation) -> Bool {
    other.scopes.allSatisfy { places[$0.group] != nil }
  }

  /// A conversation that counts in no row, and why.
  package mutating func leaveOut(_ conversation: Int64?, _ because: String) {
    guard isTaken else { return }
    evidence?.leaveOut(conversation, because)
  }

  /// One that was merged away, with what it was.
  package mutating func leaveOut(merged conversation: Int64, into other: String, channel: Channel?)
  {
    guard filter.takes(Belonging(channel: channel)) else { return }
    evidence?.leaveOut(conversation, "merged into \(other)")
  }

  /// What the rows of these agents come to together, as one; after `rows()`.
  package func pooled(_ agents: [AgentID]) -> MetricRow {
    var sum = MetricTotals()
    for agent in agents {
      if let row = places[.agent(agent)] { sum.add(totals[row]) }
    }
    return MetricRow(
      group: .all, range: range,
      metrics: sum.members(
        in: range, workspace: workspace, open: SociallyDevoted.isOpen(workspace)))
  }

  mutating func makeRow(of channel: Channel) {
    let group = MetricGroup.channel(channel)
    guard places[group] == nil, filter.takes(group) else { return }
    places[group] = scopes.count
    scopes.append((group, range))
    totals.append(MetricTotals())
  }

  /// All rows; channels by their names, the rest as the workspace or time orders them.
  package mutating func rows() -> [MetricRow] {
    settleSurveys()
    settleRecommendations()
    settleFirstContacts()
    let open = SociallyDevoted.isOpen(workspace)
    var rows: [MetricRow] = []
    for (index, scope) in scopes.enumerated() {
      rows.append(
        MetricRow(
          group: scope.group, range: scope.range,
          metrics: totals[index].members(in: scope.range, workspace: workspace, open: open)))
    }
    guard grouping == .channel else { return rows }
    return rows.sorted { $0.group.label < $1.group.label }
  }
}

extension MetricsComputation {
  /// The row that something at an instant belongs to; nil: to none.
  func row(of whose: Belonging, at instant: Instant) -> Int? {
    guard range.contains(instant) else { return nil }
    guard let grouping, grouping.isByTime else { return row(of: whose) }
    return takes(whose) ? bucket(at: instant) : nil
  }

  func takes(_ whose: Belonging) -> Bool { takesAll || filter.takes(whose) }

  /// Which of the rows by time holds an instant of the range; 0 where rows are not told apart by time.
  func bucket(at instant: Instant) -> Int {
    guard grouping?.isByTime == true else { return 0 }
    var low = 0
    var high = scopes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if scopes[middle].range.from <= instant { low = middle } else { high = middle }
    }
    return low
  }

  /// The rows at whose end something lasts that began at `start` and ended at `end`: the state at an
  /// instant is the one after every event before it.
  func rows(of whose: Belonging, lastingFrom start: Instant, to end: Instant?) -> Range<Int> {
    guard start < range.to, takes(whose) else { return 0..<0 }
    guard let grouping, grouping.isByTime else {
      guard end.map({ $0 >= range.to }) ?? true, let row = row(of: whose) else { return 0..<0 }
      return row..<row + 1
    }
    let first = firstRow(endingAfter: start)
    let last = end.map { firstRow(endingAfter: $0) } ?? scopes.count
    return first..<max(first, last)
  }

  /// Index of the first bucket whose end lies after the instant.
  private func firstRow(endingAfter instant: Instant) -> Int {
    var low = 0
    var high = scopes.count
    while low < high {
      let middle = (low + high) / 2
      if scopes[middle].range.to > instant { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// By attribute alone.
  private func row(of whose: Belonging) -> Int? {
    guard takes(whose) else { return nil }
    return switch grouping {
    case .channel: whose.channel.flatMap { places[.channel($0)] }
    case .tier: whose.tier.flatMap { places[.tier($0)] }
    case .team: places[.team(whose.team)]
    case .agent: whose.agent.flatMap { places[.agent($0)] }
    default: 0
    }
  }

  /// Remembers what counts, where somebody asked for it.
  @inline(__always)
  mutating func note(
    _ subject: Evidence.Subject, _ counted: @autoclosure () -> Evidence.Counted
  ) {
    guard evidence?.subject == subject else { return }
    evidence?.count(counted())
  }

  mutating func leaveOut(
    _ subject: Evidence.Subject, _ conversation: Int64?, _ because: @autoclosure () -> String
  ) {
    guard isTaken, evidence?.subject == subject else { return }
    evidence?.leaveOut(conversation, because())
  }
}

extension MetricsComputation.Belonging {
  /// A conversation's: those attributes that it has now.
  init(_ subject: ReportSubject?) {
    channel = subject?.channel
    tier = subject?.tier
    team = subject?.team
    agent = subject?.assignee
  }

  /// The same, but this agent's.
  func done(by agent: AgentID?) -> Self {
    guard let agent else { return self }
    var own = self
    own.agent = agent
    return own
  }
}
