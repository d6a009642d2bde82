import Inbox

/// Where colleagues go, and what for.
extension DemonstrationPlay {
  mutating func begin(_ index: Int, at now: Instant, view: PlayView) -> [Step] {
    guard let (row, besideTheUser) = choice(for: colleagues[index].agent, at: now, view: view)
    else {
      rest(index, at: now, view: view)
      return []
    }
    if view.pending.count > 22, random.happens(0.35),
      let tidied = tidy(index, at: now, view: view)
    {
      return tidied
    }
    if besideTheUser { nextCollision = now.advanced(by: random.milliseconds(seconds: 40...110)) }
    let onlyLooks = !besideTheUser && random.happens(ease(view))
    let visit = Colleague.Visit(
      ref: row.conversation.ref, id: row.id,
      until: now.advanced(by: random.milliseconds(seconds: onlyLooks ? 8...30 : 4...11)),
      errands: errands(for: colleagues[index].agent, in: row), besideTheUser: besideTheUser,
      onlyLooks: onlyLooks)
    colleagues[index].state = .reading(visit)
    colleagues[index].wakesAt = now.advanced(by: random.milliseconds(seconds: 1...3))
    return [.presence(colleagues[index].agent.id, row.id, .viewing, characters: 0)]
  }

  /// Resolves the oldest of their own that waits for a customer who will not write any more.
  private mutating func tidy(_ index: Int, at now: Instant, view: PlayView) -> [Step]? {
    let agent = colleagues[index].agent
    let own = view.pending.last { row in
      row.conversation.assignee == agent.id && row.outbox == nil
        && workspace.mayHandle(row.conversation.tier, as: agent.role)
    }
    guard let own else { return nil }
    rest(index, at: now, view: view)
    return [.request(request(.resolve(reason: nil), by: agent, in: own.conversation.ref))]
  }

  /// Where this colleague goes next: to the user now and then, else to the own work, else to what
  /// nobody has, in a language they speak and the tier lets them answer.
  private mutating func choice(for agent: Agent, at now: Instant, view: PlayView)
    -> (QueueRow, Bool)?
  {
    let taken = Set(colleagues.compactMap { $0.visit?.id })
    let able = view.open.filter { row in
      row.outbox == nil && workspace.mayHandle(row.conversation.tier, as: agent.role)
        && mayAnswer(agent, in: row, view: view) && !taken.contains(row.id)
    }
    let withUser = able.first { row in
      row.presence.contains { $0.agent == user && $0.isAlive(at: now) }
    }
    if nextCollision <= now, let withUser, withUser.conversation.waitingSince != nil,
      random.happens(0.6)
    {
      return (withUser, true)
    }
    var choices: [(QueueRow, Int)] = []
    for row in able where row.id != withUser?.id {
      let conversation = row.conversation
      let speaks = agent.languages.contains(conversation.language ?? "en")
      switch conversation.assignee {
      case agent.id: choices.append((row, conversation.waitingSince == nil ? 1 : 8))
      case nil where conversation.waitingSince != nil:
        choices.append((row, speaks ? 4 : 1))
      default: continue
      }
      // Mostly what is due first; the user shall find something urgent too.
      if choices.count == 9 { break }
    }
    return random.pick(weighted: choices).map { ($0, false) }
  }

  /// What they do to the conversation besides answering.
  private mutating func errands(for agent: Agent, in row: QueueRow) -> [Command] {
    let conversation = row.conversation
    guard let scenario = threads[conversation.ref]?.dialog.scenario else { return [] }
    var errands: [Command] = []
    let tags = scenario.tags.filter { !conversation.tags.contains($0) }
    if !tags.isEmpty, random.happens(0.5) { errands.append(.tag(tags)) }
    if scenario.tier > conversation.tier, scenario.tier != .three, random.happens(0.4) {
      errands.append(.tier(scenario.tier, reason: nil))
    }
    if conversation.assignee == nil, random.happens(0.6) {
      errands.append(.assign(Assignment(agent: .to(agent.id))))
    }
    if agent.role == .agent, conversation.tier == .two, random.happens(0.05) {
      // What an agent hands to the seniors is theirs no more: nothing comes after it.
      return errands + [
        .escalate(
          team: workspace.teams.first { $0.id == "seniors" }?.id,
          note: "@maya the customer asks for somebody who may decide.",
          noteID: numbering.message())
      ]
    }
    if random.happens(0.08), let words = random.pick(DemonstrationPlay.notes) {
      errands.append(.note(id: numbering.message(), text: words))
    }
    return errands
  }

  private static let notes = [
    "@maya can you have a look at this one when you are free?",
    "Third time this week, the carrier again.",
    "Called the warehouse: they have it on the shelf.",
    "Known customer, very kind, please no standard text.",
    "@priya do we refund at once here, or wait for the bank?",
  ]

  /// How often somebody only reads and leaves it to others: the emptier the desk, the more, so that
  /// the queue neither runs dry nor over while nobody but the play works on it.
  private func ease(_ view: PlayView) -> Double {
    switch view.open.count {
    case ..<30: 0.92
    case ..<38: 0.75
    case ..<44: 0.55
    case ..<52: 0.3
    default: 0.05
    }
  }

  mutating func rest(_ index: Int, at now: Instant, view: PlayView) {
    let pause = random.milliseconds(seconds: view.open.count > 52 ? 2...9 : 4...16)
    colleagues[index].state = .idle
    colleagues[index].wakesAt = now.advanced(by: pause)
  }

  mutating func leave(_ index: Int, at now: Instant, view: PlayView) -> [Step] {
    rest(index, at: now, view: view)
    return [.leaves(colleagues[index].agent.id)]
  }
}
