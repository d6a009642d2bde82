import Inbox

/// What changed in memory goes back into the tables.
extension Recorder {
  /// Folds what must be folded and writes all rows that changed. Call it once, before the commit.
  func finish() throws {
    // Which lines of a conversation count is of weight wherever some merge led it.
    for one in held.values.filter(\.needsFold) { try foldAncestors(of: one) }
    let waiting = held.values.filter(\.needsFold).sorted { $0.id < $1.id }
    let folded = try waiting.map { ($0, try refold($0)) }
    for (one, lines) in folded { try recount(lines, of: one) }
    for move in moves {
      let after = try living(move.own)
      if after !== move.before {
        try moveGuard(of: after, at: move.at, sequence: move.sequence)
      }
    }
    moves = []
    for one in held.values.sorted(by: { $0.id < $1.id }) where one.isDirty {
      try write(one)
    }
    try tally.write(connection)
  }

  private func write(_ held: Held) throws {
    let conversation = held.conversation
    let key = conversation.map { QueueKey($0).bytes }
    try writeRow(held, key: key)
    tally.add(held.stored.conversation, -1)
    tally.add(conversation, 1)
    try writeHistory(held)
    try writeTags(held, key: key)
    try writeOpenTargets(held)
    try writeTrace(held)
    try writeBreaches(held)
    try writeMoments(held)
    if held.wordsChanged { try rewriteWords(of: held) }
    if held.approvalsChanged { try writeApprovals(held) }
    if held.incidentsChanged { try writeMemberships(held) }
    held.stored = Held.Stored(key: key, conversation: conversation, maturesAt: held.maturesAt)
    held.facts = []
    held.wordsChanged = false
    held.approvalsChanged = false
    held.incidentsChanged = false
    held.wasFolded = false
    held.isDirty = false
  }

  /// The row itself. SQLite moves the entry in every index that one of the set columns stands in,
  /// changed or not: what no index holds is most of what changes, and is set alone where it can.
  private func writeRow(_ held: Held, key: [UInt8]?) throws {
    let conversation = held.conversation
    let version = Value.integer(held.version)
    let hasLines = Value.integer(held.hasLines ? 1 : 0)
    if held.hasRow, key == held.stored.key, held.maturesAt == held.stored.maturesAt,
      conversation?.hasSamePlaces(as: held.stored.conversation) ?? false
    {
      try connection.run(
        """
        UPDATE conversation SET version = ?2, has_lines = ?3, customer_seq = ?4, state = ?5
        WHERE id = ?1
        """, .integer(held.id), version, hasLines, Value(held.customerSequence),
        Value(conversation?.stateBytes))
      return
    }
    if held.hasRow, held.maturesAt == held.stored.maturesAt,
      conversation?.hasSamePerson(as: held.stored.conversation) ?? false
    {
      try connection.run(
        """
        UPDATE conversation SET version = ?2, has_lines = ?3, customer_seq = ?4, state = ?5,
          queue_key = ?6, status = ?7, channel = ?8, account = ?9, tier = ?10, assignee = ?11,
          team = ?12, merged_into = ?13
        WHERE id = ?1
        """, .integer(held.id), version, hasLines, Value(held.customerSequence),
        Value(conversation?.stateBytes), Value(key), Value(conversation?.status.rawValue),
        Value(conversation?.channel.rawValue), Value(conversation?.account.text),
        Value(conversation.map { Int64($0.tier.rawValue) }), Value(conversation?.assignee?.text),
        Value(conversation?.team?.text), Value(conversation?.mergedInto?.text))
      return
    }
    try connection.run(
      """
      INSERT INTO conversation(id, ref, version, queue_key, status, channel, account, tier,
        assignee, team, contact, merged_into, has_lines, wakes_at, matures_at, customer_seq, state)
      VALUES (?1, ?17, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
      ON CONFLICT(id) DO UPDATE SET version = ?2, queue_key = ?3, status = ?4, channel = ?5,
        account = ?6, tier = ?7, assignee = ?8, team = ?9, contact = ?10, merged_into = ?11,
        has_lines = ?12, wakes_at = ?13, matures_at = ?14, customer_seq = ?15, state = ?16
      """, .integer(held.id), version, Value(key),
      Value(conversation?.status.rawValue), Value(conversation?.channel.rawValue),
      Value(conversation?.account.text), Value(conversation.map { Int64($0.tier.rawValue) }),
      Value(conversation?.assignee?.text), Value(conversation?.team?.text),
      Value(conversation?.contact?.text), Value(conversation?.mergedInto?.text),
      hasLines, Value(conversation?.wakesAt), Value(held.maturesAt),
      Value(held.customerSequence), Value(conversation?.stateBytes), .text(held.ref.text))
    held.hasRow = true
  }

