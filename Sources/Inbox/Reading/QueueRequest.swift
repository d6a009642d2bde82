/// Which stretch of the queue is wanted. Paging goes by key, never by number, so that it costs the
/// same at a thousand and at a million conversations.
package struct QueueRequest: Hashable, Sendable {
  package enum Anchor: Hashable, Sendable {
    case first
    case last
    /// Rows after this place, which itself is left out.
    case after(QueueKey)
    /// Rows before this place, which itself is left out; still given in queue order.
    case before(QueueKey)
    /// Rows from this place on, itself included.
    case from(QueueKey)
    /// A stretch with this conversation in the middle; `first` if it is not in the view.
    case around(ConversationID)
  }

  /// The view, in the query language; `is:open` where nothing is said.
  package var query: Query
  package var anchor: Anchor
  package var limit: Int
  /// For whom: `is:mine`, `is:unread`, drafts and presence depend on it.
  package var agent: AgentID?

  package init(query: Query, anchor: Anchor, limit: Int, agent: AgentID?) {
    self.query = query
    self.anchor = anchor
    self.limit = limit
    self.agent = agent
  }
}

/// What a store tells after its bell rang: which conversations changed since a place in the journal.
package struct ChangeSet: Hashable, Sendable {
  /// Place in the journal and the counter of what has no line (outbox, drafts, workspace).
  package struct Place: Hashable, Sendable {
    package var sequence: Int64
    package var counter: Int64

    package init(sequence: Int64, counter: Int64) {
      self.sequence = sequence
      self.counter = counter
    }
  }

  package struct Change: Hashable, Sendable {
    package var conversation: ConversationID
    /// The last one who changed it, for "someone else's change under your key".
    package var by: String?
    package var at: Instant

    package init(conversation: ConversationID, by: String?, at: Instant) {
      self.conversation = conversation
      self.by = by
      self.at = at
    }
  }

  package var now: Place
  package var changes: [Change]
  /// People of whom something became known; their conversations are among `changes`.
  package var contacts: Set<ContactID> = []
  /// An incident began, ended, or something about one became known.
  package var incidentsChanged = false
  /// Too many to name: read the screen again.
  package var everything: Bool
  package var workspaceChanged: Bool

  package init(now: Place, changes: [Change], everything: Bool, workspaceChanged: Bool) {
    self.now = now
    self.changes = changes
    self.everything = everything
    self.workspaceChanged = workspaceChanged
  }
}
