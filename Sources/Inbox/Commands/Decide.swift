/// Every rule of the desk for one request: what is to be written, or why nothing is.
///
/// A pure function: the same request in the same situation at the same time gives the same lines,
/// so that a write may be decided again when the situation turns out to have changed.
package func decide(
  _ request: Request, in situation: Situation, now: Instant
) -> Result<Decision, Refusal> {
  Result { () throws(Refusal) in
    var deciding = Deciding(request: request, situation: situation, now: now)
    return try deciding.decide()
  }
}

/// One request being decided: who asks, about what, and the lines gathered so far.
struct Deciding {
  let request: Request
  let situation: Situation
  let now: Instant
  var decision = Decision()

  init(request: Request, situation: Situation, now: Instant) {
    self.request = request
    self.situation = situation
    self.now = now
  }

  var workspace: Workspace { situation.workspace }

  mutating func decide() throws(Refusal) -> Decision {
    let role = try role()
    if case .begin(let opening, let reply, let handle) = request.command {
      try begin(opening, reply, to: handle, as: role)
      return decision
    }
    if case .notify(let notice) = request.command {
      try notify(notice, as: role)
      return decision
    }
    let conversation = try conversation(as: role)
    switch request.command {
    case .tag(let tags): try tag(tags, conversation)
    case .untag(let tags): try untag(tags, conversation)
    case .tier(let tier, let reason): try change(tier, reason: reason, conversation, as: role)
    case .escalate(let team, let note, let noteID):
      try escalate(to: team, note: note, noteID: noteID, conversation)
    case .priority(let priority): try change(priority, conversation)
    case .assign(let assignment): try assign(assignment, conversation)
    case .pending: try change(StatusChange(.pending), conversation)
    case .snooze(let until): try snooze(until: until, conversation)
    case .wake(let until): try wake(until: until, conversation)
    case .reopen: try change(StatusChange(.open), conversation)
    case .spam: try change(StatusChange(.spam), conversation)
    case .resolve(let reason): try resolve(reason: reason, conversation, as: role)
    case .note(let id, let text): try note(id: id, text)
    case .reply(let reply): try self.reply(reply, conversation, as: role)
    case .begin, .notify: break
    case .merge(let into): try merge(into: into, conversation, as: role)
    case .link(let to, let relation): try link(to: to, relation, as: role)
    case .linkContact(let other): try linkContact(other, conversation)
    case .unlinkContact(let other): try unlinkContact(other, conversation)
    case .undo(let act): try undo(act, conversation, as: role)
    case .focus(let from, let to): try focus(from: from, to: to)
    case .skip(let reason): try skip(reason: reason)
    case .macro(let macro): try run(macro, conversation)
    case .followUp(let followUp): try begin(followUp, conversation)
    case .reveal(let id): write(.reveal(id))
    case .approve(let answer): try approve(answer, conversation)
    case .sendBack(let message, let note): try sendBack(message, note: note, conversation)
    case .withdraw(let message): try withdraw(message)
    case .handOver(let handOver): try self.handOver(handOver, conversation)
    case .joinIncident(let id, let raising): try joinIncident(id, raising: raising, conversation)
    case .leaveIncident(let id): try leaveIncident(id, conversation)
    case .answerTogether(let answer): try answerTogether(answer, conversation, as: role)
    }
    return decision
  }

  /// Adds a line of this request, at this instant.
  mutating func write(_ what: Occurrence) { write(what, in: request.conversation) }

  /// The same in another conversation.
  mutating func write(_ what: Occurrence, in ref: ConversationRef) {
    decision.events.append(
      Event(at: now, conversation: ref, by: request.by, act: request.act, what: what))
  }
}

extension Deciding {
  /// The role of who asks; nil for Bellhop itself and for bots, who may do all.
  ///
  /// Without agents in the workspace anyone acts as supervisor.
  private func role() throws(Refusal) -> Role? {
    guard request.by.kind == .agent else { return nil }
    if workspace.agents.isEmpty { return .supervisor }
    guard let agent = workspace.agent(AgentID(request.by.id)) else {
      throw .unknownAgent(request.by.id)
    }
    return agent.role
  }

  /// The conversation that the request is about: known, alive, and for these eyes.
  private func conversation(as role: Role?) throws(Refusal) -> Conversation {
    guard let conversation = situation.conversation else {
      throw .unknownConversation(request.conversation.text)
    }
    if !takesBackOwnRestriction(of: conversation, as: role) {
      try checkReading(conversation, as: role)
    }
    // A merge is undone from either side.
    if case .undo = request.command { return conversation }
    if let into = conversation.mergedInto { throw .merged(into: into) }
    return conversation
  }

  /// Whoever gave the tag that keeps them out may take it back while nobody else did anything there.
  private func takesBackOwnRestriction(of conversation: Conversation, as role: Role?) -> Bool {
    guard case .undo(let act) = request.command, let role else { return false }
    let lines = situation.lines
    return conversation.tags.allSatisfy { tag in
      guard workspace.restrictingTag(among: [tag], for: role) != nil else { return true }
      let given = lines.lastIndex { $0.what == .tag(tag) && $0.conversation == conversation.ref }
      guard let given, lines[given].act == act, lines[given].by?.id == request.by.id else {
        return false
      }
      return lines[given...].allSatisfy { $0.by?.id == request.by.id }
    }
  }

  /// Who may not read a conversation can do nothing to it either.
  func checkReading(_ conversation: Conversation, as role: Role?) throws(Refusal) {
    guard let role, let tag = workspace.restrictingTag(among: conversation.tags, for: role) else {
      return
    }
    throw workspace.refusal(ofTag: tag)
  }

  /// Handling is replying, resolving and being assigned (workspace.md, *handled_by*).
  func checkHandling(_ tier: Tier, as role: Role?) throws(Refusal) {
    guard let role, !workspace.mayHandle(tier, as: role) else { return }
    throw .tierNotYours(
      tier, handledBy: Role.allCases.filter { workspace.mayHandle(tier, as: $0) })
  }
}

extension String {
  /// Nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
