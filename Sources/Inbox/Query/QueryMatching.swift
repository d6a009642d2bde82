/// What a query is asked about: a conversation, and what stands beside it in the store.
package struct QueryCandidate: Sendable {
  package var conversation: Conversation
  /// Texts of its messages and notes, each by itself: words in sequence do not span two of them.
  package var texts: [String]
  package var contactName: String?
  /// Every handle the contact is known by.
  package var handles: [String]
  package var verified: Bool?
  package var followers: Int64?
  /// Customer messages that the asking agent has not seen.
  package var isUnread: Bool
  /// An open instance is at risk (metrics.md); whether one is breached follows from its due.
  package var isAtRisk: Bool
  package var outbox: Set<OutboxEntry.State>
  package var waitsForApproval: Bool
  /// Who may answer an approval that waits there, or learns from one.
  package var approvalFor: Set<AgentID> = []
  /// Who has something to do in it, besides its owner.
  package var inHandOf: Set<AgentID> = []
  /// Bellhop's number, where it is asked for.
  package var id: ConversationID?
  /// What it is part of.
  package var incidents: Set<IncidentID> = []
  /// Agents that its notes mention.
  package var mentioned: Set<AgentID>
  package var hasAttachment: Bool
  /// The latest satisfaction score.
  package var csat: Int64?

  package init(
    conversation: Conversation, texts: [String] = [], contactName: String? = nil,
    handles: [String] = [], verified: Bool? = nil, followers: Int64? = nil,
    isUnread: Bool = false, isAtRisk: Bool = false, outbox: Set<OutboxEntry.State> = [],
    waitsForApproval: Bool = false, mentioned: Set<AgentID> = [],
    hasAttachment: Bool = false, csat: Int64? = nil
  ) {
    self.conversation = conversation
    self.texts = texts
    self.contactName = contactName
    self.handles = handles
    self.verified = verified
    self.followers = followers
    self.isUnread = isUnread
    self.isAtRisk = isAtRisk
    self.outbox = outbox
    self.waitsForApproval = waitsForApproval
    self.mentioned = mentioned
    self.hasAttachment = hasAttachment
    self.csat = csat
  }
}

/// Who asks, and when.
package struct QueryCircumstances: Sendable {
  /// Nil: nobody in particular; `me` then holds for nothing.
  package var me: AgentID?
  package var now: Instant
  /// The workspace's zone, in which days begin.
  package var zone: ZoneRules

  package init(me: AgentID?, now: Instant, zone: ZoneRules) {
    self.me = me
    self.now = now
    self.zone = zone
  }
}

extension Query {
  /// Whether the conversation is meant: the rule that a store's statement must agree with.
  ///
  /// One that was merged away is never meant. What is not known (a waiting time while nobody waits,
  /// a due where nothing is promised, followers of an unknown) meets no comparison, so that `-` of
  /// it does.
  package func matches(_ candidate: QueryCandidate, _ circumstances: QueryCircumstances) -> Bool {
    candidate.conversation.mergedInto == nil && holds(candidate, circumstances)
  }

  private func holds(_ candidate: QueryCandidate, _ circumstances: QueryCircumstances) -> Bool {
    switch self {
    case .all: true
    case .words(let term): WordPattern(term).occurs(inAnyOf: candidate.searchedTexts)
    case .condition(let condition): condition.holds(candidate, circumstances)
    case .not(let inner): !inner.holds(candidate, circumstances)
    case .and(let members): members.allSatisfy { $0.holds(candidate, circumstances) }
    case .or(let members): members.contains { $0.holds(candidate, circumstances) }
    }
  }
}

extension QueryCandidate {
  fileprivate var people: [String] {
    [contactName, conversation.customerName, conversation.customerHandle].compactMap { $0 }
      + handles
  }

  fileprivate var searchedTexts: [String] {
    texts + (conversation.subject.map { [$0] } ?? []) + people
  }

