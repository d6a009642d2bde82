import Inbox

extension Store {
  /// All incidents with the number of their conversations: open ones first, the latest first.
  ///
  /// - Complexity: O(lines about incidents themselves), and an index for each.
  package func incidents(now: Instant) throws(StoreError) -> [IncidentSummary] {
    try read { connection in
      try connection.incidents(try workspace(connection).workspace, now: now).map { incident in
        IncidentSummary(
          incident: incident,
          members: Int(
            try connection.integer(
              "SELECT count(*) FROM incident_member WHERE incident = ?1",
              .text(incident.id.text)) ?? 0))
      }.sorted { one, other in
        (one.incident.isOpen ? 0 : 1, -one.incident.openedAt.milliseconds)
          < (other.incident.isOpen ? 0 : 1, -other.incident.openedAt.milliseconds)
      }
    }
  }

  /// All that is known of one incident; nil where there is none of that id.
  ///
  /// - Parameter limit: How many of its conversations come as rows.
  /// - Complexity: O(its conversations).
  package func incident(
    _ id: IncidentID, for agent: AgentID?, limit: Int = 50, now: Instant
  ) throws(StoreError) -> IncidentPage? {
    let presence = board.courtesy(now: now)
    return try read { connection in
      let workspace = try workspace(connection).workspace
      guard
        let incident = try connection.incidents(workspace, now: now).first(where: { $0.id == id })
      else { return nil }
      let members = try connection.members(of: id).compactMap { try connection.bareRow($0) }
      var page = IncidentPage(
        incident: incident, tally: IncidentTally(), people: [], rows: [], versions: [:])
      for row in members {
        page.tally.add(row.conversation, in: incident, now: now)
        page.versions[ConversationID(row.id)] = row.version
      }
      let builder = RowBuilder(
        connection: connection, agent: agent, workspace: workspace, presence: presence)
      let first = members.sorted { $0.key < $1.key }.prefix(max(0, limit))
      page.rows = try first.map(builder.row)
      let byContact = Dictionary(
        members.compactMap { row in row.conversation.contact.map { ($0, ConversationID(row.id)) } },
        uniquingKeysWith: { first, _ in first })
      page.people = try incident.affected.map { contact in
        let notice = try connection.integer(
          "SELECT id FROM conversation WHERE ref = ?1",
          .text(IncidentNotice.ref(of: contact, in: id).text)
        ).map { ConversationID($0) }
        let own = byContact[contact] ?? notice
        let isLeaving = try own.map { try !connection.outbox(of: $0.number).isEmpty } ?? false
        // What was begun and taken back has told nobody anything.
        let saysSomething =
          try own.map { id in
            try connection.bareRow(id.number)?.conversation.lastMessageAt != nil
          } ?? false
        return AffectedPerson(
          contact: contact, name: try connection.person(contact)?.name,
          conversation: isLeaving || saysSomething ? own : nil, isLeaving: isLeaving)
      }
      return page
    }
  }

