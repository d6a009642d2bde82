import Inbox

extension Store {
  /// Does what somebody asks for one conversation, or refuses it; nothing in between.
  ///
  /// In one transaction: load what the command needs, decide, append the lines, move every table,
  /// put a reply into the outbox, take its draft away.
  /// - Throws: `refused` with the rule; nothing was written then.
  @discardableResult
  package func perform(_ request: Request, now: Instant) throws(StoreError) -> Performed {
    try happening(now: now) { connection, now in
      let recorder = Recorder(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      recorder.isLive = true
      let performed = try recorder.perform(request)
      try recorder.undoInFollowUps(request, of: performed.held)
      try recorder.keepWhereMerged(request, performed.held)
      try recorder.undoOpening(request)
      try recorder.finish()
      return try recorder.described(performed)
    }
  }

  /// The same for several, each for itself: one that is refused does not stop the others.
  package func performAll(
    _ requests: [Request], now: Instant
  ) throws(StoreError) -> [Result<Performed, StoreError>] {
    var results: [Result<Performed, StoreError>] = []
    for request in requests {
      do {
        results.append(.success(try perform(request, now: now)))
      } catch {
        guard case .refused = error else { throw error }
        results.append(.failure(error))
      }
    }
    return results
  }
}

extension Recorder {
  struct Outcome {
    var held: Held
    var events: [Event]
    var entry: OutboxEntry?
    var steps: Set<Int> = []
    var submitted: Submission?
    var stopped: Collision?
  }

  func perform(_ request: Request) throws -> Outcome {
    let situation = try situation(for: request)
    let decision: Decision
    switch decide(request, in: situation, now: now) {
    case .success(let decided): decision = decided
    case .failure(let refusal): throw StoreError.refused(refusal)
    }
    let outcome = try carryOut(decision, conversation: request.conversation)
    if let draft = decision.draft, request.by.kind == .agent {
      try connection.saveDraft(
        draft, kind: draft.kind, of: AgentID(request.by.id), in: outcome.held.id, now: now)
    }
    if let kind = request.endsDraft, request.by.kind == .agent {
      try connection.saveDraft(
        nil, kind: kind, of: AgentID(request.by.id), in: outcome.held.id, now: now)
    }
    return outcome
  }

  func carryOut(_ decision: Decision, conversation: ConversationRef) throws -> Outcome {
    for event in decision.events { try recordLive(event) }
    guard let held = try hold(conversation, orMake: decision.outbox != nil) else {
      throw StoreError.refused(.unknownConversation(conversation.text))
    }
    try carryOutApprovals(decision, of: held)
    var entry: OutboxEntry?
    switch decision.outbox {
    case .insert(let draft):
      try removeGivenBack(to: draft.author, in: held)
      entry = try enqueue(draft, held: held)
      for part in decision.parts { _ = try enqueue(part, held: held) }
    case .resolveAfter(let id): try resolveAfter(id)
    case nil: break
    }
    return Outcome(
      held: held, events: decision.events, entry: entry, steps: decision.steps,
      submitted: decision.submitted, stopped: decision.stopped)
  }

  func described(_ outcome: Outcome) throws -> Performed {
    var performed = Performed(
      conversation: ConversationID(outcome.held.id), ref: outcome.held.ref,
      version: outcome.held.version, events: outcome.events, outbox: outcome.entry)
    performed.stopped = outcome.stopped
    performed.restrictions = restrictions
    return performed
  }
}
