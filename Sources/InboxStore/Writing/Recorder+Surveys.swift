import Inbox

/// Surveys: planned when a conversation is resolved, asked when the delay is over, answered by what
/// the customer writes then. Each step is one transaction, so that of four programs one does it.
extension Recorder {
  /// What follows from a line that happened now.
  func followSurveys(on event: Event) throws {
    guard let ref = event.conversation else { return }
    switch event.what {
    case .status(let change) where change.status == .resolved: try planSurvey(in: ref, at: event.at)
    case .csat(let score, let comment, let survey):
      try followUp(
        .init(kind: .csat, score: score, comment: comment, survey: survey), in: ref, at: event.at)
    case .nps(_, let score, let survey, let comment):
      try followUp(
        .init(kind: .nps, score: score, comment: comment, survey: survey), in: ref, at: event.at)
    default: break
    }
  }

  private func planSurvey(in ref: ConversationRef, at: Instant) throws {
    guard let delay = workspace.surveys.delay, let own = try hold(ref) else { return }
    let root = try living(own)
    try connection.run(
      """
      INSERT INTO survey_due(conversation, due) VALUES (?1, ?2)
      ON CONFLICT(conversation) DO UPDATE SET due = ?2
      """, .integer(root.id), Value(at.advanced(by: delay)))
  }

  /// Puts the question into the outbox, unless something stands against it; either way it is not
  /// due any more.
  func ask(in conversation: Int64, due: Instant) throws -> OutboxEntry? {
    try connection.run(
      "DELETE FROM survey_due WHERE conversation = ?1", .integer(conversation))
    guard let own = try hold(conversation) else { return nil }
    try catchUp(own)
    guard let conversation = own.conversation, let contact = conversation.contact else {
      return nil
    }
    let known = try self.contact(contact)?.contact
    var asking = SurveyAsking(
      conversation: conversation, contact: known, workspace: workspace,
      askedHere: try asked(in: own), askedOfContact: try asked(of: contact), due: due, now: now)
    asking.incident = try silencingIncident(in: own)
    guard case .ask(let question) = asking.decide() else { return nil }
    let id = question.kind.messageID(Schema.checksum("\(own.ref)\n\(question.kind.rawValue)"))
    guard try connection.outboxEntry(id) == nil else { return nil }
    return try enqueue(
      OutboxDraft(
        reply: Reply(
          id: id, text: question.text, subject: conversation.subject, audience: .private,
          seenVersion: nil, holdMilliseconds: 0, then: StagedActions(status: .open),
          language: question.language),
        author: .rules, channel: conversation.channel, account: conversation.account,
        kind: conversation.kind, recipient: conversation.customerHandle ?? contact.text,
        recipientName: known?.name ?? conversation.customerName,
        replyTo: conversation.latestCustomerMessage, state: .queued, createdAt: now,
        leavesAt: now),
      held: own)
  }

  /// A question that waited so long that nobody should be asked any more goes out of the outbox.
  func takeBackSurvey(_ entry: OutboxEntry, own: Held) throws -> OutboxEntry? {
    guard let conversation = own.conversation else { return nil }
    let incident = try silencingIncident(in: own)
    guard
      let reason = conversation.reasonAgainstSurvey(at: now)
        ?? incident.map({ "it is about the open incident “\($0.title)”" })
    else { return nil }
    try moveGuard(of: own, at: now, withdrawnBy: entry.author)
    try remove(entry)
    var stopped = entry
    stopped.state = .stopped
    stopped.reason = reason
    return stopped
  }

  /// What an arrival answers, where it answers a survey and nothing else was said since.
  func surveyAnswer(in event: Event) throws -> SurveyArrival? {
    guard event.isCustomerMessage, let ref = event.conversation, let own = try hold(ref) else {
      return nil
    }
    let root = try living(own)
    if root.needsFold { try finish() }
    guard let conversation = root.conversation,
      let last = try asked(in: root, sent: true).max(by: { ($0.at, $0.id) < ($1.at, $1.id) })
    else { return nil }
    return SurveyArrival(event, asked: last, in: conversation, workspace: workspace)
  }

