import Inbox

/// Reads a customer at a glance: some index look-ups for each identity, and the rows that are shown.
///
/// - Complexity: bounded by `CustomerGlance`'s limits, whatever the customer's past.
struct GlanceReader {
  let connection: Connection
  let builder: RowBuilder
  let now: Instant

  /// More people than this are never one.
  static let mostLinked = 16

  func glance(of bare: BareRow) throws -> CustomerGlance {
    guard let id = bare.conversation.contact else { return CustomerGlance() }
    let linked = try connection.people(linkedWith: id, in: bare.conversation)
    let people = [id] + linked.map(\.id)
    var glance = CustomerGlance(linked: linked)
    let waiting = try latest(
      of: people, isOpen: true, since: nil, limit: CustomerGlance.mostWaiting + 1, besides: bare.id)
    let week = try latest(
      of: people, isOpen: false, since: now.advanced(by: -CustomerGlance.span),
      limit: CustomerGlance.mostOfWeek + 1, besides: bare.id)
    glance.hasMore =
      waiting.count > CustomerGlance.mostWaiting || week.count > CustomerGlance.mostOfWeek
    glance.waiting = try items(waiting.prefix(CustomerGlance.mostWaiting))
    glance.week = try items(week.prefix(CustomerGlance.mostOfWeek))
    glance.verdicts = try verdicts(of: people, here: bare)
    glance.heardFrom = try heardFrom(id, glance.items.map(\.row.conversation))
    glance.knownSince = try knownSince(people, before: bare.conversation)
    return glance
  }

  /// Most networks name people by their handle, so that one contact may write from several.
  ///
  /// - Parameter known: Conversations that were read already.
  private func heardFrom(_ id: ContactID, _ known: [Conversation]) throws -> [Identity] {
    let older = try latest(of: [id], isOpen: false, since: nil, limit: GlanceReader.mostLinked)
      .compactMap { try connection.bareRow($0.conversation)?.conversation }
    var own = Contact(id: id)
    for conversation in known + older where conversation.contact == id {
      own.write(
        from: Identity(
          channel: conversation.channel, handle: conversation.customerHandle ?? id.text))
    }
    return own.identities
  }

  private struct Place: Hashable {
    var at: Int64
    var conversation: Int64
  }

  private func latest(
    of people: [ContactID], isOpen: Bool, since: Instant?, limit: Int, besides own: Int64? = nil
  ) throws -> [Place] {
    let places = try people.flatMap { person in
      try connection.rows(
        """
        SELECT at, conversation FROM history
        WHERE contact = ?1 AND is_open = ?2 AND at >= ?3 AND conversation IS NOT ?4
        ORDER BY at DESC, conversation DESC LIMIT ?5
        """, .text(person.text), .integer(isOpen ? 1 : 0), .integer(since?.milliseconds ?? .min),
        Value(own), .integer(Int64(limit))
      ) { Place(at: $0.integer(0), conversation: $0.integer(1)) }
    }
    let sorted = places.sorted { ($0.at, $0.conversation) > ($1.at, $1.conversation) }
    return Array(sorted.prefix(limit))
  }

  private func items(_ places: some Sequence<Place>) throws -> [CustomerGlance.Item] {
    try places.compactMap { place in
      guard let bare = try connection.bareRow(place.conversation) else { return nil }
      let turn = try TraceReader(connection: connection).lastTurn(of: place.conversation)
      return CustomerGlance.Item(row: try builder.row(bare), answeredBy: turn?.answeredBy)
    }
  }

