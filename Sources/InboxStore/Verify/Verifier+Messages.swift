import Inbox

extension Verifier {
  /// Columns of the lines, rows of the messages, and their words.
  func checkMessages(
    _ own: [Recorder.PlacedLine], of held: Held, _ subject: String
  ) throws {
    let wordings = try recorder.wordings(of: held)
    let rows = try connection.rows(
      """
      SELECT e.at, e.type, e.by_kind, e.by_id, e.act, e.rare, m.key, m.seq, m.conversation, m.id,
        m.is_note, m.has_attachment, m.edited, m.redacted, m.text, e.seq
      FROM event e LEFT JOIN message m ON m.key = e.message WHERE e.conversation = ?1 ORDER BY e.seq
      """, .integer(held.id)
    ) { $0.values(16) }
    let lines = own.sorted { $0.sequence < $1.sequence }
    var mentions: [[Value]] = []
    for (line, row) in zip(lines, rows) {
      checkColumns(line.event, row, subject, line.sequence)
      let spoken = line.event.spoken
      guard let spoken else {
        if row[6] != .null { differs("message", subject, "line \(line.sequence) has no words") }
        continue
      }
      guard case .integer(let key) = row[6] else {
        differs("message", subject, "line \(line.sequence) has lost its words")
        continue
      }
      var edited: String?
      var isRedacted = false
      if case .message(let message) = line.event.what, let wording = wordings[message.id] {
        edited = message.text == nil ? nil : wording.edited
        isRedacted = wording.redacted
      }
      let expected: [Value] = [
        .integer(key), .integer(line.sequence), .integer(held.id), .text(spoken.id),
        .integer(spoken.isNote ? 1 : 0), .integer(spoken.hasAttachment ? 1 : 0), Value(edited),
        .integer(isRedacted ? 1 : 0),
      ]
      if Array(row[6..<14]) != expected {
        differs(
          "message", subject, "the row of line \(line.sequence) is not what the journal makes")
      }
      let purged = try recorder.withoutPurgedText(line.event)
      if line.event.message?.text != nil, purged.message?.text == nil {
        differs("message", subject, "the words of line \(line.sequence) were purged and are there")
      }
      words.expect(
        key, [isRedacted ? nil : edited ?? spoken.text, spoken.subject, spoken.who])
      for agent in spoken.mentions {
        mentions.append([.integer(line.sequence), .text(agent.text)])
      }
    }
    try checkMentions(mentions, of: held, subject)
  }

  private func checkColumns(
    _ event: Event, _ row: [Value], _ subject: String, _ sequence: Int64
  ) {
    let expected: [Value] = [
      Value(event.at), .text(event.what.type), Value(event.by?.kind.rawValue),
      Value(event.by?.id), Value(event.act?.text), .integer(event.isRare ? 1 : 0),
    ]
    if Array(row[..<6]) != expected {
      differs("event", subject, "the columns of line \(sequence) are not those of its text")
    }
  }

  private func checkMentions(_ expected: [[Value]], of held: Held, _ subject: String) throws {
    var seen: Set<[Value]> = []
    compare(
      "mention", subject,
      stored: try connection.rows(
        "SELECT seq, agent FROM mention WHERE conversation = ?1 ORDER BY seq, agent",
        .integer(held.id)
      ) { $0.values(2) },
      expected: expected.filter { seen.insert($0).inserted }.sorted(by: Verifier.mentionOrder))
  }

  private static func mentionOrder(_ left: [Value], _ right: [Value]) -> Bool {
    guard case .integer(let first) = left[0], case .integer(let second) = right[0],
      case .text(let one) = left[1], case .text(let other) = right[1]
    else { return false }
    return first != second ? first < second : one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Which customer messages the hours count, and for which channel; see `Recorder.recount`.
  func checkCounted(
    _ lines: [Recorder.PlacedLine], of root: Held, _ conversation: Conversation?,
    _ subject: String
  ) throws {
    guard let conversation, conversation.mergedInto == nil else { return }
    let counts = Event.areCounted(lines.map(\.event)[...])
    for (line, isCounted) in zip(lines, counts) where line.event.isCustomerMessage {
      guard try recorder.lives(line, in: root) else { continue }
      let channel =
        isCounted && conversation.status != .spam ? conversation.channel.rawValue : nil
      let stored = try connection.first(
        """
        SELECT m.counted FROM event e JOIN message m ON m.key = e.message WHERE e.seq = ?1
        """, .integer(line.sequence)
      ) { $0.optionalText(0) }
      if let stored, stored != channel {
        differs("message", subject, "line \(line.sequence) is counted where it is not to be")
      }
      if let channel { tally.addInbound(at: line.event.at, channel: channel, 1) }
    }
  }
}

/// What of a line stands in `message` and in the full-text index.
struct Spoken {
  var id: String
  var isNote: Bool
  var hasAttachment = false
  var text: String?
  var subject: String?
  var who = ""
  var mentions: [AgentID] = []
}

extension Event {
  /// Nil for a line without words of its own.
  var spoken: Spoken? {
    guard isSpoken else { return nil }
    switch what {
    case .message(let message):
      return Spoken(
        id: message.id.text, isNote: false, hasAttachment: !message.attachments.isEmpty,
        text: message.text, subject: message.subject, who: by.words)
    case .note(let note):
      return Spoken(
        id: note.id.text, isNote: true, text: note.text, who: by.words, mentions: note.mentions)
    case .opened(let opening):
      return Spoken(id: "", isNote: true, subject: opening.subject)
    default: return nil
    }
  }
}
