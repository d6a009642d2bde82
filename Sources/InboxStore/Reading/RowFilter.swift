import Inbox

/// Asks a row of the queue what no index answers: the query's own rule on what stands beside the
/// conversation, read only as far as the query asks for it.
struct RowFilter {
  private let query: Query
  private let connection: Connection
  private let workspace: Workspace
  let circumstances: QueryCircumstances
  private let asked: Asked
  /// For a look back: what was known of people then.
  private let asOf: Instant?
  private let hasMerges: Bool
  /// Where each term occurs, from the full-text index.
  private let holding: [Query.Term: Set<Int64>]

  /// What the conditions of a query look at besides the conversation.
  struct Asked: OptionSet {
    let rawValue: Int
    static let person = Asked(rawValue: 1)
    static let unread = Asked(rawValue: 2)
    static let risk = Asked(rawValue: 4)
    static let outbox = Asked(rawValue: 8)
    static let approval = Asked(rawValue: 16)
    static let mentions = Asked(rawValue: 32)
    static let attachment = Asked(rawValue: 64)
    static let satisfaction = Asked(rawValue: 128)
    static let approvalFor = Asked(rawValue: 256)
    static let inHand = Asked(rawValue: 512)
    static let incident = Asked(rawValue: 1024)
  }

  init(
    _ query: Query, connection: Connection, workspace: Workspace, me: AgentID?, now: Instant,
    readsWords: Bool = true, asOf: Instant? = nil
  ) throws {
    self.asOf = asOf
    self.query = query
    self.connection = connection
    self.workspace = workspace
    circumstances = QueryCircumstances(me: me, now: now, zone: workspace.zone)
    var asked: Asked = []
    var terms: Set<Query.Term> = []
    query.look(&asked, &terms)
    // Names are words too, and only the search asks for words by itself.
    self.asked = readsWords ? asked : asked.union(.person)
    hasMerges = try connection.integer("SELECT 1 FROM merge LIMIT 1") != nil
    let search = WordSearch(connection: connection)
    var holding: [Query.Term: Set<Int64>] = [:]
    for term in readsWords ? terms : [] {
      holding[term] = try search.conversations(holding: term)
    }
    self.holding = holding
  }

  func holds(for row: BareRow) throws -> Bool {
    let query = holding.isEmpty ? query : resolved(query, row)
    if query == .not(.all) { return false }
    return query.matches(try candidate(row), circumstances)
  }

  /// The query with its words answered for one conversation.
  ///
  /// Those that the asker may not read hold no words: to be found by them would tell them.
  private func resolved(_ query: Query, _ row: BareRow) -> Query {
    switch query {
    case .words(let term):
      return mayRead(row) && holding[term]?.contains(row.id) ?? false ? .all : .not(.all)
    case .all, .condition: return query
    case .not(let inner): return .negation(resolved(inner, row))
    case .and(let members):
      let answered = members.map { resolved($0, row) }
      return answered.contains(.not(.all)) ? .not(.all) : .conjunction(answered)
    case .or(let members):
      let answered = members.map { resolved($0, row) }
      return answered.contains(.all)
        ? .all : .disjunction(answered.filter { $0 != .not(.all) })
    }
  }

  private func mayRead(_ row: BareRow) -> Bool {
    workspace.restrictingTag(among: row.conversation.tags, for: circumstances.me) == nil
  }

  /// The conversation with all that the query asks about it, its texts left out.
  func candidate(_ row: BareRow) throws -> QueryCandidate {
    var candidate = QueryCandidate(conversation: row.conversation)
    if asked.contains(.person) {
      let contact = try connection.contact(of: row.conversation, asOf: asOf)
      candidate.contactName = contact?.name
      candidate.handles = contact?.identities.map(\.handle) ?? []
      candidate.verified = contact?.verified
      candidate.followers = contact?.followers
    }
    if asked.contains(.unread) {
      candidate.isUnread = try connection.isUnread(row, for: circumstances.me)
    }
    if asked.contains(.risk) {
      candidate.isAtRisk = row.conversation.openTargets.contains {
        $0.state(at: circumstances.now, isVoid: false, workspace: workspace) == .atRisk
      }
    }
    if asked.contains(.outbox) {
      candidate.outbox = Set(
        try connection.rows(
          "SELECT state FROM outbox WHERE conversation = ?1", .integer(row.id)
        ) { OutboxEntry.State(rawValue: $0.text(0)) }.compactMap { $0 })
    }
    if asked.contains(.mentions) {
      for member in try family(of: row) {
        candidate.mentioned.formUnion(
          try connection.rows(
            "SELECT DISTINCT agent FROM mention WHERE conversation = ?1", .integer(member)
          ) { AgentID($0.text(0)) })
      }
    }
    if asked.contains(.attachment) {
      candidate.hasAttachment = try family(of: row).contains { member in
        try connection.integer(
          "SELECT 1 FROM message WHERE conversation = ?1 AND has_attachment = 1 LIMIT 1",
          .integer(member)) != nil
      }
    }
    let lists = ListedConversations(connection: connection, workspace: workspace)
    if asked.contains(.approval) {
      candidate.waitsForApproval = try connection.approvals(of: row.id, now: circumstances.now)
        .contains { $0.0.isWaiting }
    }
    if asked.contains(.approvalFor) { candidate.approvalFor = try lists.concerned(in: row) }
    if asked.contains(.inHand) { candidate.inHandOf = try lists.busy(in: row) }
    if asked.contains(.incident) {
      candidate.incidents = try connection.memberships(ofFamily: row.id)
    }
    candidate.id = ConversationID(row.id)
    if asked.contains(.satisfaction) {
      try fill(&candidate, fromRareLinesOf: try family(of: row))
    }
    return candidate
  }

  /// What was merged into a conversation says its words there too.
  private func family(of row: BareRow) throws -> [Int64] {
    hasMerges ? try connection.livingFamily(of: row.id) : [row.id]
  }

  /// Satisfaction, from its few lines.
  private func fill(_ candidate: inout QueryCandidate, fromRareLinesOf family: [Int64]) throws {
    let lines = try family.flatMap { id in
      try connection.rows(
        """
        SELECT seq, line FROM event
        WHERE conversation = ?1 AND rare = 1 AND type IN ('undo', 'csat') AND at <= ?2
        """, .integer(id), Value(circumstances.now)
      ) {
        (
          $0.integer(0),
          try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0))
        )
      }
    }.sorted { ($0.1.at, $0.0) < ($1.1.at, $1.0) }.map(\.1)
    for (line, counts) in zip(lines, Event.areCounted(lines[...])) where counts {
      if case .csat(let score, _, _) = line.what { candidate.csat = Int64(score) }
    }
  }
}

extension Query {
  fileprivate func look(_ asked: inout RowFilter.Asked, _ terms: inout Set<Term>) {
    switch self {
    case .all: break
    case .words(let term): terms.insert(term)
    case .condition(let condition): asked.formUnion(condition.asked)
    case .not(let inner): inner.look(&asked, &terms)
    case .and(let members), .or(let members):
      for member in members { member.look(&asked, &terms) }
    }
  }
}

extension Query.Condition {
  fileprivate var asked: RowFilter.Asked {
    switch self {
    case .from, .verified, .followers: .person
    case .unread: .unread
    case .atRisk: .risk
    case .outbox: .outbox
    case .approval: .approval
    case .approvalFor: .approvalFor
    case .inHand: .inHand
    case .incident: .incident
    case .mentions: .mentions
    case .attachment: .attachment
    case .csat: .satisfaction
    default: []
    }
  }
}
