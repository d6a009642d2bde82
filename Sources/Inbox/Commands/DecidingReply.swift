// Replies: into the outbox, never past the guard.

extension Deciding {
  mutating func reply(
    _ reply: Reply, _ conversation: Conversation, as role: Role?
  ) throws(Refusal) {
    if reply.text.isBlank { throw .emptyText }
    try checkHandling(conversation.tier, as: role)
    let audience = AnswerAudience(conversation, outbox: situation.outbox, now: now)
    if let refusal = audience.refusal(of: reply.audience) { throw refusal }
    if !reply.parts.following.isEmpty, let refusal = audience.refusalOfParts(to: reply.audience) {
      throw refusal
    }
    if let closed = conversation.closedWindow(at: now, elsewhere: situation.heardAt) {
      throw closed
    }
    if let refusal = reply.refusalOfWordings { throw refusal }
    try checkLength(reply, conversation)
    // First what is new, with its words: a colleague's reply that waits is news like any other.
    try checkGuard(reply)
    try checkNobodyElseReplies(reply)
    try checkSaidElsewhere(reply, conversation)
    var reply = reply
    try stage(&reply, conversation, as: role)
    guard let recipient = recipient(of: conversation) else { throw .noContact }
    let leavesAt = leavesAt(hold: reply.holdMilliseconds, conversation)
    try leave(
      OutboxDraft(
        reply: reply, author: AgentID(request.by.id), channel: conversation.channel,
        account: conversation.account, kind: conversation.kind, recipient: recipient,
        recipientName: situation.contact?.name ?? conversation.customerName,
        replyTo: conversation.latestCustomerMessage, state: leavesAt > now ? .held : .queued,
        createdAt: now, leavesAt: leavesAt), in: conversation.tier)
  }

  /// An agent begins a conversation: it opens at once, the words go the way of every reply.
  mutating func begin(
    _ opening: Opening, _ reply: Reply, to handle: String?, as role: Role?
  ) throws(Refusal) {
    if let known = situation.conversation {
      throw .nothingToDo("There is a conversation \(known.ref) already.")
    }
    if reply.text.isBlank { throw .emptyText }
    guard workspace.account(opening.account) != nil else {
      throw .unknownAccount(opening.account.text)
    }
    guard let contact = opening.contact else { throw .noContact }
    var conversation = Conversation(
      ref: request.conversation, channel: opening.channel, account: opening.account,
      kind: opening.kind, openedAt: now)
    conversation.contact = contact
    let recipient = handle ?? recipient(of: conversation) ?? contact.text
    if let expected = Recipient.problem(recipient, on: opening.channel) {
      throw .notARecipient(recipient, expected: expected)
    }
    try checkHandling(conversation.tier, as: role)
    if reply.audience == .public, conversation.audience == .private {
      throw .publicAnswerToPrivate
    }
    let window = ReplyWindow(opening.channel, opening.kind)
    if let refusal = window?.refusal(on: opening.channel, after: situation.heardAt, at: now) {
      throw refusal
    }
    if let refusal = reply.refusalOfWordings { throw refusal }
    try checkLength(reply, conversation)
    try checkSaidElsewhere(reply, conversation)
    var reply = reply
    reply.subject = reply.subject ?? opening.subject
    try stage(&reply, conversation, as: role)
    let leavesAt = leavesAt(hold: reply.holdMilliseconds, conversation)
    write(.opened(opening))
    try leave(
      OutboxDraft(
        reply: reply, author: AgentID(request.by.id), channel: opening.channel,
        account: opening.account, kind: opening.kind,
        recipient: recipient,
        recipientName: situation.contact?.name, replyTo: nil,
        state: leavesAt > now ? .held : .queued, createdAt: now, leavesAt: leavesAt),
      in: conversation.tier)
  }

  /// On its way, or first to whoever approves it.
  private mutating func leave(_ draft: OutboxDraft, in tier: Tier) throws(Refusal) {
    if needsApproval(draft.reply, in: tier) {
      try submit(draft, in: tier)
    } else {
      insert(draft)
    }
  }

  /// The network would refuse it after its hold; better now, while the text is in hand.
  private func checkLength(_ reply: Reply, _ conversation: Conversation) throws(Refusal) {
    guard let limit = MessageLimit(conversation.channel, conversation.kind, reply.audience) else {
      return
    }
    for text in [reply.text] + reply.parts.following.map(\.text) + reply.variants {
      if text.isBlank { throw .emptyText }
      if let refusal = limit.refusal(of: text, on: conversation.channel) { throw refusal }
    }
  }

