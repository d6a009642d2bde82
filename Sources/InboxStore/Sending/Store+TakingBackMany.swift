import Inbox

extension Store {
  /// Takes back whatever of an answer to many has not left, however many they are.
  ///
  /// - Parameter group: What their ids begin with, before a hyphen.
  package func takeBack(
    all group: String, by agent: AgentID, now: Instant
  ) throws(StoreError) -> TakenBack {
    var taken = TakenBack()
    while true {
      let (portion, drafts) = try change(now: now) { recorder in
        var drafts = 0
        let entries = try recorder.connection.answers(of: group, by: agent).filter(\.waits)
          .prefix(100)
        for entry in entries {
          // The parts of a long one come back with its first.
          guard try recorder.connection.outboxEntry(entry.id) != nil else { continue }
          let back = try recorder.cancel(entry.id)
          if try recorder.canBeFilledAgain(back) {
            try recorder.takeFromDraft(back)
          } else {
            drafts += 1
          }
        }
        return (Array(entries), drafts)
      }
      taken.drafts += drafts
      if taken.gone == 0, !portion.isEmpty {
        taken.gone = try read { try $0.countGone(of: group, with: portion, by: agent) }
      }
      taken.ids += portion.map(\.id)
      if portion.count < 100 { return taken }
    }
  }

  /// Takes back what the agent wrote to customers last, if that has not left and they did nothing
  /// since that `undoLast` would take back first: one reply, or all of an answer to many.
  package func takeBackLast(
    _ agent: AgentID, now: Instant
  ) throws(StoreError) -> TakenBack? {
    let waiting = try outbox().filter { $0.author == agent && !$0.isAutomatic && $0.waits }
    guard let newest = waiting.max(by: { $0.createdAt < $1.createdAt }) else { return nil }
    let group = GroupAnswer.id(of: newest.id)
    if let last = try lastAct(of: agent)?.events.last?.at {
      // What a notice wrote with its words bears the same time: the words go first.
      guard group == nil ? newest.createdAt > last : newest.createdAt >= last else { return nil }
    }
    if let group { return try takeBack(all: group, by: agent, now: now) }
    return TakenBack(ids: [try cancel(newest.id, now: now).id], drafts: 1)
  }

  /// Takes back all answers and notices of the agent to an incident that have not left.
  ///
  /// - Throws: `refused` where there is no such incident.
  package func takeBackAnswers(
    to id: IncidentID, by agent: AgentID, now: Instant
  ) throws(StoreError) -> TakenBack {
    let members = try read { connection in
      let all = try connection.incidents(try workspace(connection).workspace, now: now)
      guard all.contains(where: { $0.id == id }) else {
        throw StoreError.refused(.unknownIncident(id.text))
      }
      return Set(try connection.members(of: id))
    }
    let own = try outbox().filter {
      $0.author == agent && $0.waits && members.contains($0.conversation.number)
    }
    var taken = TakenBack()
    for group in Set(own.compactMap { GroupAnswer.id(of: $0.id) }).sorted() {
      taken.add(try takeBack(all: group, by: agent, now: now))
    }
    return taken
  }
}

extension Recorder {
  /// Whether the words of its incident, or of its saved reply, fill in to the same: then a draft
  /// would keep nothing that is not kept already, and would keep the next answer to all out.
  fileprivate func canBeFilledAgain(_ entry: OutboxEntry) throws -> Bool {
    guard let own = try hold(entry.conversation.number), let conversation = own.conversation else {
      return false
    }
    let scene = try incidents(of: own)
    var sources = scene.incidents.filter { scene.memberOf.contains($0.id) }.map(\.bodies)
    sources += workspace.savedReplies.filter { $0.shortcut == entry.reply.savedReply }.map(\.bodies)
    let contact = try conversation.contact.flatMap { try self.contact($0)?.contact }
    return sources.contains { bodies in
      let answer = GroupAnswer(id: "", bodies: bodies, holdMilliseconds: 0)
      let filled = answer.filled(
        for: conversation, id: ConversationID(own.id), contact: contact,
        agent: workspace.agent(entry.author), workspace: workspace, now: now)
      return filled?.reply.text == entry.reply.text
    }
  }
}

extension Connection {
  fileprivate func answers(of group: String, by agent: AgentID) throws -> [OutboxEntry] {
    try rows(
      """
      SELECT entry FROM outbox WHERE author = ?1 AND substr(id, 1, length(?2)) = ?2 ORDER BY id
      """, .text(agent.text), .text(group + "-")
    ) { try OutboxEntry($0.bytes(0)) }
  }

  /// How many of the same answer are with their customers, or on the way and past taking back: those
  /// are looked for in the incidents of what came back.
  fileprivate func countGone(
    of group: String, with taken: [OutboxEntry], by agent: AgentID
  ) throws -> Int {
    var places = Set(taken.map(\.conversation.number))
    for incident in Set(
      try taken.prefix(20).flatMap { try memberships(ofFamily: $0.conversation.number) })
    {
      places.formUnion(try members(of: incident))
    }
    let leaving = try answers(of: group, by: agent).count { !$0.waits && $0.state != .stopped }
    // All that begins with the group and a hyphen stands before what begins with it and a full stop.
    return try places.reduce(leaving) { sum, place in
      let sent = try integer(
        """
        SELECT count(*) FROM message
        WHERE conversation = ?1 AND is_note = 0 AND id > ?2 AND id < ?3
        """, .integer(place), .text(group + "-"), .text(group + "."))
      return sum + Int(sent ?? 0)
    }
  }
}
