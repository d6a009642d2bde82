// Several acts as one: all of them in a conversation, or none.

extension Deciding {
  /// Each step is decided on what the ones before left; what is so already is no reason against the
  /// rest, any other refusal is.
  mutating func run(_ macro: MacroRun, _ conversation: Conversation) throws(Refusal) {
    var scene = situation
    for (place, step) in macro.steps.enumerated() {
      switch step.what {
      case .act(let command):
        var own = request
        own.command = command
        switch Inbox.decide(own, in: scene, now: now) {
        case .failure(.nothingToDo): continue
        case .failure(let refusal): throw refusal
        case .success(let decided):
          decision.events += decided.events
          decision.outbox = decided.outbox ?? decision.outbox
          for event in decided.events {
            _ = scene.conversation?.apply(event, workspace: workspace)
          }
        }
      case .draft(let shortcut):
        guard let draft = try draft(of: shortcut, scene.conversation ?? conversation) else {
          continue
        }
        decision.draft = draft
      }
      decision.steps.insert(place)
    }
    if decision.steps.isEmpty { throw .nothingToDo("“\(macro.name)” changes nothing here.") }
  }

  /// Nil where the author has written something already: nobody's words are written over.
  private func draft(
    of shortcut: String, _ conversation: Conversation
  ) throws(Refusal) -> Draft? {
    guard request.by.kind == .agent, !situation.hasDraft, decision.draft == nil else { return nil }
    guard let reply = workspace.savedReplies.first(where: { $0.shortcut == shortcut }),
      let body = reply.body(for: conversation.language, workspace: workspace.language)
    else { throw .unknownSavedReply(shortcut) }
    let values = ReplyValues(
      conversation: conversation, id: situation.id, contact: situation.contact,
      agent: workspace.agent(AgentID(request.by.id)), workspace: workspace, now: now)
    let text = FilledReply(ReplyTemplate(body.text), values: values).text
    return Draft(
      kind: .reply, text: text, cursor: text.count, savedReply: shortcut, language: body.language,
      then: reply.then)
  }
}
