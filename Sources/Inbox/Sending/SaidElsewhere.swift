/// Words that a person was sent, or is about to be sent, somewhere else than where they are being
/// written to now.
///
/// Whoever asks on two channels is easily answered twice, by two people who both pasted the same
/// saved reply. It is pointed out once, never forbidden.
package struct SaidElsewhere: Hashable, Sendable, CustomStringConvertible {
  /// How long it is remembered, in milliseconds.
  package static let memory: Int64 = 600_000

  package var conversation: ConversationID
  package var channel: Channel
  package var text: String
  /// When it was sent; of what has not left yet, when it was handed over.
  package var at: Instant
  /// What of the outbox it still is; nil: it was accepted.
  package var state: OutboxEntry.State?
  /// Who said it.
  package var by: String

  package init(
    conversation: ConversationID, channel: Channel, text: String, at: Instant,
    state: OutboxEntry.State? = nil, by: String
  ) {
    self.conversation = conversation
    self.channel = channel
    self.text = text
    self.at = at
    self.state = state
    self.by = by
  }

  /// Whether two texts say the same: case, accents, punctuation and blanks aside.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    let first = FoldedText.tokens(of: left)
    let second = FoldedText.tokens(of: right)
    // Words there are none in `👍` or `!!!`: then character by character.
    guard !first.isEmpty || !second.isEmpty else {
      return left.filter { !$0.isWhitespace } == right.filter { !$0.isWhitespace }
    }
    return first == second
  }

  package var description: String {
    let state = state.map { " (\($0.rawValue) there)" } ?? ""
    return "The same words went to this customer by \(channel.name) in \(conversation), from \(by)"
      + "\(state), within the last 10 minutes."
  }
}
