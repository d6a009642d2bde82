import Inbox

/// Reads what routing decides from; on the connection that will write it, or on one that only looks.
struct RoutingReader {
  /// So many of the queue are looked at; the others come when these have gone.
  static let most: Int64 = 200

  let connection: Connection
  let workspace: Workspace
  let now: Instant

  /// - Parameter attending: Who has a terminal open.
  func desk(_ routing: Routing, attending: Set<AgentID>) throws -> RoutingDesk {
    let open = Dictionary(
      try connection.rows(
        "SELECT value, n FROM tally WHERE dimension = 'assignee' AND status = 'open'"
      ) { (AgentID($0.text(0)), Int($0.integer(1))) }, uniquingKeysWith: +)
    let declared = try availability()
    let seats = try workspace.agents.map { agent in
      RoutingDesk.Seat(
        agent: agent, declared: declared[agent.id]?.state,
        isPresent: try attending.contains(agent.id) || hasActed(agent.id),
        open: max(0, open[agent.id] ?? 0), givenAt: try lastGiven(to: agent.id))
    }
    return RoutingDesk(workspace: workspace, routing: routing, seats: seats, now: now)
  }

  func availability() throws -> [AgentID: (state: Availability, at: Instant)] {
    let rows = try connection.rows("SELECT agent, state, at FROM availability") {
      (AgentID($0.text(0)), $0.text(1), $0.instant(2))
    }
    return rows.reduce(into: [:]) { known, row in
      known[row.0] = Availability(rawValue: row.1).map { ($0, row.2) }
    }
  }

  private func hasActed(_ agent: AgentID) throws -> Bool {
    let last = try connection.integer(
      """
      SELECT at FROM event WHERE by_id = ?1 AND act IS NOT NULL AND by_kind = 'agent'
      ORDER BY seq DESC LIMIT 1
      """, .text(agent.text))
    return last.map { now.milliseconds &- $0 < RoutingDesk.presentAfterAct } ?? false
  }

  private func lastGiven(to agent: AgentID) throws -> Instant? {
    try connection.integer("SELECT max(at) FROM routed WHERE agent = ?1", .text(agent.text))
      .map { Instant(milliseconds: $0) }
  }

  /// What is open and nobody's, in the order of the queue: the oldest due first.
  func waiting() throws -> [Int64] {
    try connection.rows(
      """
      SELECT id FROM conversation INDEXED BY conversation_assignee
      WHERE assignee IS NULL AND queue_key >= ?1 AND queue_key < ?2
      ORDER BY queue_key LIMIT ?3
      """, .blob([QueueKey.rank(.open)]), .blob([QueueKey.rank(.open) + 1]),
      .integer(Self.most)
    ) { $0.integer(0) }
  }

  func reopened() throws -> [Int64] {
    try connection.rows("SELECT conversation FROM reopened") { $0.integer(0) }
  }

  func givenBefore(_ conversation: Int64) throws -> Set<AgentID> {
    Set(
      try connection.rows(
        "SELECT agent FROM routed WHERE conversation = ?1", .integer(conversation)
      ) { AgentID($0.text(0)) })
  }

  func conversation(_ id: Int64) throws -> Conversation? {
    try connection.first(Held.byID, .integer(id)) { try Held($0) }?.conversation
  }
}

extension Connection {
  /// Remembers what an `availability` line says, unless a later one was read already.
  func noteAvailability(_ event: Event) throws {
    guard case .availability(let agent, let state) = event.what else { return }
    try run(
      """
      INSERT INTO availability(agent, state, at) VALUES (?1, ?2, ?3)
      ON CONFLICT(agent) DO UPDATE SET state = ?2, at = ?3 WHERE at <= ?3
      """, .text(agent.text), .text(state.rawValue), Value(event.at))
  }
}
