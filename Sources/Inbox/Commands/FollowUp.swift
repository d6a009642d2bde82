/// A conversation that goes on from another one and leaves it as it was: linked to it, with its own
/// owner, team and clocks (interchange.md, `link`).
package struct FollowUp: Hashable, Sendable {
  /// The importer's name of the new conversation.
  package var ref: ConversationRef
  package var agent: AgentID?
  package var team: TeamID?
  package var note: String?
  package var noteID: MessageID

  package init(
    ref: ConversationRef, agent: AgentID? = nil, team: TeamID? = nil, note: String? = nil,
    noteID: MessageID
  ) {
    self.ref = ref
    self.agent = agent
    self.team = team
    self.note = note
    self.noteID = noteID
  }
}

extension Deciding {
  /// The new one begins in the first tier, whatever the old one's is.
  mutating func begin(_ followUp: FollowUp, _ conversation: Conversation) throws(Refusal) {
    if situation.other != nil {
      throw .nothingToDo("There is a conversation \(followUp.ref) already.")
    }
    if let agent = followUp.agent {
      try checkOwner(agent, tier: .one)
      try checkReader(agent, of: conversation)
    }
    if let team = followUp.team { try checkTeam(team) }
    write(
      .opened(
        Opening(
          channel: conversation.channel, account: conversation.account, kind: conversation.kind,
          contact: conversation.contact, subject: conversation.subject)),
      in: followUp.ref)
    write(.link(to: conversation.ref, .followUp), in: followUp.ref)
    for tag in workspace.restrictingTags(of: conversation) { write(.tag(tag), in: followUp.ref) }
    let assignment = Assignment(
      agent: followUp.agent.map { .to($0) } ?? .unchanged,
      team: followUp.team.map { .to($0) } ?? .unchanged)
    if assignment != Assignment() { write(.assign(assignment), in: followUp.ref) }
    if let text = followUp.note, !text.isBlank {
      let mentions = Mentions.agents(in: text, of: workspace)
      write(.note(Note(id: followUp.noteID, text: text, mentions: mentions)), in: followUp.ref)
    }
  }
}
