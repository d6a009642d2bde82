import Inbox

extension Store {
  /// As many conversations of a query are looked at.
  private static let mostLookedAtForPeople = 20_000

  /// Who might be put on the list of those affected; of conversations that a tag keeps from the
  /// agent, nobody.
  ///
  /// - Throws: `refused` where there is no such incident.
  package func affected(
    by source: AffectedSource, for id: IncidentID, agent: AgentID, now: Instant
  ) throws(StoreError) -> AffectedFound {
    var places: [ConversationID] = []
    if case .query(let query) = source {
      places = try self.places(
        QueuePlacesRequest(
          query: query.forQueue, limit: Store.mostLookedAtForPeople, agent: agent), now: now
      ).map(\.conversation)
    }
    return try read { connection in
      let workspace = try workspace(connection).workspace
      guard
        let incident = try connection.incidents(workspace, now: now).first(where: { $0.id == id })
      else { throw StoreError.refused(.unknownIncident(id.text)) }
      var known = Set(incident.affected)
      for member in try connection.members(of: id) {
        if let contact = try connection.bareRow(member)?.conversation.contact {
          known.insert(contact)
        }
      }
      var found = AffectedFound()
      var passed: Set<ContactID> = []
      func take(_ contact: ContactID) throws {
        guard passed.insert(contact).inserted else { return }
        if known.contains(contact) {
          found.known += 1
        } else {
          found.people.append(
            AffectedFound.Person(contact: contact, name: try connection.person(contact)?.name))
        }
      }
      switch source {
      case .query:
        for place in places {
          guard let conversation = try connection.bareRow(place.number)?.conversation,
            workspace.refusalToRead(conversation, agent) == nil,
            let contact = conversation.contact
          else { continue }
          try take(contact)
        }
      case .names(let names):
        for name in names {
          let contacts = try connection.contacts(named: name)
          if contacts.isEmpty { found.unknown.append(name) }
          for contact in contacts { try take(contact) }
        }
      }
      return found
    }
  }
}

extension Connection {
  /// Whose id it is, or else one of whose identities.
  fileprivate func contacts(named name: String) throws -> [ContactID] {
    if try person(ContactID(name)) != nil { return [ContactID(name)] }
    let owners = try rows(
      "SELECT DISTINCT contact FROM identity WHERE handle = ?1 ORDER BY contact", .text(name)
    ) { ContactID($0.text(0)) }
    // Two who are linked list the same address: one message is enough.
    return Array(owners.prefix(1))
  }
}
