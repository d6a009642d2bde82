import Inbox

/// What goes on from a conversation holds its words: a tag that keeps people from reading it keeps
/// them from its follow-ups, too, and from theirs. It is a line in each of them, so the fold, a
/// rebuild and an export know nothing of it. (A follow-up that is begun later bears the tags that the
/// conversation has by then.)
extension Recorder {
  /// Whether the line is about to give a tag that keeps people from reading what they could read.
  func isNewRestriction(_ event: Event, in root: Held) -> Bool {
    guard isLive, event.at <= now, case .tag(let tag) = event.what,
      workspace.restricted[tag] != nil
    else { return false }
    return !(root.conversation?.tags.contains(tag) ?? false)
  }

  /// Who may not read a conversation any more does not have it any more either: in the same act, so
  /// that its undo gives it back.
  ///
  /// - Parameter isNews: As `isNewRestriction` said before the line was recorded.
  func keepFromOwner(_ event: Event, of root: Held, isNews: Bool) throws {
    guard isNews, case .tag(let tag) = event.what else { return }
    if root.needsFold { try finish() }
    guard let conversation = root.conversation, conversation.tags.contains(tag) else { return }
    let owner = conversation.assignee.flatMap {
      workspace.restrictingTag(among: [tag], for: $0) == nil ? nil : $0
    }
    restrictions.append(
      NewRestriction(conversation: ConversationID(root.id), tag: tag, taken: owner))
    guard owner != nil else { return }
    try record(
      Event(
        at: event.at, conversation: root.ref, by: event.by, act: event.act,
        what: .assign(Assignment(agent: .to(nil)))))
  }

  /// After a line was recorded that happens now.
  func keepInFollowUps(_ event: Event, of root: Held) throws {
    guard isLive, event.at <= now, case .tag(let tag) = event.what,
      workspace.restricted[tag] != nil
    else { return }
    // What was merged away has its words where it was merged into.
    let isMergedAway = event.conversation != root.ref
    for id in try (isMergedAway ? [root.id] : []) + followUps(of: root) {
      guard let own = try hold(id) else { continue }
      let living = try living(own)
      // Only a fold says what it bears.
      if living.needsFold { try finish() }
      guard living !== root || isMergedAway, let conversation = living.conversation,
        !conversation.tags.contains(tag)
      else { continue }
      try record(
        Event(
          at: event.at, conversation: living.ref, by: event.by, act: event.act, what: .tag(tag)))
    }
  }

  /// Takes an act back, or does it again, where it reached follow-ups or what the conversation was
  /// merged into: whoever undoes it means all of it.
  func undoInFollowUps(_ request: Request, of held: Held) throws {
    guard case .undo(let target) = request.command else { return }
    let reached = try followUps(of: try living(held)) + mergedInto(held, apartFrom: target)
    for id in reached {
      guard let own = try hold(id),
        try connection.integer(
          "SELECT 1 FROM event WHERE act = ?1 AND conversation = ?2 LIMIT 1", .text(target.text),
          .integer(id)) != nil,
        try !connection.undoneActs(in: id, now: now).contains(target)
      else { continue }
      try record(
        Event(
          at: now, conversation: own.ref, by: request.by, act: request.act, what: .undo(target)))
      try undoInFollowUps(request, of: own)
    }
  }

  /// Those that the conversation was ever merged into, but where the act merged others into them that
  /// are still there.
  private func mergedInto(_ held: Held, apartFrom act: ActID) throws -> [Int64] {
    let parents = try connection.rows(
      "SELECT parent FROM merge WHERE child = ?1", .integer(held.id)
    ) { $0.integer(0) }
    return try parents.filter { parent in
      let others = try connection.rows(
        """
        SELECT DISTINCT e.conversation FROM merge g JOIN event e ON e.conversation = g.child
        WHERE g.parent = ?1 AND e.act = ?2 AND e.type = 'merge' AND e.conversation <> ?3
        """, .integer(parent), .text(act.text), .integer(held.id)
      ) { $0.integer(0) }
      return try others.allSatisfy {
        try connection.undoneActs(in: $0, now: now).contains(act)
      }
    }
  }

  /// After an undo: what is still merged somewhere keeps people from reading it there, whatever brought
  /// the tag before. The line is of the act that merged it, as it would be had that come first.
  func keepWhereMerged(_ request: Request, _ held: Held) throws {
    guard case .undo = request.command, !workspace.restricted.isEmpty else { return }
    try finish()
    let parents = try connection.rows(
      "SELECT parent FROM merge WHERE child = ?1", .integer(held.id)
    ) { $0.integer(0) }
    for id in [held.id] + parents {
      guard let root = try hold(id).map(living) else { continue }
      for member in try family(of: root.id) where member != root.id {
        guard let child = try hold(member), case let missing = try missingTags(of: child),
          missing.root === root
        else { continue }
        try keep(missing.tags, in: root, of: child)
      }
    }
  }

  /// Where the words of one that is merged away are now, and the tags that kept people from reading
  /// them and are not there; nil where it is merged nowhere.
  func missingTags(of child: Held) throws -> (root: Held?, tags: [String]) {
    let root = try living(child)
    guard root !== child, let conversation = child.conversation, let known = root.conversation
    else { return (nil, []) }
    return (
      root, workspace.restrictingTags(of: conversation).filter { !known.tags.contains($0) }
    )
  }

  func keep(_ tags: [String], in root: Held, of child: Held) throws {
    guard !tags.isEmpty, let merge = try standingMerge(of: child) else { return }
    for tag in tags {
      try record(
        Event(at: now, conversation: root.ref, by: merge.by, act: merge.act, what: .tag(tag)))
    }
    try finish()
  }

  /// The line by which it is merged away.
  private func standingMerge(of child: Held) throws -> Event? {
    let undone = try connection.undoneActs(in: child.id, now: now)
    return try connection.rows(
      """
      SELECT seq, line FROM event WHERE conversation = ?1 AND type = 'merge' AND at <= ?2
      ORDER BY seq DESC
      """, .integer(child.id), Value(now)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    .first { $0.act.map { !undone.contains($0) } ?? true }
  }

  /// Those that say, in a line that counts, that they go on from the conversation or from one that
  /// was merged into it.
  private func followUps(of root: Held) throws -> [Int64] {
    var found: Set<Int64> = []
    for member in try family(of: root.id) {
      guard let ref = try hold(member)?.ref else { continue }
      let lines = try connection.rows(
        """
        SELECT e.conversation, e.seq, e.line FROM link l JOIN event e ON e.seq = l.seq
        WHERE l.other = ?1 AND e.conversation IS NOT NULL AND e.at <= ?2
        """, .text(ref.text), Value(now)
      ) { ($0.integer(0), try Event(storedLine: $0.bytes(2), text: nil, sequence: $0.integer(1))) }
      for (id, line) in lines {
        guard case .link(_, .followUp) = line.what else { continue }
        if let act = line.act, try connection.undoneActs(in: id, now: now).contains(act) {
          continue
        }
        found.insert(id)
      }
    }
    return found.sorted()
  }
}
