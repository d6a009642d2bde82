import Inbox

/// Rows that stand beside single lines, made anew.
extension Connection {
  /// The columns of every line as its text has them, the row of its words, who is named in it and
  /// whom it is about.
  func readLinesAgain(tell: () throws -> Void) throws {
    try run("UPDATE message SET counted = NULL, edited = NULL, redacted = 0")
    var last: Int64 = .min
    while true {
      try tell()
      let lines = try rows(
        """
        SELECT e.seq, e.line, e.conversation, e.message, m.text, m.key, m.seq, m.id FROM event e
        LEFT JOIN message m ON m.key = e.message
        WHERE e.seq > ?1 ORDER BY e.seq LIMIT 1000
        """, .integer(last)
      ) { row in
        var line = ReadLine(
          sequence: row.integer(0),
          event: try Event(storedLine: row.bytes(1), text: nil, sequence: row.integer(0)),
          conversation: row.optionalInteger(2), message: row.optionalInteger(3))
        // Its own row, by either sign; a line that names another's words does not get them.
        guard let spoken = line.event.spoken,
          row.optionalInteger(6) == line.sequence || row.optionalText(7) == spoken.id
        else { return line }
        line.take(key: row.optionalInteger(5), text: row.optionalText(4))
        return line
      }
      guard let final = lines.last else { break }
      last = final.sequence
      for line in lines { try readAgain(line) }
    }
    try run(
      """
      DELETE FROM message
      WHERE key NOT IN (SELECT message FROM event WHERE message IS NOT NULL)
      """)
  }

  private struct ReadLine {
    var sequence: Int64
    var event: Event
    var conversation: Int64?
    /// What the line says the key of its words is.
    var message: Int64?
    /// The key under which its words were found.
    var key: Int64?

    mutating func take(key: Int64?, text: String?) {
      self.key = key
      guard case .message(var message) = event.what else { return }
      message.text = text
      event.what = .message(message)
    }
  }

  private func readAgain(_ line: ReadLine) throws {
    var line = line
    let conversation = try conversation(of: line)
    try findWords(of: &line, in: conversation)
    let event = line.event
    var key: Int64?
    if let spoken = event.spoken, let conversation {
      key = try line.key ?? freeKey(line.message, at: event.at)
      try run(
        """
        INSERT INTO message(key, seq, conversation, id, is_note, has_attachment, text)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT(key) DO UPDATE SET seq = ?2, conversation = ?3, id = ?4, is_note = ?5,
          has_attachment = ?6, text = ?7
        """, Value(key), .integer(line.sequence), .integer(conversation), .text(spoken.id),
        .integer(spoken.isNote ? 1 : 0), .integer(spoken.hasAttachment ? 1 : 0),
        Value(spoken.text))
      for agent in spoken.mentions {
        try run(
          "INSERT OR IGNORE INTO mention(agent, conversation, seq) VALUES (?1, ?2, ?3)",
          .text(agent.text), .integer(conversation), .integer(line.sequence))
      }
    }
    try run(
      """
      UPDATE event SET conversation = ?2, at = ?3, type = ?4, by_kind = ?5, by_id = ?6, act = ?7,
        message = ?8, rare = ?9 WHERE seq = ?1
      """, .integer(line.sequence), Value(conversation), Value(event.at), .text(event.what.type),
      Value(event.by?.kind.rawValue), Value(event.by?.id), Value(event.act?.text), Value(key),
      .integer(event.isRare ? 1 : 0))
    switch event.what {
    case .contact(let update):
      try run(
        "INSERT INTO contact_line(contact, seq) VALUES (?1, ?2)", .text(update.contact.text),
        .integer(line.sequence))
    case .merge(let into):
      try run(
        """
        INSERT OR IGNORE INTO merge(child, parent)
        SELECT ?1, id FROM conversation WHERE ref = ?2 AND id <> ?1
        """, Value(conversation), .text(into.text))
    case .link(let other, _):
      try run(
        "INSERT INTO link(other, seq) VALUES (?1, ?2)", .text(other.text),
        .integer(line.sequence))
    case .nps(let contact, _, _, _):
      try run(
        "INSERT INTO nps(contact, seq) VALUES (?1, ?2)", .text(contact.text),
        .integer(line.sequence))
    default: break
    }
    try noteSurvey(line.event, conversation: conversation, sequence: line.sequence)
    try noteAvailability(line.event)
  }

  /// The row of a message's words by its id, where line and row do not name each other any more.
  private func findWords(of line: inout ReadLine, in conversation: Int64?) throws {
    guard line.key == nil, let conversation, let message = line.event.message else { return }
    let found = try first(
      "SELECT key, text FROM message WHERE conversation = ?1 AND id = ?2 AND is_note = 0",
      .integer(conversation), .text(message.id.text)
    ) { ($0.integer(0), $0.optionalText(1)) }
    if let (key, text) = found { line.take(key: key, text: text) }
  }

  /// By the name that the line bears; the number only where no row has that name.
  private func conversation(of line: ReadLine) throws -> Int64? {
    guard let ref = line.event.conversation else { return nil }
    return try integer("SELECT id FROM conversation WHERE ref = ?1", .text(ref.text))
      ?? line.conversation
  }

  /// A key for words whose row is lost: the one they had, if nobody else has it by now.
  private func freeKey(_ wanted: Int64?, at: Instant) throws -> Int64 {
    if let wanted, try integer("SELECT 1 FROM message WHERE key = ?1", .integer(wanted)) == nil {
      return wanted
    }
    let base = Recorder.firstKey(at: at)
    let last = try integer(
      "SELECT max(key) FROM message WHERE key >= ?1 AND key < ?2", .integer(base),
      .integer(base + (1 << 20)))
    return last.map { $0 + 1 } ?? base
  }

  /// The full-text index of what was said; edits and withdrawals follow with the folds.
  func indexWordsAgain() throws {
    var last: Int64 = .min
    while true {
      let found = try rows(
        """
        SELECT m.key, e.line, m.text FROM message m JOIN event e ON e.seq = m.seq
        WHERE m.key > ?1 ORDER BY m.key LIMIT 1000
        """, .integer(last)
      ) { row in
        let event = try Event(storedLine: row.bytes(1), text: row.optionalText(2), sequence: 0)
        return (row.integer(0), event)
      }
      guard let final = found.last else { return }
      last = final.0
      for (key, event) in found {
        guard let spoken = event.spoken else { continue }
        try run(
          "INSERT INTO words(rowid, text, subject, who) VALUES (?1, ?2, ?3, ?4)", .integer(key),
          Value(spoken.text), Value(spoken.subject), .text(spoken.who))
      }
    }
  }
}
