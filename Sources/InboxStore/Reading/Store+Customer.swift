import Inbox

extension Store {
  /// Somebody by the id that the journal gives them, with everything a glance shows.
  ///
  /// - Throws: `refused(.unknownContact)`.
  package func customer(
    _ id: ContactID, agent: AgentID?, now: Instant
  ) throws(StoreError) -> (contact: Contact, glance: CustomerGlance) {
    try read { connection in
      guard var person = try connection.person(id) else {
        throw StoreError.refused(.unknownContact(id.text))
      }
      let workspace = try workspace(connection).workspace
      let builder = RowBuilder(
        connection: connection, agent: agent, workspace: workspace, presence: [:])
      guard let newest = try connection.newestConversation(of: id),
        let bare = try connection.bareRow(newest)
      else {
        let linked = try connection.people(linkedWith: id, in: nil)
        return (person, CustomerGlance(linked: linked))
      }
      var glance = try GlanceReader(connection: connection, builder: builder, now: now)
        .glance(of: bare)
      // Nothing stands in front here: the newest one is part of what is asked for.
      let item = CustomerGlance.Item(row: try builder.row(bare))
      if bare.conversation.status == .open {
        glance.waiting.insert(item, at: 0)
      } else if item.at >= now.advanced(by: -CustomerGlance.span) {
        glance.week.insert(item, at: 0)
      }
      for identity in glance.heardFrom { person.write(from: identity) }
      return (person, glance)
    }
  }

  /// The conversation in which somebody was heard last, and in which linking them is written.
  ///
  /// - Throws: `refused(.unknownContact)` for one who never wrote.
  package func newestConversation(
    of id: ContactID
  ) throws(StoreError) -> (id: ConversationID, ref: ConversationRef) {
    let found = try read { connection -> (Int64, String)? in
      guard let number = try connection.newestConversation(of: id) else { return nil }
      return try connection.text(
        "SELECT ref FROM conversation WHERE id = ?1", .integer(number)
      ).map { (number, $0) }
    }
    guard let found else { throw .refused(.unknownContact(id.text)) }
    return (ConversationID(found.0), ConversationRef(found.1))
  }

  /// The ids that a text may mean: an id itself, or a handle.
  package func contacts(named text: String) throws(StoreError) -> [ContactID] {
    try read { connection in
      var found: [ContactID] = []
      if try connection.person(ContactID(text)) != nil { found.append(ContactID(text)) }
      let byHandle = try connection.rows(
        "SELECT DISTINCT contact FROM identity WHERE handle = ?1 LIMIT 20", .text(text)
      ) { ContactID($0.text(0)) }
      return found + byHandle.filter { !found.contains($0) }
    }
  }
}
