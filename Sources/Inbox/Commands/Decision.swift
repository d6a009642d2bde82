/// What is written for a request, all of it or nothing.
package struct Decision: Hashable, Sendable {
  /// Lines for the journal, in their order; empty for a reply that only goes into the outbox.
  package var events: [Event]
  package var outbox: OutboxMove?
  /// What lies ready for the author to go on with; nobody's words are written over by it.
  package var draft: Draft?
  /// Of a macro: which of its steps change something here.
  package var steps: Set<Int> = []
  /// The parts behind the one that `outbox` inserts, in their order.
  package var parts: [OutboxDraft] = []
  /// A reply that waits for an approval from now on.
  package var submitted: Submission?
  /// Those of the same author that it replaces.
  package var replaced: [MessageID] = []
  /// The submitted reply that waits no more.
  package var settled: MessageID?
  /// The words of that one go back into its author's draft.
  package var returned: OutboxDraft?
  /// Why what was to be approved comes back instead: written all the same, for its author.
  package var stopped: Collision?

  package init(events: [Event] = [], outbox: OutboxMove? = nil) {
    self.events = events
    self.outbox = outbox
  }
}

/// What a decision does to the outbox.
package enum OutboxMove: Hashable, Sendable {
  case insert(OutboxDraft)
  /// Resolved while this reply is on its way: it is resolved once that was accepted
  /// (`Reply.resolves` becomes true); the version does not move.
  case resolveAfter(MessageID)
}

/// A reply as it enters the outbox; the store adds its own number and the version that this makes.
package struct OutboxDraft: Hashable, Sendable {
  package var reply: Reply
  package var author: AgentID
  package var channel: Channel
  package var account: AccountID
  package var kind: ConversationKind
  /// Whom it goes to: an address, a handle, a number.
  package var recipient: String
  package var recipientName: String?
  package var replyTo: MessageID?
  /// `held` while it may be taken back, `queued` where there is no hold.
  package var state: OutboxEntry.State
  package var createdAt: Instant
  package var leavesAt: Instant
  /// Of a text in parts.
  package var part: OutboxPart?

  package init(
    reply: Reply, author: AgentID, channel: Channel, account: AccountID, kind: ConversationKind,
    recipient: String, recipientName: String?, replyTo: MessageID?, state: OutboxEntry.State,
    createdAt: Instant, leavesAt: Instant, part: OutboxPart? = nil
  ) {
    self.reply = reply
    self.author = author
    self.channel = channel
    self.account = account
    self.kind = kind
    self.recipient = recipient
    self.recipientName = recipientName
    self.replyTo = replyTo
    self.state = state
    self.createdAt = createdAt
    self.leavesAt = leavesAt
    self.part = part
  }
}

extension OutboxEntry {
  package init(
    _ draft: OutboxDraft, conversation: ConversationID, ref: ConversationRef, version: Int64
  ) {
    self.init(
      id: draft.reply.id, conversation: conversation, ref: ref, version: version,
      author: draft.author, reply: draft.reply, channel: draft.channel, account: draft.account,
      kind: draft.kind, recipient: draft.recipient, recipientName: draft.recipientName,
      replyTo: draft.replyTo, state: draft.state, createdAt: draft.createdAt,
      leavesAt: draft.leavesAt)
    part = draft.part
  }
}
