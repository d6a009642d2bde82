/// `resolution_*`: every resolution instance resolved in the range: end − start minus its pauses.
///
/// With `auto` the duration ends at the last human reply inside the instance (without one: at
/// `resolved`), while its range and the end for its promise are the time of `resolved`. Closed hours
/// are no pause. Source: metrics.md, *Metrics* and *Targets of a conversation*.
struct ResolutionTime {
  var times = ResponseTimes()

  var members: [MetricMember] { times.members("resolution") }
}

extension MetricsComputation {
  /// All instances of a conversation: turns, resolutions, and how each promise was kept.
  mutating func addTargets(_ facts: ConversationFacts, _ home: Belonging) {
    for target in facts.ended { addTarget(target, facts, home) }
    guard let subject = facts.subject else { return }
    for target in subject.openTargets { addTarget(target, facts, home) }
  }

  private mutating func addTarget(
    _ target: TargetInstance, _ facts: ConversationFacts, _ home: Belonging
  ) {
    addPromise(target, facts, home)
    guard target.kind == .resolution else {
      addTurn(target, facts, home)
      return
    }
    guard target.endedBy == .resolved, let end = target.end else {
      if target.start < range.to {
        leaveOut(.resolution, facts.id, target.isOpen ? "not resolved" : "ended by spam")
      }
      return
    }
    guard let row = row(of: home, at: end) else { return }
    let last = target.endedAutomatically ? target.lastReplyAt ?? end : end
    let plain = WorkingHours.always.elapsed(from: target.start, to: last, pauses: target.pauses)
    let calendar = workspace.hours(named: target.calendar)
    let working = calendar.elapsed(from: target.start, to: last, pauses: target.pauses)
    totals[row].resolution.times.add(plain: plain, working: working)
    let shown = evidence?.isWorking == true ? working : plain
    note(
      .resolution,
      .init(
        conversation: facts.id, value: .seconds(shown),
        because: target.endedAutomatically
          ? "resolved automatically; up to the last human reply\(target.policyWords)"
          : "resolved, less its pauses\(target.policyWords)", start: target.start, end: last))
  }
}
