import Inbox

/// How an event lies in `event.line`: interchange.md's spelling, its message without the text,
/// which stands in `message.text`.
extension Event {
  /// The line without the text of its message.
  var storedLine: [UInt8] {
    var bare = self
    if case .message(var message) = what {
      message.text = nil
      bare.what = .message(message)
    }
    var writer = JSONWriter(reservingCapacity: 256)
    bare.write(to: &writer)
    return writer.bytes
  }

  /// - Throws: `unreadableLine` with the sequence, if the bytes are no line of the journal.
  init(storedLine: [UInt8], text: String?, sequence: Int64) throws(StoreError) {
    let line: JournalLine
    do {
      line = try JournalLine(reading: storedLine)
    } catch {
      throw .unreadableLine(sequence: sequence, why: error.problem)
    }
    guard case .event(var event) = line else {
      throw .unreadableLine(sequence: sequence, why: "derived")
    }
    if case .message(var message) = event.what {
      message.text = text
      event.what = .message(message)
    }
    self = event
  }

  var message: Message? {
    if case .message(let message) = what { message } else { nil }
  }
}

extension Occurrence {
  /// The `type` of interchange.md's table.
  var type: String {
    switch self {
    case .message: "message"
    case .opened: "opened"
    case .note: "note"
    case .tag: "tag"
    case .untag: "untag"
    case .tier: "tier"
    case .priority: "priority"
    case .assign: "assign"
    case .status: "status"
    case .merge: "merge"
    case .handoff: "handoff"
    case .csat: "csat"
    case .survey: "survey"
    case .nps: "nps"
    case .call: "call"
    case .focus: "focus"
    case .deflection: "deflection"
    case .contact: "contact"
    case .approval: "approval"
    case .availability: "availability"
    case .skip: "skip"
    case .resolutionReason: "resolution_reason"
    case .link: "link"
    case .incident: "incident"
    case .undo: "undo"
    case .edit: "edit"
    case .redact: "redact"
    case .purge: "purge"
    case .reveal: "reveal"
    }
  }
}
