import Inbox

extension Store {
  /// People who can be written to on a channel and whose name or handle begins with what is typed:
  /// each with the handles of that channel only, or with all where none is named.
  ///
  /// Of whom an agent may read nothing, because tags restrict all that they said, is not found.
  ///
  /// Those that a `contact` line told about are found by any word of their name; those who only
  /// wrote, by what stood beside their words.
  /// - Complexity: a few index look-ups, whatever the number of people.
  package func people(
    matching text: String, on channel: Channel?, for agent: AgentID?, limit: Int
  ) throws(StoreError) -> [Contact] {
    try read { connection in
      let workspace = try workspace(connection).workspace
      func mayShow(_ contact: ContactID) throws -> Bool {
        try workspace.restricted.isEmpty
          || connection.isReadable(contact, for: agent, workspace)
      }
      var found: [Contact] = []
      var seen: Set<ContactID> = []
      func take(_ contact: Contact) throws {
        var contact = contact
        if let channel { contact.identities.removeAll { $0.channel != channel } }
        guard !contact.identities.isEmpty, seen.insert(contact.id).inserted,
          try mayShow(contact.id)
        else { return }
        found.append(contact)
      }
      let channels = channel.map { [$0] } ?? Channel.allCases
      for channel in channels {
        for contact in try connection.people(withHandleFrom: text, on: channel, limit: limit) {
          try take(contact)
        }
      }
      for contact in try connection.people(named: text, limit: limit * 4) { try take(contact) }
      for contact in try connection.writers(from: text, on: channel, limit: limit * 4) {
        try take(contact)
      }
      return Array(found.prefix(limit))
    }
  }
}

extension Connection {
  fileprivate func people(
    withHandleFrom text: String, on channel: Channel, limit: Int
  ) throws -> [Contact] {
    guard !text.isEmpty else { return [] }
    return try rows(
      """
      SELECT c.state FROM identity i JOIN contact c ON c.id = i.contact
      WHERE i.channel = ?1 AND i.handle >= ?2 AND i.handle < ?3 ORDER BY i.handle LIMIT ?4
      """, .text(channel.rawValue), .text(text), .text(text + Self.last), .integer(Int64(limit))
    ) { try Contact(stateBytes: $0.bytes(0)) }
  }

  fileprivate func people(named text: String, limit: Int) throws -> [Contact] {
    let words = text.split(whereSeparator: \.isWhitespace).compactMap {
      WordSearch.match(Query.Term(String($0), isPrefix: true))
    }
    guard !words.isEmpty else { return [] }
    return try rows(
      """
      SELECT c.state FROM people p JOIN contact c ON c.number = p.rowid
      WHERE people MATCH ?1 LIMIT ?2
      """, .text(words.joined(separator: " AND ")), .integer(Int64(limit))
    ) { try Contact(stateBytes: $0.bytes(0)) }
  }

  /// Customers of whom only their own messages are known: found by what they called themselves
  /// there, those who wrote last first.
  fileprivate func writers(
    from text: String, on channel: Channel?, limit: Int
  ) throws -> [Contact] {
    guard let match = WordSearch.match(Query.Term(text, isPrefix: true)) else { return [] }
    let places = try rows(
      """
      SELECT m.conversation FROM words w JOIN message m ON m.key = w.rowid
      WHERE words MATCH ?1 AND m.is_note = 0 ORDER BY w.rowid DESC LIMIT ?2
      """, .text("who : " + match), .integer(Int64(limit))
    ) { $0.integer(0) }
    var seen: Set<Int64> = []
    return try places.filter { seen.insert($0).inserted }.compactMap { id in
      guard let conversation = try bareRow(id)?.conversation,
        channel == nil || conversation.channel == channel,
        let contact = conversation.contact, let handle = conversation.customerHandle
      else { return nil }
      return Contact(
        id: contact, name: conversation.customerName,
        identities: [Identity(channel: conversation.channel, handle: handle)],
        language: conversation.language)
    }
  }

  /// Whether an agent may read any of the latest that somebody said; who said nothing is no secret.
  fileprivate func isReadable(
    _ contact: ContactID, for agent: AgentID?, _ workspace: Workspace
  ) throws -> Bool {
    let latest = try [1, 0].flatMap { isOpen in
      try rows(
        """
        SELECT conversation FROM history WHERE contact = ?1 AND is_open = ?2
        ORDER BY at DESC LIMIT 20
        """, .text(contact.text), .integer(isOpen)
      ) { $0.integer(0) }
    }
    guard !latest.isEmpty else { return true }
    return try latest.contains { id in
      guard let row = try bareRow(id) else { return false }
      return workspace.restrictingTag(among: row.conversation.tags, for: agent) == nil
    }
  }

  /// Behind every text that begins alike: the highest code point.
  private static let last = "\u{10FFFF}"
}
