import Inbox

/// Whether lines change anything at their place in time (interchange.md): what does not is dropped
/// at import, and what a later import makes change nothing stays in the journal, marked `idle`,
/// counts for nothing and is not exported.
extension Recorder {
  enum Effect {
    case changes
    case nothing
    /// Only all lines of the conversation, or of the contact, can tell.
    case open
  }

  /// What a line that comes now would do.
  func effect(of event: Event) throws -> Effect {
    if case .contact(let update) = event.what { return try effect(of: update, at: event.at) }
    guard event.canBeIdle else { return .changes }
    guard let ref = event.conversation, let own = try hold(ref) else { return .changes }
    guard !own.needsFold, own.maturesAt == nil, event.at <= now,
      let conversation = own.conversation, conversation.mergedInto == nil,
      event.at >= conversation.lastLineAt, conversation.clock.isBegun
    else { return .open }
    return conversation.isChanged(by: event.what).map { $0 ? .changes : .nothing } ?? .open
  }

  private func effect(of update: ContactUpdate, at instant: Instant) throws -> Effect {
    let known = try contact(update.contact)
    if instant > now || known.map({ $0.lastAt > instant }) ?? false { return .open }
    let before = known?.contact ?? Contact(id: update.contact)
    return before.isChanged(by: update) ? .changes : .nothing
  }

  /// Takes over a line of history, judged at its place in time; false if it changes nothing there,
  /// as far as can be told now.
  ///
  /// - Parameters:
  ///   - stored: The line's `storedLine`, where it was made already.
  ///   - dropsIdle: What changes nothing is left out, as an import does, instead of being kept as
  ///     idle.
  func recordJudged(
    _ event: Event, stored: [UInt8]? = nil, dropsIdle: Bool
  ) throws -> Bool {
    switch try effect(of: event) {
    case .changes:
      try record(event, stored: stored)
      return true
    case .open:
      try record(event, stored: stored, isDropped: dropsIdle)
      if event.canBeIdle, let ref = event.conversation, let own = try hold(ref) {
        own.needsFold = true
        own.isDirty = true
      }
      return true
    case .nothing:
      if !dropsIdle { try keepIdle(event) }
      return false
    }
  }

  /// Into the journal, and nowhere else: a line that comes late may bring it about.
  private func keepIdle(_ event: Event) throws {
    let own = try event.conversation.flatMap { try hold($0) }
    let (sequence, _) = try append(event, conversation: own?.id, version: nil)
    try connection.run("UPDATE event SET idle = 1 WHERE seq = ?1", .integer(sequence))
    if case .contact(let update) = event.what {
      try connection.run(
        "INSERT INTO contact_line(contact, seq) VALUES (?1, ?2)", .text(update.contact.text),
        .integer(sequence))
      try rebuild(contact: update.contact)
    }
    idleLines = nil
  }

  /// Whether lines that are idle so far come after this one: it may bring them about.
  func isBeforeIdle(_ event: Event, in own: Held) throws -> Bool {
    let hasIdle =
      try idleLines
      ?? (connection.integer("SELECT 1 FROM event WHERE idle = 1 LIMIT 1") != nil)
    idleLines = hasIdle
    guard hasIdle else { return false }
    return try connection.integer(
      "SELECT 1 FROM event WHERE idle = 1 AND conversation = ?1 AND at > ?2 LIMIT 1",
      .integer(own.id), Value(event.at)) != nil
  }

  /// Marks the lines of one conversation as its lines now judge them; the lines that count.
  ///
  /// - Parameter lines: Those of its family, idle and future ones too.
  func judge(_ lines: [PlacedLine], of held: Held) throws -> [PlacedLine] {
    guard lines.contains(where: { $0.event.canBeIdle && $0.conversation != nil }) else {
      return lines
    }
    let changes = Conversation.changes(held.ref, lines: lines.map(\.event))
    var counting: [PlacedLine] = []
    counting.reserveCapacity(lines.count)
    for (line, changes) in zip(lines, changes) {
      if line.conversation == held.id { try mark(line, idle: !changes, of: held) }
      if changes { counting.append(line) }
    }
    return counting
  }

