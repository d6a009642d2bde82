/// What the network said to a reply.
package enum DeliveryOutcome: Hashable, Sendable {
  case accepted
  /// Refused, with the reason for people.
  case failed(String)
}

/// What is written when the network has answered.
package struct AfterDelivery: Hashable, Sendable {
  /// The `message` line, then what was staged beside it; all at the same instant.
  ///
  /// The message's act is its own id, what was staged is an act beside it: undoing the second
  /// leaves the first, which nothing calls back.
  package var events: [Event]
  /// Why what was staged is dropped, in words for the author; nil if nothing was.
  package var dropped: String?

  package init(events: [Event], dropped: String? = nil) {
    self.events = events
    self.dropped = dropped
  }
}

/// The lines that follow the network's answer: the message, and after an accepted one what was
/// staged beside it, unless something newer arrived.
///
/// - Parameter situation: Needs `conversation`, and `news` since the entry's own version.
package func afterDelivery(
  of entry: OutboxEntry, _ outcome: DeliveryOutcome, at: Instant, in situation: Situation
) -> AfterDelivery {
  let by: Actor = entry.isAutomatic ? .rule(nil) : .agent(entry.author)
  let message = Event(
    at: at, conversation: entry.ref, by: by, act: ActID(entry.id.text),
    what: .message(entry.message(outcome)))
  if case .failed = outcome {
    return AfterDelivery(events: [message] + entry.givenBack(at: at, in: situation))
  }
  if let line = entry.surveyLine(at: at, on: situation) {
    return AfterDelivery(events: [message, line])
  }
  let staged = entry.staged(at: at, on: situation)
  if staged.isEmpty { return AfterDelivery(events: [message]) }
  if let reason = entry.reasonToDrop(in: situation) {
    let what = entry.reply.resolves ? "Not resolved" : "What was to follow is left"
    return AfterDelivery(events: [message], dropped: "\(what): \(reason).")
  }
  return AfterDelivery(events: [message] + staged)
}

extension Event {
  /// Whether a reply that was not sent brought its conversation back to its author by this line.
  package var givesBack: Bool { by == .system && act?.text.hasSuffix("+failed") ?? false }
}

extension OutboxEntry {
  /// The act that gives a conversation back when a reply has failed.
  fileprivate static func actGivingBack(_ reply: MessageID) -> ActID {
    ActID("\(reply.text)+failed")
  }

  /// A survey counts as sent once the network took its question.
  fileprivate func surveyLine(at: Instant, on situation: Situation) -> Event? {
    guard let survey, let contact = situation.conversation?.contact else { return nil }
    return Event(
      at: at, conversation: ref, by: .system, act: ActID(id.text),
      what: .survey(id: id.text, kind: survey, contact: contact))
  }

  fileprivate func message(_ outcome: DeliveryOutcome) -> Message {
    let isPublic = reply.audience == .public
    return Message(
      id: id, channel: channel, account: account, kind: kind, direction: .out, text: reply.text,
      subject: reply.subject, replyTo: replyTo,
      isPublic: isPublic || channel.hasTwoAudiences ? isPublic : nil, language: reply.language,
      auto: isAutomatic, delivery: outcome == .accepted ? nil : .failed)
  }

  /// Back into its author's queue: open again, and theirs where it is nobody's and they may handle
  /// it. An automatic reply has no author.
  fileprivate func givenBack(at: Instant, in situation: Situation) -> [Event] {
    guard !isAutomatic, let conversation = situation.conversation else { return [] }
    var lines: [Occurrence] = []
    if conversation.status != .open, conversation.status != .spam {
      lines.append(.status(StatusChange(.open, auto: true)))
    }
    let agent = situation.workspace.agent(author)
    if conversation.assignee == nil, let agent,
      situation.workspace.mayHandle(conversation.tier, as: agent.role)
    {
      lines.append(.assign(Assignment(agent: .to(author))))
    }
    return lines.map {
      Event(
        at: at, conversation: ref, by: .system, act: OutboxEntry.actGivingBack(id), what: $0)
    }
  }

  fileprivate func reasonToDrop(in situation: Situation) -> String? {
    let author = Actor.agent(author)
    if let newer = situation.news.first(where: {
      $0.version > version && !$0.isOwn(of: author) && !$0.isOfRule
    }) {
      return newer.news(in: situation.workspace)?.inWords ?? "the conversation has changed"
    }
    if situation.conversation?.mergedInto != nil {
      return "it was merged into another conversation"
    }
    if reply.resolves, situation.workspace.requiredBeforeResolve.contains(.tag),
      reply.then.addTags.isEmpty, situation.conversation?.tags.isEmpty ?? true
    {
      return "it needs a tag first"
    }
    return nil
  }

  /// Tags, tier and status that the conversation does not have yet.
  fileprivate func staged(at: Instant, on situation: Situation) -> [Event] {
    guard let conversation = situation.conversation else { return [] }
    var staged: [Occurrence] = []
    for tag in reply.then.addTags where !conversation.tags.contains(tag) {
      if !staged.contains(.tag(tag)) { staged.append(.tag(tag)) }
    }
    if let tier = reply.then.tier, tier != conversation.tier {
      let reason = tier < conversation.tier ? reply.savedReply.map { "saved reply \($0)" } : nil
      staged.append(.tier(tier, reason: reason))
    }
    let status: Status? = reply.resolves ? .resolved : reply.then.status
    if let status, status != .open, status != conversation.status {
      staged.append(.status(StatusChange(status)))
    }
    return staged.map { what in
      Event(
        at: at, conversation: ref, by: .agent(author), act: ActID("\(id.text)+then"), what: what)
    }
  }
}
