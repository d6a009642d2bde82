import Inbox

extension Store {
  /// Writes the journal as JSON Lines, by `at`, ties in the journal's order; importing the result
  /// into an empty store and exporting again gives the same bytes (interchange.md).
  ///
  /// Pages of lines are read one after another, so that no long read keeps the write-ahead log from
  /// beginning anew; lines written after the start are left out.
  ///
  /// - Parameters:
  ///   - since: Only lines after this place in the journal.
  ///   - conversation: Only lines that name it.
  ///   - withDerived: With a `breach` line for each promise that was broken by `now`.
  ///   - write: Takes some whole lines; false ends the export.
  /// - Throws: `cancelled` if `write` said so.
  package func export(
    since: Int64? = nil, conversation: ConversationRef? = nil, withDerived: Bool = false,
    now: Instant, write: ([UInt8]) throws(StoreError) -> Bool
  ) throws(StoreError) {
    var lines = try ExportCursor(self, since: since, conversation: conversation)
    var breaches = try BreachCursor(
      self, isWanted: withDerived, from: lines.start, conversation: conversation, now: now)
    var writer = JSONWriter(reservingCapacity: 1 << 17)
    while let page = try lines.next() {
      for line in page {
        // What happened at an instant comes before what that instant broke.
        while let breach = try breaches.next(before: line.at) {
          breach.write(to: &writer)
          writer.endLine()
        }
        try line.write(to: &writer)
        writer.endLine()
      }
      guard try write(writer.bytes) else { throw .cancelled }
      writer.removeAll()
    }
    while let breach = try breaches.next(before: nil) {
      breach.write(to: &writer)
      writer.endLine()
    }
    if !writer.bytes.isEmpty, try !write(writer.bytes) { throw .cancelled }
  }

  /// The time of the journal's latest line; nil for an empty journal.
  package func latestLine() throws(StoreError) -> Instant? {
    try read { connection in
      try connection.integer("SELECT max(at) FROM event").map { Instant(milliseconds: $0) }
    }
  }
}
