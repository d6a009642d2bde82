import Inbox

/// What a request did.
package struct Performed: Hashable, Sendable {
  package var conversation: ConversationID
  package var ref: ConversationRef
  /// The conversation's version afterwards.
  package var version: Int64
  /// The lines that were written, in their order.
  package var events: [Event]
  /// The reply that now waits in the outbox.
  package var outbox: OutboxEntry?
  /// Why the reply that was to be approved came back to its author instead.
  package var stopped: Collision?
  /// What people may not read any more because of it.
  package var restrictions: [NewRestriction] = []

  package init(
    conversation: ConversationID, ref: ConversationRef, version: Int64, events: [Event],
    outbox: OutboxEntry? = nil
  ) {
    self.conversation = conversation
    self.ref = ref
    self.version = version
    self.events = events
    self.outbox = outbox
  }

  /// The reply that waits for an approval now, instead of leaving.
  package var submitted: Approval? {
    for event in events {
      if case .approval(let step) = event.what, step.state == .requested { return step }
    }
    return nil
  }

  /// Whether that replaces what its author had submitted there before.
  package var replacesSubmitted: Bool {
    submitted != nil
      && events.contains { event in
        if case .approval(let step) = event.what { step.state == .withdrawn } else { false }
      }
  }
}
