import Inbox

/// Answers that somebody proposes to keep as saved replies. They are no events: nothing was said to
/// a customer, and nothing counts them; accepted, they are part of the workspace.
extension Store {
  /// Those that nobody decided on, oldest first; of what an agent may not read none is told.
  package func proposals(readableBy agent: AgentID) throws(StoreError) -> [SavedReplyProposal] {
    try read { connection in
      let workspace = try workspace(connection).workspace
      return try connection.rows("SELECT entry FROM reply_proposal ORDER BY at, id") {
        try SavedReplyProposal(entryBytes: $0.bytes(0))
      }.filter { proposal in
        guard let id = proposal.conversation, let row = try connection.bareRow(id.number) else {
          return true
        }
        return workspace.refusalToRead(row.conversation, agent) == nil
      }
    }
  }

  /// Keeps a proposal for a supervisor; one of the same id is changed.
  package func propose(_ proposal: SavedReplyProposal, now: Instant) throws(StoreError) {
    try write { connection in
      let workspace = try workspace(connection).workspace
      if let problem = proposal.reply.problem(in: workspace) {
        throw StoreError.refused(.nothingToDo(problem))
      }
      try connection.run(
        """
        INSERT INTO reply_proposal(id, at, entry) VALUES (?1, ?2, ?3)
        ON CONFLICT(id) DO UPDATE SET entry = ?3
        """, .text(proposal.id), Value(proposal.at), .blob(proposal.entryBytes))
      try connection.noteChange(
        proposal.conversation?.number, "proposal", by: proposal.by.text, at: now)
    }
  }

  /// Takes one away: its author, or a supervisor.
  package func dropProposal(_ id: String, by agent: AgentID) throws(StoreError) {
    try write { connection in
      let workspace = try workspace(connection).workspace
      let entry = try connection.first(
        "SELECT entry FROM reply_proposal WHERE id = ?1", .text(id)
      ) { try SavedReplyProposal(entryBytes: $0.bytes(0)) }
      guard let entry else { return }
      if entry.by != agent { try Store.checkSupervisor(agent, workspace) }
      try connection.run("DELETE FROM reply_proposal WHERE id = ?1", .text(id))
    }
  }

  /// Puts a saved reply into the workspace that is current by then, and takes its proposal away.
  ///
  /// - Parameters:
  ///   - id: The proposal; nil: it never was one.
  ///   - writing: Spells a workspace as its file; the store knows no YAML.
  package func accept(
    _ reply: SavedReply, proposal id: String?, by agent: AgentID, now: Instant,
    writing: (Workspace) throws -> String
  ) throws(StoreError) {
    try write { connection in
      var new = try workspace(connection).workspace
      try Store.checkSupervisor(agent, new)
      if let problem = reply.problem(in: new) {
        throw StoreError.refused(.nothingToDo(problem))
      }
      new.savedReplies.append(reply)
      let text = try writing(new)
      _ = try readWorkspace(text)
      try connection.run(
        "INSERT INTO workspace(at, by_id, text) VALUES (?1, ?2, ?3)", Value(now),
        .text(agent.text), .text(text))
      if let id { try connection.run("DELETE FROM reply_proposal WHERE id = ?1", .text(id)) }
      try connection.noteChange(nil, "workspace", by: agent.text, at: now)
    }
  }

  private static func checkSupervisor(_ agent: AgentID, _ workspace: Workspace) throws {
    guard workspace.role(of: agent) == .supervisor else {
      throw StoreError.refused(.onlySupervisors("deciding on saved replies"))
    }
  }
}

extension SavedReplyProposal {
  fileprivate var entryBytes: [UInt8] {
    var out = ByteWriter()
    out.text(id)
    out.text(by.text)
    out.integer(at.milliseconds)
    out.optionalInteger(conversation?.number)
    out.text(reply.shortcut)
    out.text(reply.title)
    out.list(reply.tags) { $0.text($1) }
    out.optionalInteger(reply.tier.map { Int64($0.rawValue) })
    out.list(reply.bodies.sorted { $0.key < $1.key }) {
      $0.text($1.key)
      $0.text($1.value)
    }
    out.list(reply.then.addTags) { $0.text($1) }
    out.optionalInteger(reply.then.tier.map { Int64($0.rawValue) })
    out.optionalText(reply.then.status?.rawValue)
    return out.bytes
  }

  fileprivate init(entryBytes: [UInt8]) throws(ByteReader.Damaged) {
    var from = ByteReader(entryBytes)
    let id = try from.text()
    let by = AgentID(try from.text())
    let at = Instant(milliseconds: try from.integer())
    let conversation = try from.optionalInteger().map { ConversationID($0) }
    var reply = SavedReply(shortcut: try from.text(), title: try from.text(), bodies: [:])
    reply.tags = try from.list { (from) throws(ByteReader.Damaged) in try from.text() }
    reply.tier = try from.optionalInteger().flatMap { Tier(rawValue: Int(clamping: $0)) }
    let bodies = try from.list { (from) throws(ByteReader.Damaged) in
      [try from.text(), try from.text()]
    }
    for body in bodies { reply.bodies[body[0]] = body[1] }
    reply.then.addTags = try from.list { (from) throws(ByteReader.Damaged) in try from.text() }
    reply.then.tier = try from.optionalInteger().flatMap { Tier(rawValue: Int(clamping: $0)) }
    reply.then.status = try from.optionalText().flatMap(Status.init(rawValue:))
    self.init(id: id, by: by, at: at, conversation: conversation, reply: reply)
  }
}
