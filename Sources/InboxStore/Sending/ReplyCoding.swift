import Inbox

/// The bytes of `outbox.reply`, `move.entry` and `draft.then`: what SQL never looks into.
extension ByteWriter {
  mutating func staged(_ then: StagedActions) {
    list(then.addTags) { $0.text($1) }
    optional(then.tier) { $0.integer(Int64($1.rawValue)) }
    optionalText(then.status?.rawValue)
  }

  mutating func reply(_ reply: Reply) {
    text(reply.id.text)
    text(reply.text)
    optionalText(reply.subject)
    text(reply.audience.rawValue)
    optionalInteger(reply.seenVersion)
    integer(reply.holdMilliseconds)
    staged(reply.then)
    bool(reply.resolves)
    optionalText(reply.savedReply)
    optionalText(reply.language)
  }

  mutating func entry(_ entry: OutboxEntry) {
    integer(entry.conversation.number)
    text(entry.ref.text)
    integer(entry.version)
    text(entry.author.text)
    reply(entry.reply)
    text(entry.channel.rawValue)
    text(entry.account.text)
    text(entry.kind.rawValue)
    text(entry.recipient)
    optionalText(entry.recipientName)
    optionalText(entry.replyTo?.text)
    text(entry.state.rawValue)
    integer(entry.createdAt.milliseconds)
    integer(entry.leavesAt.milliseconds)
    integer(Int64(entry.attempt))
    optionalText(entry.reason)
    // Entries of older programs end here.
    if let part = entry.part {
      integer(Int64(part.number))
      integer(Int64(part.count))
      optionalText(part.after?.text)
      text(part.words)
    }
  }
}

extension ByteReader {
  mutating func staged() throws(Damaged) -> StagedActions {
    StagedActions(
      addTags: try list { (from) throws(Damaged) in try from.text() },
      tier: try optional { (from) throws(Damaged) in try from.numbered() },
      status: try optional { (from) throws(Damaged) in try from.choice() })
  }

  mutating func reply() throws(Damaged) -> Reply {
    let id = MessageID(try text())
    let words = try text()
    let subject = try optionalText()
    let audience: Audience = try choice()
    var reply = Reply(
      id: id, text: words, subject: subject, audience: audience,
      seenVersion: try optionalInteger(), holdMilliseconds: try integer())
    reply.then = try staged()
    reply.resolves = try bool()
    reply.savedReply = try optionalText()
    reply.language = try optionalText()
    return reply
  }

  mutating func entry() throws(Damaged) -> OutboxEntry {
    let conversation = ConversationID(try integer())
    let ref = ConversationRef(try text())
    let version = try integer()
    let author = AgentID(try text())
    let reply = try reply()
    let channel: Channel = try choice()
    let account = AccountID(try text())
    let kind: ConversationKind = try choice()
    let recipient = try text()
    let recipientName = try optionalText()
    let replyTo = try optionalText().map { MessageID($0) }
    let state: OutboxEntry.State = try choice()
    let createdAt = Instant(milliseconds: try integer())
    let leavesAt = Instant(milliseconds: try integer())
    var entry = OutboxEntry(
      id: reply.id, conversation: conversation, ref: ref, version: version, author: author,
      reply: reply, channel: channel, account: account, kind: kind, recipient: recipient,
      recipientName: recipientName, replyTo: replyTo, state: state, createdAt: createdAt,
      leavesAt: leavesAt, attempt: Int(truncatingIfNeeded: try integer()),
      reason: try optionalText())
    if !isAtEnd {
      entry.part = OutboxPart(
        number: Int(truncatingIfNeeded: try integer()),
        count: Int(truncatingIfNeeded: try integer()),
        after: try optionalText().map { MessageID($0) }, words: try text())
    }
    return entry
  }
}
