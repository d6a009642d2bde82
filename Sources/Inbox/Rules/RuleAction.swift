/// The keys of a rule's `then`.
package enum RuleAction: String, CaseIterable, Sendable {
  case tier
  case tag
  case priority
  case assign
  case assignTeam = "assign_team"
  case status
  /// For so long.
  case snooze
  /// Tier up and to a team, with a note where `escalate.note` says one.
  case escalate
  case escalateTeam = "escalate.team"
  case escalateNote = "escalate.note"
  /// Agents that a note mentions.
  case notify
  /// A saved reply, sent by itself.
  case reply
  /// A conversation of its own, linked to this one, with its own team and clocks.
  case followUp = "follow_up"
  case followUpTeam = "follow_up.team"
  case followUpTag = "follow_up.tag"
}

/// One rule at work: each action writes what is not so already, or says why it may not.
struct RuleActing {
  let rule: Rule
  let scene: RuleScene
  var conversation: Conversation
  var events: [Event] = []
  var reply: AutomaticReply?
  var refused: [String] = []

  init(_ rule: Rule, scene: RuleScene) {
    self.rule = rule
    self.scene = scene
    conversation = scene.conversation
  }

  mutating func act() {
    for clause in rule.then {
      guard let action = RuleAction(rawValue: clause.key) else { continue }
      for value in clause.values { act(action, value) }
    }
    beginFollowUp()
  }

  private mutating func act(_ action: RuleAction, _ value: String) {
    switch action {
    case .tier: Int(value).flatMap(Tier.init(rawValue:)).map { change($0) }
    case .tag: if !conversation.tags.contains(value) { write(.tag(value)) }
    case .priority:
      guard let priority = Int(value).flatMap(Priority.init(rawValue:)) else { return }
      if priority != conversation.priority { write(.priority(priority)) }
    case .assign: assign(AgentID(value))
    case .assignTeam, .escalateTeam: assign(TeamID(value))
    case .status: Status(rawValue: value).map { change($0) }
    case .snooze:
      guard let span = WrittenDuration.milliseconds(value), conversation.status == .open else {
        return
      }
      write(.status(StatusChange(.snoozed, until: scene.now.advanced(by: span), auto: true)))
    case .escalate:
      raise()
      if scene.workspace.team(TeamID(value)) != nil { assign(TeamID(value)) }
    case .escalateNote:
      raise()
      note(value)
    case .notify: notify(AgentID(value))
    case .reply: answer(with: value)
    case .followUp, .followUpTeam, .followUpTag: break
    }
  }

  private mutating func write(_ what: Occurrence) {
    let event = Event(
      at: scene.now, conversation: conversation.ref, by: .rule(rule.name), act: scene.event.act,
      what: what)
    events.append(event)
    _ = conversation.apply(event, workspace: scene.workspace)
  }

  private mutating func change(_ tier: Tier) {
    guard tier != conversation.tier else { return }
    write(.tier(tier, reason: tier < conversation.tier ? "rule \(rule.name)" : nil))
  }

  private mutating func raise() {
    if let next = Tier(rawValue: conversation.tier.rawValue + 1) { change(next) }
  }

  private mutating func assign(_ agent: AgentID) {
    guard agent != conversation.assignee else { return }
    guard let known = scene.workspace.agent(agent) else {
      return refused.append("There is no agent “\(agent)” to assign it to.")
    }
    guard scene.workspace.mayHandle(conversation.tier, as: known.role) else {
      return refused.append("\(known.name) may not handle tier \(conversation.tier.rawValue).")
    }
    write(.assign(Assignment(agent: .to(agent))))
  }

  private mutating func assign(_ team: TeamID) {
    guard team != conversation.team else { return }
    guard scene.workspace.team(team) != nil else {
      return refused.append("There is no team “\(team)” to assign it to.")
    }
    write(.assign(Assignment(team: .to(team))))
  }

  private mutating func change(_ status: Status) {
    guard status != conversation.status else { return }
    if status == .resolved, conversation.tags.isEmpty,
      scene.workspace.requiredBeforeResolve.contains(.tag)
    {
      return refused.append("It needs a tag before it is resolved.")
    }
    write(.status(StatusChange(status, auto: true)))
  }

  private mutating func notify(_ agent: AgentID) {
    guard let known = scene.workspace.agent(agent) else {
      return refused.append("There is no agent “\(agent)” to notify.")
    }
    note("@\(known.name): rule “\(rule.name)”", mentions: [agent])
  }

