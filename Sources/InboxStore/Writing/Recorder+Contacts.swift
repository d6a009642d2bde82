import Inbox

/// `contact` lines: what is known about people, and every conversation they have.
extension Recorder {
  func contact(_ id: ContactID) throws -> KnownContact? {
    if let known = contacts[id] ?? memory[id] { return known }
    let known = try connection.first(
      "SELECT last_at, state, matures_at FROM contact WHERE id = ?1", .text(id.text)
    ) { row in
      KnownContact(
        contact: try Contact(stateBytes: row.bytes(1)), lastAt: row.instant(0),
        maturesAt: row.optionalInstant(2))
    }
    if let known { contacts[id] = known }
    return known
  }

  /// Sets what the line names, and lets the person's conversations know.
  func take(_ update: ContactUpdate, event: Event, sequence: Int64) throws {
    let id = update.contact
    try connection.run(
      "INSERT INTO contact_line(contact, seq) VALUES (?1, ?2)", .text(id.text),
      .integer(sequence))
    let known = try contact(id)
    if event.at > now || known.map({ $0.lastAt > event.at }) ?? false {
      try rebuild(contact: id)
    } else {
      var contact = known?.contact ?? Contact(id: id)
      contact.apply(update)
      try write(KnownContact(contact: contact, lastAt: event.at), before: known?.contact)
    }
    if event.at <= now { try tell(conversationsOf: id, event) }
  }

  private func tell(conversationsOf id: ContactID, _ event: Event) throws {
    for own in try conversations(of: id) {
      let root = try living(own)
      if root !== own { root.needsFold = true }
      try apply(event, to: root)
    }
  }

  private func conversations(of id: ContactID) throws -> [Held] {
    let rows = try connection.rows(
      "SELECT id FROM conversation WHERE contact = ?1", .text(id.text)
    ) { $0.integer(0) }
    // Those of this transaction may not have their row yet.
    let inHand = held.values.filter { $0.conversation?.contact == id }.map(\.id)
    return try Set(rows).union(inHand).sorted().compactMap { try hold($0) }
      .filter { $0.conversation != nil }
  }

  /// Lets lines of the contact count whose time has come.
  func catchUp(contact id: ContactID) throws {
    try rebuild(contact: id)
    for own in try conversations(of: id) {
      try foldAncestors(of: own)
    }
  }

  /// From all its lines, in their order in time.
  func rebuild(contact id: ContactID) throws {
    let (contact, lines) = try judge(contactLines: try contactLines(of: id), of: id)
    let before = try self.contact(id)?.contact
    guard let last = lines.last?.event.at else { return try forget(before) }
    let matures = lines.first { !$0.isIdle && $0.event.at > now }?.event.at
    try write(KnownContact(contact: contact, lastAt: last, maturesAt: matures), before: before)
  }

  /// Of whom no line tells anything any more: only what they wrote is known.
  private func forget(_ contact: Contact?) throws {
    guard let contact else { return }
    contacts[contact.id] = nil
    memory.forget(contact.id)
    if let number = try connection.integer(
      "SELECT number FROM contact WHERE id = ?1", .text(contact.id.text))
    {
      try connection.run(
        "INSERT INTO people(people, rowid, name, handles) VALUES ('delete', ?1, ?2, ?3)",
        .integer(number), Value(contact.name), .text(contact.handles))
    }
    try connection.run("DELETE FROM identity WHERE contact = ?1", .text(contact.id.text))
    try connection.run("DELETE FROM contact WHERE id = ?1", .text(contact.id.text))
  }

  private func write(_ known: KnownContact, before: Contact?) throws {
    let contact = known.contact
    contacts[contact.id] = known
    try connection.run(
      """
      INSERT INTO contact(id, last_at, matures_at, state) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT(id) DO UPDATE SET last_at = ?2, matures_at = ?3, state = ?4
      """, .text(contact.id.text), Value(known.lastAt), Value(known.maturesAt),
      .blob(contact.stateBytes))
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

  /// All its lines that were not undone, idle and future ones too, in journal order.
  func contactLines(of id: ContactID) throws -> [PlacedLine] {
    let lines = try allContactLines(of: id)
    var undone: [Int64: Set<ActID>] = [:]
    return try lines.filter { line in
      guard let place = line.conversation, let act = line.event.act else { return true }
      let acts = try undone[place] ?? connection.undoneActs(in: place, now: now)
      undone[place] = acts
      return !acts.contains(act)
    }
  }

  /// The people whom some line of a conversation tells of, after one of its acts was undone or done
  /// again.
  func rebuildPeople(linkedIn own: Held) throws {
    let lines = try connection.rows(
      "SELECT line FROM event WHERE conversation = ?1 AND rare = 1 AND type = 'contact'",
      .integer(own.id)
    ) { try Event(storedLine: $0.bytes(0), text: nil, sequence: 0) }
    let people = Set(
      lines.compactMap { line -> ContactID? in
        guard case .contact(let update) = line.what else { return nil }
        return update.contact
      })
    for id in people.sorted() {
      try rebuild(contact: id)
      for own in try conversations(of: id) { try foldAncestors(of: own) }
    }
  }

  private func allContactLines(of id: ContactID) throws -> [PlacedLine] {
    try connection.rows(
      """
      SELECT e.seq, e.line, e.conversation, e.idle FROM contact_line c
      JOIN event e ON e.seq = c.seq WHERE c.contact = ?1
      """, .text(id.text)
    ) { row in
      PlacedLine(
        sequence: row.integer(0), conversation: row.optionalInteger(2),
        event: try Event(storedLine: row.bytes(1), text: nil, sequence: row.integer(0)),
        isIdle: row.integer(3) != 0)
    }.sorted { ($0.event.at, $0.sequence) < ($1.event.at, $1.sequence) }
  }
}

/// What the journal says of a person, and how late its latest word is.
struct KnownContact {
  var contact: Contact
  /// Of all its lines, those of the future too.
  var lastAt: Instant
  /// The earliest that lies in the future.
  var maturesAt: Instant?
}

extension Contact {
  /// What the index of people holds beside the name.
  var handles: String { identities.map(\.handle).joined(separator: "\n") }
}
