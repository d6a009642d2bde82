import Inbox

/// Who has the inbox open, at a conversation or in a list.
extension Store {
  /// Seen at the desk for this long after the last sign, in milliseconds. Longer than the lease of
  /// a conversation: nobody waits for it, and signs cost writes.
  package static let attendanceLease: Int64 = 60_000

  /// Says that an agent sits at a screen; said again within the lease, or they are gone.
  package func attend(
    _ agent: AgentID, session: String, now: Instant
  ) throws(StoreError) {
    try board.write { connection in
      try connection.run(
        """
        INSERT INTO desk(session, agent, seen_at) VALUES (?1, ?2, ?3)
        ON CONFLICT(session) DO UPDATE SET agent = ?2, seen_at = ?3
        """, .text(session), .text(agent.text), Value(now))
      try connection.run(
        "DELETE FROM desk WHERE seen_at < ?1",
        Value(now.advanced(by: -20 * Store.attendanceLease)))
    }
  }

  /// The screen is closed: its agent is gone at once, not after the lease.
  package func depart(session: String) throws(StoreError) {
    try board.write { connection in
      try connection.run("DELETE FROM desk WHERE session = ?1", .text(session))
    }
    try leave(session: session)
  }

  /// Everybody who gave a sign within the lease.
  package func attending(now: Instant) throws(StoreError) -> Set<AgentID> {
    Set(
      try board.read { connection in
        try connection.rows(
          "SELECT DISTINCT agent FROM desk WHERE seen_at > ?1",
          Value(now.advanced(by: -Store.attendanceLease))
        ) { AgentID($0.text(0)) }
      })
  }
}
