@testable import Inbox

/// A desk in memory: a journal, an outbox and `decide`, as a store would drive them.
struct MemoryDesk {
  var workspace: Workspace
  var lines: [Event] = []
  var outbox: [OutboxEntry] = []
  var moves: [ConversationRef: [GuardMove]] = [:]
  var submissions: [MessageID: Submission] = [:]
  var contacts: [ContactID: Contact] = [:]
  /// Who is writing, wherever it is asked.
  var writing: [AgentID] = []
  /// What came back into its author's draft.
  var returned: [OutboxDraft] = []
  var now = at("10:00")
  private var acts = 0

  init(_ workspace: Workspace = .desk) {
    self.workspace = workspace
  }

  func conversation(_ ref: ConversationRef = "c") -> Conversation? {
    Conversation.fold(ref, lines: lines, workspace: workspace).conversation
  }

  func version(_ ref: ConversationRef = "c") -> Int64 {
    Int64(moves[ref]?.count ?? 0)
  }

  mutating func write(_ events: [Event]) {
    for event in events {
      lines.append(event)
      guard event.movesGuard, let ref = event.conversation else { continue }
      moves[ref, default: []]
        .append(GuardMove(version: version(ref) + 1, at: event.at, what: .line(event)))
    }
  }

  func situation(for command: Command, on ref: ConversationRef = "c") -> Situation {
    var situation = Situation(workspace: workspace)
    situation.conversation = conversation(ref)
    situation.version = version(ref)
    if case .reply(let reply) = command, let seen = reply.seenVersion {
      situation.news = (moves[ref] ?? []).filter { $0.version > seen }
    }
    if case .answerTogether(let answer) = command, let seen = answer.seenVersion {
      situation.news = (moves[ref] ?? []).filter { $0.version > seen }
    }
    situation.outbox = outbox.filter { $0.ref == ref }
    situation.id = ConversationID(1)
    situation.contact = situation.conversation?.contact.flatMap { contacts[$0] }
    situation.writing = writing
    if command.needs.contains(.incidents) {
      situation.incidents = IncidentScene(
        incidents: Incident.fold(lines, language: workspace.language),
        memberOf: Set(
          IncidentMembership.fold(lines.filter { $0.conversation == ref }).map(\.incident)))
    }
    if command.needs.contains(.approvals) {
      situation.approvals = ApprovalCase.fold(lines.filter { $0.conversation == ref })
      let waiting = situation.approvals.filter(\.isWaiting)
      let one = command.approval ?? (waiting.count == 1 ? waiting.first?.message : nil)
      situation.submission = one.flatMap { submissions[$0] }
      if let seen = situation.submission?.draft.reply.seenVersion, !command.needs.contains(.news) {
        situation.news = (moves[ref] ?? []).filter { $0.version > seen }
      }
    }
    if let other = command.other {
      situation.other = conversation(other)
      var next = situation.other?.mergedInto
      while let current = next, !situation.chain.contains(current) {
        situation.chain.append(current)
        next = conversation(current)?.mergedInto
      }
    }
    if command.needs.contains(.lines) { situation.lines = lines }
    return situation
  }

  /// Decides, and writes what was decided.
  @discardableResult
  mutating func run(
    _ command: Command, by agent: AgentID = "maya", on ref: ConversationRef = "c",
    act: ActID? = nil
  ) -> Result<Decision, Refusal> {
    acts += 1
    let request = Request(
      act: act ?? ActID("act\(acts)"), by: .agent(agent), conversation: ref, command: command)
    let situation = situation(for: command, on: ref)
    let result = decide(request, in: situation, now: now)
    guard case .success(let decision) = result else { return result }
    write(decision.events)
    if let submission = decision.submitted { submissions[submission.draft.reply.id] = submission }
    if let message = decision.settled { submissions[message] = nil }
    if let draft = decision.returned { returned.append(draft) }
    switch decision.outbox {
    case .insert(let draft):
      let entry = OutboxEntry(
        draft, conversation: ConversationID(1), ref: ref, version: version(ref) + 1)
      outbox.append(entry)
      moves[ref, default: []]
        .append(GuardMove(version: version(ref) + 1, at: now, what: .replyQueued(entry)))
      for draft in decision.parts {
        let entry = OutboxEntry(
          draft, conversation: ConversationID(1), ref: ref, version: version(ref) + 1)
        outbox.append(entry)
        moves[ref, default: []]
          .append(GuardMove(version: version(ref) + 1, at: now, what: .replyQueued(entry)))
      }
    case .resolveAfter(let id):
      for index in outbox.indices where outbox[index].id == id {
        outbox[index].reply.resolves = true
      }
    case nil:
      break
    }
    return result
  }

