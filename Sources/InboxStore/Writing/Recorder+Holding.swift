import Inbox

/// Conversations in the hands of the transaction.
extension Recorder {
  /// The conversation of this name, from memory or from its row; made if `orMake`.
  func hold(_ ref: ConversationRef, orMake: Bool = false) throws -> Held? {
    if let id = numbers[ref], let held = held[id] { return held }
    if let known = memory[ref] { return keep(known) }
    if absent != ref {
      let row = try connection.first(Held.byRef, .text(ref.text)) { try Held($0) }
      if let row { return keep(row) }
      absent = ref
    }
    return orMake ? try make(ref) : nil
  }

  /// A conversation that gets its row at the end of the transaction, whole: a row that is inserted
  /// empty and then filled would go through every index twice.
  private func make(_ ref: ConversationRef) throws -> Held {
    let last =
      try lastConversation ?? connection.integer("SELECT max(id) FROM conversation") ?? 0
    lastConversation = last + 1
    absent = nil
    let made = Held(id: last + 1, ref: ref)
    made.hasRow = false
    made.trace = Trace()
    made.isDirty = true
    return keep(made)
  }

  func hold(_ id: Int64) throws -> Held? {
    if let held = held[id] ?? memory[id].map(keep) { return held }
    return try connection.first(Held.byID, .integer(id)) { try Held($0) }.map(keep)
  }

  /// Takes a row that was read into its hands, unless it has it.
  func keep(_ row: Held) -> Held {
    if let known = held[row.id] { return known }
    held[row.id] = row
    numbers[row.ref] = row.id
    return row
  }

  /// Where the lines of a conversation count: itself, or what it was merged into.
  func living(_ held: Held) throws -> Held {
    var current = held
    var seen: Set<Int64> = []
    while let into = current.conversation?.mergedInto, seen.insert(current.id).inserted,
      let next = try hold(into)
    {
      current = next
    }
    return current
  }

  /// Gives a conversation a version that no line of its own makes.
  func moveGuard(
    of held: Held, at: Instant, sequence: Int64? = nil, entry: OutboxEntry? = nil,
    withdrawnBy: AgentID? = nil
  ) throws {
    held.version += 1
    held.isDirty = true
    try connection.run(
      """
      INSERT INTO move(conversation, version, at, seq, entry, withdrawn_by)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """, .integer(held.id), .integer(held.version), Value(at), Value(sequence),
      Value(entry?.bytes), Value(withdrawnBy?.text))
  }

  /// Remembers that a line led `own` into `parent`, undone or not.
  func note(merge own: Held, into parent: Held) throws {
    try connection.run(
      "INSERT OR IGNORE INTO merge(child, parent) VALUES (?1, ?2)", .integer(own.id),
      .integer(parent.id))
  }

  /// Marks a conversation and all that some merge ever led it into: they are to be folded.
  func foldAncestors(of own: Held) throws {
    var waiting = [own.id]
    var seen: Set<Int64> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted, let one = try hold(next) else { continue }
      one.needsFold = true
      one.isDirty = true
      one.wordsChanged = true
      waiting += try connection.rows(
        "SELECT parent FROM merge WHERE child = ?1", .integer(next)
      ) { $0.integer(0) }
    }
  }
}
