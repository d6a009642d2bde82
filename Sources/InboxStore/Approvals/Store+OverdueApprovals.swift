import Inbox

/// Approvals past their due: told once to those who may give them, whichever program keeps the clock.
extension Store {
  /// What is longer past its due than this, in milliseconds, is told to nobody: it came with an
  /// import, or nobody was here for a day.
  private static let overdueNews: Int64 = 86_400_000

  /// Remembers of each reply whose approval is past its due that it was told, and rings the bell for
  /// those of the last day; only for who holds `clockRight`, though asking twice tells nothing twice.
  ///
  /// - Returns: The conversations of those that were new.
  package func tellOverdueApprovals(now: Instant) throws(StoreError) -> [ConversationID] {
    let found = try read { try $0.untoldOverdue(now: now) }
    guard !found.isEmpty else { return [] }
    return try happening(now: now) { connection, now in
      try connection.run(
        """
        DELETE FROM approval_overdue WHERE NOT EXISTS (SELECT 1 FROM approval a
          WHERE a.conversation = approval_overdue.conversation
          AND a.message = approval_overdue.message AND a.state = 'requested')
        """)
      return try connection.untoldOverdue(now: now).map { one in
        try connection.run(
          "INSERT INTO approval_overdue(conversation, message, at) VALUES (?1, ?2, ?3)",
          .integer(one.conversation), .text(one.message.text), Value(now))
        if now.since(one.due) < Store.overdueNews {
          try connection.noteChange(
            one.conversation, Connection.overdueChange, by: nil, at: now)
        }
        return ConversationID(one.conversation)
      }
    }
  }
}

extension Connection {
  /// Names it among the changes without a line.
  static let overdueChange = "overdue"

  fileprivate func untoldOverdue(
    now: Instant
  ) throws -> [(conversation: Int64, message: MessageID, due: Instant)] {
    try rows(
      """
      SELECT a.conversation, a.message, a.due FROM approval a
      WHERE a.state = 'requested' AND a.due < ?1 AND NOT EXISTS (
        SELECT 1 FROM approval_overdue o
        WHERE o.conversation = a.conversation AND o.message = a.message)
      ORDER BY a.due, a.conversation LIMIT 100
      """, Value(now)
    ) { ($0.integer(0), MessageID($0.text(1)), $0.instant(2)) }
  }

  /// What became overdue since a place, for somebody who may approve it.
  func overdueNews(
    for agent: AgentID, after place: ChangeSet.Place, of workspace: Workspace
  ) throws -> [News] {
    try rows(
      """
      SELECT c.conversation, a.author, v.tier FROM change c
      JOIN approval_overdue o ON o.conversation = c.conversation AND o.at = c.at
      JOIN approval a ON a.conversation = o.conversation AND a.message = o.message
        AND a.state = 'requested'
      JOIN conversation v ON v.id = c.conversation
      WHERE c.counter > ?1 AND c.what = ?2 ORDER BY c.counter
      """, .integer(place.counter), .text(Connection.overdueChange)
    ) { ($0.integer(0), AgentID($0.text(1)), Tier(rawValue: Int($0.integer(2))) ?? .one) }
    .filter { workspace.refusalToApprove(agent, replyBy: $0.1, in: $0.2) == nil }
    .map { id, author, _ in
      News(
        .approval, of: ConversationID(id), by: author, outcome: .requested, isOverdue: true)
    }
  }
}
