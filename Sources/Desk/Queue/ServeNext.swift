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

  mutating func serve(_ page: QueuePage) {
    let current = conversation?.id
    let free = page.rows.first { row in
      let conversation = row.conversation
      let isMine = conversation.assignee == nil || conversation.assignee == me
      let isInHand = row.presence.contains { $0.agent != me && $0.isAlive(at: now) }
      return isMine && !isInHand && row.id != current && !skipped.contains(row.id)
        && conversation.waitingSince != nil && row.outbox == nil
        && settings.workspace.mayHandle(conversation.tier, as: settings.agent.role)
    }
    guard let free else {
      gate.open()
      return say(.done, "Nothing waits that nobody has in hand")
    }
    closeAll()
    if let place = queue.list.index(of: free.id) {
      queue.list.move(to: place, in: listRoom)
    }
    served = free.id
    open(free.id, row: free)
  }
}
