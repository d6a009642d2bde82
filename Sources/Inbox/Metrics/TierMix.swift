/// In which tiers the conversations of each week are, and which of them went up.
///
/// The mix: conversations that `new_conversations` counts, by the tier that they have now. A raise: a
/// `tier` line in the range after which the tier is higher than before it; every conversation begins
/// in tier 1. A conversation that goes up twice is raised twice.
package struct TierMix: Sendable {
  package struct Raise: Hashable, Sendable {
    /// The store's number.
    package var conversation: Int64
    package var at: Instant
    package var from: Tier
    package var to: Tier
  }

  package struct Week: Sendable {
    package let group: MetricGroup
    package let range: MetricRange
    /// How many new ones are in each tier.
    package fileprivate(set) var begun: [Tier: Int] = [:]
    /// By their time.
    package fileprivate(set) var raises: [Raise] = []

    package var whole: Int { begun.values.reduce(0, +) }

    /// Nil where nothing began.
    package func share(_ tier: Tier) -> Double? {
      Share(part: begun[tier] ?? 0, whole: whole).ratio
    }
  }

  private let range: MetricRange
  private var found: [Week]

  package init(range: MetricRange, zone: ZoneRules) {
    self.range = range
    found = range.buckets(of: .week, in: zone).map { Week(group: $0.group, range: $0.range) }
  }

  /// Takes over one conversation.
  package mutating func add(_ facts: ConversationFacts) {
    guard let subject = facts.subject, subject.counts else { return }
    if let began = subject.beganAt, let week = place(began) {
      found[week].begun[subject.tier, default: 0] += 1
    }
    var tier = Tier.one
    for step in facts.steps {
      guard case .tier(let new) = step.what else { continue }
      if new > tier, let week = place(step.at) {
        found[week].raises.append(
          Raise(conversation: facts.id, at: step.at, from: tier, to: new))
      }
      tier = new
    }
  }

  private func place(_ instant: Instant) -> Int? {
    guard range.contains(instant) else { return nil }
    return found.lastIndex { $0.range.from <= instant }
  }

  package var weeks: [Week] {
    found.map { week in
      var week = week
      week.raises.sort { ($0.at, $0.conversation) < ($1.at, $1.conversation) }
      return week
    }
  }
}
