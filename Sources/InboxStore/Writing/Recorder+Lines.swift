import Inbox

/// A line into `event`, its words into `message` and the full-text index.
extension Recorder {
  /// The line itself; `insertWords` follows where it has a key for them.
  ///
  /// - Parameter stored: The line's `storedLine`, where it was made already.
  /// - Returns: Its place in the journal, and the key of its words if it has some.
  func append(
    _ event: Event, stored: [UInt8]? = nil, conversation: Int64?, version: Int64?
  ) throws -> (sequence: Int64, message: Int64?) {
    let key = try event.isSpoken ? messageKey(at: event.at) : nil
    try connection.run(
      """
      INSERT INTO event(conversation, at, type, by_kind, by_id, act, version, message, rare, line)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """, Value(conversation), Value(event.at), .text(event.what.type),
      Value(event.by?.kind.rawValue), Value(event.by?.id), Value(event.act?.text), Value(version),
      Value(key), .integer(event.isRare ? 1 : 0), .blob(stored ?? event.storedLine))
    let sequence = connection.lastRowID
    if case .link(let other, _) = event.what {
      try connection.run(
        "INSERT INTO link(other, seq) VALUES (?1, ?2)", .text(other.text), .integer(sequence))
    }
    if case .nps(let contact, _, _, _) = event.what {
      try connection.run(
        "INSERT INTO nps(contact, seq) VALUES (?1, ?2)", .text(contact.text), .integer(sequence))
    }
    try connection.noteSurvey(event, conversation: conversation, sequence: sequence)
    try connection.noteAvailability(event)
    return (sequence, key)
  }

  /// What a line says, for those who read and search.
  ///
  /// - Parameter counted: The channel whose `inbound` counts it.
  func insertWords(
    of event: Event, key: Int64, sequence: Int64, conversation: Int64, counted: String?
  ) throws {
    guard let spoken = event.spoken else { return }
    try connection.run(
      """
      INSERT INTO message(key, seq, conversation, id, is_note, has_attachment, counted, text)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """, .integer(key), .integer(sequence), .integer(conversation), .text(spoken.id),
      .integer(spoken.isNote ? 1 : 0), .integer(spoken.hasAttachment ? 1 : 0), Value(counted),
      Value(spoken.text))
    try connection.run(
      "INSERT INTO words(rowid, text, subject, who) VALUES (?1, ?2, ?3, ?4)", .integer(key),
      Value(spoken.text), Value(spoken.subject), .text(spoken.who))
    try mention(spoken.mentions, conversation: conversation, sequence: sequence)
  }

  private func mention(_ agents: [AgentID], conversation: Int64, sequence: Int64) throws {
    for agent in agents {
      try connection.run(
        "INSERT OR IGNORE INTO mention(agent, conversation, seq) VALUES (?1, ?2, ?3)",
        .text(agent.text), .integer(conversation), .integer(sequence))
    }
  }

  /// The least key of an instant; those beyond the years 1694 to 2248 share a millisecond.
  static func firstKey(at: Instant) -> Int64 {
    let limit: Int64 = 1 << 43
    return min(max(at.milliseconds, -limit + 1), limit - 1) << 20
  }

  /// The instant times 2^20, plus the first free number.
  private func messageKey(at: Instant) throws -> Int64 {
    let base = Recorder.firstKey(at: at)
    let newest = try newestKey ?? connection.integer("SELECT max(key) FROM message") ?? .min
    newestKey = newest
    guard base <= newest else {
      newestKey = base
      return base
    }
    if base == newest & ~0xF_FFFF {
      newestKey = newest + 1
      return newest + 1
    }
    let last = try connection.integer(
      "SELECT max(key) FROM message WHERE key >= ?1 AND key < ?2", .integer(base),
      .integer(base + (1 << 20)))
    return last.map { $0 + 1 } ?? base
  }
}

extension Event {
  /// Asked for by type, among however many lines its conversation has.
  var isRare: Bool {
    switch what {
    case .undo, .edit, .redact, .approval, .csat: true
    // People are linked in a conversation, and parted by its undo line.
    case .contact, .incident: conversation != nil
    default: false
    }
  }

  var isApproval: Bool {
    if case .approval = what { true } else { false }
  }

  var isIncident: Bool {
    if case .incident = what { true } else { false }
  }

  /// Has words to be found by: a message, a note or an opening's subject.
  var isSpoken: Bool {
    guard conversation != nil else { return false }
    switch what {
    case .message, .note: return true
    case .opened(let opening): return opening.subject != nil
    default: return false
    }
  }
}

extension Actor? {
  /// What the full-text index holds of the sender: a customer's name and handle. What agents are
  /// called is no word of the conversation.
  var words: String {
    guard let self, self.kind == .customer else { return "" }
    return [self.name, self.handle].compactMap { $0 }.joined(separator: "\n")
  }
}
