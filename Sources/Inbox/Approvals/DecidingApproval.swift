// Approvals: who may give one, and what it does. The author never approves; what is newer than the
// author knew stops the reply as it would have stopped the send.

extension Deciding {
  /// Whether a reply has to be approved: its author's tier says so, or there is a choice to make.
  func needsApproval(_ reply: Reply, in tier: Tier) -> Bool {
    guard request.by.kind == .agent else { return false }
    return workspace.needsApproval(AgentID(request.by.id), in: tier) || !reply.variants.isEmpty
  }

  /// Instead of the outbox: the line with its wordings, and beside it how they are to be sent.
  mutating func submit(_ draft: OutboxDraft, in tier: Tier) throws(Refusal) {
    let author = AgentID(request.by.id)
    if !workspace.agents.isEmpty, workspace.approvers(of: author, in: tier).isEmpty {
      throw .needsApproval(tier)
    }
    if situation.approvals.contains(where: { $0.message == draft.reply.id }) {
      throw .nothingToDo("It waits for an approval already.")
    }
    // What this author asked for before in this conversation is replaced: approved as well it would
    // be a second answer, and the first answer stops the other anyway.
    let earlier = situation.approvals.filter { $0.isWaiting && $0.author == author }
    for one in earlier {
      write(.approval(Approval(message: one.message, state: .withdrawn, note: "submitted anew")))
    }
    decision.replaced = earlier.map(\.message)
    let variants = [draft.reply.wholeText] + draft.reply.variants
    var draft = draft
    // All that happened until now its author has seen, or does not ask for.
    draft.reply.seenVersion = situation.version
    draft.reply.text = variants[0]
    draft.reply.parts = ReplyParts()
    draft.reply.variants = []
    write(
      .approval(
        Approval(
          message: draft.reply.id, state: .requested, variants: variants,
          due: workspace.approvalDue(from: now), note: draft.reply.request)))
    decision.submitted = Submission(draft: draft)
  }

  mutating func approve(_ answer: ApprovalAnswer, _ conversation: Conversation) throws(Refusal) {
    let one = try waiting(answer.message)
    try checkApprover(of: one, in: conversation)
    guard let submission = situation.submission else {
      throw .nothingToDo("Only its words came here, not how to send them: send it back.")
    }
    guard one.variants.indices.contains(answer.variant) else {
      throw .nothingToDo(
        "It has \(one.variants.count) wordings; there is no \(answer.variant + 1).")
    }
    if let stopped = overtaken(submission, one) { return giveBack(one, submission, stopped) }
    let written = one.variants[answer.variant]
    let text = answer.text ?? written
    if text.isBlank { throw .emptyText }
    var draft = submission.draft
    draft.createdAt = now
    draft.reply.text = text
    draft.reply.holdMilliseconds = answer.holdMilliseconds
    draft.leavesAt = leavesAt(hold: answer.holdMilliseconds, conversation)
    draft.state = draft.leavesAt > now ? .held : .queued
    let audience = AnswerAudience(conversation, outbox: situation.outbox, now: now)
    if let refusal = audience.refusal(of: draft.reply.audience) { throw refusal }
    if let closed = conversation.closedWindow(at: now, elsewhere: situation.heardAt) {
      throw closed
    }
    try divide(&draft, submitted: one.variants[0], audience)
    write(
      .approval(
        Approval(
          message: one.message, state: .approved, chosen: Int64(answer.variant),
          text: text == written ? nil : text, note: answer.note.flatMap { $0.isBlank ? nil : $0 })))
    insert(draft)
    decision.settled = one.message
  }

  /// The author reads the note beside the draft that the words are again.
  mutating func sendBack(
    _ message: MessageID?, note: String, _ conversation: Conversation
  ) throws(Refusal) {
    let one = try waiting(message)
    try checkApprover(of: one, in: conversation)
    if note.isBlank { throw .approvalNeedsNote }
    write(.approval(Approval(message: one.message, state: .rejected, note: note)))
    end(one)
  }

  mutating func withdraw(_ message: MessageID?) throws(Refusal) {
    let one = try waiting(message)
    guard one.author.text == request.by.id else {
      throw .onlyAuthorWithdraws(workspace.name(of: one.author))
    }
    write(.approval(Approval(message: one.message, state: .withdrawn)))
    end(one)
  }

