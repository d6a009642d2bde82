import Inbox

/// Submitted replies inside a transaction: their rows as the lines make them, and how those that
/// wait are to be sent.
extension Recorder {
  /// Makes the rows of `approval` anew from the conversation's own lines. What was merged away has
  /// none: its replies go nowhere.
  func writeApprovals(_ held: Held) throws {
    try connection.run("DELETE FROM approval WHERE conversation = ?1", .integer(held.id))
    guard held.conversation?.mergedInto == nil else { return }
    for (one, sequence) in try connection.approvals(of: held.id, now: now) {
      try connection.run(
        """
        INSERT INTO approval(conversation, message, author, state, at, due, news, seq)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """, .integer(held.id), .text(one.message.text), .text(one.author.text),
        .text(one.state.rawValue), Value(one.requestedAt), Value(one.due),
        .integer(one.isNewsToAuthor ? 1 : 0), .integer(sequence))
    }
  }

  /// What a decision does to the submitted replies of a conversation.
  func carryOutApprovals(_ decision: Decision, of held: Held) throws {
    if let draft = decision.submitted?.draft {
      let entry = OutboxEntry(
        draft, conversation: ConversationID(held.id), ref: held.ref, version: held.version)
      try connection.run(
        """
        INSERT INTO submission(conversation, message, at, entry) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT(conversation, message) DO UPDATE SET at = ?3, entry = ?4
        """, .integer(held.id), .text(entry.id.text), Value(now), .blob(entry.bytes))
      try removeGivenBack(to: draft.author, in: held)
    }
    for message in decision.replaced + [decision.settled].compactMap({ $0 }) {
      try connection.run(
        "DELETE FROM submission WHERE conversation = ?1 AND message = ?2", .integer(held.id),
        .text(message.text))
    }
    if let draft = decision.returned {
      try returnToDraft(
        OutboxEntry(
          draft, conversation: ConversationID(held.id), ref: held.ref, version: held.version))
    }
  }

  /// What `decide` asks about approvals.
  func fillApprovals(
    _ situation: inout Situation, of held: Held, about message: MessageID?
  ) throws {
    situation.approvals = try connection.approvals(of: held.id, now: now).map(\.0)
    let waiting = situation.approvals.filter(\.isWaiting)
    guard let one = message ?? (waiting.count == 1 ? waiting.first?.message : nil),
      let entry = try connection.submission(one, in: held.id)
    else { return }
    situation.submission = Submission(draft: OutboxDraft(entry))
    situation.news = try news(of: held, since: entry.reply.seenVersion ?? 0)
  }
}

extension Connection {
  /// The cases of a conversation, each with the place of its latest line.
  func approvals(of conversation: Int64, now: Instant) throws -> [(ApprovalCase, Int64)] {
    // Most conversations have none, and an undo line alone makes none.
    let lines = try rows(
      """
      SELECT seq, line FROM event
      WHERE conversation = ?1 AND rare = 1 AND type IN ('undo', 'approval') AND at <= ?2
      ORDER BY at, seq
      """, .integer(conversation), Value(now)
    ) { ($0.integer(0), try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0))) }
    return ApprovalCase.fold(lines.map(\.1)).map { one in
      let latest = lines.last { line in
        if case .approval(let step) = line.1.what { step.message == one.message } else { false }
      }
      return (one, latest?.0 ?? 0)
    }
  }

  /// The same without their places, those that wait with who would read them.
  func approvalsWithAudience(
    of conversation: Int64, now: Instant
  ) throws -> [ApprovalCase] {
    try approvals(of: conversation, now: now).map { one, _ in
      var one = one
      if one.isWaiting {
        one.audience = try submission(one.message, in: conversation)?.reply.audience
      }
      return one
    }
  }

  fileprivate func submission(
    _ message: MessageID, in conversation: Int64
  ) throws -> OutboxEntry? {
    try first(
      "SELECT entry FROM submission WHERE conversation = ?1 AND message = ?2",
      .integer(conversation), .text(message.text)
    ) { try OutboxEntry($0.bytes(0)) }
  }
}

extension OutboxDraft {
  /// As it was put away.
  fileprivate init(_ entry: OutboxEntry) {
    self.init(
      reply: entry.reply, author: entry.author, channel: entry.channel, account: entry.account,
      kind: entry.kind, recipient: entry.recipient, recipientName: entry.recipientName,
      replyTo: entry.replyTo, state: entry.state, createdAt: entry.createdAt,
      leavesAt: entry.leavesAt)
  }
}
