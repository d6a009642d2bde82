/// Where a conversation stands in a view: enough to mark it, and cheap to read by the thousand.
package struct QueuePlace: Hashable, Sendable {
  package var conversation: ConversationID
  package var key: QueueKey

  package init(conversation: ConversationID, key: QueueKey) {
    self.conversation = conversation
    self.key = key
  }
}

/// Which places of a view are wanted.
package struct QueuePlacesRequest: Hashable, Sendable {
  /// The view, in the query language; `is:open` where nothing is said.
  package var query: Query
  /// From this place on, itself included; nil: from the view's start.
  package var from: QueueKey?
  /// Up to this place, itself included; nil: to the view's end.
  package var through: QueueKey?
  package var limit: Int
  /// For whom: `is:mine` and `is:unread` depend on it.
  package var agent: AgentID?

  package init(
    query: Query, from: QueueKey? = nil, through: QueueKey? = nil, limit: Int, agent: AgentID?
  ) {
    self.query = query
    self.from = from
    self.through = through
    self.limit = limit
    self.agent = agent
  }
}
