/// One line of the journal: what happened, when, where and by whom (interchange.md).
///
/// The journal is append-only and the only truth: a conversation, its clocks and every figure are
/// folds over its events. What is not an event did not happen.
package struct Event: Hashable, Sendable {
  package var at: Instant
  /// Nil for what concerns no conversation (`contact`, `availability`, some calls).
  package var conversation: ConversationRef?
  package var by: Actor?
  /// The act that wrote the line, with all its other lines; what `undo` names.
  package var act: ActID?
  package var what: Occurrence
  /// Fields this version does not know, in the order read; exported again.
  package var unknown: [JSONMember]

  package init(
    at: Instant, conversation: ConversationRef?, by: Actor?, act: ActID? = nil, what: Occurrence,
    unknown: [JSONMember] = []
  ) {
    self.at = at
    self.conversation = conversation
    self.by = by
    self.act = act
    self.what = what
    self.unknown = unknown
  }
}

/// What a line says: one case for each `type` of interchange.md's table, with its fields.
package enum Occurrence: Hashable, Sendable {
  case message(Message)
  case opened(Opening)
  case note(Note)
  case tag(String)
  case untag(String)
  case tier(Tier, reason: String?)
  case priority(Priority)
  case assign(Assignment)
  case status(StatusChange)
  /// The conversation ends; its messages belong to `into`.
  case merge(into: ConversationRef)
  case handoff
  case csat(score: Int, comment: String?, survey: String?)
  case survey(id: String, kind: SurveyKind, contact: ContactID)
  case nps(contact: ContactID, score: Int, survey: String?, comment: String?)
  case call(Call)
  case focus(agent: AgentID, from: Instant, to: Instant)
  case deflection(DeflectionKind, contact: ContactID?)
  case contact(ContactUpdate)
  case approval(Approval)
  case availability(agent: AgentID, Availability)
  case skip(agent: AgentID, reason: String?)
  case resolutionReason(String)
  case link(to: ConversationRef, Relation)
  case incident(id: String, IncidentState, text: String?)
  case undo(ActID)
  case edit(MessageID, text: String)
  case redact(MessageID)
  case purge(before: Instant)
  case reveal(MessageID)
}

/// A marker for `ActID`: one thing one person did, however many lines it wrote.
package enum Act {}

package struct Opening: Hashable, Sendable {
  package var channel: Channel
  package var account: AccountID
  package var kind: ConversationKind
  package var contact: ContactID?
  package var subject: String?

  package init(
    channel: Channel, account: AccountID, kind: ConversationKind, contact: ContactID? = nil,
    subject: String? = nil
  ) {
    self.channel = channel
    self.account = account
    self.kind = kind
    self.contact = contact
    self.subject = subject
  }
}

/// Said inside the team; never starts or stops a clock.
package struct Note: Hashable, Sendable {
  package var id: MessageID
  package var text: String
  package var mentions: [AgentID]

  package init(id: MessageID, text: String, mentions: [AgentID] = []) {
    self.id = id
    self.text = text
    self.mentions = mentions
  }
}

/// A key left out of an `assign` line leaves that one as it was; null takes it away.
package struct Assignment: Hashable, Sendable {
  package enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    case unchanged
    case to(Value?)
  }

  package var agent: Change<AgentID>
  package var team: Change<TeamID>

  package init(agent: Change<AgentID> = .unchanged, team: Change<TeamID> = .unchanged) {
    self.agent = agent
    self.team = team
  }
}

package struct StatusChange: Hashable, Sendable {
  package var status: Status
  /// When a snoozed conversation wakes; nil: at the customer's next message.
  package var until: Instant?
  /// Resolved by a rule or a timeout, not by a person.
  package var auto: Bool

  package init(_ status: Status, until: Instant? = nil, auto: Bool = false) {
    self.status = status
    self.until = until
    self.auto = auto
  }
}

/// Where a conversation stands.
package enum Status: String, CaseIterable, Sendable {
  case open
  /// Waiting for the customer.
  case pending
  case snoozed
  case resolved
  case spam
}

/// 1 FAQ, 2 individual, 3 priority; exactly one at a time, a new conversation starts in 1.
package enum Tier: Int, CaseIterable, Comparable, Sendable {
  case one = 1
  case two = 2
  case three = 3

  package static func < (left: Tier, right: Tier) -> Bool { left.rawValue < right.rawValue }
}

/// 0 normal to 3 highest.
package enum Priority: Int, CaseIterable, Comparable, Sendable {
  case normal = 0
  case raised = 1
  case high = 2
  case urgent = 3

  package static func < (left: Priority, right: Priority) -> Bool {
    left.rawValue < right.rawValue
  }
}

package enum SurveyKind: String, Sendable {
  case csat
  case nps
}

package enum DeflectionKind: String, Sendable {
  case offered
  case accepted
}

package enum Availability: String, CaseIterable, Sendable {
  case online
  case away
  case off
}

extension Event {
  /// That an agent says what they are.
  package static func declaring(
    _ state: Availability, of agent: AgentID, at now: Instant
  ) -> Event {
    Event(
      at: now, conversation: nil, by: .agent(agent),
      act: ActID("\(agent) \(state.rawValue) \(now)"), what: .availability(agent: agent, state))
  }
}

package enum Relation: String, CaseIterable, Sendable {
  case followUp = "follow_up"
  case duplicate
  case related
}

package enum IncidentState: String, Sendable {
  case open
  case join
  case leave
  case update
  case close
}
