import Canvas
import Inbox

extension DeskState {
  /// Runs a command, or says why not.
  mutating func run(_ id: CommandID, pressed key: Key? = nil) {
    if id != .take { attention.confirmsTaking = nil }
    if id != .resolve { attention.confirmsResolving = nil }
    if let reason = problem(with: id) { return say(.warning, reason) }
    if id == .goView { return goToView(key) }
    switch layers.last {
    case .picker: runInPicker(id)
    case .prompt: runInPrompt(id)
    case .savedReply: runInForm(id)
    case .approval: runInApproval(id)
    case .help: runInHelp(id)
    case .conversation(let screen) where screen.isWriting: runInComposer(id, pressed: key)
    case .conversation: runInConversation(id)
    case .outbox: runInOutbox(id)
    case .hits: runInHits(id)
    case .explanation: runInExplanation(id)
    case .customer: runInCustomer(id)
    case .wallboard: runInWallboard(id)
    case .report: runInReport(id)
    case .incidents: runInIncidents(id)
    case .words: runInWords(id)
    case .question, .keys: break
    case nil: runInQueue(id)
    }
  }

  /// Commands that mean the same wherever they are; false if the screen must know itself.
  mutating func runAnywhere(_ id: CommandID) -> Bool {
    switch id {
    case .goTriage: show(.triage)
    case .goMine: show(.mine)
    case .goUnowned: show(.unowned)
    case .goWaiting: show(.waiting)
    case .goSnoozed: show(.snoozed)
    case .goMentions: showMentions()
    case .goFailed: showOutbox()
    case .goApprovals: show(.approvals)
    case .goHandover: show(.handover)
    case .goWallboard: showWallboard()
    case .goReports: showReports()
    case .goIncidents: showIncidents()
    case .undo: undo()
    case .redo: redo()
    case .takeBack: takeBackNewest()
    case .whichKey:
      typed.clear()
      typed.showsMenu = true
    case .palette: openPalette()
    case .help: openHelp()
    case .messages: openMessages()
    case .settings: openSettings()
    case .repaint: emit(.repaint)
    case .suspend: suspend()
    case .quit: leave()
    case .copy: copyNewest()
    case .scramble: toggleScrambling()
    case .compose: compose()
    case .serveNext: isSweeping ? sweepNext() : serveNext()
    case .sweep: startSweep()
    case .online: declare(.online)
    case .away: declare(.away)
    case .off: declare(.off)
    case .views: openViews()
    case .saveView: openNamingPrompt()
    case .customer: showCustomer()
    case .keepAnswer: keepAnswer()
    case .goProposals: showProposals()
    case .search: openFinder()
    case .filter: openFilter()
    case .mark: toggleMark()
    case .markRange: toggleRange()
    case .markShown: markShown()
    case .markAll: markAll()
    case .searchNext: finder == nil && isSweeping ? sweepNext() : findNext(1)
    case .searchPrevious: findNext(-1)
    default: return act(id)
    }
    return true
  }

  /// Coming back is being here again.
  private mutating func suspend() {
    putDown()
    attention.windowIsFront = true
    attention.hasLeft = false
    emit(.suspend)
  }

  /// The customer's newest words, as they were written, for another program.
  private mutating func copyNewest() {
    let snippet = conversation == nil ? queue.list.current?.conversation.snippet : nil
    if let snippet, !snippet.text.isEmpty, snippet.speaker != .customer {
      return say(.hint, "The newest words there are ours; open it to copy the customer’s")
    }
    let words =
      conversation?.newestWords ?? snippet.map { CardNumbers.masked(words: $0.text) } ?? ""
    guard !words.isEmpty else { return say(.hint, "There are no words to copy") }
    emit(.copy(text: words))
    say(.done, "Copied")
  }

