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
    let query = (try? Query(parsing: QueueView.triage.text)) ?? .all
    emit(.loadQueue(ticket, QueueRequest(query: query, anchor: .first, limit: 100, agent: me)))
  }

  /// Those that could be this agent's next, for the store to lease the first that is free: only the
  /// store knows what a colleague was served in this very moment.
  mutating func serve(_ page: QueuePage) {
    let current = conversation?.id
    let free = page.rows.filter { row in
      let conversation = row.conversation
      let isMine = conversation.assignee == nil || conversation.assignee == me
      let isInHand = row.presence.contains { $0.agent != me && $0.isAlive(at: now) }
      return isMine && !isInHand && row.id != current && !skipped.contains(row.id)
        && conversation.waitingSince != nil && row.outbox == nil
        && settings.workspace.mayHandle(conversation.tier, as: settings.agent.role)
        && settings.workspace.refusalToRead(conversation, me) == nil
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
