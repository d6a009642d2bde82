import Inbox

extension Store {
  /// Writes the journal as JSON Lines, by `at`, ties in the journal's order; importing the result
  /// into an empty store and exporting again gives the same bytes (interchange.md).
  ///
  /// Pages of lines are read one after another, so that no long read keeps the write-ahead log from
  /// beginning anew; lines written after the start are left out.
  ///
  /// - Parameters:
  ///   - since: Only lines after this place in the journal.
  ///   - conversation: Only lines that name it.
  ///   - contact: Only lines of this person's conversations, of those who are linked with them, and
  ///     what is known of them all.
  ///   - reader: Who will read it: conversations that a tag keeps from them are left out. Nil: all.
  ///   - withDerived: With a `breach` line for each promise that was broken by `now`.
  ///   - write: Takes some whole lines; false ends the export.
  /// - Returns: How many conversations were left out.
  /// - Throws: `cancelled` if `write` said so.
  @discardableResult
  package func export(
    since: Int64? = nil, conversation: ConversationRef? = nil, contact: ContactID? = nil,
    for reader: AgentID? = nil, withDerived: Bool = false, now: Instant,
    write: ([UInt8]) throws(StoreError) -> Bool
  ) throws(StoreError) -> Int {
    let hidden = try hiddenConversations(from: reader)
    var person: (sequences: [Int64], conversations: [Int64])?
    if let contact { person = try sequences(ofPerson: contact) }
    var lines = try ExportCursor(
      self, since: since, conversation: conversation, sequences: person?.sequences)
    var breaches = try BreachCursor(
      self, isWanted: withDerived && contact == nil, from: lines.start, conversation: conversation,
      now: now)
    var writer = JSONWriter(reservingCapacity: 1 << 17)
    while let page = try lines.next() {
      for line in page where line.conversation.map({ !hidden.ids.contains($0) }) ?? true {
        // What happened at an instant comes before what that instant broke.
        while let breach = try breaches.next(before: line.at) {
          guard !hidden.refs.contains(breach.conversation) else { continue }
          breach.write(to: &writer)
          writer.endLine()
        }
        try line.write(to: &writer)
        writer.endLine()
      }
      guard try write(writer.bytes) else { throw .cancelled }
      writer.removeAll()
    }
    while let breach = try breaches.next(before: nil) {
      guard !hidden.refs.contains(breach.conversation) else { continue }
      breach.write(to: &writer)
      writer.endLine()
    }
    if !writer.bytes.isEmpty, try !write(writer.bytes) { throw .cancelled }
    guard let person else { return hidden.refs.count }
    return person.conversations.count(where: hidden.ids.contains)
  }

  /// The lines of one person, by their time.
  private func sequences(
    ofPerson id: ContactID
  ) throws(StoreError) -> (sequences: [Int64], conversations: [Int64]) {
    try read { connection in
      let newest = try connection.newestConversation(of: id).flatMap { try connection.bareRow($0) }
      let linked = try connection.people(linkedWith: id, in: newest?.conversation)
      var places: Set<[Int64]> = []
      var conversations: [Int64] = []
      for person in [id] + linked.map(\.id) {
        conversations += try connection.rows(
          "SELECT id FROM conversation WHERE contact = ?1", .text(person.text)
        ) { $0.integer(0) }
        let told = try connection.rows(
          """
          SELECT e.at, e.seq FROM event e WHERE e.idle = 0 AND e.seq IN (
            SELECT seq FROM contact_line WHERE contact = ?1
            UNION SELECT seq FROM nps WHERE contact = ?1)
          """, .text(person.text)
        ) { [$0.integer(0), $0.integer(1)] }
        places.formUnion(told)
      }
      for conversation in conversations {
        let lines = try connection.rows(
          "SELECT at, seq FROM event WHERE conversation = ?1 AND idle = 0", .integer(conversation)
        ) { [$0.integer(0), $0.integer(1)] }
        places.formUnion(lines)
      }
      let sorted = places.sorted { $0.lexicographicallyPrecedes($1) }
      return (sorted.map { $0[1] }, conversations)
    }
  }

  /// Those that a tag keeps from an agent, with what was merged into them.
  private func hiddenConversations(
    from reader: AgentID?
  ) throws(StoreError) -> (ids: Set<Int64>, refs: Set<ConversationRef>) {
    try read { connection in
      let workspace = try workspace(connection).workspace
      var ids: Set<Int64> = []
      var refs: Set<ConversationRef> = []
      for tag in workspace.restricted.keys.sorted()
      where workspace.restrictingTag(among: [tag], for: reader) != nil {
        let tagged = try connection.rows(
          "SELECT conversation FROM conversation_tag WHERE tag = ?1", .text(tag)
        ) { $0.integer(0) }
        for root in tagged { ids.formUnion(try connection.livingFamily(of: root)) }
      }
      for id in ids {
        let ref = try connection.text("SELECT ref FROM conversation WHERE id = ?1", .integer(id))
        if let ref { refs.insert(ConversationRef(ref)) }
      }
      return (ids, refs)
    }
  }

  /// The time of the journal's latest line; nil for an empty journal.
  package func latestLine() throws(StoreError) -> Instant? {
    try read { connection in
      try connection.integer("SELECT max(at) FROM event").map { Instant(milliseconds: $0) }
    }
  }
}
