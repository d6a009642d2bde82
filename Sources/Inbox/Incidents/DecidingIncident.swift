// What an incident does to one conversation: joining, leaving, the answer that all of them get.

extension Deciding {
  /// Part of it from now on: with its tag, and in tier 3 where that is wanted. What is so already is
  /// left out. A conversation is about one trouble at a time: in two it would be answered twice, and
  /// counted twice.
  mutating func joinIncident(
    _ id: IncidentID, raising: Bool, _ conversation: Conversation
  ) throws(Refusal) {
    let incident = try openIncident(id)
    if !situation.incidents.memberOf.contains(id) {
      let other = situation.incidents.incidents.first {
        $0.isOpen && situation.incidents.memberOf.contains($0.id)
      }
      if let other {
        throw .nothingToDo(
          "It is part of “\(other.title)” (\(other.id)); take it out of that one first.")
      }
      write(.incident(id: id.text, .join, text: nil))
    }
    if !conversation.tags.contains(incident.tag) { write(.tag(incident.tag)) }
    if raising, conversation.tier < .three { write(.tier(.three, reason: nil)) }
    if decision.events.isEmpty {
      throw .nothingToDo("It is part of “\(incident.title)” already.")
    }
  }

  /// Not about it after all; the tag goes too, so that programs may speak there again.
  mutating func leaveIncident(_ id: IncidentID, _ conversation: Conversation) throws(Refusal) {
    guard let incident = situation.incidents[id] else { throw .unknownIncident(id.text) }
    guard situation.incidents.memberOf.contains(id) else {
      throw .nothingToDo("It is not part of “\(incident.title)”.")
    }
    write(.incident(id: id.text, .leave, text: nil))
    if conversation.tags.contains(incident.tag) { write(.untag(incident.tag)) }
  }

  /// One of many answers: refused where this conversation alone would be refused, where nobody
  /// waits, where a colleague is writing, and where a gap is left.
  mutating func answerTogether(
    _ answer: GroupAnswer, _ conversation: Conversation, as role: Role?
  ) throws(Refusal) {
    switch conversation.status {
    case .spam: throw .nothingToDo("It is spam.")
    case .resolved where !answer.includesAnswered: throw .nothingToDo("It is resolved.")
    default: break
    }
    if conversation.waitingSince == nil, !answer.includesAnswered {
      throw .nothingToDo("Its customer waits for no answer.")
    }
    if let writer = situation.writing.first(where: { $0.text != request.by.id }) {
      throw .someoneWrites(workspace.name(of: writer))
    }
    // One's own second reply may follow the first, but the same answer to many never twice.
    if let entry = situation.outbox.first(where: { $0.state.isUnderWay && !$0.isAutomatic }) {
      throw .replyUnderWay(by: workspace.name(of: entry.author))
    }
    if situation.hasDraft {
      throw .nothingToDo("You have begun an answer there: send or discard it first.")
    }
    guard
      let (filled, language) = answer.filled(
        for: conversation, id: situation.id, contact: situation.contact,
        agent: workspace.agent(AgentID(request.by.id)), workspace: workspace, now: now)
    else { throw .emptyText }
    guard filled.missing.isEmpty else { throw .gapsLeft(filled.missing) }
    if let refusal = answer.misspeltPlaceholder { throw refusal }
    let place = answer.conversation.map { "\($0.number)" } ?? conversation.ref.text
    var reply = Reply(
      id: MessageID("\(answer.id)-\(place)"), text: filled.text, audience: conversation.audience,
      seenVersion: answer.seenVersion, holdMilliseconds: answer.holdMilliseconds,
      then: answer.then, savedReply: answer.savedReply, language: language)
    reply.subject = conversation.subject
    try self.reply(reply, conversation, as: role)
  }

  /// To somebody who is affected and has not written: a conversation of its own, part of the incident
  /// from its first line on.
  mutating func notify(_ notice: IncidentNotice, as role: Role?) throws(Refusal) {
    let incident = try openIncident(notice.incident)
    if let known = situation.conversation {
      // Taken back before it left: nobody has been told.
      guard known.lastMessageAt == nil, situation.outbox.isEmpty else {
        throw .nothingToDo("They were told already, in \(known.ref).")
      }
      return try reply(notice.reply, known, as: role)
    }
    try begin(notice.opening, notice.reply, to: notice.handle, as: role)
    write(.incident(id: notice.incident.text, .join, text: nil))
    write(.tag(incident.tag))
  }

  private func openIncident(_ id: IncidentID) throws(Refusal) -> Incident {
    guard let incident = situation.incidents[id] else { throw .unknownIncident(id.text) }
    guard incident.isOpen else { throw .incidentClosed(incident.title) }
    return incident
  }
}