  private func mark(_ line: PlacedLine, idle: Bool, of held: Held) throws {
    let isOpen = open.remove(line.sequence) != nil
    if idle, isOpen {
      try forget(line, of: held)
    } else if idle != line.isIdle {
      try connection.run(
        "UPDATE event SET idle = ?2 WHERE seq = ?1", .integer(line.sequence),
        .integer(idle ? 1 : 0))
      idleLines = nil
    }
  }

  /// Takes a line away that this transaction brought and that changes nothing.
  private func forget(_ line: PlacedLine, of held: Held) throws {
    let version = try connection.integer(
      "SELECT version FROM event WHERE seq = ?1", .integer(line.sequence))
    if let version, version == held.version { held.version -= 1 }
    moves.removeAll { $0.sequence == line.sequence }
    try connection.run(
      "DELETE FROM move WHERE conversation = ?1 AND seq = ?2", .integer(try living(held).id),
      .integer(line.sequence))
    try connection.run("DELETE FROM event WHERE seq = ?1", .integer(line.sequence))
    if case .link(let other, _) = line.event.what {
      try connection.run(
        "DELETE FROM link WHERE other = ?1 AND seq = ?2", .text(other.text),
        .integer(line.sequence))
    }
    if case .merge(let into) = line.event.what, let parent = try hold(into),
      try !mergeTargets(of: held.id).contains(into)
    {
      try connection.run(
        "DELETE FROM merge WHERE child = ?1 AND parent = ?2", .integer(held.id),
        .integer(parent.id))
    }
    forgotten += 1
  }

  /// Where merge lines of a conversation ever led it.
  func mergeTargets(of id: Int64) throws -> Set<ConversationRef> {
    let lines = try connection.rows(
      "SELECT line FROM event WHERE conversation = ?1 AND type = 'merge'", .integer(id)
    ) { try Event(storedLine: $0.bytes(0), text: nil, sequence: 0) }
    return Set(
      lines.compactMap { if case .merge(let into) = $0.what { into } else { nil } })
  }

  /// The same for the lines of one contact: the contact that they make by now, and what is left of
  /// them.
  func judge(
    contactLines lines: [PlacedLine], of id: ContactID
  ) throws -> (contact: Contact, lines: [PlacedLine]) {
    var contact = Contact(id: id)
    var present = contact
    var left: [PlacedLine] = []
    for var line in lines {
      guard case .contact(let update) = line.event.what else { continue }
      let changes = contact.isChanged(by: update)
      if !changes, open.remove(line.sequence) != nil {
        try connection.run("DELETE FROM event WHERE seq = ?1", .integer(line.sequence))
        try connection.run(
          "DELETE FROM contact_line WHERE contact = ?1 AND seq = ?2", .text(id.text),
          .integer(line.sequence))
        forgotten += 1
        continue
      }
      open.remove(line.sequence)
      if line.event.at <= now { present.apply(update) }
      if changes == line.isIdle {
        try connection.run(
          "UPDATE event SET idle = ?2 WHERE seq = ?1", .integer(line.sequence),
          .integer(changes ? 0 : 1))
      }
      contact.apply(update)
      line.isIdle = !changes
      left.append(line)
    }
    return (present, left)
  }
}

extension Event {
  /// Whether lines of this type can change nothing in their conversation.
  var canBeIdle: Bool {
    switch what {
    case .tag, .untag, .tier, .priority, .assign, .status, .merge, .undo: true
    default: false
    }
  }
}

extension Conversation {
  /// Whether a line at its end changes it; nil for an undo and a merge, which only a fold can judge.
  /// The same answer as `Conversation.changes(_:lines:)` gives for the last line.
  func isChanged(by what: Occurrence) -> Bool? {
    switch what {
    case .tag(let tag): !tags.contains(tag)
    case .untag(let tag): tags.contains(tag)
    case .tier(let tier, _): tier != self.tier
    case .priority(let priority): priority != self.priority
    case .assign(let assignment): isChanged(by: assignment)
    case .status(let change):
      change.status != status || change.status == .snoozed && change.until != snoozedUntil
    case .merge, .undo: nil
    default: true
    }
  }

  private func isChanged(by assignment: Assignment) -> Bool {
    if case .to(let agent) = assignment.agent, agent != assignee { return true }
    if case .to(let team) = assignment.team, team != self.team { return true }
    return false
  }
}
