import Inbox

extension Store {
  /// Takes an entry out before it leaves, or clears away one that failed or was stopped; the text
  /// is in its author's draft then.
  ///
  /// - Throws: `refused(.alreadySent)` for one that is leaving or of which nobody knows,
  ///   `refused(.notInOutbox)` for one that is not there.
  @discardableResult
  package func cancel(_ id: MessageID, now: Instant) throws(StoreError) -> OutboxEntry {
    try change(now: now) { try $0.cancel(id) }
  }

  private static let partFailed =
    "It was a part of a longer text: what is left of it is in the draft; send it from there."

  /// Sends a failed one again: a new entry with a new id, for the failed line stays what it is.
  ///
  /// - Throws: `refused` if it has not failed, or is not there.
  package func retry(
    _ id: MessageID, as newID: MessageID, by agent: AgentID, now: Instant
  ) throws(StoreError) -> OutboxEntry {
    try change(now: now) { recorder in
      guard let failed = try recorder.connection.outboxEntry(id),
        let own = try recorder.hold(failed.conversation.number)
      else { throw StoreError.refused(.notInOutbox(id)) }
      guard failed.state == .failed else {
        throw StoreError.refused(.onlyFailedIsRetried(failed.state))
      }
      guard failed.part == nil else { throw StoreError.refused(.nothingToDo(Store.partFailed)) }
      if let into = own.conversation?.mergedInto { throw StoreError.refused(.merged(into: into)) }
      let others = try recorder.connection.outbox(of: own.id)
      if let other = others.first(where: \.state.isUnderWay) {
        throw StoreError.refused(
          .replyUnderWay(by: recorder.workspace.name(of: other.author)))
      }
      try recorder.takeFromDraft(failed)
      var reply = failed.reply
      reply.id = newID
      reply.seenVersion = own.version
      try recorder.remove(failed)
      return try recorder.enqueue(
        OutboxDraft(
          reply: reply, author: agent, channel: failed.channel, account: failed.account,
          kind: failed.kind, recipient: failed.recipient, recipientName: failed.recipientName,
          replyTo: failed.replyTo, state: .queued, createdAt: recorder.now,
          leavesAt: recorder.now), held: own)
    }
  }
}

extension Recorder {
  func cancel(_ id: MessageID) throws -> OutboxEntry {
    guard var entry = try connection.outboxEntry(id),
      let own = try hold(entry.conversation.number)
    else { throw StoreError.refused(.notInOutbox(id)) }
    if entry.waits { entry = try firstWaiting(with: entry) }
    switch entry.state {
    case .sending, .unknown: throw StoreError.refused(.alreadySent)
    case .queued, .held: try comeBack(entry, own: own)
    case .failed, .stopped: break  // The text is in the draft since then.
    }
    try remove(entry)
    return entry
  }
}
