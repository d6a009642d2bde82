import Inbox

/// When only all lines of a conversation give its value: late lines, merges, undo, a new workspace.
extension Recorder {
  /// A line with its place in the journal.
  struct PlacedLine {
    var sequence: Int64
    var conversation: Int64?
    var event: Event
    /// Changes nothing at its place in time: kept, and counts for nothing.
    var isIdle = false

    /// Journal order: by time, ties by their place in the journal.
    func isBefore(_ other: PlacedLine) -> Bool {
      (event.at, sequence) < (other.event.at, other.sequence)
    }
  }

  /// The conversation and all that some merge ever led into it, directly or not.
  func family(of id: Int64) throws -> [Int64] {
    var members = [id]
    var seen: Set<Int64> = [id]
    var index = 0
    while index < members.count {
      let children = try connection.rows(
        "SELECT child FROM merge WHERE parent = ?1", .integer(members[index])
      ) { $0.integer(0) }
      members += children.filter { seen.insert($0).inserted }
      index += 1
    }
    return members
  }

  /// What `Conversation.fold` wants: the lines of the family and of its contacts that count by now,
  /// in journal order.
  func lines(ofFamily members: [Int64]) throws -> [PlacedLine] {
    try allLines(ofFamily: members).filter { !$0.isIdle && $0.event.at <= now }
  }

  /// The same for a look back to `now`: which lines changed something is judged by those up to then,
  /// for a later undo or a late line may have brought an idle one about, or the other way round.
  func linesThen(of ref: ConversationRef, id: Int64) throws -> [Event] {
    let lines = try allLines(ofFamily: family(of: id)).map(\.event).filter { $0.at <= now }
    guard lines.contains(where: { $0.canBeIdle && $0.conversation != nil }) else { return lines }
    return zip(lines, Conversation.changes(ref, lines: lines)).filter(\.1).map(\.0)
  }

  /// What `judge` wants: idle and future lines too.
  func allLines(ofFamily members: [Int64]) throws -> [PlacedLine] {
    var lines: [PlacedLine] = []
    for member in members {
      lines += try connection.rows(
        """
        SELECT e.seq, e.line, m.text, e.idle FROM event e
        LEFT JOIN message m ON m.key = e.message WHERE e.conversation = ?1 ORDER BY e.at
        """, .integer(member)
      ) { row in
        let sequence = row.integer(0)
        return PlacedLine(
          sequence: sequence, conversation: member,
          event: try Event(
            storedLine: row.bytes(1), text: row.optionalText(2), sequence: sequence),
          isIdle: row.integer(3) != 0)
      }
    }
    return try withPeople(lines) { try contactLines(of: $0) }
  }

  /// The lines of a family and those about its people, in journal order.
  func withPeople(
    _ lines: [PlacedLine], contactLines: (ContactID) throws -> [PlacedLine]
  ) throws -> [PlacedLine] {
    var lines = lines
    var people: Set<ContactID> = []
    for line in lines {
      if case .opened(let opening) = line.event.what, let contact = opening.contact {
        people.insert(contact)
      } else if case .message = line.event.what, let by = line.event.by, by.kind == .customer {
        people.insert(ContactID(by.id))
      }
    }
    let told = try people.sorted().flatMap(contactLines).filter { !$0.isIdle }
    if !told.isEmpty {
      let known = Set(lines.map(\.sequence))
      lines += told.filter { !known.contains($0.sequence) }
    }
    let isSorted = zip(lines, lines.dropFirst()).allSatisfy { $0.isBefore($1) }
    return isSorted ? lines : lines.sorted { $0.isBefore($1) }
  }

  /// Makes the conversation and its facts anew from its lines, which it returns.
  func refold(_ held: Held) throws -> [PlacedLine] {
    let members = try family(of: held.id)
    let all = try judge(try allLines(ofFamily: members), of: held)
    let lines = all.filter { $0.event.at <= now }
    let folded = Conversation.fold(
      held.ref, lines: lines.map(\.event), workspace: workspace, upTo: now)
    held.conversation = folded.conversation
    held.facts = folded.ended.map(Fact.targetEnded) + folded.steps.map(Fact.happened)
    held.hasLines = lines.contains { $0.conversation != nil }
    held.maturesAt =
      all.first { $0.conversation == held.id && $0.event.at > now }.map(\.event.at)
    if all.contains(where: { $0.conversation == held.id && $0.event.isApproval }) {
      held.approvalsChanged = true
    }
    if all.contains(where: { $0.conversation == held.id && $0.event.isIncident }) {
      held.incidentsChanged = true
    }
    held.needsFold = false
    held.wasFolded = true
    held.isDirty = true
    try connection.run("DELETE FROM breach WHERE conversation = ?1", .integer(held.id))
    try clearTrace(of: held)
    return lines
  }

  /// Brings `inbound` in line with what counts now: not while it is spam, nor what was undone.
  ///
  /// Call it once all that changed is folded: where the messages of a merged conversation count
  /// depends on what the other is now.
  func recount(_ lines: [PlacedLine], of root: Held) throws {
    let counted = Event.areCounted(lines.map(\.event)[...])
    root.customerSequence = nil
    for (line, isCounted) in zip(lines, counted) where line.event.isCustomerMessage {
      guard try lives(line, in: root) else { continue }
      root.customerSequence = max(root.customerSequence ?? 0, line.sequence)
      guard root.isCounted else { continue }
      let counts = isCounted && root.conversation?.status != .spam
      try setCounted(
        counts ? root.conversation?.channel.rawValue : nil, at: line.event.at,
        sequence: line.sequence)
    }
  }

  /// Whether a line is of the conversation, or of one that was merged into it.
  func lives(_ line: PlacedLine, in root: Held) throws -> Bool {
    guard let number = line.conversation, let own = try hold(number) else { return false }
    return try own === root || living(own) === root
  }

  /// Counts a customer message that came in order; for which channel, nil for none.
  func count(_ event: Event, root: Held) -> String? {
    guard let conversation = root.conversation, conversation.status != .spam else { return nil }
    let channel = conversation.channel.rawValue
    tally.addInbound(at: event.at, channel: channel, 1)
    return channel
  }

  private func setCounted(_ channel: String?, at: Instant, sequence: Int64) throws {
    let known = try connection.first(
      """
      SELECT m.key, m.counted FROM event e JOIN message m ON m.key = e.message WHERE e.seq = ?1
      """, .integer(sequence)
    ) { ($0.integer(0), $0.optionalText(1)) }
    guard let (key, counted) = known, counted != channel else { return }
    if let counted { tally.addInbound(at: at, channel: counted, -1) }
    if let channel { tally.addInbound(at: at, channel: channel, 1) }
    try connection.run(
      "UPDATE message SET counted = ?2 WHERE key = ?1", .integer(key), Value(channel))
  }
}
