import Inbox

/// An act of an agent with all that it wrote.
package struct WrittenAct: Hashable, Sendable {
  package var id: ActID
  /// Where it counts, or where undoing the undo would make it count again.
  package var conversations: [ConversationRef]
  /// Its lines, oldest first, without the words of notes.
  package var events: [Event]
}

/// What was taken back, or done again, and what became of it in each conversation.
package struct Undone: Sendable {
  package var act: WrittenAct
  package var results: [Result<Performed, StoreError>]
  /// Later acts that stay, because the agent may not read any more where they were done.
  package var passed: [Refusal] = []
  /// Of an act by which conversations joined an incident: answers of the agent that they got since,
  /// and that nobody can take back.
  package var answered = 0
}

/// An undo that still holds.
private struct HoldingUndo {
  var id: ActID
  var target: WrittenAct
}

private struct ActLine {
  var id: ActID
  var isUndo: Bool
}

/// Undo and redo where there is no screen that remembers what was done: the journal does.
extension Store {
  /// Takes back the latest act of the agent that is not taken back yet, in all its conversations; of
  /// those in what they may not read any more it says so, and takes the one before.
  ///
  /// - Parameter act: The id of this new act.
  /// - Throws: `refused(.nothingToUndo)` where there is none.
  package func undoLast(
    _ agent: AgentID, act: ActID, now: Instant
  ) throws(StoreError) -> Undone {
    var passed: [ActID: Refusal] = [:]
    var order: [Refusal] = []
    while passed.count < Self.mostPassed,
      let latest = try lastAct(of: agent, besides: Set(passed.keys))
    {
      let results = try undo(latest.id, in: latest.conversations, by: agent, as: act, now: now)
      guard let refusal = try restriction(of: results, in: latest.conversations) else {
        var undone = Undone(act: latest, results: results, passed: order)
        undone.answered = try read { try $0.countAnswers(since: latest, by: agent, now: now) }
        return undone
      }
      passed[latest.id] = refusal
      if !order.contains(refusal) { order.append(refusal) }
    }
    throw .refused(order.first ?? .nothingToUndo)
  }

  /// So many acts in what was restricted since are passed over at most.
  private static let mostPassed = 100

  /// Why nothing of an act was taken back, if that is for a tag alone.
  private func restriction(
    of results: [Result<Performed, StoreError>], in conversations: [ConversationRef]
  ) throws(StoreError) -> Refusal? {
    var first: Refusal?
    for (result, ref) in zip(results, conversations) {
      guard case .failure(.refused(.restricted(let tag, let roles))) = result else { return nil }
      guard first == nil else { continue }
      first = .actRestricted(try resolve("ref:\(ref)"), tag: tag, readableBy: roles)
    }
    return first
  }

  /// Does again what the agent took back last, unless something else was done since.
  ///
  /// - Parameter act: The id of this new act.
  /// - Throws: `refused(.nothingToRedo)` where there is nothing.
  package func redoLast(
    _ agent: AgentID, act: ActID, now: Instant
  ) throws(StoreError) -> Undone {
    guard let last = try lastUndo(of: agent) else { throw .refused(.nothingToRedo) }
    return Undone(
      act: last.target,
      results: try undo(last.id, in: last.target.conversations, by: agent, as: act, now: now))
  }

  private func undo(
    _ target: ActID, in conversations: [ConversationRef], by agent: AgentID, as act: ActID,
    now: Instant
  ) throws(StoreError) -> [Result<Performed, StoreError>] {
    let requests = conversations.map {
      Request(act: act, by: .agent(agent), conversation: $0, command: .undo(target))
    }
    var results: [Result<Performed, StoreError>] = []
    for result in try performAll(requests, now: now) {
      // A follow-up was taken back with what it goes on from.
      if case .failure(.refused(.nothingToUndo)) = result, !results.isEmpty { continue }
      results.append(result)
    }
    return results
  }

