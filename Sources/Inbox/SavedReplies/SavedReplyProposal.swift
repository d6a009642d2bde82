/// A sent answer that somebody wants to keep: as it stands until a supervisor puts it into the
/// workspace, or drops it.
package struct SavedReplyProposal: Hashable, Sendable {
  /// Made once by its author's program.
  package var id: String
  package var by: AgentID
  package var at: Instant
  /// Where the answer was sent; nil: it was written for this.
  package var conversation: ConversationID?
  package var reply: SavedReply

  package init(
    id: String, by: AgentID, at: Instant, conversation: ConversationID?, reply: SavedReply
  ) {
    self.id = id
    self.by = by
    self.at = at
    self.conversation = conversation
    self.reply = reply
  }
}

extension SavedReply {
  /// Why it cannot stand in the workspace; nil if it can. The same rules as the workspace file's.
  package func problem(in workspace: Workspace) -> String? {
    if shortcut.isEmpty { return "A shortcut is needed: one word." }
    if shortcut.contains(where: \.isWhitespace) { return "A shortcut is one word." }
    if let other = workspace.savedReplies.first(where: { $0.shortcut == shortcut }) {
      return "There is “\(shortcut)” already: \(other.title)."
    }
    if title.isBlank { return "A title is needed." }
    guard let body = bodies.first, !body.value.isBlank else { return "There are no words in it." }
    if !Language.isCode(body.key) { return "A language is needed: de, en, pt-BR." }
    for tag in tags where !Tag.isOne(tag) { return "“\(tag)” is no tag." }
    for name in ReplyTemplate(body.value).unknownNames where name.contains(".") {
      return "There is no placeholder “{{\(name)}}”."
    }
    return nil
  }
}