  fileprivate func isInHand(of agent: AgentID) -> Bool {
    if inHandOf.contains(agent) { return true }
    switch conversation.status {
    case .open, .pending, .snoozed: return conversation.assignee == agent
    case .resolved, .spam: return false
    }
  }

  fileprivate func isBreached(at now: Instant) -> Bool {
    conversation.earliestDue.map { now > $0 } ?? false
  }
}

extension WordPattern {
  fileprivate func occurs(inAnyOf texts: [String]) -> Bool { texts.contains(where: occurs(in:)) }
}

extension Query.Condition {
  fileprivate func holds(
    _ candidate: QueryCandidate, _ circumstances: QueryCircumstances
  ) -> Bool {
    let conversation = candidate.conversation
    let now = circumstances.now
    return switch self {
    case .from(let term): WordPattern(term).occurs(inAnyOf: candidate.people)
    case .channel(let channel): conversation.channel == channel
    case .kind(let kind): conversation.kind == kind
    case .account(let id): conversation.account == id
    case .tier(let comparison): comparison.holds(for: conversation.tier)
    case .tag(let tag): conversation.tags.contains(tag)
    case .assignee(.me): circumstances.me != nil && conversation.assignee == circumstances.me
    case .assignee(.nobody): conversation.assignee == nil
    case .assignee(.agent(let id)): conversation.assignee == id
    case .team(let id): conversation.team == id
    case .status(let status): conversation.status == status
    case .unread: candidate.isUnread
    case .breached: candidate.isBreached(at: now)
    case .atRisk: candidate.isAtRisk && !candidate.isBreached(at: now)
    case .outbox(let state): candidate.outbox.contains(state)
    case .approval: candidate.waitsForApproval
    case .approvalFor(.me): circumstances.me.map { candidate.approvalFor.contains($0) } ?? false
    case .approvalFor(.agent(let id)): candidate.approvalFor.contains(id)
    case .inHand(.me): circumstances.me.map { candidate.isInHand(of: $0) } ?? false
    case .inHand(.agent(let id)): candidate.isInHand(of: id)
    case .incident(let id): candidate.incidents.contains(id)
    case .conversations(let ids): candidate.id.map(ids.contains) ?? false
    case .audience(let audience): conversation.audience == audience
    case .priority(let comparison): comparison.holds(for: conversation.priority)
    case .segment(let segment): conversation.segment == segment
    case .verified(let isVerified): (candidate.verified ?? false) == isVerified
    case .followers(let comparison): comparison.holds(forKnown: candidate.followers)
    case .mentions(.me): circumstances.me.map { candidate.mentioned.contains($0) } ?? false
    case .mentions(.agent(let id)): candidate.mentioned.contains(id)
    case .window(let comparison):
      comparison.holds(
        forKnown: conversation.windowClosesAt.map { $0.since(now) }.flatMap {
          $0 > 0 ? $0 : nil
        })
    case .due(let comparison):
      comparison.holds(forKnown: conversation.earliestDue.map { $0.since(now) })
    case .waiting(let comparison):
      comparison.holds(forKnown: conversation.waitingSince.map { now.since($0) })
    case .before(let moment): conversation.openedAt < moment.instant(in: circumstances.zone)
    case .after(let moment):
      conversation.lastMessageAt ?? conversation.openedAt >= moment.instant(in: circumstances.zone)
    case .language(let code): Language.matches(conversation.language, code)
    case .attachment: candidate.hasAttachment
    case .csat(let comparison): comparison.holds(forKnown: candidate.csat)
    }
  }
}

extension Query.Comparison {
  fileprivate func holds(forKnown value: Value?) -> Bool { value.map(holds(for:)) ?? false }
}

extension Query.Moment {
  /// Its first instant, days cut in `zone`.
  package func instant(in zone: ZoneRules) -> Instant {
    switch self {
    case .day(let day): zone.start(of: day)
    case .instant(let instant): instant
    }
  }
}
