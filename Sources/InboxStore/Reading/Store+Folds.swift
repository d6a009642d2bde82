import Inbox

/// A conversation with all that its lines settled, for reports and explanations.
package struct ReportedConversation: Sendable {
  package var id: ConversationID
  package var folded: Folded
  /// The lines that made it, those of merged conversations and of its contacts included, in journal
  /// order; bodies included.
  package var lines: [Event]

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
        return try body(
          ReportedConversation(id: ConversationID(id), folded: folded, lines: lines))
      }
    }
  }
}
