/// What the network said to a reply.
package enum DeliveryOutcome: Hashable, Sendable {
  case accepted
  /// Refused, with the reason for people.
  case failed(String)
}

/// What is written when the network has answered.
package struct AfterDelivery: Hashable, Sendable {
  /// The `message` line, then what was staged beside it; all at the same instant.
  package var events: [Event]
  /// Why what was staged is dropped, in words for the author; nil if nothing was.
  package var dropped: String?

  package init(events: [Event], dropped: String? = nil) {
    self.events = events
    self.dropped = dropped
  }
}

/// The lines that follow the network's answer.
///
/// - Parameter situation: Needs `conversation`, and `news` since the entry's own version.
package func afterDelivery(
  of entry: OutboxEntry, _ outcome: DeliveryOutcome, at: Instant, in situation: Situation
) -> AfterDelivery {
  AfterDelivery(events: [])
}
