import Inbox

/// A line of a conversation as the journal has it, compared with the columns beside it.
struct ComparedLine {
  var placed: Recorder.PlacedLine
  /// What of it stands in `message` and in the full-text index; nil for a line without words.
  var spoken: Spoken?
  var version: Int64?
  /// Whether the columns are those of the text.
  var hasItsColumns: Bool
  /// The row of its words, if there is one.
  var row: Row?

  struct Row {
    var key: Int64
    /// Whether it is the row of this line, and says of it what is so.
    var isOurs: Bool
    var wording: Recorder.Wording
    /// The channel whose `inbound` counts it.
    var counted: String?
  }

  static let ofConversations: StaticString = """
    SELECT e.conversation, e.seq, e.line, e.idle, e.at, e.type, e.by_kind, e.by_id, e.act, e.rare,
      e.version, m.key, m.seq, m.conversation, m.id, m.is_note, m.has_attachment, m.edited,
      m.redacted, m.counted, m.text
    FROM event e LEFT JOIN message m ON m.key = e.message
    WHERE e.conversation BETWEEN ?1 AND ?2 ORDER BY e.conversation, e.at, e.seq
    """

  init(_ line: SQLRow) throws {
    let sequence = line.integer(1)
    let event = try Event(
      storedLine: line.bytes(2), text: line.optionalText(20), sequence: sequence)
    placed = Recorder.PlacedLine(
      sequence: sequence, conversation: line.integer(0), event: event,
      isIdle: line.integer(3) != 0)
    hasItsColumns =
      line.integer(4) == event.at.milliseconds && line.holds(5, event.what.type)
      && line.holds(6, event.by?.kind.rawValue) && line.holds(7, event.by?.id)
      && line.holds(8, event.act?.text) && line.integer(9) == (event.isRare ? 1 : 0)
    version = line.optionalInteger(10)
    spoken = event.spoken
    guard let key = line.optionalInteger(11) else { return }
    row = Row(
      key: key, isOurs: spoken.map { ComparedLine.isRow(of: $0, line) } ?? false,
      wording: Recorder.Wording(edited: line.optionalText(17), redacted: line.integer(18) != 0),
      counted: line.optionalText(19))
  }

  private static func isRow(of spoken: Spoken, _ line: SQLRow) -> Bool {
    line.integer(12) == line.integer(1) && line.integer(13) == line.integer(0)
      && line.holds(14, spoken.id) && line.integer(15) == (spoken.isNote ? 1 : 0)
      && line.integer(16) == (spoken.hasAttachment ? 1 : 0)
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
