import Inbox

@testable import Desk

/// The store as the tests need it: rows in queue order, timelines, drafts, versions.
struct ShelfStore {
  var rows: [QueueRow]
  var entries: [ConversationID: [TimelineEntry]] = [:]
  var contacts: [ConversationID: Contact] = [:]
  var drafts: [ConversationID: [Draft.Kind: Draft]] = [:]
  var outbox: [ConversationID: [OutboxEntry]] = [:]
  var others: [ConversationID: [QueueRow]] = [:]
  var links: [ConversationID: [LinkedConversation]] = [:]
  var merged: [ConversationID: [MergedConversation]] = [:]
  /// Why no draft can be kept.
  var isFull: String?
  var glances: [ConversationID: CustomerGlance] = [:]
  var proposals: [SavedReplyProposal] = []
  /// What the next act is refused with.
  var refusal: Refusal?
  private var change: Int64 = 1

  init(rows: [QueueRow]) {
    self.rows = rows
    for row in rows { entries[row.id] = Sample.entries(row) }
  }

  func page(_ request: QueueRequest, now: Instant) -> QueuePage {
    let matching = rows.filter { matches($0, request) }.sorted { $0.key < $1.key }
    let limit = request.limit
    var start = 0
    var end = min(limit, matching.count)
    switch request.anchor {
    case .first: break
    case .last: (start, end) = (max(0, matching.count - limit), matching.count)
    case .after(let key):
      start = matching.firstIndex { $0.key > key } ?? matching.count
      end = min(matching.count, start + limit)
    case .before(let key):
      end = matching.firstIndex { $0.key >= key } ?? matching.count
      start = max(0, end - limit)
    case .from(let key):
      start = matching.firstIndex { $0.key >= key } ?? matching.count
      end = min(matching.count, start + limit)
    case .around(let id):
      if let place = matching.firstIndex(where: { $0.id == id }) {
        start = max(0, place - limit / 2)
        end = min(matching.count, start + limit)
      }
    }
    return QueuePage(
      rows: Array(matching[start..<end]), total: matching.count, position: start,
      hasBefore: start > 0, hasAfter: end < matching.count, change: change)
  }

  private func matches(_ row: QueueRow, _ request: QueueRequest) -> Bool {
    guard row.conversation.mergedInto == nil else { return false }
    let text = request.query.description
    let conversation = row.conversation
    if text.contains("id:") {
      let ids = text.split(separator: ":").last?.split(separator: ",") ?? []
      return ids.contains("\(row.id.number)")
    }
    if text.contains("incident:") {
      return incidents.values.contains { $0.versions[row.id] != nil }
    }
    if text.contains("approval:me") { return row.approval != nil }
    if text.contains("inhand:me") { return conversation.assignee == request.agent || row.hasDraft }
    if text.contains("assignee:me"), conversation.assignee != request.agent { return false }
    if text.contains("assignee:none"), conversation.assignee != nil { return false }
    for status in Status.allCases where text.contains("is:\(status.rawValue)") {
      return conversation.status == status
    }
    return true
  }

  private func glance(of id: ConversationID) -> CustomerGlance {
    glances[id]
      ?? CustomerGlance(week: (others[id] ?? []).map { CustomerGlance.Item(row: $0) })
  }

  func page(_ request: ConversationRequest) -> ConversationPage? {
    guard let row = rows.first(where: { $0.id == request.conversation }) else { return nil }
    let all = entries[row.id] ?? []
    var slice = all[...]
    switch request.anchor {
    case .latest: slice = all.suffix(request.limit)
    case .before(let sequence):
      slice = all.prefix { $0.sequence < sequence }.suffix(request.limit)
    case .from(let sequence), .around(let sequence):
      slice = all.drop { $0.sequence < sequence }.prefix(request.limit)
    }
    var page = ConversationPage(
      row: row, contact: contacts[row.id], entries: Array(slice),
      hasEarlier: (slice.first?.sequence ?? 0) > (all.first?.sequence ?? 0),
      hasLater: (slice.last?.sequence ?? 0) < (all.last?.sequence ?? 0), seenThrough: nil,
      outbox: outbox[row.id] ?? [], reply: drafts[row.id]?[.reply], note: drafts[row.id]?[.note],
      customer: request.wantsCustomer ? glance(of: row.id) : nil, change: change)
    page.approvals = approvals[row.id] ?? []
    page.links = links[row.id] ?? []
    page.merged = merged[row.id] ?? []
    return page
  }

  func search(_ text: String, after: SearchHits.Place?, limit: Int) -> SearchHits {
    let hits = rows.flatMap { row in
      (entries[row.id] ?? []).compactMap { entry -> SearchHits.Hit? in
        guard case .message(let message) = entry.event.what, let said = message.text,
          said.lowercased().contains(text.lowercased())
        else { return nil }
        return SearchHits.Hit(
          row: row, excerpt: said, at: entry.event.at, sequence: entry.sequence)
      }
    }
    let start = Int(after?.key ?? 0)
    let stretch = hits.sorted { $0.at > $1.at }.dropFirst(start).prefix(limit)
    let end = start + stretch.count
    return SearchHits(
      hits: Array(stretch), next: end < hits.count ? SearchHits.Place(Int64(end)) : nil)
  }

  var incidents: [IncidentID: IncidentPage] = [:]

