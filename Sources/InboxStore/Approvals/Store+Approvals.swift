import Inbox

/// A submitted reply with the conversation that it is for.
package struct ListedApproval: Sendable {
  package var row: QueueRow
  package var approval: ApprovalCase

  package init(row: QueueRow, approval: ApprovalCase) {
    self.row = row
    self.approval = approval
  }
}

extension Store {
  /// What waits for an approval that the agent may give, and the agent's own that wait or were
  /// answered since they looked; the earliest due first.
  ///
  /// - Complexity: O(replies that wait), by an index.
  package func approvals(
    for agent: AgentID, now: Instant
  ) throws(StoreError) -> [ListedApproval] {
    let presence = board.courtesy(now: now)
    return try read { connection in
      let workspace = try workspace(connection).workspace
      let builder = RowBuilder(
        connection: connection, agent: agent, workspace: workspace, presence: presence)
      let lists = ListedConversations(connection: connection, workspace: workspace)
      var found: [ListedApproval] = []
      for id in try lists.approvals(for: agent) {
        guard let bare = try connection.bareRow(id), builder.mayRead(bare) else { continue }
        let row = try builder.row(bare)
        let seen = try connection.seen(by: agent, id) ?? 0
        for (one, sequence) in try connection.approvals(of: id, now: now) {
          let concerns =
            one.author == agent
            ? one.isWaiting || one.isNewsToAuthor && sequence > seen
            : one.isWaiting
              && workspace.refusalToApprove(
                agent, replyBy: one.author, in: row.conversation.tier) == nil
          if concerns { found.append(ListedApproval(row: row, approval: one)) }
        }
      }
      return found.sorted {
        ($0.approval.due ?? $0.approval.requestedAt, $0.row.id.number)
          < ($1.approval.due ?? $1.approval.requestedAt, $1.row.id.number)
      }
    }
  }

  /// What was submitted in a conversation, in its order; of what waits also who would read it.
  package func approvals(
    of conversation: ConversationID, now: Instant
  ) throws(StoreError) -> [ApprovalCase] {
    try read { try $0.approvalsWithAudience(of: conversation.number, now: now) }
  }
}

/// Conversations that no index of the queue holds together, because there are only ever a few: those
/// with a reply that waits for an approval, those that somebody has in hand.
struct ListedConversations {
  let connection: Connection
  let workspace: Workspace

  /// Nil for conditions that are no such list.
  func answering(_ query: Query, me: AgentID?) throws -> [Int64]? {
    switch query {
    case .condition(.approval):
      try connection.rows(
        "SELECT DISTINCT conversation FROM approval WHERE state = 'requested'"
      ) { $0.integer(0) }
    case .condition(.approvalFor(.me)): try me.map { try approvals(for: $0) } ?? []
    case .condition(.approvalFor(.agent(let agent))): try approvals(for: agent)
    case .condition(.inHand(.me)): try me.map { try inHand(of: $0) } ?? []
    case .condition(.inHand(.agent(let agent))): try inHand(of: agent)
    case .condition(.incident(let id)): try connection.members(of: id)
    case .condition(.conversations(let ids)): ids.map(\.number)
    default: nil
    }
  }

  func approvals(for agent: AgentID) throws -> [Int64] {
    let own = try connection.rows(
      """
      SELECT conversation FROM approval WHERE author = ?1 AND state = 'requested'
      UNION SELECT a.conversation FROM approval a
        LEFT JOIN seen s ON s.agent = ?1 AND s.conversation = a.conversation
        WHERE a.author = ?1 AND a.news = 1 AND a.seq > ifnull(s.seq, 0)
      """, .text(agent.text)
    ) { $0.integer(0) }
    let others = try connection.rows(
      """
      SELECT a.conversation, a.author, c.tier FROM approval a
      JOIN conversation c ON c.id = a.conversation
      WHERE a.state = 'requested' AND a.author <> ?1
      """, .text(agent.text)
    ) { ($0.integer(0), AgentID($0.text(1)), Tier(rawValue: Int($0.integer(2))) ?? .one) }
    let mine = others.filter {
      workspace.refusalToApprove(agent, replyBy: $0.1, in: $0.2) == nil
    }
    return Set(own + mine.map(\.0)).sorted()
  }

  /// What waits past its due for somebody, nil: for anybody; the longest overdue first, each once.
  func overdue(for agent: AgentID?, now: Instant) throws -> [Int64] {
    let waiting = try connection.rows(
      """
      SELECT a.conversation, a.author, c.tier FROM approval a
      JOIN conversation c ON c.id = a.conversation
      WHERE a.state = 'requested' AND a.due < ?1 ORDER BY a.due, a.conversation
      """, Value(now)
    ) { ($0.integer(0), AgentID($0.text(1)), Tier(rawValue: Int($0.integer(2))) ?? .one) }
    var passed: Set<Int64> = []
    return waiting.filter { id, author, tier in
      agent.map { workspace.refusalToApprove($0, replyBy: author, in: tier) == nil } ?? true
        && passed.insert(id).inserted
    }.map(\.0)
  }

  /// Owned and not finished, half-written, on its way or waiting for an approval.
  func inHand(of agent: AgentID) throws -> [Int64] {
    try connection.rows(
      """
      SELECT id FROM conversation INDEXED BY conversation_assignee
        WHERE assignee = ?1 AND queue_key < X'03'
      UNION SELECT conversation FROM draft WHERE agent = ?1 AND conversation > 0
      UNION SELECT conversation FROM outbox WHERE author = ?1
      UNION SELECT conversation FROM approval WHERE author = ?1 AND state = 'requested'
      """, .text(agent.text)
    ) { $0.integer(0) }
  }

  /// Whom the approvals of a conversation concern.
  func concerned(in row: BareRow) throws -> Set<AgentID> {
    var agents: Set<AgentID> = []
    let cases = try connection.rows(
      """
      SELECT a.author, a.state, a.news AND a.seq > ifnull(s.seq, 0) FROM approval a
      LEFT JOIN seen s ON s.agent = a.author AND s.conversation = a.conversation
      WHERE a.conversation = ?1
      """, .integer(row.id)
    ) { (AgentID($0.text(0)), $0.text(1), $0.integer(2) != 0) }
    for (author, state, isNews) in cases {
      if isNews { agents.insert(author) }
      guard state == Approval.State.requested.rawValue else { continue }
      agents.insert(author)
      agents.formUnion(workspace.approvers(of: author, in: row.conversation.tier).map(\.id))
    }
    return agents
  }

  /// Who has something half-written, on its way or waiting there.
  func busy(in row: BareRow) throws -> Set<AgentID> {
    Set(
      try connection.rows(
        """
        SELECT agent FROM draft WHERE conversation = ?1
        UNION SELECT author FROM outbox WHERE conversation = ?1
        UNION SELECT author FROM approval WHERE conversation = ?1 AND state = 'requested'
        """, .integer(row.id)
      ) { AgentID($0.text(0)) })
  }
}
