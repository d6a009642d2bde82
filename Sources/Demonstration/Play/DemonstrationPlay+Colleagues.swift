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

  mutating func request(_ command: Command, by agent: Agent, in ref: ConversationRef)
    -> Request
  {
    Request(
      act: numbering.act(), by: Actor(kind: .agent, id: agent.id.text, name: agent.name),
      conversation: ref, command: command)
  }
}
