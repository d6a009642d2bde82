import Inbox

/// How colleagues write, and what.
extension DemonstrationPlay {
  mutating func beginWriting(
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

  mutating func write(
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
    return [.request(request(.reply(reply(writing, in: row)), by: agent, in: visit.ref))]
      + leaving
  }

  mutating func reply(_ writing: Colleague.Writing, in row: QueueRow) -> Reply {
    Reply(
      id: numbering.message(), text: writing.text, subject: subject(in: row),
      audience: row.conversation.audience, seenVersion: writing.seenVersion,
      holdMilliseconds: workspace.sending.holdMilliseconds,
      then: StagedActions(status: workspace.sending.then), resolves: writing.resolves,
      language: row.conversation.language)
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
