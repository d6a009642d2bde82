/// A tag that somebody gave, or a merge brought along, keeps people from reading a conversation.
package struct NewRestriction: Hashable, Sendable {
  package var conversation: ConversationID
  package var tag: String
  /// Whose it was until then: they may not read it any more.
  package var taken: AgentID?

  package init(conversation: ConversationID, tag: String, taken: AgentID? = nil) {
    self.conversation = conversation
    self.tag = tag
    self.taken = taken
  }

  /// `#65 becomes restricted by #employee`, and who loses it.
  package func words(in workspace: Workspace) -> String {
    let lost = taken.map { ": \(workspace.name(of: $0)) may not read it and has it no more" } ?? ""
    return "\(conversation) becomes restricted by #\(tag)\(lost)"
  }
}
