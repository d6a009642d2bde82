import Inbox

/// Loads what `decide` may look at, in the transaction that will write the decision.
extension Recorder {
  func situation(for request: Request) throws -> Situation {
    let own = try hold(request.conversation)
    if let own { try catchUp(own) }
    return try situation(for: request, of: own)
  }

  /// The same without letting anything mature first: for who only reads.
  func situation(for request: Request, of own: Held?) throws -> Situation {
    var situation = try situation(
      of: own, needs: request.command.needs, other: request.command.other,
      seenVersion: request.command.seenVersion, by: request.by,
      approval: request.command.approval)
    if request.command.needs.contains(.elsewhere), let person = request.command.person(own) {
      situation.elsewhere = try saidElsewhere(to: person)
      if let opening = request.command.opening,
        ReplyWindow(opening.channel, opening.kind) != nil
      {
        situation.heardAt = try heard(from: person, at: opening.account)
      }
    }
    if let conversation = own?.conversation, conversation.latestCustomerMessageAt == nil,
      request.command.isAnswer, ReplyWindow(conversation.channel, conversation.kind) != nil
    {
      situation.heardAt = try heard(from: Addressee(conversation), at: conversation.account)
    }
    if request.command.needs.contains(.people), let conversation = own?.conversation,
      let contact = conversation.contact
    {
      situation.people = try connection.people(linkedWith: contact, in: conversation)
      if let other = request.command.otherContact, other != contact,
        !situation.people.contains(where: { $0.id == other }),
        let person = try connection.person(other)
      {
        situation.people.append(person)
      }
    }
    return situation
  }

  func situation(
    of own: Held?, needs: Needs, other: ConversationRef? = nil, seenVersion: Int64? = nil,
    by actor: Actor? = nil, approval: MessageID? = nil
  ) throws -> Situation {
    var situation = Situation(
      workspace: workspace, conversation: own?.conversation, version: own?.version ?? 0)
    if needs.contains(.other), let other, let held = try hold(other) {
      situation.other = held.conversation
      if needs.contains(.chain) { situation.chain = try chain(from: held) }
    }
    if own == nil, needs.contains(.incidents) { situation.incidents = try incidents(of: nil) }
    guard let own else { return situation }
    situation.id = ConversationID(own.id)
    if needs.contains(.incidents) { situation.incidents = try incidents(of: own) }
    if needs.contains(.writing) {
      situation.writing = presence[own.id, default: []].filter { $0.mode > .viewing }.map(\.agent)
    }
    if needs.contains(.draft), let actor, actor.kind == .agent {
      situation.hasDraft = try connection.draft(.reply, of: AgentID(actor.id), own.id) != nil
    }
    if needs.contains(.approvals) {
      try fillApprovals(&situation, of: own, about: approval)
    }
    if needs.contains(.news) {
      situation.news = try seenVersion.map { try news(of: own, since: $0) } ?? []
    }
    if needs.contains(.outbox) { situation.outbox = try connection.outbox(of: own.id) }
    if needs.contains(.contact), let contact = own.conversation?.contact {
      situation.contact = try self.contact(contact)?.contact
    }
    if needs.contains(.lines) {
      // All of them, for what a later act changed shows only in the fold of the whole family.
      situation.lines = try lines(ofFamily: try family(of: own.id)).map(\.event)
    }
    return situation
  }

  /// Where it was merged into, and that one in turn.
  private func chain(from held: Held) throws -> [ConversationRef] {
    var chain: [ConversationRef] = []
    var current = held
    while let into = current.conversation?.mergedInto, let next = try hold(into),
      !chain.contains(into)
    {
      chain.append(into)
      current = next
    }
    return chain
  }

  /// What moved the version since, oldest first.
  func news(of held: Held, since version: Int64) throws -> [GuardMove] {
    var moves = try connection.rows(
      """
      SELECT e.version, e.at, e.seq, e.line, m.text FROM event e
      LEFT JOIN message m ON m.key = e.message
      WHERE e.conversation = ?1 AND e.version > ?2
      """, .integer(held.id), .integer(version)
    ) { row in
      GuardMove(
        version: row.integer(0), at: row.instant(1),
        what: .line(
          try Event(
            storedLine: row.bytes(3), text: row.optionalText(4), sequence: row.integer(2))))
    }
    moves += try connection.rows(
      """
      SELECT v.version, v.at, v.entry, v.withdrawn_by, e.seq, e.line, m.text FROM move v
      LEFT JOIN event e ON e.seq = v.seq LEFT JOIN message m ON m.key = e.message
      WHERE v.conversation = ?1 AND v.version > ?2
      """, .integer(held.id), .integer(version)
    ) { row in
      let what: GuardMove.What
      if !row.isNull(2) {
        var from = ByteReader(row.bytes(2))
        what = .replyQueued(try from.entry())
      } else if let agent = row.optionalText(3) {
        what = .replyWithdrawn(by: AgentID(agent))
      } else {
        what = .line(
          try Event(
            storedLine: row.bytes(5), text: row.optionalText(6), sequence: row.integer(4)))
      }
      return GuardMove(version: row.integer(0), at: row.instant(1), what: what)
    }
    return moves.sorted { $0.version < $1.version }
  }

  /// Lets lines count whose time has come.
  func catchUp(_ held: Held) throws {
    guard let matures = held.maturesAt, matures <= now else { return }
    let ripe = try connection.rows(
      """
      SELECT seq, line FROM event WHERE conversation = ?1 AND at >= ?2 AND at <= ?3
      AND version IS NULL ORDER BY at, seq
      """, .integer(held.id), Value(matures), Value(now)
    ) { ($0.integer(0), try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0))) }
    let root = try living(held)
    for case (_, .merge(let into)) in ripe.map({ ($0.0, $0.1.what) }) {
      if let parent = try hold(into), parent !== held { try note(merge: held, into: parent) }
    }
    for (sequence, event) in ripe where event.movesGuard {
      if root !== held {
        try moveGuard(of: root, at: event.at, sequence: sequence)
        continue
      }
      held.version += 1
      try connection.run(
        "UPDATE event SET version = ?2 WHERE seq = ?1", .integer(sequence),
        .integer(held.version))
    }
    try foldAncestors(of: held)
    root.needsFold = true
    root.isDirty = true
    try finish()
    try changed(held.id, "matured", by: nil)
  }
}
