// Linking and parting people: a `contact` line with the whole list for each of the two
// (interchange.md, *by.id of a customer*), in the conversation where it was done, so that its undo
// line takes both back.

extension Deciding {
  /// No person has so many; a list without an end would be read with every conversation.
  static let mostIdentities = 64

  mutating func linkContact(
    _ id: ContactID, _ conversation: Conversation
  ) throws(Refusal) {
    let own = try person(of: conversation)
    let other = try otherPerson(id, than: own)
    if own.isKnown(as: other) { throw .nothingToDo("They are linked already.") }
    let all = own.identities.count + other.identities.count
    guard all <= Deciding.mostIdentities else {
      throw .peopleStay("Together they have \(all) identities; \(Deciding.mostIdentities) is most.")
    }
    write(identities: own.identities + other.identities, of: own.id)
    write(identities: other.identities + own.identities, of: other.id)
  }

  /// Each identity stays with whoever lists it first: linking puts the other's behind one's own.
  mutating func unlinkContact(
    _ id: ContactID, _ conversation: Conversation
  ) throws(Refusal) {
    let own = try person(of: conversation)
    let other = try otherPerson(id, than: own)
    guard own.isKnown(as: other) else {
      let between = situation.people.first { $0.isKnown(as: own) && $0.isKnown(as: other) }
      guard let between else { throw .nothingToDo("They are not linked.") }
      throw .peopleStay("They are linked through “\(between.name ?? between.id.text)”: part those.")
    }
    let mine = own.identities.filter { own.owns($0, before: other) }
    let theirs = other.identities.filter { identity in !mine.contains { $0.isSame(as: identity) } }
    guard !mine.isEmpty, !theirs.isEmpty else {
      throw .peopleStay("They write from the same identity; there is nothing to part.")
    }
    let between = situation.people.first { person in
      person.id != own.id && person.id != other.id
        && person.identities.contains { one in mine.contains { $0.isSame(as: one) } }
        && person.identities.contains { one in theirs.contains { $0.isSame(as: one) } }
    }
    if let between {
      throw .peopleStay(
        "They stay linked through “\(between.name ?? between.id.text)”: part that one first.")
    }
    write(identities: mine, of: own.id)
    write(identities: theirs, of: other.id)
  }

  private mutating func write(identities: [Identity], of id: ContactID) {
    write(.contact(ContactUpdate(contact: id, identities: identities)))
  }

  /// The contact of the conversation, known at least by what they write from here.
  private func person(of conversation: Conversation) throws(Refusal) -> Contact {
    guard let id = conversation.contact else { throw .noContact }
    var person = situation.contact ?? Contact(id: id)
    person.write(
      from: Identity(
        channel: conversation.channel, handle: conversation.customerHandle ?? id.text))
    return person
  }

  private func otherPerson(_ id: ContactID, than own: Contact) throws(Refusal) -> Contact {
    guard id != own.id else { throw .peopleStay("That is the same person.") }
    guard let other = situation.people.first(where: { $0.id == id }), !other.identities.isEmpty
    else { throw .unknownContact(id.text) }
    return other
  }
}

extension Identity {
  /// The same account of the same network, whatever else is said of it.
  package func isSame(as other: Identity) -> Bool {
    channel == other.channel && handle == other.handle
  }
}

extension Contact {
  /// Adds the identity that somebody writes from, where the journal does not list it.
  package mutating func write(from identity: Identity) {
    if !identities.contains(where: { $0.isSame(as: identity) }) { identities.append(identity) }
  }

  /// Whether the two share an identity: they are one person then.
  package func isKnown(as other: Contact) -> Bool {
    identities.contains { one in other.identities.contains { $0.isSame(as: one) } }
  }

  /// Whether this one lists it, and no later than the other does.
  fileprivate func owns(_ identity: Identity, before other: Contact) -> Bool {
    guard let mine = identities.firstIndex(where: { $0.isSame(as: identity) }) else { return false }
    let theirs = other.identities.firstIndex { $0.isSame(as: identity) }
    return theirs.map { mine <= $0 } ?? true
  }
}
