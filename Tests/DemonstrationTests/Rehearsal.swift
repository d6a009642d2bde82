import Inbox

@testable import Demonstration

/// A store without a file: what the play needs to be tried out, through the same rules.
struct Rehearsal {
  let workspace: Workspace
  private(set) var conversations: [ConversationRef: Conversation] = [:]
  private(set) var refusals: [Refusal] = []
  private(set) var decided: [Request] = []
  /// Where `look` was called.
  private(set) var watched: Set<ConversationID> = []
  private var lines: [ConversationRef: [Event]] = [:]
  /// The `contact` lines of each contact.
  private var contacts: [String: [Event]] = [:]
  private var numbers: [ConversationRef: ConversationID] = [:]
  private var versions: [ConversationRef: Int64] = [:]
  private var moves: [ConversationRef: [GuardMove]] = [:]
  private var outbox: [OutboxEntry] = []
  private var presence: [ConversationID: [AgentID: Presence]] = [:]

  init(_ day: DemonstrationDay) {
    workspace = day.workspace
    let journal = Journal(day)
    conversations = journal.conversations
    for event in day.events {
      keepContact(event)
      if let ref = event.conversation { lines[ref, default: []].append(event) }
    }
    for (index, ref) in conversations.keys.sorted().enumerated() {
      numbers[ref] = ConversationID(Int64(index + 1))
      versions[ref] = conversations[ref]?.guardLines
    }
  }

  func rows(_ status: Status, at now: Instant) -> [QueueRow] {
    conversations.values.filter { $0.status == status && $0.mergedInto == nil }
      .map { row($0, at: now) }
      .sorted { $0.key < $1.key }
  }

  func view(at now: Instant) -> PlayView {
    PlayView(open: rows(.open, at: now), pending: rows(.pending, at: now))
  }

  private func row(_ conversation: Conversation, at now: Instant) -> QueueRow {
    let id = numbers[conversation.ref] ?? ConversationID(0)
    let entries = outbox.filter { $0.ref == conversation.ref }
    return QueueRow(
      id: id, conversation: conversation, version: versions[conversation.ref] ?? 0,
      key: QueueKey(conversation), contactName: conversation.customerName, verified: false,
      followers: nil, unread: false, hasDraft: false,
      presence: (presence[id] ?? [:]).values.filter { $0.isAlive(at: now) }
        .sorted { $0.agent < $1.agent },
      outbox: entries.first?.state, leavesAt: entries.first?.leavesAt)
  }

  /// Somebody watches a conversation.
  mutating func look(_ agent: AgentID, at id: ConversationID, now: Instant) {
    watched.insert(id)
    presence[id, default: [:]][agent] = Presence(
      agent: agent, mode: .viewing, since: now, seenAt: now)
  }

  mutating func perform(_ step: Demonstration.Step, at now: Instant) {
    switch step {
    case .arrival(let events): for event in events { write(event) }
    case .presence(let agent, let id, let mode, let characters):
      presence[id, default: [:]][agent] = Presence(
        agent: agent, mode: mode, since: now, seenAt: now, characters: characters)
    case .leaves(let agent):
      for id in presence.keys { presence[id]?[agent] = nil }
    case .request(let request): perform(request, at: now)
    }
  }

  private mutating func perform(_ request: Request, at now: Instant) {
    switch decide(request, in: situation(request), now: now) {
    case .failure(let refusal): refusals.append(refusal)
    case .success(let decision):
      decided.append(request)
      for event in decision.events { write(event) }
      guard case .insert(let draft) = decision.outbox else { return }
      let version = (versions[request.conversation] ?? 0) + 1
      versions[request.conversation] = version
      let entry = OutboxEntry(
        draft, conversation: numbers[request.conversation] ?? ConversationID(0),
        ref: request.conversation, version: version)
      outbox.append(entry)
      moves[request.conversation, default: []].append(
        GuardMove(version: version, at: now, what: .replyQueued(entry)))
    }
  }

  private func situation(_ request: Request) -> Situation {
    var seen: Int64 = .max
    if case .reply(let reply) = request.command { seen = reply.seenVersion ?? .max }
    let ref = request.conversation
    return Situation(
      workspace: workspace, conversation: conversations[ref], version: versions[ref] ?? 0,
      news: (moves[ref] ?? []).filter { $0.version > seen },
      outbox: outbox.filter { $0.ref == ref }, contact: contact(of: conversations[ref]?.contact))
  }

  private func contact(of id: ContactID?) -> Contact? {
    guard let id else { return nil }
    var contact = Contact(id: id)
    for event in contacts[id.text] ?? [] {
      if case .contact(let update) = event.what { contact.apply(update) }
    }
    return contact
  }

  /// What has been held long enough leaves.
  mutating func deliver(at now: Instant) {
    for entry in outbox where entry.leavesAt <= now {
      outbox.removeAll { $0.id == entry.id }
      var situation = Situation(workspace: workspace, conversation: conversations[entry.ref])
      situation.version = versions[entry.ref] ?? 0
      situation.news = (moves[entry.ref] ?? []).filter { $0.version > entry.version }
      let after = afterDelivery(of: entry, .accepted, at: now, in: situation)
      for event in after.events { write(event) }
    }
  }

  private mutating func keepContact(_ event: Event) {
    guard case .contact(let update) = event.what else { return }
    contacts[update.contact.text, default: []].append(event)
  }

  private mutating func write(_ event: Event) {
    keepContact(event)
    guard let ref = event.conversation else { return }
    lines[ref, default: []].append(event)
    let contact = conversations[ref]?.contact?.text ?? event.by?.id ?? ""
    let known = contacts[contact] ?? []
    let all = (known + (lines[ref] ?? [])).enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    let before = conversations[ref]?.guardLines ?? 0
    conversations[ref] = Conversation.fold(ref, lines: all, workspace: workspace).conversation
    if numbers[ref] == nil { numbers[ref] = ConversationID(Int64(numbers.count + 1)) }
    guard let after = conversations[ref]?.guardLines, after > before else { return }
    let version = (versions[ref] ?? 0) + (after - before)
    versions[ref] = version
    moves[ref, default: []].append(
      GuardMove(version: version, at: event.at, what: .line(event)))
  }
}
