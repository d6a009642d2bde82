import Canvas
import Inbox

extension DeskState {
  /// Opens a conversation over the list. Until it is painted, keys that act are dropped.
  mutating func open(
    _ id: ConversationID, row: QueueRow?, writing: Draft.Kind? = nil, at place: Int64? = nil
  ) {
    leaveConversation()
    var screen = ConversationScreen(id: id, row: row, at: now, zone: zone)
    screen.startsWriting = writing
    screen.goTo = place
    layers.append(.conversation(screen))
    finder = nil
    typed.clear()
    attention.typedAt = nil
    let ticket = questions.ask(.open(id))
    gate.close(until: ticket)
    let anchor: ConversationRequest.Anchor = place.map { .around($0) } ?? .latest
    var request = page(of: id, anchor)
    request.followsMerges = true
    emit(.loadConversation(ticket, request))
  }

  private func page(
    of id: ConversationID, _ anchor: ConversationRequest.Anchor
  ) -> ConversationRequest {
    ConversationRequest(
      conversation: id, anchor: anchor, limit: Timeline.page, agent: me, wantsCustomer: true)
  }

  /// Keeps the drafts and closes the conversation with all that lies over it.
  mutating func leaveConversation() {
    guard let screen = conversation else { return }
    saveDraftsNow()
    leaveSweep(screen.id)
    release(screen.id)
    if let ref = screen.row?.conversation.ref {
      leftConversation = LeftConversation(id: screen.id, ref: ref)
    }
    let place = layers.lastIndex { if case .conversation = $0 { true } else { false } }
    if let place { layers.removeSubrange(place...) }
    finder = nil
    questions.drop { purpose in
      switch purpose {
      case .open, .reload, .earlier, .later, .newest: true
      default: false
      }
    }
  }

  mutating func openNext(after id: ConversationID) {
    if sweepOnAfterAct(id) { return }
    let next = nextInList(after: id)
    let wasServed = served == id
    queue.list.bury(id)
    leaveConversation()
    // Who takes what is served goes on with what is served.
    if wasServed { return askForNext() }
    guard settings.afterResolve == .next else {
      gate.closeUntilPainted()
      return say(.done, "\(id) is done")
    }
    guard let next, next != id, let place = queue.list.index(of: next) else {
      gate.open()
      gate.closeUntilPainted()
      return say(.done, "\(id) is done; there is no other one in this list")
    }
    queue.list.move(to: place, in: listRoom)
    guard let row = queue.list.current?.row else { return }
    open(row.id, row: row)
  }

  mutating func reloadConversation() {
    guard let id = conversation?.id, conversation?.isLoaded == true,
      conversation?.beginning == nil
    else { return }
    guard !questions.contains({ if case .reload(id) = $0 { true } else { false } }) else {
      conversation?.isStale = true
      return
    }
    emit(.loadConversation(questions.ask(.reload(id)), page(of: id, .latest)))
  }

  /// Asks for older entries when the scroll comes near the first one that is loaded.
  mutating func loadEarlierIfNear() {
    guard let screen = conversation, screen.isLoaded, screen.timeline.hasEarlier,
      let first = screen.timeline.firstSequence,
      !questions.contains({ if case .earlier = $0 { true } else { false } })
    else { return }
    let layout = conversationLayout
    let above = layout.lineCount(of: screen) - layout.timeline.height - screen.scroll
    guard above < 2 * layout.timeline.height else { return }
    emit(.loadConversation(questions.ask(.earlier(screen.id)), page(of: screen.id, .before(first))))
  }

  /// Asks for newer entries when the scroll comes near the last one that is loaded, after a search
  /// opened the conversation further back.
  mutating func loadLaterIfNear() {
    guard let screen = conversation, screen.isLoaded, screen.timeline.hasLater,
      let last = screen.timeline.lastSequence, screen.scroll < conversationLayout.timeline.height,
      !questions.contains({ if case .later = $0 { true } else { false } })
    else { return }
    emit(
      .loadConversation(questions.ask(.later(screen.id)), page(of: screen.id, .from(last + 1))))
  }

