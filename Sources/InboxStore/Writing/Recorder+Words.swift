import Inbox

/// `edit`, `redact` and `purge`: what a message says now, in its row and in the full-text index.
extension Recorder {
  /// What the lines of a conversation left of a message's words.
  struct Wording: Equatable {
    var edited: String?
    var redacted = false
  }

  /// Brings the messages of a conversation in line with its edits that count.
  func rewriteWords(of held: Held) throws {
    for (id, wording) in try wordings(of: held).sorted(by: { $0.key < $1.key }) {
      try rewrite(id, in: held, as: wording)
    }
  }

  /// What the edits and withdrawals of a conversation say of its messages, of those they name.
  func wordings(of held: Held) throws -> [MessageID: Wording] {
    let lines = try connection.rows(
      """
      SELECT seq, line FROM event WHERE conversation = ?1
      AND rare = 1 AND type IN ('undo', 'edit', 'redact') AND at <= ?2 ORDER BY at, seq
      """, .integer(held.id), Value(now)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    return Recorder.wordings(lines)
  }

  /// - Parameter lines: The edits, withdrawals and undo lines of one conversation, in their order.
  static func wordings(_ lines: [Event]) -> [MessageID: Wording] {
    var wordings: [MessageID: Wording] = [:]
    for (line, counts) in zip(lines, Event.areCounted(lines[...])) {
      switch line.what {
      case .edit(let id, let text):
        wordings[id, default: Wording()].edited =
          counts ? text : wordings[id, default: Wording()].edited
      case .redact(let id):
        // Also one that was undone: the words come back.
        let isRedacted = wordings[id, default: Wording()].redacted
        wordings[id, default: Wording()].redacted = isRedacted || counts
      default: break
      }
    }
    return wordings
  }

  private func rewrite(_ id: MessageID, in held: Held, as wording: Wording) throws {
    let found = try connection.first(
      """
      SELECT m.key, m.text, m.edited, m.redacted, e.line FROM message m
      JOIN event e ON e.seq = m.seq WHERE m.conversation = ?1 AND m.id = ?2 AND m.is_note = 0
      """, .integer(held.id), .text(id.text)
    ) { row in
      (
        row.integer(0), row.optionalText(1),
        Wording(edited: row.optionalText(2), redacted: row.integer(3) != 0), row.bytes(4)
      )
    }
    guard let (key, text, before, line) = found else { return }
    // What was purged does not come back with its edit.
    let wording = Wording(edited: text == nil ? nil : wording.edited, redacted: wording.redacted)
    guard before != wording else { return }
    let event = try Event(storedLine: line, text: text, sequence: 0)
    try index(key, event, before, text: text, remove: true)
    try index(key, event, wording, text: text, remove: false)
    try connection.run(
      "UPDATE message SET edited = ?2, redacted = ?3 WHERE key = ?1", .integer(key),
      Value(wording.edited), .integer(wording.redacted ? 1 : 0))
  }

  func index(
    _ key: Int64, _ event: Event, _ wording: Wording, text: String?, remove: Bool
  ) throws {
    let words = wording.redacted ? nil : wording.edited ?? text
    if remove {
      try connection.run(
        """
        INSERT INTO words(words, rowid, text, subject, who) VALUES ('delete', ?1, ?2, ?3, ?4)
        """, .integer(key), Value(words), Value(event.message?.subject), .text(event.by.words))
    } else {
      try connection.run(
        "INSERT INTO words(rowid, text, subject, who) VALUES (?1, ?2, ?3, ?4)", .integer(key),
        Value(words), Value(event.message?.subject), .text(event.by.words))
    }
  }
}
