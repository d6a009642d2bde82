import Inbox

/// A conversation with all that its lines settled, for reports and explanations.
package struct ReportedConversation: Sendable {
  package var id: ConversationID
  package var folded: Folded
  /// The lines that made it, those of merged conversations and of its contacts included, in journal
  /// order; bodies included.
  package var lines: [Event]
  /// The tags that it bears today, whatever instant it was folded up to, and those of what it was
  /// merged into: by them it is known who may read its words.
  package var tagsToday: [String] = []

  package init(id: ConversationID, folded: Folded, lines: [Event]) {
    self.id = id
    self.folded = folded
    self.lines = lines
  }
}

extension Store {
  /// Folds every conversation from its lines up to an instant, one at a time, in the order of the
  /// importer's ids; memory holds one conversation.
  ///
  /// - Parameter body: Returns false to stop.
  /// - Complexity: O(lines).
  package func eachConversation(
    upTo now: Instant, _ body: (ReportedConversation) throws -> Bool
  ) throws(StoreError) {
    try read { connection in
      let recorder = Recorder(
        connection: connection, workspace: try workspace(connection).workspace, now: now)
      try connection.statement("SELECT id, ref FROM conversation ORDER BY ref").forEach([]) { row in
        let id = row.integer(0)
        let ref = ConversationRef(row.text(1))
        let lines = try recorder.linesThen(of: ref, id: id)
        let folded = Conversation.fold(
          ref, lines: lines, workspace: recorder.workspace, upTo: now)
        var reported = ReportedConversation(id: ConversationID(id), folded: folded, lines: lines)
        reported.tagsToday = try connection.tagsToday(of: id)
        return try body(reported)
      }
    }
  }
}

extension Connection {
  fileprivate func tagsToday(of id: Int64) throws -> [String] {
    var tags: [String] = []
    var passed: Set<Int64> = []
    var next: Int64? = id
    while let one = next, passed.insert(one).inserted {
      next = nil
      guard let conversation = try bareRow(one)?.conversation else { break }
      tags += conversation.tags
      guard let into = conversation.mergedInto else { break }
      next = try integer("SELECT id FROM conversation WHERE ref = ?1", .text(into.text))
    }
    return tags
  }
}
