import Inbox

extension Store {
  /// People who can be written to on a channel and whose name or handle begins with what is typed:
  /// each with the handles of that channel only.
  ///
  /// Those that a `contact` line told about are found by any word of their name; those who only
  /// wrote, by their handle.
  /// - Complexity: a few index look-ups, whatever the number of people.
  package func people(
    matching text: String, on channel: Channel, limit: Int
  ) throws(StoreError) -> [Contact] {
    try read { connection in
      var found: [Contact] = []
      var seen: Set<ContactID> = []
      func take(_ contact: Contact) {
        var contact = contact
        contact.identities.removeAll { $0.channel != channel }
        guard !contact.identities.isEmpty, seen.insert(contact.id).inserted else { return }
        found.append(contact)
      }
      for contact in try connection.people(withHandleFrom: text, on: channel, limit: limit) {
        take(contact)
      }
      for contact in try connection.people(named: text, limit: limit * 4) { take(contact) }
      for contact in try connection.writers(from: text, on: channel, limit: limit * 4) {
        take(contact)
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

  /// Customers of whom only their own messages are known: their handle names them.
  fileprivate func writers(
    from text: String, on channel: Channel, limit: Int
  ) throws -> [Contact] {
    guard !text.isEmpty else { return [] }
    return try rows(
      """
      SELECT state FROM conversation
      WHERE contact >= ?1 AND contact < ?2 AND state IS NOT NULL ORDER BY contact LIMIT ?3
      """, .text(text.lowercased()), .text(text.lowercased() + Self.last), .integer(Int64(limit))
    ) { try Conversation(stateBytes: $0.bytes(0)) }
    .compactMap { conversation in
      guard conversation.channel == channel, let id = conversation.contact,
        let handle = conversation.customerHandle
      else { return nil }
      return Contact(
        id: id, name: conversation.customerName,
        identities: [Identity(channel: channel, handle: handle)],
        language: conversation.language)
    }
  }

  /// Behind every text that begins alike: the highest code point.
  private static let last = "\u{10FFFF}"
}
