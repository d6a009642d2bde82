/// Where people are looked for who are affected by an incident and have not written.
package enum AffectedSource: Hashable, Sendable {
  /// The customers of all conversations that a query finds.
  case query(Query)
  /// Ids of contacts, addresses, numbers or handles.
  case names([String])
}

/// Whom a source names, before anybody is put on the list.
package struct AffectedFound: Hashable, Sendable {
  package struct Person: Hashable, Sendable {
    package var contact: ContactID
    package var name: String?

    package init(contact: ContactID, name: String?) {
      (self.contact, self.name) = (contact, name)
    }
  }

  /// Each once, those who are new to the incident.
  package var people: [Person] = []
  /// So many are on its list already, or have a conversation that is part of it.
  package var known = 0
  /// Names that are nobody's.
  package var unknown: [String] = []

  package init() {}
}
