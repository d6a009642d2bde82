import Canvas
import Inbox

extension DeskState {
  /// Works through the view in front, or the marked of it.
  mutating func startSweep() {
    marks.endRange()
    let ticket = questions.ask(.sweepPlaces)
    gate.close(until: ticket)
    emit(
      .loadPlaces(ticket, QueuePlacesRequest(query: queue.query, limit: Marks.most, agent: me)))
  }

  var problemWithSweep: String? {
    if bulk != nil { return problemWhileUnderWay }
    return queue.list.isEmpty ? "The list is empty" : nil
  }

  mutating func beginSweep(_ places: [QueuePlace]) {
    var ids = places.map(\.conversation)
    var title = queue.view.title
    if !marks.isEmpty {
      ids = ids.filter(marks.contains)
      title = "\(ids.count) marked"
      marks.clear()
    }
    guard !ids.isEmpty else { return say(.hint, "Nothing is left to work through") }
    sweep = Sweep(title: title, view: queue.query, conversations: ids)
    askForSweep()
  }

  /// Whether what is in front is a sweep's.
  var isSweeping: Bool {
    guard let current = sweep?.current else { return false }
    return conversation?.id == current
  }

  // MARK: On

  /// The next one; where nothing was done to this one, that is skipping it, and asks why.
  mutating func sweepNext() {
    guard let sweep, let id = sweep.current, isSweeping else { return }
    guard !sweep.isDealtWith else { return askForSweep() }
    layers.append(
      .prompt(
        Prompt(
          .sweepSkipReason(id), title: "Why skip it?",
          hint: "It is recorded; then the next one comes")))
  }

  mutating func skipInSweep(_ id: ConversationID, _ reason: String) {
    guard let row = row(of: id) else { return }
    sweep?.skip(id, reason)
    skipped.insert(id)
    perform(.skip(reason: reason), on: row, "skipped")
    askForSweep()
  }

  /// Leases the next one that is still there and free.
  mutating func askForSweep() {
    guard let sweep else { return }
    let asked = sweep.candidates
    guard !asked.isEmpty else { return finishSweep() }
    let ticket = questions.ask(.sweep(asked))
    gate.close(until: ticket)
    emit(.sweep(ticket, asked, view: sweep.view))
  }

  mutating func answer(
    _ ticket: Ticket, swept id: ConversationID?, gone: [ConversationID]
  ) {
    gate.answered(ticket)
    switch questions.answer(ticket) {
    case .sweep(let asked):
      sweep?.pass(gone: gone)
      guard let id else {
        sweep?.passInOtherHands(asked.filter { !gone.contains($0) })
        return askForSweep()
      }
      showSwept(id)
    case .sweepBack(let wanted):
      guard sweep != nil else { return }
      guard let id else {
        return say(.warning, "\(wanted) is undone; a colleague has it in hand now")
      }
      sweep?.goBack(to: id)
      showSwept(id)
    default: return
    }
  }

  private mutating func showSwept(_ id: ConversationID) {
    sweep?.isMovingOn = true
    closeAll()
    sweep?.isMovingOn = false
    sweep?.serve(id)
    var row: QueueRow?
    if let place = queue.list.index(of: id) {
      // Before the move, which takes tombstones away.
      row = queue.list.rows[place].row
      queue.list.move(to: place, in: listRoom)
    }
    served = id
    open(id, row: row)
  }

  /// What was done to the one in front ended the work on it.
  mutating func sweepOnAfterAct(_ id: ConversationID) -> Bool {
    guard isSweeping, sweep?.current == id else { return false }
    queue.list.bury(id)
    gate.closeUntilPainted()
    askForSweep()
    return true
  }

  // MARK: Back

  mutating func noteInSweep(_ act: ActLedger.Act, takenBack: ActLedger.Act?) {
    guard sweep != nil else { return }
    if let taken = takenBack {
      let isSkip = if case .skip = taken.command { true } else { false }
      guard let sweep, sweep.seen.contains(taken.conversation) else { return }
      self.sweep?.tookBack(on: taken.conversation, wasSkip: isSkip)
      if isSkip { skipped.remove(taken.conversation) }
      guard sweep.current != taken.conversation, isSweeping else { return }
      let ticket = questions.ask(.sweepBack(taken.conversation))
      gate.close(until: ticket)
      emit(.sweep(ticket, [taken.conversation], view: nil))
      return
    }
    switch act.command {
    case .focus, .skip, .undo: return
    default: sweep?.acted(on: act.conversation)
    }
  }

  // MARK: The end

  /// Somebody leaves the conversation for something else: that ends it.
  mutating func leaveSweep(_ id: ConversationID) {
    guard let sweep, sweep.current == id, !sweep.isMovingOn else { return }
    self.sweep = nil
    questions.drop {
      switch $0 {
      case .sweep, .sweepBack: true
      default: false
      }
    }
    announce(
      .done,
      "The sweep ended at \(sweep.seen.count + sweep.gone) of \(sweep.total): \(sweep.summary)")
  }

  /// All of them had their turn.
  private mutating func finishSweep() {
    guard let ended = sweep else { return }
    sweep?.isMovingOn = true
    if ended.current != nil { closeAll() }
    sweep = nil
    gate.open()
    gate.closeUntilPainted()
    var lines: [QuestionBox.Line] = [
      .init(text: ended.title + ": \(ended.total), " + DisplayText(composed: ended.summary) + ".")
    ]
    if !ended.skipped.isEmpty {
      lines.append(.init(text: .empty))
      lines += ended.skipped.prefix(8).map {
        .init(
          text: text($0.id) + " skipped: "
            + DisplayText(filtering: $0.reason, as: .line, limit: 60),
          role: .dim)
      }
      if ended.skipped.count > 8 {
        lines.append(.init(text: "and \(ended.skipped.count - 8) more", role: .dim))
      }
    }
    layers.append(
      .question(
        QuestionBox(
          title: "The sweep is done", lines: lines,
          answers: [.init(key: "q", title: "close", action: .close)], openedAt: now)))
    refreshView()
  }
}
