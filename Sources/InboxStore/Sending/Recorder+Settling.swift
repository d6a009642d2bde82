import Inbox

/// How an entry of the outbox ends, inside a transaction.
extension Recorder {
  func settle(
    _ entry: OutboxEntry, _ outcome: AttemptOutcome, at: Instant
  ) throws -> Settled {
    var entry = entry
    switch outcome {
    case .accepted: return try deliver(entry, .accepted, at: at)
    case .failed(let reason): return try deliver(entry, .failed(reason), at: at)
    case .notTaken(let reason, let retryAt):
      if entry.attempt >= Store.attemptsAtMost {
        return try deliver(
          entry, .failed("not taken in \(entry.attempt) attempts: \(reason)"), at: at)
      }
      entry.state = .queued
      entry.leavesAt = retryAt
      entry.reason = reason
    case .unknown(let reason):
      entry.state = .unknown
      entry.reason = reason
    }
    try update(entry)
    return Settled(entry: entry, events: [])
  }

  private func deliver(
    _ entry: OutboxEntry, _ outcome: DeliveryOutcome, at: Instant
  ) throws -> Settled {
    var entry = entry
    guard let own = try hold(entry.conversation.number) else {
      throw StoreError.refused(.unknownConversation(entry.ref.text))
    }
    try catchUp(own)
    var situation = try situation(of: own, needs: .conversation)
    situation.news = try news(of: own, since: entry.version)
    let after = afterDelivery(of: entry, outcome, at: at, in: situation)
    for event in after.events { try recordLive(event) }
    switch outcome {
    case .accepted:
      try remove(entry)
      try noteDelivery(by: entry.account)
    case .failed(let reason):
      entry.state = .failed
      entry.reason = reason
      try update(entry)
      if !entry.isAutomatic { try returnToDraft(entry, with: try removeParts(behind: entry)) }
    }
    return Settled(entry: entry, events: after.events, dropped: after.dropped)
  }

  private func noteDelivery(by id: AccountID) throws {
    guard let account = workspace.account(id), account.delivery != .none else { return }
    try connection.setFact(connection.deliveryFact(account), account.delivery.rawValue)
  }

  /// The entry as stopped, with its text back in the draft; nil if nothing stands against it.
  func stopIfOvertaken(_ entry: OutboxEntry) throws -> OutboxEntry? {
    guard let own = try hold(entry.conversation.number) else { return nil }
    try catchUp(own)
    if entry.survey != nil { return try takeBackSurvey(entry, own: own) }
    guard let conversation = own.conversation,
      let reason = entry.reasonToStop(
        news: try news(of: own, since: entry.version), conversation: conversation,
        workspace: workspace)
    else { return nil }
    var stopped = entry
    stopped.state = .stopped
    stopped.reason = reason
    try update(stopped)
    try comeBack(stopped, own: own)
    return stopped
  }

  /// The text goes back into the author's draft, before what stands there already; with it that of
  /// the parts behind it, for a customer who got the second part alone would not understand it.
  func comeBack(_ entry: OutboxEntry, own: Held) throws {
    try moveGuard(of: own, at: now, withdrawnBy: entry.author)
    try returnToDraft(entry, with: try removeParts(behind: entry))
  }

  /// Takes the parts that wait behind an entry out of the outbox.
  private func removeParts(behind entry: OutboxEntry) throws -> [OutboxEntry] {
    guard entry.part != nil else { return [] }
    let parts = try connection.outbox(of: entry.conversation.number).parts(after: entry)
    for part in parts { try remove(part) }
    return parts
  }

  /// The first of a text in parts that has not left, for an entry of it; itself where it is whole.
  func firstWaiting(with entry: OutboxEntry) throws -> OutboxEntry {
    var first = entry
    while let before = first.part?.after, let previous = try connection.outboxEntry(before),
      previous.state == .held || previous.state == .queued
    {
      first = previous
    }
    return first
  }

  func returnToDraft(_ entry: OutboxEntry, with parts: [OutboxEntry] = []) throws {
    let present = try connection.draft(.reply, of: entry.author, entry.conversation.number)
    let text = entry.words(with: parts)
    let last = parts.last?.reply ?? entry.reply
    var draft = Draft(
      kind: .reply, text: text, cursor: text.count, audience: entry.reply.audience,
      savedReply: entry.reply.savedReply, language: entry.reply.language, then: last.then)
    draft.variants = entry.reply.variants
    if let present, !present.text.isEmpty, present.text != draft.text {
      draft.text += "\n\n" + present.text
      draft.variants += present.variants.filter { !draft.variants.contains($0) }
    }
    try connection.saveDraft(
      draft, kind: .reply, of: entry.author, in: entry.conversation.number, now: now)
  }

  /// It leaves as it is after all: the copy in the draft, if nobody changed it, is none any more.
  func takeFromDraft(_ entry: OutboxEntry) throws {
    let number = entry.conversation.number
    guard try connection.draft(.reply, of: entry.author, number)?.text == entry.reply.text else {
      return
    }
    try connection.saveDraft(nil, kind: .reply, of: entry.author, in: number, now: now)
  }
}
