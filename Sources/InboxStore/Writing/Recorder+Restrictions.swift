import Inbox

/// What goes on from a conversation holds its words: a tag that keeps people from reading it keeps
/// them from its follow-ups, too, and from theirs. It is a line in each of them, so the fold, a
/// rebuild and an export know nothing of it. (A follow-up that is begun later bears the tags that the
/// conversation has by then.)
extension Recorder {
  /// After a line was recorded that happens now.
  func keepInFollowUps(_ event: Event, of root: Held) throws {
    guard isLive, event.at <= now, case .tag(let tag) = event.what,
      workspace.restricted[tag] != nil
    else { return }
    for id in try followUps(of: root) {
      guard let own = try hold(id) else { continue }
      let living = try living(own)
      // Only a fold says what it bears.
      if living.needsFold { try finish() }
      guard living !== root, let conversation = living.conversation,
        !conversation.tags.contains(tag)
      else { continue }
      try record(
        Event(
          at: event.at, conversation: living.ref, by: event.by, act: event.act, what: .tag(tag)))
    }
  }

  /// Takes an act back, or does it again, where it reached follow-ups: whoever undoes it means all of
  /// it.
  func undoInFollowUps(_ request: Request, of held: Held) throws {
    guard case .undo(let target) = request.command else { return }
    for id in try followUps(of: try living(held)) {
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
