import Inbox

extension Store {
  /// The conversation that people mean: digits are Bellhop's own number (a `#` before them is
  /// allowed), `ref:TEXT` the importer's.
  ///
  /// - Throws: `refused(.unknownConversation)`.
  package func resolve(_ name: String) throws(StoreError) -> ConversationID {
    let digits = name.hasPrefix("#") ? name.dropFirst() : name[...]
    let id = try read { connection -> Int64? in
      if name.hasPrefix("ref:") {
        return try connection.integer(
          "SELECT id FROM conversation WHERE ref = ?1", .text(String(name.dropFirst(4))))
      }
      guard let number = Int64(digits) else { return nil }
      return try connection.integer(
        "SELECT id FROM conversation WHERE id = ?1", .integer(number))
    }
    guard let id else { throw .refused(.unknownConversation(name)) }
    return ConversationID(id)
  }

  /// The importer's name of a conversation, which requests bear.
  package func ref(of id: ConversationID) throws(StoreError) -> ConversationRef {
    let ref = try read { connection in
      try connection.text("SELECT ref FROM conversation WHERE id = ?1", .integer(id.number))
    }
    guard let ref else { throw .refused(.unknownConversation(id.description)) }
    return ConversationRef(ref)
  }

  /// Where a conversation lives: itself, or the one that it was merged into, through all merges.
  package func living(_ id: ConversationID) throws(StoreError) -> ConversationID {
    try read { ConversationID(try $0.livingRoot(of: id.number) ?? id.number) }
  }

  /// A conversation's page: its head, a stretch of its lines, drafts, what is leaving.
  ///
  /// - Parameters:
  ///   - withCustomer: Whether the customer's glance is read, too.
  ///   - agent: Whose drafts and marks; nil for nobody's.
  ///   - asOf: The lines up to then only.
  /// - Throws: `refused(.unknownConversation)` if there is none, or nothing opened it yet;
  ///   `refused(.restricted)` if a tag of it keeps it from the agent.
  package func conversation(
    _ id: ConversationID, agent: AgentID?, window: TimelineWindow, withCustomer: Bool = true,
    now: Instant, asOf: Instant? = nil
  ) throws(StoreError) -> ConversationPage {
    let presence = board.courtesy(now: now)
    return try read { connection in
      let workspace = try workspace(connection).workspace
      let past = try PastReader(connection, asOf: asOf) { workspace }
      let found = try past.map { try $0.bareRow(id.number) } ?? connection.bareRow(id.number)
      guard let bare = found else {
        throw StoreError.refused(.unknownConversation(id.description))
      }
      if let refusal = workspace.refusalToRead(bare.conversation, agent) {
        throw StoreError.refused(refusal)
      }
      let now = asOf ?? now
      let builder = RowBuilder(
        connection: connection, agent: agent, workspace: workspace, presence: presence, asOf: asOf)
      let members = try connection.livingFamily(of: id.number)
      let stretch = try TimelineReader(connection: connection, members: members, now: now)
        .read(window)
      let links = LinkReader(
        connection: connection, builder: builder, now: now, members: members)
      var page = ConversationPage(
        row: try builder.row(bare),
        contact: try connection.contact(of: bare.conversation, asOf: asOf),
        entries: stretch.entries, hasEarlier: stretch.hasEarlier, hasLater: stretch.hasLater,
        seenThrough: try connection.seen(by: agent, id.number),
        outbox: try connection.outbox(of: id.number),
        reply: try connection.draft(.reply, of: agent, id.number),
        note: try connection.draft(.note, of: agent, id.number),
        customer: withCustomer && asOf == nil
          ? try GlanceReader(connection: connection, builder: builder, now: now).glance(of: bare)
          : nil,
        change: try connection.changeNumber())
      page.approvals = try connection.approvalsWithAudience(of: id.number, now: now)
      page.links = try links.links()
      page.merged = try links.merged(into: id.number)
      return page
    }
  }

  /// Rows of conversations by their numbers, in the order asked for; those that are gone or never
  /// opened are left out.
  package func rows(
    _ ids: [ConversationID], agent: AgentID?, now: Instant
  ) throws(StoreError) -> [QueueRow] {
    let presence = board.courtesy(now: now)
    return try read { connection in
      let builder = RowBuilder(
        connection: connection, agent: agent, workspace: try workspace(connection).workspace,
        presence: presence)
      return try ids.compactMap { id in
        try connection.bareRow(id.number).map { try builder.row($0) }
      }
    }
  }
}

extension Connection {
  func bareRow(_ id: Int64) throws -> BareRow? {
    try first(
      """
      SELECT id, version, queue_key, customer_seq, state, matures_at IS NOT NULL
      FROM conversation
      WHERE id = ?1 AND state IS NOT NULL
      """, .integer(id)
    ) { try BareRow($0) }
  }

  /// The conversation with all that were merged into it and live in it now.
  func livingFamily(of id: Int64) throws -> [Int64] {
    let ref = try text("SELECT ref FROM conversation WHERE id = ?1", .integer(id)) ?? ""
    var members = [id]
    var waiting = [(id, ref)]
    while let (parent, parentRef) = waiting.popLast() {
      let children = try rows(
        """
        SELECT c.id, c.ref FROM merge g JOIN conversation c ON c.id = g.child
        WHERE g.parent = ?1 AND c.merged_into = ?2
        """, .integer(parent), .text(parentRef)
      ) { ($0.integer(0), $0.text(1)) }
      for child in children where !members.contains(child.0) {
        members.append(child.0)
        waiting.append(child)
      }
    }
    return members
  }

  /// What is known of the conversation's contact; at an instant that has passed, what was then.
  func contact(of conversation: Conversation, asOf: Instant? = nil) throws -> Contact? {
    guard let id = conversation.contact else { return nil }
    let known = try first("SELECT state, last_at FROM contact WHERE id = ?1", .text(id.text)) {
      (try Contact(stateBytes: $0.bytes(0)), $0.instant(1))
    }
    guard let asOf, let known, known.1 > asOf else { return known?.0 }
    let lines = try rows(
      """
      SELECT e.seq, e.line, e.conversation FROM contact_line c JOIN event e ON e.seq = c.seq
      WHERE c.contact = ?1 AND e.at <= ?2 ORDER BY e.at, e.seq
      """, .text(id.text), Value(asOf)
    ) { row in
      let event = try Event(storedLine: row.bytes(1), text: nil, sequence: row.integer(0))
      return (event, row.optionalInteger(2))
    }.filter { event, place in
      guard let act = event.act, let place else { return true }
      return try !undoneActs(in: place, now: asOf).contains(act)
    }
    guard !lines.isEmpty else { return nil }
    var contact = Contact(id: id)
    for case .contact(let update) in lines.map(\.0.what) { contact.apply(update) }
    return contact
  }

  func outbox(of conversation: Int64) throws -> [OutboxEntry] {
    try rows(
      "SELECT entry FROM outbox WHERE conversation = ?1 ORDER BY version",
      .integer(conversation)
    ) { row in
      var from = ByteReader(row.bytes(0))
      return try from.entry()
    }
  }
}