  /// Back to the newest entries, from wherever a search had opened it.
  mutating func loadNewest() {
    guard let id = conversation?.id else { return }
    let ticket = questions.ask(.newest(id))
    gate.close(until: ticket)
    emit(.loadConversation(ticket, page(of: id, .latest)))
  }

  mutating func answer(_ ticket: Ticket, conversation page: ConversationPage?) {
    gate.answered(ticket)
    guard let purpose = questions.answer(ticket) else { return }
    var page = page
    if let row = page?.row { page?.row.presence = present(at: row) }
    switch purpose {
    case .preview(let id, let version):
      guard let page, page.row.id == id else { return }
      queue.previews.keep(PreviewCells(page, version: version, settings: settings), for: id)
    case .fate(let id): answer(fate: id, page)
    case .open(let id): opened(id, page)
    case .reload(let id): reloaded(id, page)
    case .later(let id):
      guard let page, var screen = conversation, screen.id == id else { return }
      let layout = conversationLayout
      let before = layout.lineCount(of: screen)
      screen.timeline.append(page, settings: settings)
      screen.keptLines = nil
      // What is being read stays where it is.
      screen.scroll += max(0, layout.lineCount(of: screen) - before)
      conversation = screen
    case .newest(let id):
      guard let page, var screen = conversation, screen.id == id else { return }
      screen.timeline = Timeline(revealed: screen.timeline.revealed)
      screen.take(page, settings: settings)
      screen.scroll = 0
      conversation = screen
    case .linkWith(let id, let other): askAboutLink(id, other, page)
    case .linkCandidates(let id): showLinkCandidates(id, page)
    case .customer(let id): answer(customer: id, page)
    case .customerAgain(let id):
      if layers.contains(where: { $0.isCustomer(of: id) }) { answer(customer: id, page) }
    case .earlier(let id):
      guard let page, var screen = conversation, screen.id == id else { return }
      screen.timeline.prepend(page, settings: settings)
      screen.keptLines = nil
      conversation = screen
    default: return
    }
  }

  private mutating func opened(_ id: ConversationID, _ page: ConversationPage?) {
    guard var screen = conversation, screen.id == id else { return }
    guard let page else {
      leaveConversation()
      return say(.warning, "\(id) cannot be read: it is not there, or a tag restricts it")
    }
    guard page.row.id == id else {
      open(page.row.id, row: page.row)
      return announce(.hint, "\(id) was merged into \(page.row.id): this is it")
    }
    screen.take(page, settings: settings)
    screen.isLoaded = true
    screen.seenThrough = page.seenThrough
    screen.openedThrough = screen.timeline.lastSequence
    screen.adoptDrafts(page, isFirst: true)
    // Newer than what the store has.
    for draft in unsaved.drafts(of: id) { screen.composer[draft.kind] = Writing(draft) }
    let writing = screen.startsWriting
    let withReplies = screen.startsWithSavedReplies
    let reply = screen.startsWithReply
    screen.startsWriting = nil
    screen.startsWithReply = nil
    conversation = screen
    if let place = screen.goTo {
      scroll(to: place)
      findWhatLedHere()
    }
    if let words = screen.carries {
      let now = now
      conversation?.carries = nil
      if screen.composer.reply.buffer.isBlank {
        conversation?.composer.reply.buffer.setText(words)
        conversation?.composer.reply.changedAt = now
      } else {
        say(.warning, "There is a draft here already; the text stays where it was")
      }
    }
    if screen.showsCustomer { showCustomer() }
    if screen.startsWithApproval {
      conversation?.startsWithApproval = false
      showApproval()
    }
    if let writing { startWriting(writing) }
    if withReplies { openSavedReplies() }
    if let reply { insertSavedReply(reply.shortcut, language: reply.language, toGap: true) }
  }

