/// A reply on its way to the customer: state, not an event. It becomes a `message` line when the
/// network accepted or refused it.
///
/// queued → held → sending → sent / failed / unknown (security.md, *Outbox contract*). `sent`
/// entries are gone from the outbox: their message line is the record.
package struct OutboxEntry: Hashable, Sendable {
  package enum State: String, CaseIterable, Sendable {
    /// Waits for somebody to deliver it: its account delivers nothing, or its turn comes.
    case queued
    /// Waits for `leavesAt`; the author may take it back.
    case held
    /// Claimed, the claim committed before the network was touched.
    case sending
    /// The network refused it; a person retries or cancels.
    case failed
    /// Nobody knows whether the network took it: never retried blindly, a person settles it.
    case unknown
    /// Something newer arrived during the hold; the text is back in the draft.
    case stopped
  }

  package var id: MessageID
  package var conversation: ConversationID
  package var ref: ConversationRef
  /// The version the insert made; unique with the conversation.
  package var version: Int64
  package var author: AgentID
  package var reply: Reply
  package var channel: Channel
  package var account: AccountID
  package var kind: ConversationKind
  /// Whom it goes to: an address, a handle, a number.
  package var recipient: String
  package var recipientName: String?
  package var replyTo: MessageID?
  package var state: State
  package var createdAt: Instant
  package var leavesAt: Instant
  package var attempt: Int
  /// Why it failed or was stopped, for people.
  package var reason: String?
  /// Which part it is, where a text is sent in parts.
  package var part: OutboxPart?

  package init(
    id: MessageID, conversation: ConversationID, ref: ConversationRef, version: Int64,
    author: AgentID, reply: Reply, channel: Channel, account: AccountID, kind: ConversationKind,
    recipient: String, recipientName: String?, replyTo: MessageID?, state: State,
    createdAt: Instant, leavesAt: Instant, attempt: Int = 0, reason: String? = nil
  ) {
    self.id = id
    self.conversation = conversation
    self.ref = ref
    self.version = version
    self.author = author
    self.reply = reply
    self.channel = channel
    self.account = account
    self.kind = kind
    self.recipient = recipient
    self.recipientName = recipientName
    self.replyTo = replyTo
    self.state = state
    self.createdAt = createdAt
    self.leavesAt = leavesAt
    self.attempt = attempt
    self.reason = reason
  }
}

/// A part of a text that is sent in parts: it leaves once the part before it was accepted.
package struct OutboxPart: Hashable, Sendable {
  /// From 1 on.
  package var number: Int
  package var count: Int
  /// The part before; while that one stands in the outbox, this one waits.
  package var after: MessageID?
  /// What it is of the text as it was written: so it comes back into the draft.
  package var words: String

  package init(number: Int, count: Int, after: MessageID?, words: String) {
    self.number = number
    self.count = count
    self.after = after
    self.words = words
  }
}

extension [OutboxEntry] {
  /// Those behind an entry that belong to the same text, in their order.
  package func parts(after entry: OutboxEntry) -> [OutboxEntry] {
    var parts: [OutboxEntry] = []
    var last = entry.id
    while let next = first(where: { $0.part?.after == last && $0.id != entry.id }),
      !parts.contains(where: { $0.id == next.id })
    {
      parts.append(next)
      last = next.id
    }
    return parts
  }
}

extension OutboxEntry {
  /// The words as they were written, those of the parts that wait behind it included.
  package func words(with parts: [OutboxEntry]) -> String {
    guard let own = part?.words else { return reply.text }
    return parts.reduce(own) { $0 + ($1.part?.words ?? $1.reply.text) }
  }
}

/// What somebody wrote and did not send: one reply and one note per agent and conversation.
///
/// The first message of a conversation that is not begun yet is a draft, too; its conversation has
/// no number of the store, but one below zero that its author's screen gave it.
package struct Draft: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case reply
    case note
  }

  package var kind: Kind
  package var text: String
  /// Offset of the cursor in grapheme clusters.
  package var cursor: Int
  package var audience: Audience?
  package var savedReply: String?
  package var language: String?
  package var then: StagedActions
  package var savedAt: Instant?
  /// Whom it is for, where the conversation is not begun yet.
  package var beginning: Beginning?
  /// Other wordings, for whoever approves it to choose from.
  package var variants: [String] = []

  package init(
    kind: Kind, text: String, cursor: Int, audience: Audience? = nil, savedReply: String? = nil,
    language: String? = nil, then: StagedActions = StagedActions(), savedAt: Instant? = nil,
    beginning: Beginning? = nil
  ) {
    self.kind = kind
    self.text = text
    self.cursor = cursor
    self.audience = audience
    self.savedReply = savedReply
    self.language = language
    self.then = then
    self.savedAt = savedAt
    self.beginning = beginning
  }
}

extension OutboxEntry.State {
  /// It may still reach the customer by itself.
  package var isUnderWay: Bool {
    switch self {
    case .queued, .held, .sending: true
    case .failed, .unknown, .stopped: false
    }
  }
}

extension OutboxEntry {
  /// It has not begun to leave, so that it can be taken back.
  package var waits: Bool { state == .held || state == .queued }
}
