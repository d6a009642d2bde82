import Inbox

/// Some of the conversations that live metrics look at, with what they come to in each cut: that is
/// computed again only when one of them changes, or when one counts otherwise because time went on.
struct LiveBatch {
  private(set) var conversations: [Int64: ConversationFacts] = [:]
  private var sums: [LiveMetrics.Cut: MetricsComputation] = [:]
  /// From the latest instant at which one of them was computed, to the last at which they hold; a
  /// clock that is set back leaves it.
  private var validity: ClosedRange<Instant>?

  mutating func set(_ facts: ConversationFacts?, of id: Int64) {
    conversations[id] = facts
    forget()
  }

  /// What it comes to in a cut.
  ///
  /// - Parameter empty: A computation of it to which nothing was added yet.
  mutating func sum(of cut: LiveMetrics.Cut, empty: MetricsComputation) -> MetricsComputation {
    let now = empty.range.now
    if let validity, validity.contains(now) {
      self.validity = now...validity.upperBound
    } else {
      forget()
      let until = conversations.values.lazy.map { $0.countsAlike(from: now) }.min()
      validity = now...(until ?? Instant(milliseconds: .max))
    }
    // A bucket of time that has begun since has a row of its own.
    if let known = sums[cut], known.hasRows(of: empty) { return known }
    var sum = empty
    for facts in conversations.values { sum.add(facts) }
    sums[cut] = sum
    return sum
  }

  private mutating func forget() {
    sums = [:]
    validity = nil
  }
}
