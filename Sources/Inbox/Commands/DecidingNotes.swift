// What is written beside a conversation: notes, links, who had it before them, who passed it on.

extension Deciding {
  /// - Parameter called: Who is called besides those that the text names.
  mutating func note(
    id: MessageID, _ text: String, calling called: [AgentID] = []
  ) throws(Refusal) {
    if text.isBlank { throw .emptyText }
    var mentions = Mentions.agents(in: text, of: workspace)
    for agent in called where !mentions.contains(agent) { mentions.append(agent) }
    write(.note(Note(id: id, text: text, mentions: mentions)))
  }

  mutating func link(
    to: ConversationRef, _ relation: Relation, as role: Role?
  ) throws(Refusal) {
    if to == request.conversation { throw .nothingToDo("That is this conversation itself.") }
    guard let other = situation.other else { throw .unknownConversation(to.text) }
    try checkReading(other, as: role)
    let counts = Event.areCounted(situation.lines[...])
    let isLinked = zip(situation.lines, counts).contains { line, counts in
      counts && line.conversation == request.conversation && line.what == .link(to: to, relation)
    }
    if isLinked { throw .nothingToDo("It is linked so already.") }
    write(.link(to: to, relation))
    guard relation == .followUp, let own = situation.conversation else { return }
    // It holds words of the other by now, as one that was begun so does.
    for tag in workspace.restrictingTags(of: other) where !own.tags.contains(tag) {
      write(.tag(tag))
    }
  }

  /// B ends and its messages belong to A. Refused: itself, an unknown one, one already merged, a
  /// circle (metrics.md), and while a reply of B is on its way.
  mutating func merge(
    into: ConversationRef, _ conversation: Conversation, as role: Role?
  ) throws(Refusal) {
    if into == conversation.ref { throw .mergeIntoItself }
    guard let other = situation.other else { throw .unknownConversation(into.text) }
    if other.mergedInto == conversation.ref || situation.chain.contains(conversation.ref) {
      throw .mergeWouldCircle
    }
    if let living = situation.chain.last ?? other.mergedInto { throw .merged(into: living) }
    try checkReading(other, as: role)
    if let entry = situation.outbox.first(where: \.state.isUnderWay) {
      throw .replyUnderWay(by: workspace.name(of: entry.author))
    }
    if let one = situation.approvals.first(where: \.isWaiting) {
      throw .nothingToDo(
        "A reply by \(workspace.name(of: one.author)) waits there for an approval; settle it first."
      )
    }
    // It holds these words from now on.
    for tag in workspace.restrictingTags(of: conversation) where !other.tags.contains(tag) {
      write(.tag(tag), in: into)
    }
    write(.merge(into: into))
  }

  mutating func focus(from: Instant, to: Instant) throws(Refusal) {
    guard from < to, to <= now else { throw .nothingToDo("No time was spent on it.") }
    write(.focus(agent: AgentID(request.by.id), from: from, to: to))
  }

  mutating func skip(reason: String) throws(Refusal) {
    if reason.isBlank { throw .emptyText }
    write(.skip(agent: AgentID(request.by.id), reason: reason))
  }
}
