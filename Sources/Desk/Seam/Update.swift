import Canvas
import Inbox

extension DeskState {
  /// What stands there when the inbox opens.
  package enum FirstScreen: Hashable, Sendable {
    case queue
    case wallboard
  }

  /// The first effects: what the first screen needs.
  package mutating func start(
    now: Instant, with first: FirstScreen = .queue
  ) -> [DeskEffect] {
    self.now = now
    loadView(cursorOn: nil)
    emit(.loadDiscarded)
    if first == .wallboard { showWallboard() }
    return handOut()
  }

  /// Moves the screens by one input.
  ///
  /// - Parameter now: never earlier than that of the input before.
  /// - Returns: what to do, in order; answers come back as inputs.
  /// - Complexity: constant in the size of the store; moving the cursor filters no text.
  package mutating func update(_ input: DeskInput, now: Instant) -> [DeskEffect] {
    self.now = max(now, self.now)
    switch input {
    case .key(let key): press(key)
    case .paste(let text): paste(text)
    case .resize(let size): resize(size)
    case .mouse(let mouse): point(mouse)
    case .focus(let isFront): attention.windowIsFront = isFront
    // It may come a moment early: then the same instant is asked for again.
    case .tick: wantedTick = nil
    case .painted: painted()
    case .editorReturned(let text): editorReturned(text)
    case .queue(let ticket, let page): answer(ticket, queue: page)
    case .conversation(let ticket, let page): answer(ticket, conversation: page)
    case .places(let ticket, let places): answer(ticket, places: places)
    case .planned(let ticket, let report): answer(ticket, planned: report)
    case .outbox(let ticket, let entries): answer(ticket, outbox: entries)
    case .searched(let ticket, let hits): answer(ticket, hits: hits)
    case .explained(let ticket, let explanation, let rows):
      answer(ticket, explained: explanation, rows)
    case .wallboard(let ticket, let figures): answer(ticket, wallboard: figures)
    case .report(let ticket, let page): answer(ticket, report: page)
    case .served(let ticket, let id): answer(ticket, served: id)
    case .swept(let ticket, let id, let gone): answer(ticket, swept: id, gone: gone)
    case .counted(let ticket, let count): answer(ticket, counted: count)
    case .ownViews(let own, let saved): take(ownViews: own, saved: saved)
    case .proposals(let ticket, let proposals): answer(ticket, proposals: proposals)
    case .beginnings(let ticket, let kept): answer(ticket, beginnings: kept)
    case .people(let ticket, let people): answer(ticket, people: people)
    case .unanswered(let ticket, let reason, let isRefused):
      gate.answered(ticket)
      guard let purpose = questions.answer(ticket) else { break }
      switch purpose {
      case .open: leaveConversation()
      // A tag restricts it since: its words are gone from the screen as well.
      case .reload(let id) where isRefused && conversation?.id == id: leaveConversation()
      case .explanation: if case .explanation = layers.last { layers.removeLast() }
      // Until it comes, an older list would stand under a newer name.
      case .view: queue.isMissing = true
      // The palette does without.
      case .paletteCustomers: return handOut()
      default: break
      }
      say(.error, reason)
    case .changes(let changes):
      take(changes)
      if !changes.changes.isEmpty || changes.everything { loadIncident() }
      loadMissingView()
    case .figures(let figures):
      take(figures)
      loadMissingView()
      countViews()
      loadWallboard()
    case .news(let news): take(news)
    case .forecast(let forecast): self.forecast = forecast
    case .signals(let signals): take(signals: signals)
    case .incidents(let incidents): take(incidents: incidents)
    case .incident(let ticket, let page): answer(ticket, incident: page)
    case .incidentDone(let request, let problem): incidentDone(request, problem)
    case .affectedFound(let ticket, let found): answer(ticket, affected: found)
    case .noticePlanned(let ticket, let report): answer(ticket, notice: report)
    case .noticed(let incident, let report): noticed(incident, report)
    case .presence(let id, let present): take(present, at: id)
    case .attending(let agents): attending = agents
    case .available(let state): becomeAvailable(state)
    case .performed(let act, let outcome): performed(act, outcome)
    case .bulkProgress(let act, let count): if bulk?.request.act == act { bulk?.reached = count }
    case .bulkEnded(let act, let report, let problem): bulkEnded(act, report, problem)
    case .groupTakenBack(let group, let taken): groupTakenBack(group, taken)
    case .outboxSettled(let id, let problem): outboxSettled(id, problem)
    case .discarded(let drafts): acts.remember(drafts)
    case .draftSaved(let id, let kind, let at): draftSaved(id, kind, at)
    case .draftNotSaved(let id, let draft, let reason): draftNotSaved(id, draft, reason)
    case .workspace(let workspace): take(workspace)
    case .savedReplyUsage(let uses): self.uses = uses
    case .connection(let state):
      connection = state
      syncedAt = self.now.advanced(by: -max(0, state.age))
    case .preferenceSaved(let wish, let problem): preferenceSaved(wish, problem)
    case .notice(let notice): notices.say(notice, at: self.now, isNews: true)
    }
    passTime()
    return handOut()
  }