  /// The latest act of an agent that wrote lines and was not undone, with its conversations.
  package func lastAct(
    of agent: AgentID, besides passed: Set<ActID> = []
  ) throws(StoreError) -> WrittenAct? {
    try read { connection in
      for act in try connection.acts(of: agent) where !act.isUndo && !passed.contains(act.id) {
        let refs = try connection.conversations(with: act.id)
        if !refs.isEmpty { return try connection.written(act.id, in: refs) }
      }
      return nil
    }
  }

  /// The latest undo that still holds, and the act that it took back; nil if the agent did anything
  /// else since.
  private func lastUndo(of agent: AgentID) throws(StoreError) -> HoldingUndo? {
    try read { connection in
      for act in try connection.acts(of: agent) {
        guard act.isUndo else { return nil }
        let refs = try connection.conversations(with: act.id)
        // One that was undone itself has been done again; one of an undo is that.
        guard !refs.isEmpty, let target = try connection.target(ofUndo: act.id),
          try !connection.isUndo(target)
        else { continue }
        return HoldingUndo(id: act.id, target: try connection.written(target, in: refs))
      }
      return nil
    }
  }
}

extension Connection {
  fileprivate func countAnswers(
    since act: WrittenAct, by agent: AgentID, now: Instant
  ) throws -> Int {
    let joins = act.events.filter {
      if case .incident(_, .join, _) = $0.what { true } else { false }
    }
    guard let start = joins.first?.at else { return 0 }
    return try Set(joins.compactMap(\.conversation)).reduce(0) { sum, ref in
      let id = try integer("SELECT id FROM conversation WHERE ref = ?1", .text(ref.text))
      guard let id else { return sum }
      return try sum
        + answers(in: id, from: start, to: now).count { $0.by?.id == agent.text }
    }
  }

  /// The acts of an agent, the latest first, each once. What went to a customer, and what nobody did
  /// on purpose, is no act to take back. Nobody undoes further back than this many lines.
  ///
  /// An act stands where its first line does: an undo may add to an older act what keeps people from
  /// reading a conversation, and that is nothing that was done since.
  fileprivate func acts(of agent: AgentID) throws -> [ActLine] {
    var passed: Set<ActID> = []
    let lines = try rows(
      """
      SELECT act, type = 'undo' FROM event WHERE by_id = ?1 AND act IS NOT NULL
      AND type NOT IN ('message', 'focus', 'skip', 'availability', 'reveal')
      ORDER BY seq DESC LIMIT 2000
      """, .text(agent.text)
    ) { ActLine(id: ActID($0.text(0)), isUndo: $0.integer(1) != 0) }
    return lines.reversed().filter { passed.insert($0.id).inserted }.reversed()
  }

  /// Those in which the act still counts.
  fileprivate func conversations(with act: ActID) throws -> [ConversationRef] {
    let places = try rows(
      """
      SELECT DISTINCT c.id, c.ref FROM event e JOIN conversation c ON c.id = e.conversation
      WHERE e.act = ?1 ORDER BY c.id
      """, .text(act.text)
    ) { ($0.integer(0), ConversationRef($0.text(1))) }
    return try places.filter { id, _ in
      try !undoneActs(in: id, now: Instant(milliseconds: .max)).contains(act)
    }.map(\.1)
  }

  fileprivate func written(
    _ act: ActID, in conversations: [ConversationRef]
  ) throws -> WrittenAct {
    let events = try rows(
      "SELECT seq, line FROM event WHERE act = ?1 ORDER BY seq", .text(act.text)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    return WrittenAct(id: act, conversations: conversations, events: events)
  }

  fileprivate func isUndo(_ act: ActID) throws -> Bool { try target(ofUndo: act) != nil }

  /// What an undo takes back; nil if the act is none.
  fileprivate func target(ofUndo act: ActID) throws -> ActID? {
    let line = try first(
      "SELECT seq, line FROM event WHERE act = ?1 AND type = 'undo'", .text(act.text)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    guard case .undo(let target)? = line?.what else { return nil }
    return target
  }
}
