/// A draft that its author threw away, for an undo of a later moment or on another terminal.
package struct DiscardedDraft: Hashable, Sendable {
  /// So long it is kept, in milliseconds: a day.
  package static let span: Int64 = 86_400_000

  package var conversation: ConversationID
  package var draft: Draft

  package init(conversation: ConversationID, draft: Draft) {
    self.conversation = conversation
    self.draft = draft
  }
}
