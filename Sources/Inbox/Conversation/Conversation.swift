/// A conversation as the fold of its lines: where it stands, whose it is, what is promised.
///
/// `apply` moves it by one event, `fold` makes it from all of them; both give equal values. It
/// holds what the rules of the desk and the row of the queue need, and no message bodies.
package struct Conversation: Hashable, Sendable {
  package var ref: ConversationRef
  package var channel: Channel
  package var account: AccountID
  package var kind: ConversationKind
  package var contact: ContactID?
  /// The contact's segment as known now, for the policies.
  package var segment: String?
  package var subject: String?

  package var status: Status
  package var snoozedUntil: Instant?
  package var tier: Tier
  package var priority: Priority
  /// In code point order, each once.
  package var tags: [String]
  package var assignee: AgentID?
  package var team: TeamID?
  /// Ended by a merge: its messages belong to that one.
  package var mergedInto: ConversationRef?

  package var openedAt: Instant
  /// The latest line taken over; one before it comes late and asks for a fold.
  package var lastLineAt: Instant
  package var lastMessageAt: Instant?
  /// Nothing yet but lines that a merge, a call or a tag left behind.
  package var firstCustomerMessageAt: Instant?
  /// The language of the customer's latest message that says one.
  package var language: String?
  /// The audience an answer has: that of the customer's latest message, else of its kind.
  package var audience: Audience
  /// The customer's latest message, which an answer replies to.
  package var latestCustomerMessage: MessageID?
  /// The sender of that message as the row shows it.
  package var customerName: String?
  package var customerHandle: String?
  /// The latest human reply.
  package var lastHumanReplyAt: Instant?
  /// Customer messages that nobody has answered yet.
  package var unanswered: Int
  /// First words of the newest unanswered message, or of our own last answer.
  package var snippet: Snippet

  /// First customer message after the last human reply; nil while nobody waits.
  package var waitingSince: Instant?
  /// The open instances, at most one of each kind.
  package var openTargets: [TargetInstance]
  /// What the clocks must remember besides; see `ClockMemory`.
  package var clock: ClockMemory
  /// Lines that moved the send guard: messages, notes, status, merge and undo lines.
  package var guardLines: Int64

  /// Words for the row.
  package struct Snippet: Hashable, Sendable {
    package enum Speaker: String, Sendable {
      case customer
      case us
      case nobody
    }

    package var speaker: Speaker
    /// At most 160 characters, one line, as stored (unfiltered).
    package var text: String

    package init(speaker: Speaker = .nobody, text: String = "") {
      self.speaker = speaker
      self.text = text
    }
  }

  package init(
    ref: ConversationRef, channel: Channel, account: AccountID, kind: ConversationKind,
    openedAt: Instant
  ) {
    self.ref = ref
    self.channel = channel
    self.account = account
    self.kind = kind
    self.openedAt = openedAt
    lastLineAt = openedAt
    status = .open
    tier = .one
    priority = .normal
    tags = []
    audience = kind.usualAudience
    unanswered = 0
    snippet = Snippet()
    openTargets = []
    clock = ClockMemory()
    guardLines = 0
  }
}

/// What the clocks know beyond the open instances.
package struct ClockMemory: Hashable, Sendable {
  /// The first event was an agent's `opened` or `out`, neither automatic nor campaign.
  package var agentInitiated: Bool
  /// A first_response began and was not void: there is none again.
  package var hasFirstResponse: Bool
  /// Since the last human reply, handoff or opening there was a bot message.
  package var botHasIt: Bool
  /// The open resolution instance began with the waiting turn, so a handoff moves it too.
  package var resolutionBeganWithTurn: Bool

  package init() {
    agentInitiated = false
    hasFirstResponse = false
    botHasIt = false
    resolutionBeganWithTurn = false
  }
}

/// A turn of the customer: from `waitingSince` to the human reply or to `resolved`.
package struct Turn: Hashable, Sendable {
  package var start: Instant
  package var end: Instant
  /// Nil where `resolved` ended it.
  package var answeredBy: AgentID?
  package var isFirst: Bool

  package init(start: Instant, end: Instant, answeredBy: AgentID?, isFirst: Bool) {
    self.start = start
    self.end = end
    self.answeredBy = answeredBy
    self.isFirst = isFirst
  }
}
