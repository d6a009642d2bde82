import Inbox

/// `contact` lines: what is known about people, and every conversation they have.
extension Recorder {
  func contact(_ id: ContactID) throws -> KnownContact? {
    if let known = contacts[id] { return known }
    let known = try connection.first(
      "SELECT last_at, state FROM contact WHERE id = ?1", .text(id.text)
    ) { KnownContact(contact: try Contact(stateBytes: $0.bytes(1)), lastAt: $0.instant(0)) }
    if let known { contacts[id] = known }
    return known
  }

  /// Sets what the line names, and lets the person's conversations know.
  func take(_ update: ContactUpdate, event: Event, sequence: Int64) throws {
    let id = update.contact
    try connection.run(
      "INSERT INTO contact_line(contact, seq) VALUES (?1, ?2)", .text(id.text),
      .integer(sequence))
    guard event.at <= now else { return }
    let known = try contact(id)
    if let known, known.lastAt > event.at {
      try rebuild(contact: id)
    } else {
      var contact = known?.contact ?? Contact(id: id)
      contact.apply(update)
      try write(KnownContact(contact: contact, lastAt: event.at), before: known?.contact)
    }
    let conversations = try connection.rows(
      "SELECT id FROM conversation WHERE contact = ?1", .text(id.text)
    ) { $0.integer(0) }
    // Those of this transaction may not have their row yet.
    let inHand = held.values.filter { $0.conversation?.contact == id }.map(\.id)
    for number in Set(conversations).union(inHand) {
      guard let own = try hold(number), own.conversation != nil else { continue }
      let root = try living(own)
      if root !== own { root.needsFold = true }
      try apply(event, to: root)
    }
  }

  /// From all its lines, in their order in time.
  func rebuild(contact id: ContactID) throws {
    var contact = Contact(id: id)
    let lines = try contactLines(of: [id])
    for (_, event) in lines {
      if case .contact(let update) = event.what { contact.apply(update) }
    }
    guard let last = lines.last?.1.at else { return }
    let before = try self.contact(id)?.contact
    try write(KnownContact(contact: contact, lastAt: last), before: before)
  }

  private func write(_ known: KnownContact, before: Contact?) throws {
    let contact = known.contact
    contacts[contact.id] = known
    try connection.run(
      """
      INSERT INTO contact(id, last_at, state) VALUES (?1, ?2, ?3)
      ON CONFLICT(id) DO UPDATE SET last_at = ?2, state = ?3
      """, .text(contact.id.text), Value(known.lastAt), .blob(contact.stateBytes))
    guard before?.name != contact.name || before?.identities != contact.identities else { return }
    guard
      let number = try connection.integer(
        "SELECT number FROM contact WHERE id = ?1", .text(contact.id.text))
    else { return }
    if let before {
      try connection.run(
        "INSERT INTO people(people, rowid, name, handles) VALUES ('delete', ?1, ?2, ?3)",
        .integer(number), Value(before.name), .text(before.handles))
    }
    try connection.run(
      "INSERT INTO people(rowid, name, handles) VALUES (?1, ?2, ?3)", .integer(number),
      Value(contact.name), .text(contact.handles))
    try connection.run("DELETE FROM identity WHERE contact = ?1", .text(contact.id.text))
    for identity in contact.identities {
      try connection.run(
        "INSERT OR IGNORE INTO identity(channel, handle, contact) VALUES (?1, ?2, ?3)",
        .text(identity.channel.rawValue), .text(identity.handle), .text(contact.id.text))
    }
  }

  /// The lines that count by now, in journal order.
  func contactLines(of ids: Set<ContactID>) throws -> [(Int64, Event)] {
    var lines: [(Int64, Event)] = []
    for id in ids.sorted() {
      lines += try connection.rows(
        """
        SELECT e.seq, e.line FROM contact_line c JOIN event e ON e.seq = c.seq
        WHERE c.contact = ?1 AND e.at <= ?2
        """, .text(id.text), Value(now)
      ) { ($0.integer(0), try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0))) }
    }
    return lines.sorted { ($0.1.at, $0.0) < ($1.1.at, $1.0) }
  }
}

/// What the journal says of a person, and how late its latest word is.
struct KnownContact {
  var contact: Contact
  var lastAt: Instant
}

extension Contact {
  /// What the index of people holds beside the name.
  fileprivate var handles: String { identities.map(\.handle).joined(separator: "\n") }
}
