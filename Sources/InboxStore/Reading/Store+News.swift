import Inbox

extension Store {
  /// What an import of the past brings is no news: what happened longer ago, in milliseconds.
  private static let newsAge: Int64 = 600_000

  /// What concerns an agent among the lines after a place, in the order of the journal, and was not
  /// done by themselves.
  ///
  /// - Parameter limit: Of so many lines after the place the first are looked at.
  package func news(
    for agent: AgentID, after place: ChangeSet.Place, now: Instant, limit: Int = 500
  ) throws(StoreError) -> [News] {
    try read { connection in
      let lines = try connection.rows(
        """
        SELECT seq, conversation, line FROM event
        WHERE seq > ?1 AND type IN ('note', 'assign', 'message', 'incident', 'approval') AND at >= ?2
        AND by_id IS NOT ?3 ORDER BY seq LIMIT ?4
        """, .integer(place.sequence), Value(now.advanced(by: -Store.newsAge)),
        .text(agent.text), .integer(Int64(limit))
      ) {
        (
          id: $0.optionalInteger(1),
          event: try Event(storedLine: $0.bytes(2), text: nil, sequence: $0.integer(0))
        )
      }
      var owners: [Int64: Bool] = [:]
      let workspace = try workspace(connection).workspace
      let news: [News] = try lines.compactMap { id, event in
        if case .approval(let step) = event.what, let id,
          try !connection.concerns(step, by: event.by, in: id, agent, of: workspace, now: now)
        {
          return nil
        }
        return try News(event, for: agent, in: workspace) {
          guard let id else { return nil }
          let root = try connection.livingRoot(of: id) ?? id
          if owners[root] == nil {
            owners[root] =
              try connection.integer(
                "SELECT 1 FROM conversation WHERE id = ?1 AND assignee = ?2", .integer(root),
                .text(agent.text)) != nil
          }
          return (ConversationID(root), owners[root] ?? false)
        }
      }
      return news + (try connection.overdueNews(for: agent, after: place, of: workspace))
    }
  }

  /// Of an agent's open conversations those with a due before an instant, each with the one that
  /// runs out first; the earliest so many.
  package func dues(
    of agent: AgentID, before end: Instant, limit: Int = 200
  ) throws(StoreError) -> [ConversationID: Instant] {
    try read { connection in
      let rank = [QueueKey.rank(.open)]
      let rows = try connection.rows(
        """
        SELECT id, queue_key FROM conversation INDEXED BY conversation_assignee
        WHERE assignee = ?1 AND queue_key >= ?2 AND queue_key < ?3 ORDER BY queue_key LIMIT ?4
        """, .text(agent.text), .blob(rank), .blob(rank + end.sortableBytes),
        .integer(Int64(limit))
      ) { (ConversationID($0.integer(0)), QueueKey(bytes: $0.bytes(1)).earliestDue) }
      return Dictionary(rows.compactMap { id, due in due.map { (id, $0) } }) { first, _ in first }
    }
  }
}

extension Connection {
  /// Whether they may answer what was submitted, or wrote what was answered.
  fileprivate func concerns(
    _ step: Approval, by actor: Actor?, in conversation: Int64, _ agent: AgentID,
    of workspace: Workspace, now: Instant
  ) throws -> Bool {
    switch step.state {
    case .requested:
      let tier = try integer("SELECT tier FROM conversation WHERE id = ?1", .integer(conversation))
      return workspace.refusalToApprove(
        agent, replyBy: AgentID(actor?.id ?? ""),
        in: tier.flatMap { Tier(rawValue: Int($0)) } ?? .one) == nil
    case .approved, .rejected:
      return try approvals(of: conversation, now: now).contains { one, _ in
        one.message == step.message && one.author == agent
      }
    case .withdrawn: return false
    }
  }
}

extension News {
  /// Nil for what is no news for the agent.
  ///
  /// - Parameter place: The conversation that the line belongs to by now, and whether it is theirs.
  fileprivate init?(
    _ event: Event, for agent: AgentID, in workspace: Workspace,
    place: () throws -> (id: ConversationID, isTheirs: Bool)?
  ) rethrows {
    let by = event.by.flatMap { $0.kind == .agent ? AgentID($0.id) : nil }
    switch event.what {
    case .incident(_, .open, _), .incident(_, .close, _): self.init(.incident, by: by)
    // Words for customers name nobody of the team.
    case .incident(_, .update, let text?)
    where event.conversation == nil && event.unknown[Incident.Member.language] == nil
      && Mentions.agents(in: text, of: workspace).contains(agent):
      self.init(.mention, by: by)
    case .approval(let step):
      self.init(.approval, of: try place()?.id, by: by, outcome: step.state)
    case .note(let note) where note.mentions.contains(agent):
      self.init(.mention, of: try place()?.id, by: by)
    case .assign(let assignment):
      guard case .to(agent) = assignment.agent, let place = try place(), place.isTheirs
      else { return nil }
      self.init(.assigned, of: place.id, by: by)
    case .message where event.isCustomerMessage:
      guard let place = try place(), place.isTheirs else { return nil }
      self.init(.reply, of: place.id)
    default: return nil
    }
  }
}
