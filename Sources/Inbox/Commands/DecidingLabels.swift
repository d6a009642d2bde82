// What a conversation bears: tags, tier, priority, owner. Saying again what is so already writes
// nothing.

extension Deciding {
  mutating func tag(_ tags: [String], _ conversation: Conversation) throws(Refusal) {
    try check(tags)
    for tag in clean(tags) where !conversation.tags.contains(tag) { write(.tag(tag)) }
    if decision.events.isEmpty { throw .nothingToDo("It bears \(named(tags)) already.") }
  }

  mutating func untag(_ tags: [String], _ conversation: Conversation) throws(Refusal) {
    try check(tags)
    for tag in clean(tags) where conversation.tags.contains(tag) { write(.untag(tag)) }
    if decision.events.isEmpty { throw .nothingToDo("It does not bear \(named(tags)).") }
  }

  /// A tag is one word, so that `tag:` of the query language can name it.
  private func check(_ tags: [String]) throws(Refusal) {
    for tag in tags where !Tag.isOne(tag.trimmed) { throw .notATag(tag) }
  }

  /// Without blanks around them, each once, in the order given.
  private func clean(_ tags: [String]) -> [String] {
    var clean: [String] = []
    for tag in tags {
      let tag = tag.trimmed
      if !clean.contains(tag) { clean.append(tag) }
    }
    return clean
  }

  private func named(_ tags: [String]) -> String {
    clean(tags).map { "#\($0)" }.joined(separator: ", ")
  }

  mutating func change(
    _ tier: Tier, reason: String?, _ conversation: Conversation, as role: Role?
  ) throws(Refusal) {
    if tier == conversation.tier { throw .nothingToDo("It is in tier \(tier.rawValue) already.") }
    let reason = reason.flatMap { $0.isBlank ? nil : $0 }
    if tier < conversation.tier {
      try checkLowering(to: tier, conversation, as: role)
      if reason == nil { throw .loweringTierNeedsReason }
    }
    write(.tier(tier, reason: reason))
  }

  /// Who may not answer in a tier, or not without an approval, takes nothing out of it alone.
  func checkLowering(
    to tier: Tier, _ conversation: Conversation, as role: Role?
  ) throws(Refusal) {
    try checkHandling(conversation.tier, as: role)
    let agent = AgentID(request.by.id)
    guard request.by.kind == .agent, workspace.needsApproval(agent, in: conversation.tier),
      !workspace.needsApproval(agent, in: tier)
    else { return }
    throw .tierKeptForApproval(
      conversation.tier,
      by: workspace.approvers(of: agent, in: conversation.tier).map(\.name))
  }

  mutating func change(_ priority: Priority, _ conversation: Conversation) throws(Refusal) {
    if priority == conversation.priority {
      throw .nothingToDo("Its priority is \(priority.rawValue) already.")
    }
    write(.priority(priority))
  }

  mutating func assign(
    _ assignment: Assignment, _ conversation: Conversation
  ) throws(Refusal) {
    if case .to(let agent?) = assignment.agent {
      try checkOwner(agent, tier: conversation.tier)
      try checkReader(agent, of: conversation)
    }
    if case .to(let team?) = assignment.team { try checkTeam(team) }
    guard let change = conversation.change(by: assignment) else {
      throw .nothingToDo("It is assigned so already.")
    }
    write(.assign(change))
  }

  /// An owner is an agent of the workspace who may handle the tier.
  func checkOwner(_ id: AgentID, tier: Tier) throws(Refusal) {
    if workspace.agents.isEmpty { return }
    guard let agent = workspace.agent(id) else { throw .unknownAgent(id.text) }
    try checkHandling(tier, as: agent.role)
  }

  /// Nobody is given what a tag keeps them from reading.
  func checkReader(_ id: AgentID, of conversation: Conversation) throws(Refusal) {
    guard let tag = workspace.restrictingTag(among: conversation.tags, for: id) else { return }
    throw .ownerMayNotRead(
      workspace.name(of: id), tag: tag,
      readableBy: Role.allCases.filter { workspace.restricted[tag, default: []].contains($0) })
  }

  func checkTeam(_ id: TeamID) throws(Refusal) {
    guard workspace.team(id) != nil else { throw .unknownTeam(id.text) }
  }

  /// Tier up, team, note, in one act. With a team it belongs to nobody until one of the team takes
  /// it; an owner who may not handle the new tier loses it as well. The note calls the whole team,
  /// and where nobody wrote one it says so itself: nobody is handed a conversation in silence.
  mutating func escalate(
    to team: TeamID?, note text: String?, noteID: MessageID, _ conversation: Conversation
  ) throws(Refusal) {
    if let team { try checkTeam(team) }
    let tier = Tier(rawValue: conversation.tier.rawValue + 1) ?? conversation.tier
    if tier != conversation.tier { write(.tier(tier, reason: nil)) }
    let owner = workspace.agent(conversation.assignee)
    let losesOwner = team != nil || owner.map { !workspace.mayHandle(tier, as: $0.role) } ?? false
    let assignment = Assignment(
      agent: losesOwner ? .to(nil) : .unchanged, team: team.map { .to($0) } ?? .unchanged)
    if let change = conversation.change(by: assignment) { write(.assign(change)) }
    let members = workspace.team(team)?.members.filter { $0.text != request.by.id } ?? []
    if let text, !text.isBlank {
      try note(id: noteID, text, calling: members)
    } else if let team, !members.isEmpty, team != conversation.team {
      try note(id: noteID, "Escalated to \(team).", calling: members)
    }
    if decision.events.isEmpty {
      throw .nothingToDo("It is in tier \(tier.rawValue) already; name a team or say why.")
    }
  }
}

extension Conversation {
  /// What of an assignment is news; nil if nothing is.
  fileprivate func change(by assignment: Assignment) -> Assignment? {
    var change = assignment
    if case .to(let agent) = change.agent, agent == assignee { change.agent = .unchanged }
    if case .to(let team) = change.team, team == self.team { change.team = .unchanged }
    return change == Assignment() ? nil : change
  }
}

extension String {
  /// Without white space around it.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
