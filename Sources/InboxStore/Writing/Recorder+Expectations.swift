import Inbox

/// Whom an account has told what to expect, and when: asked in the transaction that says it, so
/// that of four programs one says it.
extension Recorder {
  /// Whether it may be said now.
  func mayExpect(_ account: AccountID, of contact: ContactID, oncePer: Int64?) throws -> Bool {
    let said = try connection.integer(
      "SELECT at FROM expectation WHERE contact = ?1 AND account = ?2", .text(contact.text),
      .text(account.text)
    ).map { Instant(milliseconds: $0) }
    guard let said else { return true }
    return oncePer.map { now.since(said) >= $0 } ?? false
  }

  func noteExpectation(_ account: AccountID, of contact: ContactID, at: Instant) throws {
    try connection.run(
      """
      INSERT INTO expectation(contact, account, at) VALUES (?1, ?2, ?3)
      ON CONFLICT(contact, account) DO UPDATE SET at = max(at, ?3)
      """, .text(contact.text), .text(account.text), Value(at))
  }

  /// A line of the journal that says it, an imported one as well: it was said.
  func rememberExpectation(_ event: Event, in root: Held) throws {
    guard case .message(let message) = event.what, message.direction == .out,
      event.by?.isRule == true, message.id.text.hasPrefix(AutomaticReply.expectationPrefix),
      let contact = root.conversation?.contact
    else { return }
    try noteExpectation(message.account, of: contact, at: event.at)
  }
}

extension AutomaticReply {
  /// What the ids of such messages begin with.
  static let expectationPrefix = "expect-"
}
