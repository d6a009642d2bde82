// Where a conversation stands: pending, snoozed, open, spam, resolved.

extension Deciding {
  mutating func change(
    _ change: StatusChange, _ conversation: Conversation
  ) throws(Refusal) {
    if conversation.status == change.status {
      throw .nothingToDo("It is \(change.status.rawValue) already.")
    }
    write(.status(change))
  }

  mutating func snooze(until: Instant?, _ conversation: Conversation) throws(Refusal) {
    if let until, until <= now { throw .snoozeInThePast(until) }
    if conversation.status == .snoozed, conversation.snoozedUntil == until {
      throw .nothingToDo("It is snoozed until then already.")
    }
    write(.status(StatusChange(.snoozed, until: until)))
  }

  /// The line bears the time at which the snooze ended, whoever writes it and when, so that every
  /// store writes the same one.
  mutating func wake(until: Instant, _ conversation: Conversation) throws(Refusal) {
    guard conversation.status == .snoozed, conversation.snoozedUntil == until, until <= now else {
      throw .nothingToDo("It does not sleep until \(until).")
    }
    decision.events.append(
      Event(
        at: until, conversation: request.conversation, by: .system, act: request.act,
        what: .status(StatusChange(.open))))
  }

  /// While a reply is on its way the conversation is resolved after it. While the customer waits
  /// it takes a reason, which stands beside the status and is counted apart.
  mutating func resolve(
    reason: String?, _ conversation: Conversation, as role: Role?
  ) throws(Refusal) {
    if conversation.status == .resolved { throw .nothingToDo("It is resolved already.") }
    try checkResolving(conversation, tags: conversation.tags, as: role)
    if let entry = situation.outbox.last(where: \.state.isUnderWay) {
      if entry.reply.resolves {
        throw .nothingToDo("It is resolved as soon as the reply has gone out.")
      }
      decision.outbox = .resolveAfter(entry.id)
      return
    }
    let reason = reason.flatMap { $0.isBlank ? nil : $0 }
    if let since = conversation.waitingSince, reason == nil { throw .customerWaits(since: since) }
    write(.status(StatusChange(.resolved)))
    if conversation.waitingSince != nil, let reason { write(.resolutionReason(reason)) }
  }

  /// What holds for every way to resolve: keys, bulk, saved replies and the command line alike.
  func checkResolving(
    _ conversation: Conversation, tags: [String], as role: Role?
  ) throws(Refusal) {
    try checkHandling(conversation.tier, as: role)
    if workspace.requiredBeforeResolve.contains(.tag), tags.isEmpty {
      throw .needsTagBeforeResolve
    }
  }
}
