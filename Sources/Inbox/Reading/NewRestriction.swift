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

extension Workspace {
  /// What a tag would keep from whom in a conversation; nil where it keeps it from nobody new.
  package func restriction(
    by tag: String, of conversation: Conversation, _ id: ConversationID
  ) -> NewRestriction? {
    guard restricted[tag] != nil, !conversation.tags.contains(tag) else { return nil }
    let taken = conversation.assignee.flatMap {
      restrictingTag(among: [tag], for: $0) == nil ? nil : $0
    }
    return NewRestriction(conversation: id, tag: tag, taken: taken)
  }

  /// The same of what was decided for a conversation.
  package func restrictions(
    by decision: Decision, of conversation: Conversation, _ id: ConversationID
  ) -> [NewRestriction] {
    decision.events.compactMap { event in
      guard case .tag(let tag) = event.what, event.conversation == conversation.ref else {
        return nil
      }
      return restriction(by: tag, of: conversation, id)
    }
  }
}

extension [NewRestriction] {
  /// A sentence for each tag and one for each owner: before the act what would become of many
  /// conversations, after it what became.
  ///
  /// - Parameter reader: Is told, too, what they may not read any more themselves.
  package func words(in workspace: Workspace, for reader: AgentID) -> [String] {
    var tags: [String] = []
    for news in self where !tags.contains(news.tag) { tags.append(news.tag) }
    return tags.flatMap { tag in
      let among = filter { $0.tag == tag }
      let isOne = among.count == 1
      var lines = [
        """
        \(among.count) \(isOne ? "becomes" : "become") restricted by #\(tag): only \
        \(workspace.readers(ofTag: tag)) may read \(isOne ? "it" : "them").
        """
      ]
      if workspace.restrictingTag(among: [tag], for: reader) != nil {
        lines.append("You may not read \(isOne ? "it" : "them") any more.")
      }
      return lines
    } + lossWords(in: workspace)
  }

  /// Who has what no more because of it.
  package func lossWords(in workspace: Workspace) -> [String] {
    var owners: [AgentID] = []
    for owner in compactMap(\.taken) where !owners.contains(owner) { owners.append(owner) }
    return owners.map { owner in
      let lost = Set(filter { $0.taken == owner }.map(\.conversation)).count
      let what = count == 1 ? "it" : "\(lost) of them"
      let has = lost == 1 ? "it" : "them"
      return "\(workspace.name(of: owner)) may not read \(what) and has \(has) no more."
    }
  }
}
