/// One answer to many conversations: filled in for each contact, in the language of each, with the
/// guard of each. `decide` makes a `Reply` of it, so all that holds for replies holds for it.
package struct GroupAnswer: Hashable, Sendable {
  /// What the ids of its messages begin with; made once.
  package var id: String
  /// Language → words with placeholders.
  package var bodies: [String: String]
  /// Gap → what its author filled in, the same for all.
  package var variables: [String: String] = [:]
  package var holdMilliseconds: Int64
  package var then = StagedActions()
  /// Shortcut of the saved reply that it comes from.
  package var savedReply: String?
  /// Also where nobody waits for an answer: what was learned since the last one.
  package var includesAnswered = false
  /// The versions that its author was shown; anything newer is a collision in that conversation.
  package var seen: [ConversationID: Int64] = [:]
  /// In the request for one conversation: which one, for the id of its message.
  package var conversation: ConversationID?
  /// In the request for one conversation: what its author saw. Nil: whatever it is now.
  package var seenVersion: Int64?

  package init(id: String, bodies: [String: String], holdMilliseconds: Int64) {
    self.id = id
    self.bodies = bodies
    self.holdMilliseconds = holdMilliseconds
  }

  /// What it asks of one of them.
  func asked(of conversation: ConversationID?) -> GroupAnswer {
    var own = self
    own.conversation = conversation
    own.seenVersion = conversation.flatMap { seen[$0] } ?? seenVersion
    own.seen = [:]
    return own
  }

  /// Why its words may reach nobody: customers would read the braces.
  var misspeltPlaceholder: Refusal? {
    bodies.sorted { $0.key < $1.key }.lazy.compactMap { ReplyTemplate($0.value).misspelt }.first
  }

  /// The words for one conversation, in its customer's language or the workspace's, with its
  /// contact's name in it; nil where there are no words at all.
  package func filled(
    for conversation: Conversation, id: ConversationID?, contact: Contact?, agent: Agent?,
    workspace: Workspace, now: Instant
  ) -> (reply: FilledReply, language: String)? {
    let template = SavedReply(shortcut: id.map(\.description) ?? "", title: "", bodies: bodies)
    guard
      let body = template.body(
        for: conversation.language ?? contact?.language, workspace: workspace.language)
    else { return nil }
    let values = ReplyValues(
      conversation: conversation, id: id, contact: contact, agent: agent, workspace: workspace,
      now: now, variables: variables)
    return (FilledReply(ReplyTemplate(body.text), values: values), body.language)
  }
}

extension GroupAnswer {
  /// A fresh id is a UUID in its usual form (RFC 9562).
  private static let idLength = 36

  /// The id of the answer to many that a message is of, by the message's own; nil for other ones.
  package static func id(of message: MessageID) -> String? {
    let text = message.text
    guard text.utf8.count > idLength + 1 else { return nil }
    let bytes = Array(text.utf8)
    let isID = bytes.prefix(idLength).enumerated().allSatisfy { place, byte in
      let isHyphen = byte == UInt8(ascii: "-")
      return [8, 13, 18, 23].contains(place)
        ? isHyphen
        : (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
    guard isID, bytes[idLength] == UInt8(ascii: "-") else { return nil }
    return String(decoding: bytes.prefix(idLength), as: UTF8.self)
  }
}

extension ReplyTemplate {
  /// The first placeholder that is none, with what was meant perhaps. A name without a dot is a gap.
  var misspelt: Refusal? {
    unknownNames.first { $0.contains(".") }.map { name in
      .unknownPlaceholder(name, nearest: Spelling.nearest(to: name, among: Placeholder.names))
    }
  }
}