  /// Why a command cannot run now, in words; nil if it can.
  package func problem(with id: CommandID) -> String? {
    if context == .incidents, let problem = problemInIncidents(id) { return problem.words }
    if context == .report, let problem = problemInReport(id) { return problem }
    switch id {
    case .keepAnswer: return problemWithKeeping
    case .editApproval, .sendBack: return problemWithApproval(id)
    case .cancel where context == .approval, .nextPane where context == .approval,
      .approval where context == .approval:
      return problemWithApproval(id)
    case .link where context == .customer, .unlinkPerson: return problemWithPeople(id)
    case .customer:
      guard let row = target else { return "There is no conversation here" }
      return row.conversation.contact == nil ? "Nobody is known there" : nil
    case .tier1, .tier2, .tier3, .escalate, .tag, .take, .assign, .pending, .priority, .snooze,
      .resolve, .spam, .link, .status, .macro, .reply, .note, .savedReply, .handOver, .approval,
      .incident:
      return problemWithAct(id)
    case .undo where bulk != nil, .redo where bulk != nil: return problemWhileUnderWay
    case .undo:
      return acts.done.isEmpty && acts.discarded == nil ? "There is nothing of yours to undo" : nil
    case .redo: return acts.undone.isEmpty ? "Nothing was undone" : nil
    case .mark, .markRange, .markShown, .markAll: return problemWithMarking
    case .compose where actsOnMarks: return problemWithMarks(id)
    case .takeBack: return newestHeldID == nil ? "No reply of yours is held" : nil
    case .compose:
      return settings.workspace.accounts.isEmpty
        ? "The workspace has no account to write from" : nil
    case .recipient, .subject: return problemWithBeginning(id)
    case .switchDraft, .moveToNote, .ownIt, .watch, .share:
      return conversation?.beginning == nil
        ? nil : "It is not begun yet: there is nothing to do it in"
    case .searchNext where isSweeping: return nil
    case .sweep: return problemWithSweep
    case .saveView:
      return queue.filter == nil ? "There is no filter to keep: F sets one" : nil
    case .searchNext, .searchPrevious:
      return finder == nil ? "Nothing was searched for: / does" : nil
    case .open where context == .conversation: return problemWithOpening
    case .open:
      guard context == .queue else { return nil }
      guard let cells = queue.list.current else { return "The list is empty" }
      return problemWithReading(cells.row)
    case .suggestion, .language:
      return settings.workspace.savedReplies.isEmpty ? "The workspace has no saved replies" : nil
    default: return nil
    }
  }

  /// Who may not read a conversation can do nothing to it either.
  private func problemWithReading(_ row: QueueRow) -> String? {
    settings.workspace.refusalToRead(row.conversation, settings.agent.id)
      .map { "\(row.id): \($0)" }
  }

  private func problemWithBeginning(_ id: CommandID) -> String? {
    guard let beginning = conversation?.beginning else {
      return "An answer goes to who wrote; c begins a conversation with somebody else"
    }
    return id == .subject && beginning.subject == nil ? "Only an e-mail has a subject" : nil
  }

  private func problemWithAct(_ id: CommandID) -> String? {
    if context == .composer { return nil }
    if id == .macro, settings.workspace.macros.isEmpty {
      return "The workspace has no macros: macros: in its file"
    }
    if actsOnMarks { return problemWithMarks(id) }
    if conversation?.beginning != nil, id != .reply, id != .savedReply {
      return "It is not begun yet: r goes on writing, ^S begins it"
    }
    if id == .incident, wallboard != nil, signalOnWallboard != nil { return nil }
    guard let row = target else { return "There is no conversation here" }
    if conversation == nil, frontHit == nil, wallboard == nil {
      if queue.figuresCursor != nil { return "Tab goes back to the list" }
      if let cells = queue.list.current, cells.isGone {
        let what = departure(of: cells).whole.string
        return "\(row.id) has left this list\(what.isEmpty ? "" : ", \(what)"): move on, or open it"
      }
      if let reason = tooSoon(id) { return reason }
    }
    if let reason = problemWithReading(row) { return reason }
    if acts.isChangingStatus(row.id) || bulk?.isChangingStatus(row.id) ?? false {
      return "\(row.id): still being written"
    }
    let status = row.conversation.status
    let isCustomer = row.conversation.contact != nil || row.conversation.customerHandle != nil
    switch id {
    case .pending where status == .pending: return "\(row.id) is pending already"
    case .resolve where status == .resolved: return "\(row.id) is resolved already"
    case .resolve
    where settings.workspace.requiredBeforeResolve.contains(.tag)
      && row.conversation.tags.isEmpty && !acts.mayHaveTagged(row.id):
      return "\(row.id) needs a tag before it is resolved: press t"
    case .spam where status == .spam: return "\(row.id) is spam already"
    case .approval where row.approval == nil && conversation?.approvals.isEmpty ?? true:
      return "\(row.id): no reply waits for an approval there"
    case .reply where !isCustomer, .savedReply where !isCustomer:
      return "Nobody is known there to answer to"
    case .savedReply where settings.workspace.savedReplies.isEmpty:
      return "The workspace has no saved replies"
    case .tier1 where row.conversation.tier == .one,
      .tier2 where row.conversation.tier == .two,
      .tier3 where row.conversation.tier == .three:
      return "\(row.id) is in that tier already"
    default: return nil
    }
  }

  /// An act within 700 ms of somebody else's change was meant for the row as it had been.
  private func tooSoon(_ id: CommandID) -> String? {
    guard id != .reply, id != .note, id != .savedReply, id != .approval,
      let cells = queue.list.current, let change = cells.changed
    else { return nil }
    let age = now.since(change.learned)
    guard age < ForeignChange.reaction else { return nil }
    let agent = change.by.flatMap { settings.workspace.agent(AgentID($0)) }
    let who =
      agent?.name ?? (change.by == nil || change.by == Actor.system.id ? "Bellhop" : "The customer")
    return "\(cells.id): \(who) changed it just now; look, then press again"
  }
}
