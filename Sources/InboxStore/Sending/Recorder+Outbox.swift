import Inbox

/// The outbox inside a transaction; security.md, *Outbox contract*.
extension Recorder {
  /// Puts a reply in: with the version that this makes, which no second reply can have.
  func enqueue(_ draft: OutboxDraft, held: Held) throws -> OutboxEntry {
    let entry = OutboxEntry(
      draft, conversation: ConversationID(held.id), ref: held.ref, version: held.version + 1)
    try moveGuard(of: held, at: now, entry: entry)
    try connection.run(
      """
      INSERT INTO outbox(id, conversation, version, account, author, state, leaves_at, attempt,
        entry) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)
      """, .text(entry.id.text), .integer(held.id), .integer(entry.version),
      .text(entry.account.text), .text(entry.author.text), .text(entry.state.rawValue),
      Value(entry.leavesAt), .blob(entry.bytes))
    if let shortcut = draft.reply.savedReply { try countUse(of: shortcut, by: draft.author) }
    try changed(held.id, "outbox", by: draft.author.text)
    return entry
  }

  /// What was stopped or failed is the author's draft again, and that draft leaves now: of the old
  /// entries nothing is left to be decided.
  func removeGivenBack(to author: AgentID, in held: Held) throws {
    for old in try connection.outbox(of: held.id) where old.author == author {
      if old.state == .stopped || old.state == .failed { try remove(old) }
    }
  }

  private func countUse(of shortcut: String, by agent: AgentID) throws {
    try connection.run(
      """
      INSERT INTO saved_reply_use(shortcut, agent, n, last_at) VALUES (?1, ?2, 1, ?3)
      ON CONFLICT(shortcut, agent) DO UPDATE SET n = n + 1, last_at = ?3
      """, .text(shortcut), .text(agent.text), Value(now))
  }

  /// Writes an entry back; its place in the outbox stays.
  func update(_ entry: OutboxEntry) throws {
    try connection.run(
      """
      UPDATE outbox SET state = ?2, leaves_at = ?3, attempt = ?4, entry = ?5 WHERE id = ?1
      """, .text(entry.id.text), .text(entry.state.rawValue), Value(entry.leavesAt),
      .integer(Int64(entry.attempt)), .blob(entry.bytes))
    try changed(entry.conversation.number, "outbox", by: entry.author.text)
  }

  func remove(_ entry: OutboxEntry) throws {
    try connection.run("DELETE FROM outbox WHERE id = ?1", .text(entry.id.text))
    try changed(entry.conversation.number, "outbox", by: entry.author.text)
  }

  func resolveAfter(_ id: MessageID) throws {
    guard var entry = try connection.outboxEntry(id) else { return }
    entry.reply.resolves = true
    try update(entry)
  }

  /// Notes a change that has no line, for `Store.changes(since:)`.
  func changed(_ conversation: Int64?, _ what: String, by agent: String?) throws {
    try connection.noteChange(conversation, what, by: agent, at: now)
  }
}

extension Connection {
  /// Why nothing may leave: a store that came out of a backup would send everything once more.
  func isFrozen() throws -> String? {
    try fact("frozen")
  }

  /// How many changes without a line are remembered; whoever slept longer reads all anew.
  static let rememberedChanges: Int64 = 5000

  func noteChange(_ conversation: Int64?, _ what: String, by agent: String?, at: Instant) throws {
    try run(
      "INSERT INTO change(conversation, what, by_id, at) VALUES (?1, ?2, ?3, ?4)",
      Value(conversation), .text(what), Value(agent), Value(at))
    let counter = lastRowID
    if counter % 500 == 0 {
      try run(
        "DELETE FROM change WHERE counter <= ?1",
        .integer(counter - Connection.rememberedChanges))
    }
  }
}

extension OutboxEntry {
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.entry(self)
    return writer.bytes
  }
}
