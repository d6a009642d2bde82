import Foundation

/// That many people write something similar at once, against what is usual at this hour.
package struct BurstSignal: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The same words.
    case words
    /// Verified or much-followed authors who complain.
    case influential
  }

  package var kind: Kind
  /// The words as somebody spelled them, in small letters: `charged twice`.
  package var label: String
  /// Different people, not messages: nobody makes a burst alone.
  package var people: Int
  /// People who say it in as long a time at this hour of the week.
  package var usual: Double
  /// The first of these messages.
  package var since: Instant
  /// Where they stand, each once, by number.
  package var conversations: [ConversationID]
  /// The open incident that most of them are part of.
  package var incident: IncidentID?

  package init(
    kind: Kind, label: String, people: Int, usual: Double, since: Instant,
    conversations: [ConversationID], incident: IncidentID? = nil
  ) {
    self.kind = kind
    self.label = label
    self.people = people
    self.usual = usual
    self.since = since
    self.conversations = conversations
    self.incident = incident
  }

  /// Those that it stands for, as a query.
  package var query: Query { .condition(.conversations(conversations)) }
}

/// How unlikely a count is where arrivals are independent: the tail of the Poisson distribution.
package enum PoissonTail {
  /// The probability of `count` or more where `mean` are usual.
  ///
  /// - Complexity: O(count + the terms that matter).
  package static func probability(of count: Int, mean: Double) -> Double {
    guard count > 0 else { return 1 }
    guard mean > 0 else { return 0 }
    // The first term in logarithms, for its factors leave the range of a Double.
    var logarithm = -mean
    for factor in 1...count { logarithm += log(mean / Double(factor)) }
    var term = exp(logarithm)
    var sum = term
    var next = count + 1
    while next < count + 10_000 {
      term *= mean / Double(next)
      sum += term
      if Double(next) > mean, term < sum * 1e-12 { break }
      next += 1
    }
    return min(1, sum)
  }
}
