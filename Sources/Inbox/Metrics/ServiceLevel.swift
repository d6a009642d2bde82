/// `sla`, `sla_met`, `sla_breached`, and the same for each target: met ÷ (met + breached).
///
/// Met: done no later than due, and ended in the range. Breached: its due lies in the range and is
/// before now, whether it ended late or runs on. Left out: what has no due, and what is void (spam,
/// merged away); what runs in time is neither. Source: metrics.md, *Metrics*.
struct ServiceLevel {
  private(set) var met: [TargetKind: Int] = [:]
  private(set) var breached: [TargetKind: Int] = [:]

  mutating func add(_ kind: TargetKind, isMet: Bool) {
    if isMet { met[kind, default: 0] += 1 } else { breached[kind, default: 0] += 1 }
  }

  mutating func add(_ other: ServiceLevel) {
    met.merge(other.met, uniquingKeysWith: +)
    breached.merge(other.breached, uniquingKeysWith: +)
  }

  var members: [MetricMember] {
    members("sla", met: met.values.reduce(0, +), breached: breached.values.reduce(0, +))
      + TargetKind.allCases.flatMap { kind in
        members("sla_\(kind.rawValue)", met: met[kind] ?? 0, breached: breached[kind] ?? 0)
      }
  }

  private func members(_ name: String, met: Int, breached: Int) -> [MetricMember] {
    let share = Share(part: met, whole: met + breached)
    return [
      MetricMember(name, .number(share.ratio)), MetricMember("\(name)_met", .count(met)),
      MetricMember("\(name)_breached", .count(breached)),
    ]
  }
}

extension MetricsComputation {
  mutating func addPromise(
    _ target: TargetInstance, _ facts: ConversationFacts, _ home: Belonging
  ) {
    guard target.endedBy != .spam else {
      leaveOut(target.kind, facts.id, "void: spam")
      return
    }
    guard let due = target.due else {
      leaveOut(target.kind, facts.id, target.isPaused ? "paused" : "without a due")
      return
    }
    guard let verdict = target.verdict(at: range.now) else {
      leaveOut(target.kind, facts.id, "still running in time")
      return
    }
    let isMet = verdict.isMet
    let whose = home.done(by: target.endedBy == .reply ? target.answeredBy : nil)
    guard let row = row(of: whose, at: verdict.at) else { return }
    totals[row].serviceLevel.add(target.kind, isMet: isMet)
    guard evidence != nil else { return }
    let late = target.end == nil ? "due passed, still open" : "ended after its due"
    let entry = Evidence.Counted(
      conversation: facts.id, part: isMet ? .numerator : .denominator, value: .count(1),
      because: "\(target.kind.rawValue) \(isMet ? "met" : "breached: \(late)"), due \(due)"
        + target.policyWords, start: target.start, end: target.end)
    note(.serviceLevel(nil), entry)
    note(.serviceLevel(target.kind), entry)
  }

  private mutating func leaveOut(_ kind: TargetKind, _ id: Int64, _ because: String) {
    guard evidence != nil else { return }
    leaveOut(.serviceLevel(nil), id, "\(kind.rawValue): \(because)")
    leaveOut(.serviceLevel(kind), id, because)
  }
}

extension TargetInstance {
  /// How it counts in `sla`, and the instant that puts it into a range: a met one its end, a breached
  /// one its due. Nil: in no count, for it is void, has no due, or still runs in time.
  package func verdict(at now: Instant) -> (isMet: Bool, at: Instant)? {
    guard endedBy != .spam, let due else { return nil }
    if let end, end <= due { return (true, end) }
    return due < now ? (false, due) : nil
  }
}

extension ConversationFacts {
  /// Its instances that `sla_breached` counts in a range.
  package func breached(in range: MetricRange) -> [TargetInstance] {
    guard let subject, subject.counts else { return [] }
    return (ended + subject.openTargets).filter { target in
      target.verdict(at: range.now).map { !$0.isMet && range.contains($0.at) } ?? false
    }
  }
}