  /// What they said of their latest conversations, and when they were asked how they like us.
  private func verdicts(
    of people: [ContactID], here: BareRow
  ) throws -> [CustomerGlance.Verdict] {
    var places = try latest(
      of: people, isOpen: false, since: nil, limit: CustomerGlance.mostJudged)
    places += try latest(of: people, isOpen: true, since: nil, limit: CustomerGlance.mostWaiting)
    var verdicts: [CustomerGlance.Verdict] = []
    for place in places {
      let lines = try connection.rows(
        """
        SELECT seq, line FROM event
        WHERE conversation = ?1 AND rare = 1 AND type = 'csat' AND idle = 0 AND at <= ?2
        """, .integer(place.conversation), Value(now)
      ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
      guard !lines.isEmpty, let bare = try connection.bareRow(place.conversation),
        builder.mayRead(bare)
      else { continue }
      let undone = try connection.undoneActs(in: place.conversation, now: now)
      for line in lines where line.act.map({ !undone.contains($0) }) ?? true {
        guard case .csat(let score, let comment, _) = line.what else { continue }
        verdicts.append(
          CustomerGlance.Verdict(
            kind: .csat, score: score, comment: comment, at: line.at,
            conversation: ConversationID(place.conversation)))
      }
    }
    for person in people {
      verdicts += try connection.rows(
        """
        SELECT e.seq, e.line, e.conversation FROM nps n JOIN event e ON e.seq = n.seq
        WHERE n.contact = ?1 AND e.at <= ?2 ORDER BY n.seq DESC LIMIT ?3
        """, .text(person.text), Value(now), .integer(Int64(CustomerGlance.mostJudged))
      ) { row in
        let event = try Event(storedLine: row.bytes(1), text: nil, sequence: row.integer(0))
        return (event, row.optionalInteger(2))
      }.compactMap { event, place in
        // Given in what a tag keeps from them, it is kept from them as well.
        if let place, let bare = try connection.bareRow(place), !builder.mayRead(bare) {
          return nil
        }
        guard case .nps(_, let score, _, let comment) = event.what else { return nil }
        return CustomerGlance.Verdict(
          kind: .nps, score: score, comment: comment, at: event.at, conversation: nil)
      }
    }
    return verdicts.sorted { $0.at > $1.at }
  }

  /// The earliest that is known of them, however long ago; nil if that is this conversation.
  private func knownSince(
    _ people: [ContactID], before conversation: Conversation
  ) throws -> Instant? {
    let earliest = try people.flatMap { person in
      try [0, 1].compactMap { isOpen in
        try connection.integer(
          """
          SELECT at FROM history WHERE contact = ?1 AND is_open = ?2 ORDER BY at LIMIT 1
          """, .text(person.text), .integer(isOpen))
      }
    }.min().map { Instant(milliseconds: $0) }
    // A day of talk is a past, too.
    let known = [earliest, conversation.openedAt].compactMap { $0 }.min()
    guard let known, known < conversation.openedAt || now.since(known) >= 86_400_000 else {
      return nil
    }
    return known
  }
}

extension Connection {
  /// Those who share an identity with somebody: the same person by another name.
  ///
  /// - Parameter conversation: Where they write from, for one of whom no line tells anything.
  func people(linkedWith id: ContactID, in conversation: Conversation?) throws -> [Contact] {
    let known = try known(id)
    var own = known ?? Contact(id: id)
    if let conversation {
      own.write(
        from: Identity(
          channel: conversation.channel, handle: conversation.customerHandle ?? id.text))
    }
    var found: [ContactID] = []
    for identity in own.identities.prefix(64) where found.count < GlanceReader.mostLinked {
      found += try rows(
        "SELECT contact FROM identity WHERE channel = ?1 AND handle = ?2 LIMIT ?3",
        .text(identity.channel.rawValue), .text(identity.handle),
        .integer(Int64(GlanceReader.mostLinked))
      ) { ContactID($0.text(0)) }
      // Most networks name people by their handle, and of many nothing else is known.
      let byHandle = ContactID(identity.handle)
      if try hasHistory(byHandle) { found.append(byHandle) }
    }
    var seen: Set<ContactID> = [id]
    return try found.filter { seen.insert($0).inserted }.prefix(GlanceReader.mostLinked)
      .map { try person($0) ?? Contact(id: $0) }
  }

  /// Somebody with at least the identity that they write from; nil for one nobody heard of.
  func person(_ id: ContactID) throws -> Contact? {
    let latest = try newestConversation(of: id).flatMap { try bareRow($0)?.conversation }
    guard var person = try known(id) ?? latest.map({ _ in Contact(id: id) }) else { return nil }
    if let latest {
      person.name = person.name ?? latest.customerName
      person.language = person.language ?? latest.language
      person.write(
        from: Identity(channel: latest.channel, handle: latest.customerHandle ?? id.text))
    }
    return person
  }

  private func known(_ id: ContactID) throws -> Contact? {
    try first("SELECT state FROM contact WHERE id = ?1", .text(id.text)) {
      try Contact(stateBytes: $0.bytes(0))
    }
  }

  /// The number of the conversation in which somebody was heard last.
  func newestConversation(of id: ContactID) throws -> Int64? {
    let newest = try [1, 0].compactMap { isOpen in
      try first(
        """
        SELECT at, conversation FROM history WHERE contact = ?1 AND is_open = ?2
        ORDER BY at DESC LIMIT 1
        """, .text(id.text), .integer(isOpen)
      ) { ($0.integer(0), $0.integer(1)) }
    }
    return newest.max { $0.0 < $1.0 }?.1
  }

  private func hasHistory(_ id: ContactID) throws -> Bool {
    try integer("SELECT 1 FROM history WHERE contact = ?1 LIMIT 1", .text(id.text)) != nil
  }
}