  private mutating func handOut() -> [DeskEffect] {
    let wanted = nextTick()
    if wanted != wantedTick {
      wantedTick = wanted
      effects.append(.wantTick(wanted))
    }
    defer { effects.removeAll(keepingCapacity: true) }
    return effects
  }

  private mutating func resize(_ size: Size) {
    self.size = size
    queue.list.reveal(in: listRoom)
    prefetch()
    let layout = conversationLayout
    conversation?.scrollIntoView(layout: layout)
  }

  private mutating func take(_ workspace: Workspace) {
    settings.workspace = workspace
    replies = SavedReplyRanking(workspace.savedReplies)
    if let agent = workspace.agent(me) { settings.agent = agent }
    renewViews()
    refreshView()
  }

  /// The last effects, before the program ends for whatever reason: what was written is kept, the
  /// focus is recorded, nobody is shown as being here.
  package mutating func finish(now: Instant) -> [DeskEffect] {
    self.now = max(now, self.now)
    putDown()
    return handOut()
  }

  mutating func leave() {
    guard mayLeave() else { return }
    putDown()
    emit(.quit)
  }

  /// Everything in hand is put where it is safe.
  mutating func putDown() {
    saveDraftsNow()
    attention.windowIsFront = false
    attention.hasLeft = true
    writeFocus()
    announcePresence()
  }

  /// What follows from the clock alone, whatever the input was.
  private mutating func passTime() {
    notices.tick(now)
    // While the watch is alive, nothing that happened is unknown here for longer than a second.
    if connection.isLive, connection.age == 0 { syncedAt = now }
    if let until = typed.deafUntil, until <= now { typed.deafUntil = nil }
    if let until = typed.quitUntil, until <= now { typed.quitUntil = nil }
    if let since = typed.since, now.since(since) >= TypedKeys.pause { typed.showsMenu = true }
    guide()
    restOnRow()
    askForFates()
    extendRange()
    saveDrafts()
    saveUnsavedAgain()
    writeFocus()
    announcePresence()
    renewLeaving()
    keepLines()
  }

  /// Wraps the timeline once for the screen's width, so that drawing and scrolling do not.
  private mutating func keepLines() {
    guard let screen = conversation else { return }
    let width = conversationLayout.timeline.width
    if let kept = screen.keptLines, kept.width == width, kept.unfolded == screen.unfolded { return }
    conversation?.keptLines = TimelineLines(
      width: width, unfolded: screen.unfolded,
      lines: TimelineLines.lines(of: screen, width: width))
  }

  /// The earliest instant at which the screen changes, or something is to be done, by itself.
  private func nextTick() -> Instant? {
    var wanted: [Instant] = []
    if let until = notices.until { wanted.append(until) }
    if let until = typed.quitUntil { wanted.append(until) }
    if let since = typed.since, !typed.showsMenu {
      wanted.append(since.advanced(by: TypedKeys.pause))
    }
    if let at = nextRest { wanted.append(at) }
    if let at = nextDraftSave { wanted.append(at) }
    if let at = unsaved.nextTry { wanted.append(at) }
    if let at = attention.nextLook(conversation?.id) { wanted.append(at) }
    wanted.append(nextClockChange)
    // Never in the past: that would be a loop without a pause.
    return wanted.min().map { max($0, now.advanced(by: 1)) }
  }

  /// By minutes; by seconds under two minutes and while a hold counts down.
  private var nextClockChange: Instant {
    let minute = now.advanced(
      by: 60_000 - (now.milliseconds % 60_000 + 60_000) % 60_000)
    var next = minute
    for cells in visibleRows {
      if let change = cells.deadline.nextChange(after: now) { next = min(next, change) }
      for present in cells.row.presence where present.isAlive(at: now) {
        next = min(next, present.seenAt.advanced(by: Presence.lease))
      }
    }
    for present in conversation?.row?.presence ?? [] where present.isAlive(at: now) {
      next = min(next, present.seenAt.advanced(by: Presence.lease))
    }
    if figures.leaving.contains(where: { $0.state == .held && $0.leavesAt > now }) {
      next = min(next, now.advanced(by: 1000 - (now.milliseconds % 1000 + 1000) % 1000))
    }
    return next
  }

  var visibleRows: ArraySlice<RowCells> {
    guard conversation == nil else { return [] }
    let rows = queue.list.rows
    let start = min(queue.list.top, rows.count)
    return rows[start..<min(rows.count, start + listHeight)]
  }
}
