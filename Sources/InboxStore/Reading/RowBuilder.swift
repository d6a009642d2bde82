import Inbox

/// Makes the rows that screens show from bare ones: who it is, what is unread, who is at it, what
/// is leaving. A handful of indexed look-ups a row, and only for the rows of a page.
struct RowBuilder {
  let connection: Connection
  let agent: AgentID?
  let workspace: Workspace
  let presence: [Int64: [Presence]]
  /// For a look back: what was known of people then.
  var asOf: Instant? = nil

  func rows(_ bare: [BareRow]) throws -> [QueueRow] {
    try bare.map(row)
  }

  func row(_ bare: BareRow) throws -> QueueRow {
    let contact = try connection.contact(of: bare.conversation, asOf: asOf)
    let outbox = try connection.rows(
      "SELECT state, leaves_at FROM outbox WHERE conversation = ?1", .integer(bare.id)
    ) { (OutboxEntry.State(rawValue: $0.text(0)), $0.instant(1)) }
    let restriction = workspace.restrictingTag(among: bare.conversation.tags, for: agent)
    var row = QueueRow(
      id: ConversationID(bare.id),
      conversation: restriction == nil ? bare.conversation : bare.conversation.withoutWords,
      version: bare.version,
      key: bare.key, contactName: contact?.name, verified: contact?.verified ?? false,
      followers: contact?.followers, unread: try connection.isUnread(bare, for: agent),
      hasDraft: try hasDraft(bare.id),
      presence: (presence[bare.id] ?? []).filter { $0.agent != agent },
      outbox: outbox.compactMap(\.0).max { $0.gravity < $1.gravity },
      leavesAt: outbox.filter { $0.0 == .held }.map(\.1).min(), restrictedBy: restriction)
    row.approval = try approval(bare.id)
    return row
  }

  /// The one that is due first, else what this agent has to learn about an own one.
  private func approval(_ id: Int64) throws -> RowApproval? {
    try connection.first(
      """
      SELECT a.author, a.state, a.due FROM approval a
      LEFT JOIN seen s ON s.agent = a.author AND s.conversation = a.conversation
      WHERE a.conversation = ?1 AND (a.state = 'requested'
        OR a.author = ?2 AND a.news = 1 AND a.seq > ifnull(s.seq, 0))
      ORDER BY a.state = 'requested', a.due, a.seq DESC LIMIT 1
      """, .integer(id), Value(agent?.text)
    ) { row in
      RowApproval(
        author: AgentID(row.text(0)), state: Approval.State(rawValue: row.text(1)) ?? .requested,
        due: row.optionalInstant(2))
    }
  }

  /// Whether its words may be shown to the agent, found by them included.
  func mayRead(_ bare: BareRow) -> Bool {
    workspace.restrictingTag(among: bare.conversation.tags, for: agent) == nil
  }

  private func hasDraft(_ id: Int64) throws -> Bool {
    guard let agent else { return false }
    return try connection.integer(
      "SELECT 1 FROM draft WHERE agent = ?1 AND conversation = ?2 LIMIT 1", .text(agent.text),
      .integer(id)) != nil
  }
}

extension Connection {
  /// Whether the customer wrote something that the agent has not seen.
  func isUnread(_ row: BareRow, for agent: AgentID?) throws -> Bool {
    guard let agent, let latest = row.customerSequence else { return false }
    let seen = try integer(
      "SELECT seq FROM seen WHERE agent = ?1 AND conversation = ?2", .text(agent.text),
      .integer(row.id))
    return latest > seen ?? 0
  }

  /// Where the journal and the changes without a line stand.
  func place() throws -> ChangeSet.Place {
    ChangeSet.Place(
      sequence: try integer("SELECT max(seq) FROM event") ?? 0,
      counter: try integer("SELECT max(counter) FROM change") ?? 0)
  }

  /// A number that rises with every change.
  func changeNumber() throws -> Int64 {
    let place = try place()
    return place.sequence &+ place.counter
  }
}

extension OutboxEntry.State {
  /// The worst of several is shown.
  fileprivate var gravity: Int {
    switch self {
    case .queued: 0
    case .held: 1
    case .sending: 2
    case .stopped: 3
    case .failed: 4
    case .unknown: 5
    }
  }
}
