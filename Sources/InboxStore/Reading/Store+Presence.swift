import Inbox

extension Store {
  /// Says that an agent is at a conversation; said again within the lease, or they are gone.
  ///
  /// - Parameters:
  ///   - session: One screen; an agent may have several.
  ///   - typedAt: When they typed last.
  ///   - shared: The words of their draft, while they share it.
  package func announce(
    _ mode: Presence.Mode, of agent: AgentID, session: String, at conversation: ConversationID,
    characters: Int = 0, typedAt: Instant? = nil, shared: String? = nil, now: Instant
  ) throws(StoreError) {
    let isNews = try board.write { connection in
      let before = try connection.first(
        "SELECT conversation, mode, since FROM presence WHERE session = ?1", .text(session)
      ) { ($0.integer(0), $0.text(1), $0.integer(2)) }
      let isSame = before?.0 == conversation.number && before?.1 == mode.rawValue
      let since = isSame ? before?.2 ?? now.milliseconds : now.milliseconds
      try connection.run(
        """
        INSERT INTO presence(session, agent, conversation, mode, since, seen_at, characters)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT(session) DO UPDATE SET agent = ?2, conversation = ?3, mode = ?4, since = ?5,
          seen_at = ?6, characters = ?7
        """, .text(session), .text(agent.text), .integer(conversation.number),
        .text(mode.rawValue), .integer(since), Value(now), .integer(Int64(characters)))
      // Who has before them what they were served keeps it, for as long as they do.
      try connection.run(
        "UPDATE lease SET until = max(until, ?3) WHERE conversation = ?1 AND agent = ?2",
        .integer(conversation.number), .text(agent.text),
        Value(now.advanced(by: Store.serveLease)))
      let wasShared =
        try connection.first(
          "SELECT shared FROM draft_state WHERE session = ?1", .text(session)
        ) { $0.optionalText(0) } ?? nil
      let words = shared.map { Presence.shareable($0) }
      try connection.run(
        """
        INSERT INTO draft_state(session, typed_at, shared) VALUES (?1, ?2, ?3)
        ON CONFLICT(session) DO UPDATE SET typed_at = ?2, shared = ?3
        """, .text(session), Value(typedAt), Value(words))
      // Those long gone need no row.
      try connection.run(
        "DELETE FROM presence WHERE seen_at < ?1",
        Value(now.advanced(by: -20 * Presence.lease)))
      try connection.run(
        "DELETE FROM draft_state WHERE session NOT IN (SELECT session FROM presence)")
      return !isSame || wasShared != words
    }
    if isNews { rope.pull() }
  }

  /// How long what was served stays somebody's without a sign of life there, in milliseconds.
  package static let serveLease: Int64 = 60_000

  /// The screen left: gone at once, not after the lease.
  package func leave(session: String) throws(StoreError) {
    try board.write { connection in
      try connection.run("DELETE FROM presence WHERE session = ?1", .text(session))
      try connection.run("DELETE FROM draft_state WHERE session = ?1", .text(session))
    }
    rope.pull()
  }

  /// Everybody who gave a sign of life within the lease, by conversation.
  package func presence(now: Instant) throws(StoreError) -> [ConversationID: [Presence]] {
    var all: [ConversationID: [Presence]] = [:]
    for (id, present) in try board.all(now: now) { all[ConversationID(id)] = present }
    return all
  }

  /// The first conversation of `candidates` that nobody else has in hand, now leased to the agent.
  ///
  /// For "serve next": two agents who press it at once get two different ones.
  /// - Parameter milliseconds: How long it stays theirs without a sign of life; each sign at it
  ///   gives it to them for as long again.
  package func serve(
    _ candidates: [ConversationID], to agent: AgentID, milliseconds: Int64 = Store.serveLease,
    now: Instant
  ) throws(StoreError) -> ConversationID? {
    try board.write { connection in
      try connection.run("DELETE FROM lease WHERE until <= ?1", Value(now))
      let taken = Set(
        try connection.rows(
          """
          SELECT conversation FROM lease WHERE agent <> ?1
          UNION SELECT conversation FROM presence WHERE agent <> ?1 AND seen_at > ?2
          """, .text(agent.text), Value(now.advanced(by: -Presence.lease))
        ) { $0.integer(0) })
      guard let next = candidates.first(where: { !taken.contains($0.number) }) else {
        return nil
      }
      try connection.run(
        """
        INSERT INTO lease(conversation, agent, until) VALUES (?1, ?2, ?3)
        ON CONFLICT(conversation) DO UPDATE SET agent = ?2, until = ?3
        """, .integer(next.number), .text(agent.text),
        Value(now.advanced(by: milliseconds)))
      return next
    }
  }

  /// Gives back what `serve` leased.
  package func release(_ conversation: ConversationID, of agent: AgentID) throws(StoreError) {
    try board.write { connection in
      try connection.run(
        "DELETE FROM lease WHERE conversation = ?1 AND agent = ?2",
        .integer(conversation.number), .text(agent.text))
    }
  }
}
