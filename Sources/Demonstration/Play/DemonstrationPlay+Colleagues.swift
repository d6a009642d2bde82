import Inbox

extension DemonstrationPlay {
  /// The next thing a colleague does.
  mutating func act(_ index: Int, at now: Instant, view: PlayView) -> [Step] {
    switch colleagues[index].state {
    case .idle: return begin(index, at: now, view: view)
    case .reading(let visit): return read(index, visit, at: now, view: view)
    case .writing(let visit, let writing):
      return write(index, visit, writing, at: now, view: view)
    }
  }

  // MARK: Choosing

  private mutating func begin(_ index: Int, at now: Instant, view: PlayView) -> [Step] {
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
        && !agent.approval.contains(row.conversation.tier) && !taken.contains(row.id)
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

  private mutating func rest(_ index: Int, at now: Instant, view: PlayView) {
    let pause = random.milliseconds(seconds: view.open.count > 52 ? 2...9 : 4...16)
    colleagues[index].state = .idle
    colleagues[index].wakesAt = now.advanced(by: pause)
  }

  private mutating func leave(_ index: Int, at now: Instant, view: PlayView) -> [Step] {
    rest(index, at: now, view: view)
    return [.leaves(colleagues[index].agent.id)]
  }

  // MARK: Reading

  private mutating func read(
    _ index: Int, _ visit: Colleague.Visit, at now: Instant, view: PlayView
  ) -> [Step] {
    let agent = colleagues[index].agent
    guard let row = view.open.first(where: { $0.id == visit.id }) else {
      return leave(index, at: now, view: view)
    }
    var visit = visit
    var steps: [Step] = [.presence(agent.id, visit.id, .viewing, characters: 0)]
    colleagues[index].wakesAt = now.advanced(by: random.milliseconds(seconds: 2...4))
    if !visit.errands.isEmpty {
      let errand = visit.errands.removeFirst()
      steps.append(.request(request(errand, by: agent, in: visit.ref)))
      if case .escalate = errand { visit.onlyLooks = true }
      colleagues[index].state = .reading(visit)
      return steps
    }
    guard visit.until <= now else { return steps }
    guard !visit.onlyLooks else { return leave(index, at: now, view: view) }
    guard row.conversation.waitingSince != nil, row.outbox == nil else {
      return finish(index, row, visit, at: now, view: view)
    }
    let writing = beginWriting(index, row, visit, at: now)
    colleagues[index].state = .writing(visit, writing)
    steps.append(.presence(agent.id, visit.id, .writing, characters: 0))
    return steps
  }

  /// Nobody waits there: resolved, if it is their own and all was said.
  private mutating func finish(
    _ index: Int, _ row: QueueRow, _ visit: Colleague.Visit, at now: Instant, view: PlayView
  ) -> [Step] {
    let agent = colleagues[index].agent
    let own = row.conversation.assignee == agent.id && row.outbox == nil
    let said = threads[visit.ref]?.speaker != .customer
    let steps = leave(index, at: now, view: view)
    guard own, said || random.happens(0.3) else { return steps }
    return [.request(request(.resolve(reason: nil), by: agent, in: visit.ref))] + steps
  }

  private mutating func request(_ command: Command, by agent: Agent, in ref: ConversationRef)
    -> Request
  {
    Request(
      act: numbering.act(), by: Actor(kind: .agent, id: agent.id.text, name: agent.name),
      conversation: ref, command: command)
  }

  // MARK: Writing

  private mutating func beginWriting(
    _ index: Int, _ row: QueueRow, _ visit: Colleague.Visit, at now: Instant
  ) -> Colleague.Writing {
    let (text, isLast) = words(of: colleagues[index].agent, in: row)
    return Colleague.Writing(
      text: text, began: now, speed: Int64.random(in: 7000...12_000, using: &random),
      seenVersion: row.version, lastReply: row.conversation.lastHumanReplyAt,
      // Most wait and see whether the customer is content.
      resolves: isLast && random.happens(0.4),
      givesUp: random.happens(visit.besideTheUser ? 0.55 : 0.05))
  }

  private mutating func write(
    _ index: Int, _ visit: Colleague.Visit, _ writing: Colleague.Writing, at now: Instant,
    view: PlayView
  ) -> [Step] {
    let agent = colleagues[index].agent
    var writing = writing
    // Somebody else was faster, or it is over: the draft is put away.
    guard let row = view.open.first(where: { $0.id == visit.id }), row.outbox == nil,
      row.conversation.lastHumanReplyAt == writing.lastReply
    else { return leave(index, at: now, view: view) }
    let characters = writing.characters(at: now)
    guard characters >= writing.text.count else {
      // They read what comes in while they write, most of the time.
      if row.version != writing.seenVersion, random.happens(0.5) {
        writing.seenVersion = row.version
      }
      colleagues[index].state = .writing(visit, writing)
      colleagues[index].wakesAt = now.advanced(by: random.milliseconds(seconds: 1...3))
      return [.presence(agent.id, visit.id, .writing, characters: characters)]
    }
    let leaving = leave(index, at: now, view: view)
    guard !writing.givesUp else { return leaving }
    let reply = Reply(
      id: numbering.message(), text: writing.text, subject: subject(in: row),
      audience: row.conversation.audience, seenVersion: writing.seenVersion,
      holdMilliseconds: workspace.sending.holdMilliseconds,
      then: StagedActions(status: workspace.sending.then), resolves: writing.resolves,
      language: row.conversation.language)
    return [.request(request(.reply(reply), by: agent, in: visit.ref))] + leaving
  }

  private func subject(in row: QueueRow) -> String? {
    guard row.conversation.channel == .email else { return nil }
    return row.conversation.subject.map { "Re: \($0)" }
  }

  /// What the colleague answers: the dialog's next line, thanks for thanks, or that they look into
  /// it; and whether nothing is left to say then.
  private mutating func words(of agent: Agent, in row: QueueRow) -> (String, Bool) {
    let ref = row.conversation.ref
    let book = library[threads[ref]?.language ?? row.conversation.language ?? "en"] ?? library["en"]
    guard var thread = threads[ref] else {
      let name = row.contactName?.split(separator: " ").first.map(String.init) ?? ""
      let slots = Slots(first: name, order: "", amount: "", city: "", product: "", handle: "")
      return (slots.fill(random.pick(book?.checking ?? []) ?? "OK", me: agent.name), false)
    }
    while thread.speaker == .note { thread.next += 1 }
    let lines = thread.dialog.lines
    if thread.speaker == .agent, let wording = random.pick(lines[thread.next].wordings) {
      return (thread.slots.fill(wording, me: agent.name), thread.next == lines.count - 1)
    }
    let isOver = thread.speaker == nil
    let general = isOver ? book?.closing : book?.checking
    return (thread.slots.fill(random.pick(general ?? []) ?? "OK", me: agent.name), isOver)
  }
}
