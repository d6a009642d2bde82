/// What a conversation is now, as far as reports group, leave out and look at it.
package struct ReportSubject: Hashable, Sendable {
  package var channel: Channel
  package var tier: Tier
  package var team: TeamID?
  package var assignee: AgentID?
  package var contact: ContactID?
  package var status: Status
  /// Bears the tag `question`: each of its customer messages is one.
  package var isQuestion: Bool
  /// Bears the tag `no-reply-needed`.
  package var needsNoReply: Bool
  package var openedAt: Instant
  package var firstCustomerMessageAt: Instant?
  package var agentInitiated: Bool
  package var waitingSince: Instant?
  /// The open instances.
  package var openTargets: [TargetInstance]

  /// Nil for one that was merged away: it leaves every count.
  package init?(_ conversation: Conversation) {
    guard conversation.mergedInto == nil else { return nil }
    channel = conversation.channel
    tier = conversation.tier
    team = conversation.team
    assignee = conversation.assignee
    contact = conversation.contact
    status = conversation.status
    isQuestion = conversation.tags.contains("question")
    needsNoReply = conversation.tags.contains("no-reply-needed")
    openedAt = conversation.openedAt
    firstCustomerMessageAt = conversation.firstCustomerMessageAt
    agentInitiated = conversation.clock.agentInitiated
    waitingSince = conversation.waitingSince
    openTargets = conversation.openTargets
  }

  package init(channel: Channel, openedAt: Instant) {
    self.channel = channel
    self.openedAt = openedAt
    tier = .one
    status = .open
    isQuestion = false
    needsNoReply = false
    agentInitiated = false
    openTargets = []
  }

  /// Spam counts nowhere, for the past neither (metrics.md, *Spam*).
  package var counts: Bool { status != .spam }

  /// Since when it is a conversation for `new_conversations`: its first customer message, or its
  /// first event where an agent began it.
  package var beganAt: Instant? { agentInitiated ? openedAt : firstCustomerMessageAt }
}

/// All that the metrics know of one conversation.
package struct ConversationFacts: Sendable {
  /// The store's number; it names the conversation in an explanation.
  package var id: Int64
  /// Nil where nothing opened it: its calls and answers belong to no conversation then.
  package var subject: ReportSubject?
  package var steps: [HistoryStep]
  /// The instances that ended, in their order.
  package var ended: [TargetInstance]

  package init(
    id: Int64, subject: ReportSubject?, steps: [HistoryStep] = [], ended: [TargetInstance] = []
  ) {
    self.id = id
    self.subject = subject
    self.steps = steps
    self.ended = ended
  }

  package init(id: Int64, _ folded: Folded) {
    self.init(
      id: id, subject: folded.conversation.flatMap { ReportSubject($0) }, steps: folded.steps,
      ended: folded.ended)
  }
}

extension ConversationFacts {
  /// The last instant at which it counts in every metric as it does now if nothing happens in it:
  /// then a promise breaks, a resolve gets ripe, or a line that bears a later time is reached.
  package func countsAlike(from now: Instant) -> Instant {
    var until = Instant(milliseconds: .max)
    func turn(at instant: Instant) {
      if instant >= now { until = min(until, instant) }
    }
    if let subject { turn(at: subject.openedAt.advanced(by: -1)) }
    for step in steps {
      turn(at: step.at.advanced(by: -1))
      if case .status(.resolved, _, _) = step.what {
        turn(at: step.at.advanced(by: FirstContactResolution.ripening - 1))
      }
    }
    for target in ended + (subject?.openTargets ?? []) {
      turn(at: target.start.advanced(by: -1))
      if let end = target.end { turn(at: end.advanced(by: -1)) }
      if let due = target.due { turn(at: due) }
    }
    return until
  }
}

/// Conversations that nothing happened in since before the range, summed up: they stand in its
/// backlog and wait, and each of them does so at every instant of it.
package struct StandingSum: Hashable, Sendable {
  package var channel: Channel
  package var tier: Tier
  package var team: TeamID?
  package var assignee: AgentID?
  /// Status open.
  package var open: Int
  /// Among the open ones, the earliest `waiting_since`.
  package var openWaitingSince: Instant?
  /// Open turns: how many, the sum of their starts in milliseconds since 1970, the earliest.
  package var waiting: Int
  package var waitingStarts: Int64
  package var waitingSince: Instant?
  /// Open first_response instances.
  package var unanswered: Int

  package init(
    channel: Channel, tier: Tier, team: TeamID?, assignee: AgentID?, open: Int,
    openWaitingSince: Instant?, waiting: Int, waitingStarts: Int64, waitingSince: Instant?,
    unanswered: Int
  ) {
    self.channel = channel
    self.tier = tier
    self.team = team
    self.assignee = assignee
    self.open = open
    self.openWaitingSince = openWaitingSince
    self.waiting = waiting
    self.waitingStarts = waitingStarts
    self.waitingSince = waitingSince
    self.unanswered = unanswered
  }
}