  /// Something done to an incident itself.
  @discardableResult
  mutating func run(
    _ what: IncidentAct, on incident: IncidentID = "twice", by agent: AgentID = "maya"
  ) -> Refusal? {
    acts += 1
    let request = IncidentRequest(
      act: ActID("act\(acts)"), by: .agent(agent), incident: incident, what: what)
    let known = Incident.fold(lines, language: workspace.language)
    switch decide(request, among: known, workspace: workspace, now: now) {
    case .success(let events):
      write(events)
      return nil
    case .failure(let refusal): return refusal
    }
  }

  /// The customer writes.
  mutating func customer(_ id: MessageID, isPublic: Bool? = nil, on ref: ConversationRef = "c") {
    let message = Message(
      id: id, channel: .x, account: "acme", kind: .dm, direction: .in, text: "Hello?",
      isPublic: isPublic)
    write([
      Event(
        at: now, conversation: ref, by: Actor(kind: .customer, id: "kim", handle: "@kim"),
        what: .message(message))
    ])
  }

  /// The network answers for the entry.
  @discardableResult
  mutating func deliver(_ id: MessageID, _ outcome: DeliveryOutcome = .accepted) -> AfterDelivery? {
    guard let index = outbox.firstIndex(where: { $0.id == id }) else { return nil }
    let entry = outbox[index]
    var situation = situation(for: .pending, on: entry.ref)
    situation.news = (moves[entry.ref] ?? []).filter { $0.version > entry.version }
    let after = afterDelivery(of: entry, outcome, at: now, in: situation)
    write(after.events)
    if outcome == .accepted { outbox.remove(at: index) } else { outbox[index].state = .failed }
    return after
  }

  func reply(_ id: MessageID, _ change: (inout Reply) -> Void = { _ in }) -> Command {
    var reply = Reply(
      id: id, text: "Good morning", audience: .private, seenVersion: version(),
      holdMilliseconds: 10_000)
    change(&reply)
    return .reply(reply)
  }
}

extension Workspace {
  /// Three people, a team, tier 3 for the experienced, two restricted tags.
  static var desk: Workspace {
    var workspace = Workspace.roundTheClock(
      first: .hours(1), next: .hours(2), resolution: .hours(8))
    workspace.agents = [
      Agent(id: "maya", name: "Maya", role: .supervisor),
      Agent(id: "priya", name: "Priya Nair", role: .senior),
      Agent(id: "tom", name: "Tom", role: .agent, approval: [.two]),
    ]
    workspace.teams = [Team(id: "billing", members: ["maya", "tom"])]
    workspace.accounts = [Account(id: "acme", channel: .x)]
    workspace.tiers[.three] = TierDefinition(
      name: "Priority", handledBy: [.senior, .supervisor])
    workspace.restricted = ["employee": [.supervisor]]
    return workspace
  }
}

extension Result where Success == Decision, Failure == Refusal {
  /// The types of the lines written, in order; nil for a refusal.
  var types: [String]? {
    if case .success(let decision) = self { decision.events.map(\.what.type) } else { nil }
  }

  var refusal: Refusal? {
    if case .failure(let refusal) = self { refusal } else { nil }
  }

  var draft: OutboxDraft? {
    if case .success(let decision) = self, case .insert(let draft) = decision.outbox {
      draft
    } else {
      nil
    }
  }
}
