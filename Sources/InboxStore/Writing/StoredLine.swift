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
}
