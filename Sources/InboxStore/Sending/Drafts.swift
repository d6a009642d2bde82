import Inbox

extension Store {
  /// Keeps what somebody wrote and did not send; nil or empty text throws it away.
  package func saveDraft(
    _ draft: Draft?, kind: Draft.Kind, of agent: AgentID, in conversation: ConversationID,
    now: Instant
  ) throws(StoreError) {
    try write { connection in
      try connection.saveDraft(draft, kind: kind, of: agent, in: conversation.number, now: now)
    }
  }

  /// What an agent wrote to people without beginning the conversation yet, the latest first.
  package func beginnings(of agent: AgentID) throws(StoreError) -> [KeptBeginning] {
    try read { connection in
      try connection.rows(
        """
        SELECT conversation, state FROM draft WHERE agent = ?1 AND conversation < 0
        ORDER BY saved_at DESC, conversation LIMIT 100
        """, .text(agent.text)
      ) {
        KeptBeginning(
          id: ConversationID($0.integer(0)), draft: try Draft(stateBytes: $0.bytes(1)))
      }
    }
  }

  /// Marks what an agent has seen of a conversation, up to a place in the journal.
  ///
  /// A mark only moves forward. It is state, not an event: the row turns read for this agent.
  package func markSeen(
    _ conversation: ConversationID, by agent: AgentID, through sequence: Int64, now: Instant
  ) throws(StoreError) {
    let known = try read { try $0.seen(by: agent, conversation.number) ?? 0 }
    guard sequence > known else { return }
    try write { connection in
      try connection.run(
        """
        INSERT INTO seen(agent, conversation, seq) VALUES (?1, ?2, ?3)
        ON CONFLICT(agent, conversation) DO UPDATE SET seq = max(seq, ?3)
        """, .text(agent.text), .integer(conversation.number), .integer(sequence))
      try connection.noteChange(conversation.number, "seen", by: agent.text, at: now)
    }
  }

  /// How often each saved reply was used and when last, by everybody; for the picker's ranking.
  package func savedReplyUses() throws(StoreError) -> [String: SavedReplyRanking.Use] {
    try read { connection in
      let rows = try connection.rows(
        "SELECT shortcut, sum(n), max(last_at) FROM saved_reply_use GROUP BY shortcut"
      ) { ($0.text(0), SavedReplyRanking.Use(count: Int($0.integer(1)), lastAt: $0.instant(2))) }
      return Dictionary(rows) { first, _ in first }
    }
  }
}

extension Connection {
  func seen(by agent: AgentID?, _ conversation: Int64) throws -> Int64? {
    guard let agent else { return nil }
    return try integer(
      "SELECT seq FROM seen WHERE agent = ?1 AND conversation = ?2", .text(agent.text),
      .integer(conversation))
  }

  func draft(_ kind: Draft.Kind, of agent: AgentID?, _ conversation: Int64) throws -> Draft? {
    guard let agent else { return nil }
    return try first(
      "SELECT state FROM draft WHERE agent = ?1 AND conversation = ?2 AND kind = ?3",
      .text(agent.text), .integer(conversation), .text(kind.rawValue)
    ) { try Draft(stateBytes: $0.bytes(0)) }
  }

  func saveDraft(
    _ draft: Draft?, kind: Draft.Kind, of agent: AgentID, in conversation: Int64, now: Instant
  ) throws {
    if var draft, !draft.text.isEmpty {
      draft.savedAt = now
      try run(
        """
        INSERT INTO draft(agent, conversation, kind, saved_at, state) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT(agent, conversation, kind) DO UPDATE SET saved_at = ?4, state = ?5
        """, .text(agent.text), .integer(conversation), .text(kind.rawValue), Value(now),
        .blob(draft.stateBytes))
    } else {
      try run(
        "DELETE FROM draft WHERE agent = ?1 AND conversation = ?2 AND kind = ?3",
        .text(agent.text), .integer(conversation), .text(kind.rawValue))
    }
    try noteChange(conversation, "draft", by: agent.text, at: now)
  }
}

extension Draft {
  /// No account is called so, which would stand there otherwise.
  private static let variantsFollow = "\u{0}variants"

  var stateBytes: [UInt8] {
    var out = ByteWriter()
    out.text(kind.rawValue)
    out.text(text)
    out.integer(Int64(cursor))
    out.optionalText(audience?.rawValue)
    out.optionalText(savedReply)
    out.optionalText(language)
    out.staged(then)
    out.instant(savedAt)
    if !variants.isEmpty {
      out.text(Draft.variantsFollow)
      out.list(variants) { $0.text($1) }
    }
    if let beginning { out.beginning(beginning) }
    return out.bytes
  }

  init(stateBytes: [UInt8]) throws(ByteReader.Damaged) {
    var from = ByteReader(stateBytes)
    self.init(
      kind: try from.choice(), text: try from.text(),
      cursor: Int(truncatingIfNeeded: try from.integer()))
    audience = try from.optional { (from) throws(ByteReader.Damaged) in try from.choice() }
    savedReply = try from.optionalText()
    language = try from.optionalText()
    then = try from.staged()
    savedAt = try from.optionalInstant()
    var ahead = from
    if !from.isAtEnd, try ahead.text() == Draft.variantsFollow {
      variants = try ahead.list { (from) throws(ByteReader.Damaged) in try from.text() }
      from = ahead
    }
    beginning = from.isAtEnd ? nil : try from.beginning()
  }
}

extension ByteWriter {
  fileprivate mutating func beginning(_ beginning: Beginning) {
    text(beginning.account.text)
    text(beginning.contact.text)
    text(beginning.recipient)
    optionalText(beginning.name)
    optionalText(beginning.language)
    optionalText(beginning.subject)
  }
}

extension ByteReader {
  fileprivate mutating func beginning() throws(Damaged) -> Beginning {
    var beginning = Beginning(
      account: AccountID(try text()), contact: ContactID(try text()), recipient: try text())
    beginning.name = try optionalText()
    beginning.language = try optionalText()
    beginning.subject = try optionalText()
    return beginning
  }
}
