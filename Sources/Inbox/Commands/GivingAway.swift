/// Giving a conversation away at the end of a shift, with what the next one has to know.
package struct GivingAway: Hashable, Sendable {
  package var to: Assignment
  package var note: String
  package var noteID: MessageID

  package init(to: Assignment, note: String, noteID: MessageID) {
    self.to = to
    self.note = note
    self.noteID = noteID
  }

  /// The note is a line of its own in each conversation, with an id of its own.
  func noting(in ref: ConversationRef) -> GivingAway {
    var own = self
    own.noteID = MessageID("\(noteID)/\(ref)")
    return own
  }
}

extension Deciding {
  /// Owner, team and note in one act; the note calls whoever gets it, so that nobody is handed a
  /// conversation in silence. To a team it goes without an owner.
  mutating func handOver(
    _ handOver: GivingAway, _ conversation: Conversation
  ) throws(Refusal) {
    var to = handOver.to
    if case .to(_?) = to.team, to.agent == .unchanged { to.agent = .to(nil) }
    var called: [AgentID] = []
    var name = ""
    switch (to.agent, to.team) {
    case (.to(let agent?), _):
      called = [agent]
      name = workspace.name(of: agent)
    case (_, .to(let team?)):
      called = workspace.team(team)?.members ?? []
      name = "team \(team)"
    default: throw .nothingToDo("Say who gets it: a colleague or a team.")
    }
    try assign(to, conversation)
    called.removeAll { $0.text == request.by.id }
    let text = handOver.note.isBlank ? "Handed over to \(name)." : handOver.note
    try note(id: handOver.noteID, text, calling: called)
  }
}
