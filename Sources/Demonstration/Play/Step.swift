import Inbox

/// One thing that happens while somebody watches the demonstration.
package enum Step: Hashable, Sendable {
  /// A customer writes: the lines as a connector would hand them over, a `contact` line before the
  /// first message of somebody new.
  case arrival([Event])
  /// A sign of life of a colleague who reads or writes there.
  case presence(AgentID, ConversationID, Presence.Mode, characters: Int)
  /// The colleague is no longer at any conversation.
  case leaves(AgentID)
  /// A colleague does something, as anybody does it.
  case request(Request)
}

/// What the play looks at: the store's rows, presence of everybody included.
package struct PlayView: Sendable {
  /// The open ones in the order of the queue.
  package var open: [QueueRow]
  /// Those that wait for the customer, latest first.
  package var pending: [QueueRow]

  package init(open: [QueueRow], pending: [QueueRow]) {
    self.open = open
    self.pending = pending
  }
}
