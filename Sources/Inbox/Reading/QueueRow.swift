/// A row of the queue: all that the list, `bellhop list` and the preview's head show.
package struct QueueRow: Hashable, Sendable {
  package var id: ConversationID
  package var conversation: Conversation
  package var version: Int64
  /// Its place in the queue; rows are asked for by it, never by number.
  package var key: QueueKey
  package var contactName: String?
  package var verified: Bool
  package var followers: Int64?
  /// Customer messages this agent has not seen.
  package var unread: Bool
  /// A draft of this agent lies there.
  package var hasDraft: Bool
  /// Those at it right now, this agent left out.
  package var presence: [Presence]
  /// The worst of this conversation's outbox entries.
  package var outbox: OutboxEntry.State?
  /// When a held one leaves.
  package var leavesAt: Instant?
  /// The tag that keeps it from this agent: its subject and words are left out then.
  package var restrictedBy: String?
  /// A reply that was submitted there and concerns this agent or waits for anybody.
  package var approval: RowApproval?

  package init(
    id: ConversationID, conversation: Conversation, version: Int64, key: QueueKey,
    contactName: String?, verified: Bool, followers: Int64?, unread: Bool, hasDraft: Bool,
    presence: [Presence], outbox: OutboxEntry.State?, leavesAt: Instant?,
    restrictedBy: String? = nil
  ) {
    self.id = id
    self.conversation = conversation
    self.version = version
    self.key = key
    self.contactName = contactName
    self.verified = verified
    self.followers = followers
    self.unread = unread
    self.hasDraft = hasDraft
    self.presence = presence
    self.outbox = outbox
    self.leavesAt = leavesAt
    self.restrictedBy = restrictedBy
  }
}

extension QueueRow {
  /// What a row says of its conversation: the subject of a mail, for a mail's words begin with a
  /// greeting; else the newest words. Both are empty where a tag restricts it.
  package var words: String {
    let snippet = conversation.snippet
    if conversation.channel == .email, snippet.speaker != .us, let subject = conversation.subject,
      !subject.allSatisfy(\.isWhitespace)
    {
      return subject
    }
    return snippet.text
  }
}

/// A stretch of the queue in its order.
package struct QueuePage: Sendable {
  package var rows: [QueueRow]
  /// Rows of the whole view; nil where counting would cost more than the page.
  package var total: Int?
  /// How many rows stand before the first one; nil where unknown.
  package var position: Int?
  package var hasBefore: Bool
  package var hasAfter: Bool
  /// The store's change counter when this was read.
  package var change: Int64

  package init(
    rows: [QueueRow], total: Int?, position: Int?, hasBefore: Bool, hasAfter: Bool, change: Int64
  ) {
    self.rows = rows
    self.total = total
    self.position = position
    self.hasBefore = hasBefore
    self.hasAfter = hasAfter
    self.change = change
  }
}

/// What a row says of a reply that was submitted.
package struct RowApproval: Hashable, Sendable {
  package var author: AgentID
  /// `requested` while it waits; else what its author has not seen yet.
  package var state: Approval.State
  package var due: Instant?

  package init(author: AgentID, state: Approval.State, due: Instant?) {
    self.author = author
    self.state = state
    self.due = due
  }
}
