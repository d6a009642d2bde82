import Inbox

/// A message or note that a search found, newest first.
package struct SearchHit: Hashable, Sendable {
  /// Its place among all messages: by time, descending in a page. Ask for more before it.
  package var key: Int64
  /// Its place in the journal, to open the conversation around it.
  package var sequence: Int64
  /// Where it lives now: what it was merged into, if it was.
  package var row: QueueRow
  /// The line itself, with its words as they stand (after an edit).
  package var event: Event

  package init(key: Int64, sequence: Int64, row: QueueRow, event: Event) {
    self.key = key
    self.sequence = sequence
    self.row = row
    self.event = event
  }

  /// The words to cut a snippet from.
  package var text: String {
    switch event.what {
    case .message(let message): message.text ?? ""
    case .note(let note): note.text
    case .opened(let opening): opening.subject ?? ""
    default: ""
    }
  }
}

/// A stretch of what a search found.
package struct SearchPage: Sendable {
  package var hits: [SearchHit]
  package var hasMore: Bool

  package init(hits: [SearchHit], hasMore: Bool) {
    self.hits = hits
    self.hasMore = hasMore
  }
}
