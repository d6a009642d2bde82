/// `backlog`, `unassigned`, `oldest_wait_s`: the state at the end of the range, after every event
/// before it.
///
/// Conversations with status open; of these those without an assignee; of these the longest wait.
/// What is merged away or spam now never counts. Source: metrics.md, *Metrics*.
struct Backlog {
  var open = 0
  var unassigned = 0
  var waitingSince: Instant?

  mutating func wait(since start: Instant?) {
    guard let start else { return }
    waitingSince = min(waitingSince ?? start, start)
  }

  mutating func add(_ other: Backlog) {
    open += other.open
    unassigned += other.unassigned
    wait(since: other.waitingSince)
  }

  func members(in range: MetricRange) -> [MetricMember] {
    [
      MetricMember("backlog", .count(open)), MetricMember("unassigned", .count(unassigned)),
      MetricMember(
        "oldest_wait_s", .number(waitingSince.map { Double(range.wait(since: $0)) / 1000 })),
    ]
  }
}

extension MetricsComputation {
  mutating func addBacklog(_ facts: ConversationFacts, _ home: Belonging) {
    for stand in history.stands where stand.isOpen {
      for row in rows(of: home, lastingFrom: stand.from, to: stand.to) {
        totals[row].backlog.open += 1
        if stand.isUnassigned { totals[row].backlog.unassigned += 1 }
        totals[row].backlog.wait(since: stand.waitingSince)
        guard evidence != nil else { continue }
        noteBacklog(stand, facts, in: scopes[row].range)
      }
    }
  }

  private mutating func noteBacklog(
    _ stand: History.Stand, _ facts: ConversationFacts, in range: MetricRange
  ) {
    let entry = Evidence.Counted(
      conversation: facts.id, value: .count(1), because: "open at the end", start: stand.from,
      end: stand.to)
    note(.backlog, entry)
    if stand.isUnassigned { note(.unassigned, entry) }
    guard let since = stand.waitingSince else { return }
    note(
      .oldestWait,
      .init(
        conversation: facts.id, value: .seconds(range.wait(since: since)),
        because: "open and waiting at the end", start: since, end: nil))
  }

  /// Takes over conversations in which nothing happened since before the range.
  package mutating func add(_ sum: StandingSum) {
    if grouping == .channel { makeRow(of: sum.channel) }
    let whose = Belonging(
      channel: sum.channel, tier: sum.tier, team: sum.team, agent: sum.assignee)
    for row in rows(of: whose, lastingFrom: range.from.advanced(by: -1), to: nil) {
      totals[row].backlog.open += sum.open
      if sum.assignee == nil { totals[row].backlog.unassigned += sum.open }
      totals[row].backlog.wait(since: sum.openWaitingSince)
      totals[row].firstResponse.open += sum.unanswered
      guard sum.waiting > 0, let since = sum.waitingSince else { continue }
      totals[row].wait.add(open: sum.waiting, starts: sum.waitingStarts, earliest: since)
    }
  }

  /// Takes over a promise that such a conversation breaks in the range.
  package mutating func addOverdue(_ kind: TargetKind, due: Instant, of sum: StandingSum) {
    let whose = Belonging(
      channel: sum.channel, tier: sum.tier, team: sum.team, agent: sum.assignee)
    guard due < range.now, let row = row(of: whose, at: due) else { return }
    totals[row].serviceLevel.add(kind, isMet: false)
  }
}
