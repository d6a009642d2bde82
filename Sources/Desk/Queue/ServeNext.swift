import Canvas
import Inbox

extension DeskState {
  /// Opens the next one that nobody has in hand. From an open conversation that was served, going
  /// on without an answer is skipping it, and asks why.
  mutating func serveNext() {
    if let screen = conversation, let row = screen.row, served == screen.id,
      row.conversation.waitingSince != nil, row.conversation.status == .open
    {
      layers.append(
        .prompt(
          Prompt(.skipReason(screen.id), title: "Why skip it?", hint: "It is recorded")))
      return
    }
    askForNext()
  }

  /// The triage from its start, whatever view is shown.
  mutating func askForNext() {
    let ticket = questions.ask(.serve)
    gate.close(until: ticket)
    emit(
      .loadQueue(
        ticket, QueueRequest(query: QueueView.triage.query, anchor: .first, limit: 100, agent: me)))
  }

  /// Those that could be this agent's next, for the store to lease the first that is free: only the
  /// store knows what a colleague was served in this very moment.
  mutating func serve(_ page: QueuePage) {
    let current = conversation?.id
    let free = page.rows.filter {
      $0.id != current && !skipped.contains($0.id)
        && $0.canBeServed(to: settings.agent, in: settings.workspace, at: now)
    }
    guard !free.isEmpty else { return nothingToServe() }
    let ticket = questions.ask(.lease(free))
    gate.close(until: ticket)
    emit(.serve(ticket, free.map(\.id)))
  }

  mutating func answer(_ ticket: Ticket, served id: ConversationID?) {
    gate.answered(ticket)
    guard case .lease(let rows) = questions.answer(ticket) else { return }
    guard let id, let row = rows.first(where: { $0.id == id }) else { return nothingToServe() }
    closeAll()
    if let place = queue.list.index(of: id) {
      queue.list.move(to: place, in: listRoom)
    }
    served = id
    // What was said was about the screen before.
    notices.clearAnswer()
    open(id, row: row)
  }

  private mutating func nothingToServe() {
    gate.open()
    say(.done, "Nothing waits that nobody has in hand")
  }

  /// What was served is let go: the next one who asks may have it.
  mutating func release(_ id: ConversationID) {
    guard served == id else { return }
    served = nil
    emit(.release(id))
  }
}

extension QueueRow {
  /// Whether it may be somebody's next: it waits, nobody else has it in hand, and it is theirs to
  /// handle and to read.
  package func canBeServed(to agent: Agent, in workspace: Workspace, at now: Instant) -> Bool {
    let isTheirs = conversation.assignee == nil || conversation.assignee == agent.id
    let isInHand = presence.contains { $0.agent != agent.id && $0.isAlive(at: now) }
    return isTheirs && !isInHand && conversation.waitingSince != nil && outbox == nil
      && workspace.mayHandle(conversation.tier, as: agent.role)
      && workspace.refusalToRead(conversation, agent.id) == nil
  }

  /// The customer's name as people see it; their handle where no name is known.
  package var displayName: DisplayText { RowCells.name(self) }
}
