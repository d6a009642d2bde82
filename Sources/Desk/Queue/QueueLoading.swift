import Canvas
import Inbox

extension DeskState {
  var queueLayout: FrameLayout {
    queueLayout(size)
  }

  func queueLayout(_ size: Size) -> FrameLayout {
    FrameLayout(
      size, hasTabs: true, hasPreview: settings.panes.preview, hasPanel: settings.panes.figures)
  }

  var listHeight: Int { max(1, queueLayout.main.height) }

  var listRoom: ListRoom {
    let layout = queueLayout
    return ListRoom(height: listHeight, saysMore: layout.main.height > 4 && !layout.panel.isEmpty)
  }

  func request(_ anchor: QueueRequest.Anchor, limit: Int = QueueList.page) -> QueueRequest {
    QueueRequest(query: queue.query, anchor: anchor, limit: limit, agent: me)
  }

  /// Goes to a view; the same one again is loaded anew.
  mutating func show(_ view: QueueView) {
    closeAll()
    queue.view = view
    queue.filter = nil
    // The keys are for the list that was asked for.
    queue.figuresCursor = nil
    loadView(cursorOn: nil)
  }

  /// Loads the view from its start, or around a conversation. Until it is painted, keys that act
  /// are dropped.
  mutating func loadView(cursorOn id: ConversationID?, atEnd: Bool = false) {
    questions.drop { purpose in
      switch purpose {
      case .view, .rowsAfter, .rowsBefore, .refresh, .settleRow: true
      default: false
      }
    }
    queue.isMissing = false
    letMarksGo()
    let ticket = questions.ask(.view(cursorOn: id, atEnd: atEnd))
    gate.close(until: ticket)
    let anchor: QueueRequest.Anchor = atEnd ? .last : id.map { .around($0) } ?? .first
    // What is looked at comes first and soon; the pages beside it follow while it is looked at.
    let seen = anchor == .first || anchor == .last ? listHeight + 1 : 2 * listHeight
    emit(.loadQueue(ticket, request(anchor, limit: min(QueueList.page, seen))))
  }

  mutating func answer(_ ticket: Ticket, queue page: QueuePage) {
    gate.answered(ticket)
    guard let purpose = questions.answer(ticket) else { return }
    var page = page
    for place in page.rows.indices { page.rows[place].presence = present(at: page.rows[place]) }
    switch purpose {
    case .view(let id, let atEnd):
      queue.list.replace(with: page, cursorOn: id, atEnd: atEnd, settings: settings)
      queue.list.reveal(in: listRoom)
      askForRange()
    case .rowsAfter: queue.list.append(page, settings: settings)
    case .rowsBefore: queue.list.prepend(page, settings: settings, height: listHeight)
    case .refresh(let changed):
      let doubtful = queue.list.refresh(
        with: page, changed: changed, settings: settings, room: listRoom)
      for id in doubtful.filter({ !isBeingDone($0) }).prefix(40) { askAbout(id, changed[id]) }
      refreshedView()
    case .settleRow(let id, let change):
      let row = page.rows.first { $0.id == id }
      queue.list.settle(id, row: row, change: change, settings: settings, room: listRoom)
    case .serve: serve(page)
    case .signal(let label): return answer(signal: label, page)
    default: return
    }
    prefetch()
    refreshFinder()
  }

  private mutating func askAbout(_ id: ConversationID, _ change: ForeignChange?) {
    let ticket = questions.ask(.settleRow(id, change))
    emit(.loadQueue(ticket, request(.around(id), limit: 3)))
  }

  mutating func loadMissingView() {
    if queue.isMissing { loadView(cursorOn: nil) }
  }

  // MARK: Changes

