/// What a conversation's page shows, oldest first: its lines with their bodies.
package struct TimelineEntry: Hashable, Sendable {
  /// Place in the journal; ascending in a page.
  package var sequence: Int64
  package var event: Event
  /// Text after `edit`; nil where it never changed.
  package var editedText: String?
  package var redacted: Bool
  /// Its act was undone: shown struck or left out, counts nowhere.
  package var undone: Bool

  package init(
    sequence: Int64, event: Event, editedText: String? = nil, redacted: Bool = false,
    undone: Bool = false
  ) {
    self.sequence = sequence
    self.event = event
    self.editedText = editedText
    self.redacted = redacted
    self.undone = undone
  }

  /// What stands there to be read, of a message or a note; nil for all else, and for what was
  /// withdrawn or purged.
  package var said: (id: MessageID, text: String)? {
    if redacted { return nil }
    switch event.what {
    case .message(let message): return (editedText ?? message.text).map { (message.id, $0) }
    case .note(let note): return (note.id, editedText ?? note.text)
    default: return nil
    }
  }
}

/// A stretch of a conversation: its head, and entries around a place.
package struct ConversationPage: Sendable {
  package var row: QueueRow
  package var contact: Contact?
  package var entries: [TimelineEntry]
  package var hasEarlier: Bool
  package var hasLater: Bool
  /// The last entry this agent had seen before it was opened; later ones are new.
  package var seenThrough: Int64?
  package var outbox: [OutboxEntry]
  package var reply: Draft?
  package var note: Draft?
  /// Those it is linked with, in either direction, the latest link first.
  package var links: [LinkedConversation] = []
  /// What was merged into it and lives in it now, the latest first.
  package var merged: [MergedConversation] = []
  /// What was submitted for an approval there, in its order.
  package var approvals: [ApprovalCase] = []
  /// Everything about the customer, where it was asked for.
  package var customer: CustomerGlance?
  /// Other conversations of the customer, open ones first.
  package var otherConversations: [QueueRow] { customer?.items.map(\.row) ?? [] }
  package var change: Int64

  package init(
    row: QueueRow, contact: Contact?, entries: [TimelineEntry], hasEarlier: Bool, hasLater: Bool,
    seenThrough: Int64?, outbox: [OutboxEntry], reply: Draft?, note: Draft?,
    customer: CustomerGlance?, change: Int64
  ) {
    self.row = row
    self.contact = contact
    self.entries = entries
    self.hasEarlier = hasEarlier
    self.hasLater = hasLater
    self.seenThrough = seenThrough
    self.outbox = outbox
    self.reply = reply
    self.note = note
    self.customer = customer
    self.change = change
  }
}