  /// What happened in it, step by step; nil where there is none of that id.
  package func incidentReport(
    _ id: IncidentID, now: Instant
  ) throws(StoreError) -> IncidentReport? {
    try read { connection in
      let workspace = try workspace(connection).workspace
      guard
        let incident = try connection.incidents(workspace, now: now).first(where: { $0.id == id })
      else { return nil }
      let heads = try connection.rows(
        """
        SELECT seq, line FROM event INDEXED BY event_incident
        WHERE type = 'incident' AND conversation IS NULL AND at <= ?1 ORDER BY at, seq
        """, Value(now)
      ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
      let ever = try connection.everMembers(now: now)
        .filter { lines in
          lines.contains { line in
            if case .incident(let name, _, _) = line.what { name == id.text } else { false }
          }
        }
      let conversations = try connection.members(of: id)
        .compactMap { try connection.bareRow($0)?.conversation }
      var answers: [Event] = []
      for own in try connection.members(of: id) {
        for member in try connection.livingFamily(of: own) {
          answers += try connection.answers(
            in: member, from: incident.openedAt, to: incident.closedAt ?? now)
        }
      }
      return IncidentReport(
        incident, heads: heads, members: ever, answers: answers, conversations: conversations,
        language: workspace.language, now: now)
    }
  }

  /// Whether anything is known of somebody.
  package func isKnown(_ contact: ContactID) throws(StoreError) -> Bool {
    try read { try $0.person(contact) != nil }
  }

  /// Does something to an incident itself, or refuses it; the incident afterwards.
  @discardableResult
  package func perform(
    _ request: IncidentRequest, now: Instant
  ) throws(StoreError) -> Incident {
    try happening(now: now) { connection, now in
      let workspace = try workspace(connection).workspace
      let known = try connection.incidents(workspace, now: now)
      let recorder = Recorder(connection: connection, workspace: workspace, now: now)
      recorder.isLive = true
      switch decide(request, among: known, workspace: workspace, now: now) {
      case .failure(let refusal): throw StoreError.refused(refusal)
      case .success(let lines): for line in lines { try recorder.record(line) }
      }
      try recorder.finish()
      guard
        let incident = try connection.incidents(workspace, now: now)
          .first(where: { $0.id == request.incident })
      else { throw StoreError.refused(.unknownIncident(request.incident.text)) }
      return incident
    }
  }

  /// Tells those who are affected and have not written, each in a conversation of their own.
  ///
  /// - Parameters:
  ///   - people: Nil: all who were not told yet.
  ///   - isPlan: Only what would become of it.
  package func notify(
    _ people: [ContactID]? = nil, of id: IncidentID, _ answer: GroupAnswer, act: ActID,
    by agent: AgentID, isPlan: Bool = false, now: Instant
  ) throws(StoreError) -> NoticeReport {
    guard let page = try incident(id, for: agent, limit: 0, now: now) else {
      throw .refused(.unknownIncident(id.text))
    }
    let workspace = try self.workspace()
    var report = NoticeReport()
    for contact in people ?? page.untold.map(\.contact) {
      let person = try read { try $0.person(contact) } ?? Contact(id: contact)
      let refusal: Refusal?
      switch Result(catching: { () throws(Refusal) in
        try IncidentNotice(
          of: page.incident, to: person, answer: answer, by: workspace.agent(agent),
          workspace: workspace, now: now)
      }) {
      case .failure(let reason): refusal = reason
      case .success(let notice):
        refusal = try begin(
          Request(
            act: act, by: .agent(agent),
            conversation: IncidentNotice.ref(of: contact, in: id), command: .notify(notice),
            endsDraft: .reply),
          isPlan: isPlan, now: now)
      }
      if let refusal {
        report.refused.append(NoticeReport.Refused(contact: contact, refusal: refusal))
      } else {
        report.told.append(contact)
      }
    }
    return report
  }

  /// Why it was not done, or would not be.
  private func begin(
    _ request: Request, isPlan: Bool, now: Instant
  ) throws(StoreError) -> Refusal? {
    if isPlan {
      return try read { connection in
        let recorder = Recorder(
          connection: connection, workspace: try workspace(connection).workspace, now: now)
        let own = try recorder.hold(request.conversation)
        let situation = try recorder.situation(for: request, of: own)
        if case .failure(let refusal) = decide(request, in: situation, now: now) { return refusal }
        return nil
      }
    }
    do throws(StoreError) {
      try perform(request, now: now)
      return nil
    } catch {
      if case .refused(let refusal) = error { return refusal }
      throw error
    }
  }
}

extension Connection {
  /// The lines about incidents of each conversation that ever had one, with what undoes them.
  fileprivate func everMembers(now: Instant) throws -> [[Event]] {
    let ids = try rows(
      """
      SELECT DISTINCT conversation FROM event
      WHERE rare = 1 AND type = 'incident' AND conversation IS NOT NULL
      """
    ) { $0.integer(0) }
    return try ids.map { id in
      try rows(
        """
        SELECT seq, line FROM event
        WHERE conversation = ?1 AND rare = 1 AND type IN ('undo', 'incident') AND at <= ?2
        ORDER BY at, seq
        """, .integer(id), Value(now)
      ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    }
  }

  /// What people sent there in a span of time.
  func answers(
    in conversation: Int64, from: Instant, to: Instant
  ) throws -> [Event] {
    try rows(
      """
      SELECT seq, line FROM event INDEXED BY event_place
      WHERE conversation = ?1 AND at >= ?2 AND at <= ?3 AND type = 'message' AND by_kind = 'agent'
      """, .integer(conversation), Value(from), Value(to)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    .filter { $0.isHumanReply }
  }
}