  // MARK: Parts of it

  private func waiting(_ message: MessageID?) throws(Refusal) -> ApprovalCase {
    let waiting = situation.approvals.filter(\.isWaiting)
    guard let message else {
      if waiting.count > 1 { throw .nothingToDo("\(waiting.count) wait there; name the message.") }
      guard let one = waiting.first else { throw .noApprovalWaits(nil) }
      return one
    }
    guard let one = waiting.first(where: { $0.message == message }) else {
      throw .noApprovalWaits(situation.approvals.first { $0.message == message }?.state)
    }
    return one
  }

  private func checkApprover(
    of one: ApprovalCase, in conversation: Conversation
  ) throws(Refusal) {
    guard request.by.kind == .agent else { throw .approvalNotYours(by: []) }
    if let refusal = workspace.refusalToApprove(
      AgentID(request.by.id), replyBy: one.author, in: conversation.tier)
    {
      throw refusal
    }
  }

  /// What happened since its author knew: the send guard. Notes and status of the approver, who
  /// decides knowing them, stop nothing; what the author said since they asked does, for the customer
  /// has that answer.
  private func overtaken(_ submission: Submission, _ one: ApprovalCase) -> Collision? {
    let seen = submission.draft.reply.seenVersion ?? 0
    let author = Actor.agent(submission.draft.author)
    let since = situation.news.filter { $0.version > seen }
    let others = since.filter { move in
      if move.isOfRule { return false }
      if move.isOwn(of: author) { return move.isReply && move.at > one.requestedAt }
      guard move.isOwn(of: request.by), case .line(let event) = move.what else { return true }
      if case .message = event.what { return true }
      return false
    }
    if others.isEmpty, seen + Int64(since.count) == situation.version { return nil }
    return Collision(
      seenVersion: seen, version: situation.version, news: others.news(in: workspace))
  }

  /// Nobody sent it back but what happened: Bellhop says so, with the words for its author.
  private mutating func giveBack(
    _ one: ApprovalCase, _ submission: Submission, _ collision: Collision
  ) {
    decision.events.append(
      Event(
        at: now, conversation: request.conversation, by: .system, act: request.act,
        what: .approval(
          Approval(message: one.message, state: .rejected, note: collision.description))))
    decision.stopped = collision
    end(one)
  }

  private mutating func end(_ one: ApprovalCase) {
    decision.settled = one.message
    decision.returned = situation.submission?.draft
    decision.returned?.reply.variants = Array(one.variants.dropFirst())
    // Words of an import come back as well, as far as they are known.
    if decision.returned == nil, let conversation = situation.conversation {
      let reply = Reply(
        id: one.message, text: one.variants.first ?? "", audience: conversation.audience,
        seenVersion: nil, holdMilliseconds: 0)
      decision.returned = OutboxDraft(
        reply: reply, author: one.author, channel: conversation.channel,
        account: conversation.account, kind: conversation.kind, recipient: "",
        recipientName: nil, replyTo: nil, state: .queued, createdAt: now, leavesAt: now)
    }
  }

  /// What was submitted in parts leaves in parts; the words may have changed since.
  private func divide(
    _ draft: inout OutboxDraft, submitted: String, _ audience: AnswerAudience
  ) throws(Refusal) {
    let limit = MessageLimit(draft.channel, draft.kind, draft.reply.audience)
    guard let limit, let refusal = limit.refusal(of: draft.reply.text, on: draft.channel) else {
      return
    }
    guard !limit.takes(submitted), let split = MessageParts(draft.reply.text, limit: limit),
      let first = split.parts.first
    else { throw refusal }
    if let refusal = audience.refusalOfParts(to: draft.reply.audience) { throw refusal }
    let id = draft.reply.id
    draft.reply.text = first.text
    draft.reply.parts = ReplyParts(
      firstWords: first.words,
      following: split.parts.dropFirst().enumerated().map { place, part in
        ReplyParts.Following(
          id: MessageID("\(id)/\(place + 2)"), text: part.text, words: part.words)
      })
  }
}
