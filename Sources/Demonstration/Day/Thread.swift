import Inbox

/// A conversation as the demonstration tells it: who with whom, where, and how far it has come.
struct Thread: Sendable {
  var ref: ConversationRef
  var person: Person
  var channel: Channel
  var account: AccountID
  var kind: ConversationKind
  var isPublic: Bool?
  var dialog: Dialog
  var slots: Slots
  /// The dialog's line that comes next; past the end where everything was said.
  var next = 0
  /// The customer's latest message, which an answer replies to.
  var latest: MessageID?

  var language: String { person.language }

  /// Whose turn it is; nil where everything was said.
  var speaker: Dialog.Line.Speaker? {
    dialog.lines.indices.contains(next) ? dialog.lines[next].speaker : nil
  }

  /// The message that the customer sends with this text.
  func incoming(
    _ text: String, id: MessageID, at: Instant, attachments: [Attachment] = []
  ) -> Event {
    let message = Message(
      id: id, channel: channel, account: account, kind: kind, direction: .in, text: text,
      subject: subject, isPublic: isPublic, language: language, attachments: attachments)
    return Event(
      at: at, conversation: ref, by: person.actor(on: channel), what: .message(message))
  }

  var subject: String? {
    dialog.subject.map { slots.fill($0, me: "") }
  }
}

/// Ids that no other line of the demonstration bears.
struct Numbering: Sendable {
  private var last: Int
  private let prefix: String

  init(prefix: String, after last: Int = 0) {
    self.prefix = prefix
    self.last = last
  }

  mutating func message() -> MessageID {
    last += 1
    return MessageID("\(prefix)-m\(last)")
  }

  mutating func act() -> ActID {
    last += 1
    return ActID("\(prefix)-a\(last)")
  }

  mutating func conversation(on channel: Channel) -> ConversationRef {
    last += 1
    return ConversationRef("\(prefix)-\(channel.code.lowercased())\(last)")
  }
}