  mutating func take(_ changes: ChangeSet) {
    if !changes.changes.isEmpty || changes.everything { settings.guidance.isEmptyStore = false }
    var foreign: [ConversationID: ForeignChange] = [:]
    for change in changes.changes where change.by != me.text {
      foreign[change.conversation] = ForeignChange(learned: now, by: change.by, versionBefore: 0)
    }
    for change in changes.changes { queue.list.learn(fate: nil, of: change.conversation) }
    // Where nothing stands nothing can move: what comes is simply there.
    if queue.list.isLoaded, queue.list.isEmpty, conversation == nil {
      loadView(cursorOn: nil)
    } else if wallboard == nil {
      refreshView(foreign)
    } else {
      // The list lies under the wallboard, which comes first.
      queue.isStale = true
      queue.staleChanges.merge(foreign) { $1 }
    }
    if let id = conversation?.id,
      changes.everything || changes.changes.contains(where: { $0.conversation == id })
    {
      reloadConversation()
    }
    if layers.contains(where: { if case .outbox = $0 { true } else { false } }) { loadOutbox() }
    if changes.everything || !changes.changes.isEmpty { reloadCustomer() }
  }

  /// Reads the loaded stretch again; one question at a time, for changes come in bursts.
  mutating func refreshView(_ changed: [ConversationID: ForeignChange] = [:]) {
    guard queue.list.isLoaded else { return }
    guard !questions.contains({ if case .refresh = $0 { true } else { false } }) else {
      queue.isStale = true
      queue.staleChanges.merge(changed) { $1 }
      return
    }
    let list = queue.list
    let anchor: QueueRequest.Anchor =
      list.hasBefore ? list.rows.first.map { .from($0.place) } ?? .first : .first
    let ticket = questions.ask(.refresh(changed))
    emit(.loadQueue(ticket, request(anchor, limit: list.rows.count + 40)))
  }

  /// What happened while the list could not be read.
  mutating func refreshedView() {
    guard queue.isStale else { return }
    queue.isStale = false
    let changed = queue.staleChanges
    queue.staleChanges = [:]
    refreshView(changed)
  }

  mutating func take(_ present: [Presence], at id: ConversationID) {
    let others = present.filter { $0.agent != me }
    whereabouts[id] = others
    queue.list.set(presence: others, of: id)
    if conversation?.id == id { conversation?.row?.presence = others }
  }

  /// What was told last stands against what came with the row.
  func present(at row: QueueRow) -> [Presence] {
    (whereabouts[row.id] ?? row.presence).filter { $0.agent != me }
  }

  // MARK: Beside the screen

  /// Asks for the pages beside the screen, so that page down never waits.
  mutating func prefetch() {
    let list = queue.list
    if list.wantsMoreAfter(height: listHeight), let last = list.rows.last,
      !questions.contains({ if case .rowsAfter = $0 { true } else { false } })
    {
      emit(.loadQueue(questions.ask(.rowsAfter), request(.after(last.place))))
    }
    if list.wantsMoreBefore(height: listHeight), let first = list.rows.first,
      !questions.contains({ if case .rowsBefore = $0 { true } else { false } })
    {
      emit(.loadQueue(questions.ask(.rowsBefore), request(.before(first.place))))
    }
  }

  /// Notices where the cursor rests, and asks for the preview once it has for 150 ms.
  mutating func restOnRow() {
    let current = conversation == nil ? queue.list.current : nil
    if current?.id != queue.restingOn {
      queue.restingOn = current?.id
      queue.restingSince = current == nil ? nil : now
    }
    guard let since = queue.restingSince, let current, now.since(since) >= QueueScreen.rest
    else { return }
    queue.previewed = current.id
    guard !queueLayout.preview.isEmpty, !current.isGone, current.row.restrictedBy == nil,
      !queue.previews.has(current.id, version: current.row.version), !isAskingPreview(current)
    else { return }
    let ticket = questions.ask(.preview(current.id, version: current.row.version))
    emit(
      .loadConversation(
        ticket,
        ConversationRequest(conversation: current.id, anchor: .latest, limit: 12, agent: me)))
  }

  private func isAskingPreview(_ cells: RowCells) -> Bool {
    questions.contains {
      if case .preview(cells.id, cells.row.version) = $0 { true } else { false }
    }
  }

  var nextRest: Instant? {
    guard let since = queue.restingSince, now.since(since) < QueueScreen.rest,
      !queueLayout.preview.isEmpty
    else { return nil }
    return since.advanced(by: QueueScreen.rest)
  }
}
