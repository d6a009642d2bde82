/// Something said to the customer or by the customer: the `message` line.
package struct Message: Hashable, Sendable {
  package enum Direction: String, Sendable {
    case `in`
    case out
  }

  package enum Delivery: String, Sendable {
    case accepted
    case failed
  }

  package var id: MessageID
  package var channel: Channel
  package var account: AccountID
  package var kind: ConversationKind
  package var direction: Direction
  /// Nil once the body was purged; the line stays.
  package var text: String?
  package var subject: String?
  package var replyTo: MessageID?
  /// Whether the network showed it to everybody; nil where the line does not say.
  package var isPublic: Bool?
  /// As the network or the importer gave it; nil: unknown.
  package var language: String?
  package var attachments: [Attachment]
  package var auto: Bool
  package var campaign: Bool
  package var reaction: Bool
  /// Sent from the network's own app, seen by us afterwards.
  package var echo: Bool
  /// Only for `out`; accepted where the line does not say.
  package var delivery: Delivery?

  package init(
    id: MessageID, channel: Channel, account: AccountID, kind: ConversationKind,
    direction: Direction, text: String?, subject: String? = nil, replyTo: MessageID? = nil,
    isPublic: Bool? = nil, language: String? = nil, attachments: [Attachment] = [],
    auto: Bool = false, campaign: Bool = false, reaction: Bool = false, echo: Bool = false,
    delivery: Delivery? = nil
  ) {
    self.id = id
    self.channel = channel
    self.account = account
    self.kind = kind
    self.direction = direction
    self.text = text
    self.subject = subject
    self.replyTo = replyTo
    self.isPublic = isPublic
    self.language = language
    self.attachments = attachments
    self.auto = auto
    self.campaign = campaign
    self.reaction = reaction
    self.echo = echo
    self.delivery = delivery
  }
}

extension Message {
  /// The audience of an answer to this message.
  package var audience: Audience {
    isPublic.map { $0 ? .public : .private } ?? kind.usualAudience
  }
}

extension Event {
  /// What was said, if this line is a message.
  package var message: Message? {
    if case .message(let message) = what { message } else { nil }
  }

  /// A `message` in by a customer, no reaction, not automatic (metrics.md, *Primitives*): the only
  /// thing that starts a response clock and reopens a conversation.
  package var isCustomerMessage: Bool {
    guard case .message(let message) = what else { return false }
    return message.direction == .in && by?.kind == .customer && !message.reaction && !message.auto
  }

  /// A `message` out by an agent, accepted, not automatic, no campaign, no reaction
  /// (metrics.md, *Human reply*): the only thing that answers.
  package var isHumanReply: Bool {
    isAcceptedAnswer && by?.kind == .agent
  }

  /// A `message` out by a bot, accepted, not automatic, no campaign, no reaction.
  package var isBotMessage: Bool {
    isAcceptedAnswer && by?.kind == .bot
  }

  private var isAcceptedAnswer: Bool {
    guard case .message(let message) = what else { return false }
    return message.direction == .out && message.delivery != .failed && !message.auto
      && !message.campaign && !message.reaction
  }
}
