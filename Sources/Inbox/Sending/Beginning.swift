/// A conversation that somebody is about to begin: from which account, to whom, about what.
///
/// It becomes an `opened` line and a reply in the outbox with the `begin` command.
package struct Beginning: Hashable, Sendable {
  package var account: AccountID
  package var contact: ContactID
  /// The address, number or handle it goes to.
  package var recipient: String
  /// What the contact is called, if that is known.
  package var name: String?
  /// The contact's language, if it is known; saved replies are offered in it.
  package var language: String?
  /// Where the channel has one.
  package var subject: String?

  package init(
    account: AccountID, contact: ContactID, recipient: String, name: String? = nil,
    language: String? = nil, subject: String? = nil
  ) {
    self.account = account
    self.contact = contact
    self.recipient = recipient
    self.name = name
    self.language = language
    self.subject = subject
  }
}

/// A draft of such a conversation as the store keeps it, under a number below zero.
package struct KeptBeginning: Hashable, Sendable {
  package var id: ConversationID
  package var draft: Draft

  package init(id: ConversationID, draft: Draft) {
    self.id = id
    self.draft = draft
  }
}

extension Contact {
  /// The contact of somebody who is known by their handle alone, as importers name contacts: an
  /// e-mail address in lower case, any other handle as it is.
  package static func id(ofHandle handle: String, on channel: Channel) -> ContactID {
    ContactID(channel == .email ? handle.lowercased() : handle)
  }
}
