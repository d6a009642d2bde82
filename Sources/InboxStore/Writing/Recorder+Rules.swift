import Inbox

/// The workspace's rules, run in the transaction of the line that they look at.
extension Recorder {
  /// Records a line that happens now, and what the rules make of it.
  func recordLive(_ event: Event) throws {
    _ = try withRules(on: event) { try record(event) }
  }

  /// Runs the rules on a line that `body` records.
  func withRules<Result>(on event: Event, _ body: () throws -> Result) throws -> Result {
    let result = try withRulesAlone(on: event, body)
    try followSurveys(on: event)
    return result
  }

  private func withRulesAlone<Result>(
    on event: Event, _ body: () throws -> Result
  ) throws -> Result {
    guard let ref = event.conversation,
      !workspace.rules.isEmpty || workspace.accounts.contains(where: { $0.expect != nil })
    else { return try body() }
    let before = try hold(ref).map { try living($0).conversation } ?? nil
    let result = try body()
    try runRules(on: event, in: ref, before: before)
    return result
  }

  private func runRules(
    on event: Event, in ref: ConversationRef, before: Conversation?
  ) throws {
    guard let own = try hold(ref) else { return }
    let root = try living(own)
    // What only a fold can say is folded first: a rule must not look at yesterday's state.
    if root.needsFold { try finish() }
    guard let conversation = root.conversation, event.at <= now else { return }
    let contact = try conversation.contact.flatMap { try self.contact($0)?.contact }
    let run = RuleScene(
      event: event, before: before, conversation: conversation, contact: contact,
      workspace: workspace, now: now
    ).run(workspace.rules)
    for event in run.events {
      try record(event)
      try followSurveys(on: event)
    }
    for reply in run.replies { try send(reply, answering: event, in: root) }
  }

  /// Into the outbox, unless the contact had such a reply within its time.
  private func send(_ reply: AutomaticReply, answering event: Event, in root: Held) throws {
    guard let conversation = root.conversation, let contact = conversation.contact,
      let message = event.message,
      conversation.closedWindow(at: now) == nil,
      try silencingIncident(in: root) == nil
    else { return }
    switch reply.limit {
    case .daily:
      guard try !hadAutomaticReply(contact, since: now.advanced(by: -AutomaticReply.pause)) else {
        return
      }
    case .expectation(let account, let oncePer):
      guard try mayExpect(account, of: contact, oncePer: oncePer) else { return }
      try noteExpectation(account, of: contact, at: now)
    }
    let known = try self.contact(contact)?.contact
    _ = try enqueue(
      OutboxDraft(
        reply: Reply(
          id: reply.id(answering: message.id, in: root.ref), text: reply.text,
          subject: conversation.subject, audience: .private, seenVersion: nil,
          holdMilliseconds: 0, then: StagedActions(status: .open), savedReply: reply.shortcut,
          language: reply.language),
        author: .rules, channel: conversation.channel, account: conversation.account,
        kind: conversation.kind, recipient: conversation.customerHandle ?? contact.text,
        recipientName: known?.name ?? conversation.customerName, replyTo: message.id,
        state: .queued, createdAt: now, leavesAt: now),
      held: root)
  }

  private func hadAutomaticReply(_ contact: ContactID, since: Instant) throws -> Bool {
    try connection.integer(
      """
      SELECT 1 FROM conversation c WHERE c.contact = ?1 AND (
        EXISTS (SELECT 1 FROM outbox o WHERE o.conversation = c.id AND o.author = ?2
          AND o.id NOT LIKE ?4 AND o.id NOT LIKE '%-survey-%')
        OR EXISTS (SELECT 1 FROM event e JOIN message m ON m.key = e.message
          WHERE e.conversation = c.id AND e.at > ?3 AND e.type = 'message'
          AND e.by_kind = 'system' AND e.by_id = ?2 AND m.id NOT LIKE ?4
          AND m.id NOT LIKE '%-survey-%'))
      LIMIT 1
      """, .text(contact.text), .text(AgentID.rules.text), Value(since),
      .text(AutomaticReply.expectationPrefix + "%")) != nil
  }
}

extension AutomaticReply {
  /// The same for the same message and rule, so that it goes once; a word, for networks make their
  /// own ids of it.
  fileprivate func id(answering message: MessageID, in ref: ConversationRef) -> MessageID {
    let prefix = if case .expectation = limit { Self.expectationPrefix } else { "auto-" }
    return MessageID(prefix + Schema.checksum("\(ref)\n\(message)\n\(rule)"))
  }
}