  private func writeTags(_ held: Held, key: [UInt8]?) throws {
    let old = held.stored.conversation.flatMap { $0.mergedInto == nil ? $0.tags : nil } ?? []
    let new = held.conversation.flatMap { $0.mergedInto == nil ? $0.tags : nil } ?? []
    guard old != new || (key != held.stored.key && !new.isEmpty) else { return }
    if let oldKey = held.stored.key {
      for tag in old {
        try connection.run(
          "DELETE FROM conversation_tag WHERE tag = ?1 AND queue_key = ?2", .text(tag),
          .blob(oldKey))
      }
    }
    guard let key else { return }
    for tag in new {
      try connection.run(
        "INSERT INTO conversation_tag(tag, queue_key, conversation) VALUES (?1, ?2, ?3)",
        .text(tag), .blob(key), .integer(held.id))
    }
  }

  private func writeOpenTargets(_ held: Held) throws {
    let old = held.stored.conversation.map(Recorder.promises) ?? [:]
    let new = held.conversation.map(Recorder.promises) ?? [:]
    guard old != new else { return }
    for kind in TargetKind.allCases {
      guard let due = new[kind] else {
        if old[kind] != nil {
          try connection.run(
            "DELETE FROM open_target WHERE conversation = ?1 AND kind = ?2",
            .integer(held.id), .text(kind.rawValue))
        }
        continue
      }
      if old[kind] == due { continue }
      try connection.run(
        """
        INSERT INTO open_target(conversation, kind, due) VALUES (?1, ?2, ?3)
        ON CONFLICT(conversation, kind) DO UPDATE SET due = ?3
        """, .integer(held.id), .text(kind.rawValue), Value(due))
    }
  }

  /// The open instances that can be met or missed.
  static func promises(_ conversation: Conversation) -> [TargetKind: Instant?] {
    guard conversation.mergedInto == nil, conversation.status != .spam else { return [:] }
    var promises: [TargetKind: Instant?] = [:]
    for target in conversation.openTargets { promises[target.kind] = .some(target.due) }
    return promises
  }

  /// Promises that ended late, in the order of whose dues `breach` lines are derived; all else about
  /// them stands in the trace.
  private func writeBreaches(_ held: Held) throws {
    guard let conversation = held.conversation, conversation.status != .spam else { return }
    for case .targetEnded(let target) in held.facts {
      guard let due = target.brokenDue else { continue }
      try connection.run(
        "INSERT OR IGNORE INTO breach(conversation, due, kind) VALUES (?1, ?2, ?3)",
        .integer(held.id), Value(due), .text(target.kind.rawValue))
    }
  }
}

extension TargetInstance {
  /// The due, if it ended after it; nil for what was kept, and for what ended void.
  var brokenDue: Instant? {
    guard endedBy != .spam, let due, let end, end > due else { return nil }
    return due
  }
}

extension Conversation {
  /// Whether all columns but those of `state` are what they were, the queue's key apart.
  fileprivate func hasSamePlaces(as stored: Conversation?) -> Bool {
    guard let stored else { return false }
    return hasSamePerson(as: stored) && status == stored.status && channel == stored.channel
      && account == stored.account && tier == stored.tier && assignee == stored.assignee
      && team == stored.team && mergedInto == stored.mergedInto
  }

  /// Whether the columns that hardly ever change are what they were.
  fileprivate func hasSamePerson(as stored: Conversation?) -> Bool {
    guard let stored else { return false }
    return contact == stored.contact && wakesAt == stored.wakesAt
  }

  /// When the clock-keeper wakes it.
  var wakesAt: Instant? {
    status == .snoozed && mergedInto == nil ? snoozedUntil : nil
  }
}
