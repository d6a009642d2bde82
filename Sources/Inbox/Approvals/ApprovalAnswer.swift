/// What an approver says to a reply that was submitted.
package struct ApprovalAnswer: Hashable, Sendable {
  /// Nil: the only one that waits in the conversation.
  package var message: MessageID?
  /// Which of the variants, from 0 on.
  package var variant: Int
  /// Other words than those of the variant; nil: as it was written.
  package var text: String?
  package var note: String?
  /// How long the reply is held before it leaves.
  package var holdMilliseconds: Int64

  package init(
    message: MessageID?, variant: Int = 0, text: String? = nil, note: String? = nil,
    holdMilliseconds: Int64 = 0
  ) {
    self.message = message
    self.variant = variant
    self.text = text
    self.note = note
    self.holdMilliseconds = holdMilliseconds
  }
}

/// A reply as its author submitted it: state beside the journal, as the outbox is. Its line holds
/// the words; how they are to be sent stands here.
package struct Submission: Hashable, Sendable {
  /// As it would have entered the outbox; `reply.seenVersion` is what its author knew, so that
  /// approving asks the send guard as sending would have.
  package var draft: OutboxDraft

  package init(draft: OutboxDraft) {
    self.draft = draft
  }
}

extension Command {
  /// The submitted reply that it is about; nil: the only one that waits.
  package var approval: MessageID? {
    switch self {
    case .approve(let answer): answer.message
    case .sendBack(let message, _), .withdraw(let message): message
    default: nil
    }
  }
}