  /// A query finds the customers of all rows, a list those who are named so.
  func found(_ source: AffectedSource) -> AffectedFound {
    var found = AffectedFound()
    switch source {
    case .query:
      found.people = rows.prefix(12).map {
        AffectedFound.Person(contact: ContactID("c\($0.id.number)"), name: $0.contactName)
      }
      found.known = 2
    case .names(let names):
      found.people = names.filter { $0 != "nobody" }.map {
        AffectedFound.Person(contact: ContactID($0), name: nil)
      }
      found.unknown = names.filter { $0 == "nobody" }
    }
    return found
  }

  /// Whose replies wait.
  var needsApproval: Set<AgentID> = ["tom"]
  /// What was submitted, by conversation.
  var approvals: [ConversationID: [ApprovalCase]] = [:]

  /// What colleagues were served a moment ago, before anything of it shows.
  var leased: Set<ConversationID> = []

  func serve(_ candidates: [ConversationID]) -> ConversationID? {
    candidates.first { !leased.contains($0) }
  }

  /// Nobody but this agent acts here: what has left the view was ended by an act of the test.
  func sweep(_ candidates: [ConversationID], view: Query?, agent: AgentID) -> (
    ConversationID?, gone: [ConversationID]
  ) {
    let inView = view.map { view in
      Set(
        places(QueuePlacesRequest(query: view, limit: .max, agent: agent)).map(\.conversation))
    }
    let gone = candidates.filter { inView?.contains($0) == false }
    return (serve(candidates.filter { !gone.contains($0) }), gone)
  }

  var beginnings: [KeptBeginning] {
    drafts.filter { $0.key.number < 0 }.sorted { $0.key < $1.key }
      .compactMap { id, kinds in kinds[.reply].map { KeptBeginning(id: id, draft: $0) } }
  }

  func people(_ text: String, _ channel: Channel?) -> [Contact] {
    Sample.people.filter { contact in
      let words = "\(contact.name ?? "") \(contact.identities.map(\.handle))".lowercased()
      return words.contains(text.lowercased())
        && contact.identities.contains { channel == nil || $0.channel == channel }
    }
  }

  mutating func perform(_ request: Request) -> ActOutcome {
    if let refusal {
      if case .focus = request.command { return .done(version: nil) }
      self.refusal = nil
      return .refused(refusal)
    }
    if case .begin(let opening, _, let handle) = request.command {
      var row = rows[0]
      row.id = ConversationID(90_000)
      row.conversation = Conversation(
        ref: request.conversation, channel: opening.channel, account: opening.account,
        kind: opening.kind, openedAt: Bench.thursday)
      row.conversation.customerHandle = handle
      row.contactName = nil
      row.presence = []
      row.version = 1
      rows.append(row)
      return .begun(row.id, version: 1)
    }
    if case .followUp = request.command { return .begun(ConversationID(90_001), version: 1) }
    guard let place = rows.firstIndex(where: { $0.conversation.ref == request.conversation }) else {
      return .refused(.unknownConversation(request.conversation.text))
    }
    change += 1
    if case .reply(let reply) = request.command, let seen = reply.seenVersion,
      seen != rows[place].version
    {
      return .refused(.collision(collision(rows[place], seen)))
    }
    if case .reply = request.command,
      Sample.workspace.agent(AgentID(request.by.id))?.role == .agent,
      needsApproval.contains(AgentID(request.by.id))
    {
      let step = Approval(
        message: "r1", state: .requested, due: Bench.thursday.advanced(by: 1_800_000))
      return .submitted(step, version: rows[place].version)
    }
    rows[place].version += request.command.guardSteps
    apply(request.command, &rows[place].conversation)
    if let kind = request.endsDraft { drafts[rows[place].id]?[kind] = nil }
    rows[place].key = QueueKey(rows[place].conversation)
    return .done(version: rows[place].version)
  }

  private func collision(_ row: QueueRow, _ seen: Int64) -> Collision {
    let news = (entries[row.id] ?? []).suffix(1).compactMap { entry -> Collision.News? in
      guard case .message(let message) = entry.event.what else { return nil }
      return Collision.News(
        kind: .customerMessage, at: entry.event.at, by: entry.event.by?.name ?? "",
        text: message.text ?? "")
    }
    return Collision(seenVersion: seen, version: row.version, news: news)
  }

  private func apply(_ command: Command, _ conversation: inout Conversation) {
    switch command {
    case .resolve: conversation.status = .resolved
    case .pending: conversation.status = .pending
    case .snooze: conversation.status = .snoozed
    case .spam: conversation.status = .spam
    case .reopen, .undo: conversation.status = .open
    case .tier(let tier, _): conversation.tier = tier
    case .tag(let tags): conversation.tags = (conversation.tags + tags).sorted()
    case .macro(let macro):
      for case .act(let command) in macro.steps.map(\.what) { apply(command, &conversation) }
    case .assign(let assignment):
      if case .to(let agent) = assignment.agent { conversation.assignee = agent }
    default: break
    }
  }

  /// The customer writes again, while somebody may be looking.
  mutating func customerWrites(_ text: String, in id: ConversationID, at: Instant) {
    guard let place = rows.firstIndex(where: { $0.id == id }) else { return }
    rows[place].version += 1
    rows[place].conversation.unanswered += 1
    rows[place].conversation.waitingSince = rows[place].conversation.waitingSince ?? at
    rows[place].conversation.lastMessageAt = at
    rows[place].conversation.latestCustomerMessageAt = at
    rows[place].conversation.snippet = .init(speaker: .customer, text: text)
    let row = rows[place]
    let last = entries[id]?.last?.sequence ?? 0
    entries[id, default: []].append(
      Sample.message(text, row, sequence: last + 1, at: at))
    change += 1
  }
}