  private mutating func note(_ text: String, mentions: [AgentID] = []) {
    let id = MessageID("\(scene.key)/\(rule.name)/\(events.count)")
    write(.note(Note(id: id, text: text, mentions: mentions)))
  }

  /// Never in public, never to a machine, and only to what a customer just wrote.
  private mutating func answer(with shortcut: String) {
    guard let found = scene.workspace.savedReplies.first(where: { $0.shortcut == shortcut }),
      let body = found.body(
        for: scene.contact?.language ?? conversation.language,
        workspace: scene.workspace.language)
    else { return refused.append("There is no saved reply “\(shortcut)” to send.") }
    guard scene.event.isCustomerMessage, !scene.event.isFromMachine else {
      return refused.append("“\(shortcut)” answers only what a person just wrote.")
    }
    guard conversation.audience == .private else {
      return refused.append("“\(shortcut)” is not sent: an automatic reply is never public.")
    }
    let values = ReplyValues(
      conversation: conversation, id: nil, contact: scene.contact, agent: nil,
      workspace: scene.workspace, now: scene.now)
    let filled = FilledReply(ReplyTemplate(body.text), values: values)
    guard filled.missing.isEmpty else {
      let names = filled.missing.joined(separator: ", ")
      return refused.append("“\(shortcut)” is not sent: nobody fills its gaps \(names).")
    }
    reply = AutomaticReply(
      rule: rule.name, shortcut: shortcut, text: filled.text, language: body.language)
  }

  /// Its own conversation, so that following up never spoils the first one's figures.
  private mutating func beginFollowUp() {
    let values = rule.then.filter { $0.key.hasPrefix(RuleAction.followUp.rawValue) }
    guard !values.isEmpty else { return }
    let ref = ConversationRef("\(scene.key)/\(rule.name)")
    var lines: [Occurrence] = [
      .opened(
        Opening(
          channel: conversation.channel, account: conversation.account, kind: conversation.kind,
          contact: conversation.contact, subject: conversation.subject)),
      .link(to: conversation.ref, .followUp),
    ]
    for clause in values {
      for value in clause.values {
        switch RuleAction(rawValue: clause.key) {
        case .followUpTag: lines.append(.tag(value))
        case .followUp, .followUpTeam:
          guard scene.workspace.team(TeamID(value)) != nil else { continue }
          lines.append(.assign(Assignment(team: .to(TeamID(value)))))
        default: break
        }
      }
    }
    events += lines.map {
      Event(at: scene.now, conversation: ref, by: .rule(rule.name), act: scene.event.act, what: $0)
    }
  }
}

extension RuleScene {
  /// Names the line among all lines, so that what rules derive from it has an id of its own.
  fileprivate var key: String {
    let line = event.message?.id.text ?? event.act?.text ?? String(event.at.milliseconds)
    return "\(conversation.ref)/\(line)"
  }
}

extension Identifier where Owner == Agent {
  /// Who is the author of an automatic reply: no person, and no agent may have this id.
  package static var rules: AgentID { AgentID("rules") }
}

extension Actor {
  /// A rule of the workspace; its lines trigger no rule.
  static func rule(_ name: String?) -> Actor {
    Actor(kind: .system, id: AgentID.rules.text, name: name)
  }

  package var isRule: Bool { kind == .system && id == AgentID.rules.text }
}

extension OutboxEntry {
  /// Sent by a rule: it stands in nobody's way, and nothing stops it.
  package var isAutomatic: Bool { author == .rules }
}

extension Event {
  /// A rule's own reply or note: nothing that anybody said, and no answer that another could repeat.
  package var isSaidByRule: Bool {
    guard by?.isRule == true else { return false }
    return switch what {
    case .message, .note: true
    default: false
    }
  }
}

extension GuardMove {
  /// What a rule says by itself, on its way or said.
  var isOfRule: Bool {
    switch what {
    case .line(let event): event.isSaidByRule
    case .replyQueued(let entry): entry.isAutomatic
    case .replyWithdrawn(let agent): agent == .rules
    }
  }
}

extension Event {
  /// Mail that says itself that no person wrote it, or that nobody should answer by a machine
  /// (RFC 3834, section 2).
  var isFromMachine: Bool {
    message?.auto == true || unknown.contains { $0.name == "automatic" }
  }
}
