import Inbox

/// Drafts that were thrown away: kept for a day, the last of each kind in each conversation.
extension Store {
  /// Keeps what an agent throws away, where `discarded` finds it; the draft itself is saved as ever.
  package func keepDiscarded(
    _ draft: Draft, of agent: AgentID, in conversation: ConversationID, now: Instant
  ) throws(StoreError) {
    guard !draft.text.isEmpty else { return }
    try write { connection in
      try connection.forgetDiscarded(before: now.advanced(by: -DiscardedDraft.span))
      try connection.run(
        """
        INSERT INTO discarded_draft(agent, conversation, kind, at, state)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT(agent, conversation, kind) DO UPDATE SET at = ?4, state = ?5
        """, .text(agent.text), .integer(conversation.number), .text(draft.kind.rawValue),
        Value(now), .blob(draft.stateBytes))
    }
  }

  /// What an agent threw away within the last day, the latest last.
  package func discarded(
    of agent: AgentID, now: Instant
  ) throws(StoreError) -> [DiscardedDraft] {
    try read { connection in
      try connection.rows(
        """
        SELECT conversation, state FROM discarded_draft WHERE agent = ?1 AND at >= ?2
        ORDER BY at, conversation
        """, .text(agent.text), Value(now.advanced(by: -DiscardedDraft.span))
      ) {
        DiscardedDraft(
          conversation: ConversationID($0.integer(0)), draft: try Draft(stateBytes: $0.bytes(1)))
      }
    }
  }

  /// What was thrown away is back: before what has been written there since.
  ///
  /// - Parameter isWritten: Whoever asks has it in hand already and saves it; it is only forgotten.
  package func bringBack(
    _ draft: Draft, of agent: AgentID, in conversation: ConversationID, isWritten: Bool,
    now: Instant
  ) throws(StoreError) {
    try write { connection in
      try connection.run(
        "DELETE FROM discarded_draft WHERE agent = ?1 AND conversation = ?2 AND kind = ?3",
        .text(agent.text), .integer(conversation.number), .text(draft.kind.rawValue))
      guard !isWritten else { return }
      var whole = draft
      let since = try connection.draft(draft.kind, of: agent, conversation.number)
      if let since, !since.text.allSatisfy(\.isWhitespace) {
        whole.text += "\n\n" + since.text
      }
      try connection.saveDraft(
        whole, kind: draft.kind, of: agent, in: conversation.number, now: now)
    }
  }
}

extension Connection {
  /// Old words are nobody's to find.
  func forgetDiscarded(before: Instant) throws {
    try run("DELETE FROM discarded_draft WHERE at < ?1", Value(before))
  }
}