  /// Asks once, where the customer has the same words from another channel.
  private func checkSaidElsewhere(_ reply: Reply, _ conversation: Conversation) throws(Refusal) {
    guard !reply.saysItAgain else { return }
    let said = situation.elsewhere.filter { said in
      said.channel != conversation.channel && now.since(said.at) < SaidElsewhere.memory
        && said.state?.mayReachCustomer ?? true && SaidElsewhere.isSame(said.text, reply.wholeText)
    }
    if let latest = said.max(by: { $0.at < $1.at }) { throw .saidElsewhere(latest) }
  }

  /// Into the outbox; a text in parts as that many entries, each with a version of its own. What is
  /// to follow the send follows the last.
  mutating func insert(_ draft: OutboxDraft) {
    let following = draft.reply.parts.following
    guard !following.isEmpty else {
      decision.outbox = .insert(draft)
      return
    }
    var first = draft
    first.reply.parts = ReplyParts()
    first.reply.then = StagedActions(status: .open)
    first.reply.resolves = false
    let count = following.count + 1
    first.part = OutboxPart(
      number: 1, count: count, after: nil, words: draft.reply.parts.firstWords)
    decision.outbox = .insert(first)
    var before = first.reply.id
    for (place, part) in following.enumerated() {
      let isLast = place == following.count - 1
      var next = first
      next.reply.id = part.id
      next.reply.text = part.text
      next.part = OutboxPart(number: place + 2, count: count, after: before, words: part.words)
      if isLast {
        next.reply.then = draft.reply.then
        next.reply.resolves = draft.reply.resolves
      }
      // A thread, where everybody reads: each part answers the one before.
      if draft.reply.audience == .public { next.replyTo = before }
      decision.parts.append(next)
      before = part.id
    }
  }

  /// Two answers by two people reach nobody; one's own second message may follow the first.
  private func checkNobodyElseReplies(_ reply: Reply) throws(Refusal) {
    for entry in situation.outbox where entry.state.isUnderWay && !entry.isAutomatic {
      if entry.id == reply.id { throw .nothingToDo("It is on its way already.") }
      if entry.author.text != request.by.id {
        throw .replyUnderWay(by: workspace.name(of: entry.author))
      }
    }
  }

  /// The send guard: nothing may have happened since the version the author saw but what he did
  /// himself.
  private func checkGuard(_ reply: Reply) throws(Refusal) {
    guard let seen = reply.seenVersion else { return }
    let since = situation.news.filter { $0.version > seen }
    let others = since.filter {
      !$0.isOfRule && !(reply.countsOwnActsAsSeen && $0.isOwn(of: request.by))
    }
    // Every version must be accounted for: what nobody can explain is news as well.
    if others.isEmpty, seen + Int64(since.count) == situation.version { return }
    throw .collision(
      Collision(
        seenVersion: seen, version: situation.version, news: others.news(in: workspace)))
  }

  /// Settles what follows the send, so that what the author was shown is what will happen.
  private func stage(
    _ reply: inout Reply, _ conversation: Conversation, as role: Role?
  ) throws(Refusal) {
    let status = reply.then.status ?? workspace.sending.then ?? .open
    reply.then.status = reply.resolves ? .resolved : status
    reply.resolves = reply.then.status == .resolved
    if let tier = reply.then.tier, tier < conversation.tier, reply.savedReply == nil {
      throw .loweringTierNeedsReason
    }
    guard reply.resolves else { return }
    try checkResolving(
      conversation, tags: conversation.tags + reply.then.addTags, as: role)
  }

  /// The sender of the latest message on this channel, else what is known of the contact.
  private func recipient(of conversation: Conversation) -> String? {
    conversation.customerHandle
      ?? situation.contact?.identities.first { $0.channel == conversation.channel }?.handle
      ?? conversation.contact?.text
  }

  /// A hold never outlasts the answer's due; overdue already, it is the full hold.
  func leavesAt(hold: Int64, _ conversation: Conversation) -> Instant {
    let full = now.advanced(by: max(0, hold))
    let due = conversation.openTargets.first { $0.kind != .resolution }?.due
    guard let due, due >= now else { return full }
    return min(full, due)
  }
}

extension Reply {
  /// The text as it was written, parts joined.
  package var wholeText: String {
    parts.following.isEmpty
      ? text : parts.following.reduce(parts.firstWords) { $0 + $1.words }
  }
}

extension Reply {
  /// Why its wordings are no choice for whoever approves it; the text itself is the first.
  var refusalOfWordings: Refusal? {
    guard !variants.isEmpty else { return nil }
    let wordings = [wholeText] + variants
    for (place, words) in wordings.enumerated() {
      if words.isBlank { return .blankWording(place + 1) }
      if let same = wordings[..<place].firstIndex(where: { $0.isSameWording(as: words) }) {
        return .sameWording(place + 1, as: same + 1)
      }
    }
    return nil
  }
}

extension String {
  /// Whether it differs in nothing that anybody could choose between.
  package func isSameWording(as other: String) -> Bool { trimmed == other.trimmed }
}