  private mutating func reloaded(_ id: ConversationID, _ page: ConversationPage?) {
    guard var screen = conversation, screen.id == id, let page else { return }
    let before = conversationLayout.lineCount(of: screen)
    screen.take(page, settings: settings)
    screen.adoptDrafts(page, isFirst: false)
    // What is being read stays where it is; new lines come in below.
    if screen.scroll > 0 {
      screen.scroll += max(0, conversationLayout.lineCount(of: screen) - before)
    }
    let isStale = screen.isStale
    screen.isStale = false
    conversation = screen
    refreshConflict(page)
    followApproval()
    // Sent and stopped while the author reads on: here is why. Who writes a note is left alone.
    if case .conversation = layers.last, !screen.isWriting { showStopped() }
    if isStale { reloadConversation() }
  }

  /// Tells the store what was seen: what stood on the terminal while somebody sat there.
  mutating func markSeen() {
    guard let screen = conversation, screen.isLoaded, attention.isActive(at: now),
      !screen.timeline.hasLater, let last = screen.timeline.lastSequence,
      screen.markedThrough ?? -1 < last
    else { return }
    conversation?.markedThrough = last
    emit(.markSeen(screen.id, through: last))
  }
}

/// The conversation that was in front last, for the focus that ends with leaving it.
struct LeftConversation: Hashable, Sendable {
  var id: ConversationID
  var ref: ConversationRef
}

extension ConversationScreen {
  mutating func take(_ page: ConversationPage, settings: DeskSettings) {
    learnWhatStopped(page, settings: settings)
    let isNewer = page.row.version > shownVersion
    row = page.row
    contact = page.contact
    outbox = page.outbox
    approvals = page.approvals
    leaving =
      page.outbox.compactMap { TimelineBlock(leaving: $0, settings: settings) }
      + TimelineBlock.waiting(page, settings: settings)
    overdue = []
    links = page.links.map { Link($0, settings: settings) }
    merged = page.merged
    glance = GlanceCells(page, at: openedAt, settings: settings)
    timeline.refresh(with: page, settings: settings)
    keptLines = nil
    if isNewer {
      shownVersion = page.row.version
      paintedAt = nil
    }
  }

  /// What came since a reply of this agent's was handed over that has been stopped.
  private mutating func learnWhatStopped(_ page: ConversationPage, settings: DeskSettings) {
    let mine = page.outbox.filter { $0.state == .stopped && $0.author == settings.agent.id }
    // Sent anew or given up: there is nothing to be shown of it any more.
    if mine.isEmpty { stopped = nil }
    guard let entry = mine.last, !stoppedShown.contains(entry.id) else { return }
    stoppedShown.insert(entry.id)
    var news = page.entries.filter {
      $0.event.at >= entry.createdAt && !$0.undone
        && $0.event.by?.id != settings.agent.id.text
    }
    // What arrived late bears an earlier time: then the customer's newest words are what came.
    if news.isEmpty { news = page.entries.last { $0.event.isCustomerMessage }.map { [$0] } ?? [] }
    stopped = Collision(
      seenVersion: entry.version, version: page.row.version,
      news: news.compactMap { $0.event.news(in: settings.workspace) })
  }

  /// The store's drafts take the place of what is empty here: at first, and when a send came back.
  mutating func adoptDrafts(_ page: ConversationPage, isFirst: Bool) {
    for draft in [page.reply, page.note].compactMap({ $0 }) {
      let mine = composer[draft.kind]
      let isFree = mine.buffer.isEmpty && mine.changedAt == nil && !mine.isLeaving
      guard isFirst || isFree, !draft.text.isEmpty else { continue }
      if let left = composer.leftAt[draft.kind], page.row.version < left { continue }
      composer[draft.kind] = Writing(draft)
    }
  }

  /// The customer's newest message, unfiltered: it leaves for another program, not for the screen.
  /// What is masked here is masked there.
  var newestWords: String? {
    timeline.blocks.last { $0.isCustomer }?.original
  }

  /// The audience an answer would have: the author's choice, else the conversation's.
  var audience: Audience {
    let usual = row?.conversation.audience ?? .private
    // A public answer to a private message is impossible, whatever the draft says.
    if usual == .private { return .private }
    return composer.reply.audience ?? usual
  }

  /// What the conversation becomes once the reply was accepted; nil or open: it stays open.
  func whatFollows(_ workspace: Workspace) -> Status? {
    composer.reply.then.status ?? workspace.sending.then
  }
}
