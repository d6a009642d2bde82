import Inbox

/// A line into `event`, its words into `message` and the full-text index.
extension Recorder {
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
    if let key, let conversation {
      switch event.what {
      case .message(let message):
        try insert(
          message.id, text: message.text, isNote: false,
          hasAttachment: !message.attachments.isEmpty, key: key, sequence: sequence,
          conversation: conversation)
        try index(key, text: message.text, subject: message.subject, by: event.by)
      case .note(let note):
        try insert(
          note.id, text: note.text, isNote: true, hasAttachment: false, key: key,
          sequence: sequence, conversation: conversation)
        try index(key, text: note.text, subject: nil, by: event.by)
        try mention(note.mentions, conversation: conversation, sequence: sequence)
      case .opened(let opening):
        try insert(
          MessageID(""), text: nil, isNote: true, hasAttachment: false, key: key,
          sequence: sequence, conversation: conversation)
        try index(key, text: nil, subject: opening.subject, by: nil)
      default: break
      }
    }
    return (sequence, key)
  }

  private func insert(
    _ id: MessageID, text: String?, isNote: Bool, hasAttachment: Bool, key: Int64,
    sequence: Int64, conversation: Int64
  ) throws {
    try connection.run(
      """
      INSERT INTO message(key, seq, conversation, id, is_note, has_attachment, text)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, .integer(key), .integer(sequence), .integer(conversation), .text(id.text),
      .integer(isNote ? 1 : 0), .integer(hasAttachment ? 1 : 0), Value(text))
  }

  private func index(_ key: Int64, text: String?, subject: String?, by: Actor?) throws {
    try connection.run(
      "INSERT INTO words(rowid, text, subject, who) VALUES (?1, ?2, ?3, ?4)", .integer(key),
      Value(text), Value(subject), .text(by.words))
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
    if base > lastKey {
      let end = base + (1 << 20)
      let last = try connection.integer(
        "SELECT max(key) FROM message WHERE key >= ?1 AND key < ?2", .integer(base),
        .integer(end))
      lastKey = last.map { $0 + 1 } ?? base
      return lastKey
    }
    if base == lastKey & ~0xF_FFFF {
      lastKey += 1
      return lastKey
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
    case .contact: conversation != nil
    default: false
    }
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
