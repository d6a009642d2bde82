import Inbox

/// `history`: each customer's conversations by the time of their latest words.
extension Recorder {
  func writeHistory(_ held: Held) throws {
    let old = held.stored.conversation.flatMap(HistoryPlace.init)
    let new = held.conversation.flatMap(HistoryPlace.init)
    guard old != new || held.wasFolded else { return }
    if let old, old != new {
      try connection.run(
        """
        DELETE FROM history
        WHERE contact = ?1 AND is_open = ?2 AND at = ?3 AND conversation = ?4
        """, .text(old.contact.text), .integer(old.isOpen ? 1 : 0), Value(old.at),
        .integer(held.id))
    }
    guard let new else { return }
    try connection.run(
      """
      INSERT OR IGNORE INTO history(contact, is_open, at, conversation) VALUES (?1, ?2, ?3, ?4)
      """, .text(new.contact.text), .integer(new.isOpen ? 1 : 0), Value(new.at),
      .integer(held.id))
  }
}

/// Where a conversation stands in its customer's history; one that was merged away has no place.
struct HistoryPlace: Hashable {
  var contact: ContactID
  var isOpen: Bool
  var at: Instant

  init?(_ conversation: Conversation) {
    guard let contact = conversation.contact, conversation.mergedInto == nil else { return nil }
    self.contact = contact
    isOpen = conversation.status == .open
    at = conversation.heardAt
  }
}
