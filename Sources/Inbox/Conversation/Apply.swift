extension Conversation {
  /// The conversation that a line opens: the incremental twin of `fold` for its first line.
  ///
  /// The first message or `opened` opens it. Give the same line to `apply` next.
  /// - Returns: Nil if lines of this type open nothing.
  package static func opened(by event: Event) -> Conversation? {
    guard let ref = event.conversation else { return nil }
    switch event.what {
    case .message(let message):
      return Conversation(
        ref: ref, channel: message.channel, account: message.account, kind: message.kind,
        openedAt: event.at)
    case .opened(let opening):
      return Conversation(
        ref: ref, channel: opening.channel, account: opening.account, kind: opening.kind,
        openedAt: event.at)
    default:
      return nil
    }
  }

  /// Takes over one more line, the latest; the incremental tail of `fold`.
  ///
  /// For a merged conversation the lines of what was merged in are given to the one that lives.
  /// `needsRefold(for: event)` must be false, else the fold of all lines says something else.
  ///
  /// - Parameter contact: What the journal says so far about the conversation's contact (the sender,
  ///   where this line makes it known); only a line that makes it known looks.
  package mutating func apply(
    _ event: Event, contact: Contact? = nil, workspace: Workspace
  ) -> [Fact] {
    var facts: [Fact] = []
    if event.movesGuard { guardLines += 1 }
    take(event, workspace: workspace, facts: &facts) { _ in contact?.segment }
    return facts
  }

  /// Whether only `fold` can take over this line: an undo, a merge, or one that comes late.
  package func needsRefold(for event: Event) -> Bool {
    if event.at < lastLineAt || mergedInto != nil { return true }
    switch event.what {
    case .undo, .merge: return true
    default: return false
    }
  }
}

extension Conversation {
  /// What one line does, undo and merge left out: those say which lines are taken at all.
  mutating func take(
    _ event: Event, workspace: Workspace, facts: inout [Fact],
    segment knownSegment: (ContactID) -> String?
  ) {
    if case .contact(let update) = event.what {
      take(update, at: event.at, workspace: workspace)
      return
    }
    let isOwn = event.conversation == ref
    // Of what was merged in, the rest counts for nothing (metrics.md, *Merge of B into A*).
    guard isOwn || event.isKeptByMerge else { return }
    if event.at > lastLineAt { lastLineAt = event.at }
    if let step = HistoryStep(event) { facts.append(.happened(step)) }
    switch event.what {
    case .message(let message):
      take(message, of: event, workspace: workspace, facts: &facts, segment: knownSegment)
    case .edit(let id, let text):
      if snippet.message == id { snippet.text = Snippet.firstWords(of: text) }
    case .redact(let id):
      if snippet.message == id { snippet.text = "" }
    case .purge(let before):
      if let at = snippet.at, at < before { snippet.text = "" }
    default:
      guard isOwn else { return }
      takeOwn(event, workspace: workspace, facts: &facts, segment: knownSegment)
    }
  }

  private mutating func take(_ update: ContactUpdate, at instant: Instant, workspace: Workspace) {
    guard update.contact == contact else { return }
    if instant > lastLineAt { lastLineAt = instant }
    guard let new = update.segment, new != segment else { return }
    segment = new
    choosePolicyAgain(at: instant, workspace: workspace)
  }

  private mutating func takeOwn(
    _ event: Event, workspace: Workspace, facts: inout [Fact],
    segment knownSegment: (ContactID) -> String?
  ) {
    let before = (tier, priority, team, tags.count)
    switch event.what {
    case .opened(let opening):
      take(opening, of: event, workspace: workspace, segment: knownSegment)
      return
    case .tag(let tag): addTag(tag)
    case .untag(let tag): removeTag(tag)
    case .tier(let tier, _): self.tier = tier
    case .priority(let priority): self.priority = priority
    case .assign(let assignment):
      if case .to(let agent) = assignment.agent { assignee = agent }
      if case .to(let team) = assignment.team { self.team = team }
    case .status(let change):
      take(change, at: event.at, workspace: workspace, facts: &facts)
      return
    case .handoff:
      handOff(at: event.at, workspace: workspace)
      return
    default:
      return
    }
    if before != (tier, priority, team, tags.count) {
      choosePolicyAgain(at: event.at, workspace: workspace)
    }
  }

  private mutating func take(
    _ opening: Opening, of event: Event, workspace: Workspace,
    segment knownSegment: (ContactID) -> String?
  ) {
    if subject == nil { subject = opening.subject }
    if let contact = opening.contact, !clock.contactIsNamed {
      clock.contactIsNamed = true
      become(contact, at: event.at, workspace: workspace, segment: knownSegment)
    }
    guard !clock.isBegun else { return }
    clock.isBegun = true
    if event.by?.kind == .agent { agentBegins(at: event.at, workspace: workspace) }
  }

  /// The contact becomes known, and with it the segment that the journal gave it so far.
  mutating func become(
    _ contact: ContactID, at instant: Instant, workspace: Workspace,
    segment knownSegment: (ContactID) -> String?
  ) {
    guard self.contact != contact else { return }
    self.contact = contact
    let known = knownSegment(contact)
    guard known != segment else { return }
    segment = known
    choosePolicyAgain(at: instant, workspace: workspace)
  }

  private mutating func take(
    _ change: StatusChange, at instant: Instant, workspace: Workspace, facts: inout [Fact]
  ) {
    let old = status
    status = change.status
    snoozedUntil = change.status == .snoozed ? change.until : nil
    guard old != status else { return }
    switch (old, status) {
    case (_, .spam):
      endAll(spamAt: instant, workspace: workspace, facts: &facts)
      unanswered = 0
    case (_, .resolved):
      endAll(
        resolvedAt: instant, automatic: change.auto, workspace: workspace, facts: &facts)
      unanswered = 0
    case (.resolved, _):
      resolutionBeginsAgain(at: instant, paused: status != .open, workspace: workspace)
    case (_, .pending), (_, .snoozed):
      beginPause(at: instant, workspace: workspace)
    case (_, .open):
      endPause(at: instant, workspace: workspace)
    }
  }

  private mutating func addTag(_ tag: String) {
    guard !tags.contains(tag) else { return }
    let place = tags.firstIndex { tag.utf8.lexicographicallyPrecedes($0.utf8) } ?? tags.count
    tags.insert(tag, at: place)
  }

  private mutating func removeTag(_ tag: String) {
    tags.removeAll { $0 == tag }
  }
}
