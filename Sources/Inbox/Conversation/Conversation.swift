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
  /// When the customer first wrote; nil while only we or a program did.
  package var firstCustomerMessageAt: Instant?
  /// The language of the customer's latest message that says one.
  package var language: String?
  /// The audience an answer has: that of the customer's latest message on the conversation's own
  /// channel, else of its kind.
  package var audience: Audience
  /// The customer's latest message on the conversation's own channel, which an answer replies to.
  package var latestCustomerMessage: MessageID?
  /// When it was written: the channel's reply window counts from there.
  package var latestCustomerMessageAt: Instant?
  /// Whether it calls our account, by `@handle` or by a quotation; nil where that cannot be told.
  /// Only X asks.
  package var isSummoned: Bool?
  /// The public message of the customer that was answered in private last.
  package var privatelyAnswered: MessageID?
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
