/// Who may read which conversation (workspace.md, `restricted`): a tag keeps a conversation from
/// every role that it does not name, its subject and first words included.
extension Workspace {
  /// In which role somebody acts: all are supervisors where the workspace has no agents; nil for
  /// one it does not know.
  package func role(of agent: AgentID) -> Role? {
    agents.isEmpty ? .supervisor : self.agent(agent)?.role
  }

  /// The tag that keeps a conversation with these tags from somebody; nil if they may read it.
  ///
  /// - Parameter agent: Nil for Bellhop itself, which reads everything.
  package func restrictingTag(among tags: [String], for agent: AgentID?) -> String? {
    guard let agent, !restricted.isEmpty else { return nil }
    return restrictingTag(among: tags, for: role(of: agent))
  }

  /// The same for a role; nobody's role may read nothing that is restricted.
  func restrictingTag(among tags: [String], for role: Role?) -> String? {
    tags.first { tag in
      guard let readers = restricted[tag] else { return false }
      return role.map { !readers.contains($0) } ?? true
    }
  }

  /// The tags of a conversation that keep somebody from reading it: what goes on from it bears them
  /// too, for it holds its words.
  package func restrictingTags(of conversation: Conversation) -> [String] {
    conversation.tags.filter { restricted[$0] != nil }
  }

  /// Why somebody may not read it, and who may.
  package func refusalToRead(_ conversation: Conversation, _ agent: AgentID?) -> Refusal? {
    restrictingTag(among: conversation.tags, for: agent).map { refusal(ofTag: $0) }
  }

  func refusal(ofTag tag: String) -> Refusal {
    let readers = restricted[tag] ?? []
    return .restricted(tag: tag, readableBy: Role.allCases.filter(readers.contains))
  }

  /// `senior or supervisor`: who may read what bears the tag.
  package func readers(ofTag tag: String) -> String {
    Role.allCases.filter { restricted[tag]?.contains($0) ?? true }.map(\.rawValue)
      .joined(separator: " or ")
  }
}

extension Conversation {
  /// Without what was said in it: its subject and first words.
  package var withoutWords: Conversation {
    var copy = self
    copy.subject = nil
    copy.snippet.text = ""
    return copy
  }
}