  private func followUp(
    _ answer: SurveyFollowUp.Answer, in ref: ConversationRef, at: Instant
  ) throws {
    guard workspace.surveys.csat?.hasFollowUp == true, let own = try hold(ref) else { return }
    let root = try living(own)
    if root.needsFold { try finish() }
    guard let conversation = root.conversation else { return }
    let load = try connection.rows(
      "SELECT value, n FROM tally WHERE dimension = 'assignee' AND status = 'open'"
    ) { (AgentID($0.text(0)), Int($0.integer(1))) }
    let followUp = SurveyFollowUp(
      of: conversation, answer, rated: try rated(in: root, at: at), at: at, workspace: workspace,
      load: Dictionary(load) { first, _ in first })
    guard followUp.isWanted, try hold(followUp.ref) == nil else { return }
    for line in followUp.lines { try record(line) }
  }

  /// Who answered the customer last before (metrics.md, *Groups*: whose the score is).
  private func rated(in root: Held, at: Instant) throws -> AgentID? {
    var last: Event?
    for member in try family(of: root.id) {
      let own = try connection.rows(
        """
        SELECT seq, line FROM event INDEXED BY event_place
        WHERE conversation = ?1 AND at <= ?2 AND type = 'message' AND by_kind = 'agent'
        ORDER BY at DESC, seq DESC LIMIT 20
        """, .integer(member), Value(at)
      ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
      .first(where: \.isHumanReply)
      if let own, last.map({ $0.at <= own.at }) ?? true { last = own }
    }
    return last?.by.map { AgentID($0.id) }
  }

  // MARK: - What was asked

  /// In a conversation and all that was merged into it; by default what waits in the outbox, too.
  private func asked(in root: Held, sent: Bool = false) throws -> [SurveyAsking.Asked] {
    var asked: [SurveyAsking.Asked] = []
    for member in try family(of: root.id) {
      asked += try connection.rows(
        "SELECT id, kind, at FROM survey WHERE conversation = ?1 AND at <= ?2", .integer(member),
        Value(now)
      ) { SurveyAsking.Asked($0) }.compactMap { $0 }
      if !sent { asked += try connection.outbox(of: member).compactMap { .init($0) } }
    }
    return asked
  }

  private func asked(of contact: ContactID) throws -> [SurveyAsking.Asked] {
    let sent = try connection.rows(
      "SELECT id, kind, at FROM survey WHERE contact = ?1 ORDER BY at DESC LIMIT 100",
      .text(contact.text)
    ) { SurveyAsking.Asked($0) }.compactMap { $0 }
    let waiting = try connection.rows(
      """
      SELECT o.entry FROM outbox o JOIN conversation c ON c.id = o.conversation
      WHERE o.author = ?1 AND c.contact = ?2
      """, .text(AgentID.rules.text), .text(contact.text)
    ) { SurveyAsking.Asked(try OutboxEntry($0.bytes(0))) }.compactMap { $0 }
    return sent + waiting
  }
}

extension SurveyAsking.Asked {
  fileprivate init?(_ row: SQLRow) {
    guard let kind = SurveyKind(rawValue: row.text(1)) else { return nil }
    self.init(id: row.text(0), kind: kind, at: row.instant(2))
  }

  fileprivate init?(_ entry: OutboxEntry) {
    guard let kind = entry.survey else { return nil }
    self.init(id: entry.id.text, kind: kind, at: entry.createdAt)
  }
}

extension Connection {
  /// Remembers what a `survey` line says, whoever it was imported from.
  func noteSurvey(_ event: Event, conversation: Int64?, sequence: Int64) throws {
    guard case .survey(let id, let kind, let contact) = event.what else { return }
    try run(
      "INSERT INTO survey(seq, id, kind, contact, conversation, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      .integer(sequence), .text(id), .text(kind.rawValue), .text(contact.text),
      Value(conversation), Value(event.at))
  }
}
