/// Something that concerns one agent and that they did not do themselves, told while they may be
/// looking elsewhere.
package struct News: Hashable, Sendable {
  /// What happened, under the names that config.yaml gives it
  /// (`notifications: { events: { mention: [bell] } }`).
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A reply of theirs was stopped, or not sent.
    case failed
    /// A note names them.
    case mention
    /// A conversation was given to them, by a colleague or by a rule.
    case assigned
    /// A reply waits for their approval, or one of theirs was approved or sent back.
    case approval
    /// A customer wrote in a conversation of theirs.
    case reply
    /// A promise of a conversation of theirs is due within a quarter of an hour.
    case due
    /// One has been missed.
    case breach
    /// An incident was opened or closed.
    case incident
  }

  package var kind: Kind
  package var conversation: ConversationID?
  /// The colleague who did it; nil: nobody of the team.
  package var by: AgentID?
  /// Of an approval: what became of it.
  package var outcome: Approval.State?
  /// Of an approval that waits: it should have been given by now; `by` is who asks for it.
  package var isOverdue: Bool

  package init(
    _ kind: Kind, of conversation: ConversationID? = nil, by: AgentID? = nil,
    outcome: Approval.State? = nil, isOverdue: Bool = false
  ) {
    self.kind = kind
    self.conversation = conversation
    self.by = by
    self.outcome = outcome
    self.isOverdue = isOverdue
  }
}
