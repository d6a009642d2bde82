import Inbox

/// Where a play takes place: the store, or for a test something that behaves like it.
///
/// Every call goes through the same commands and lines as everybody's; the demonstration has no way
/// of its own into the store.
package protocol PlayDesk: Sendable {
  /// The rows that the play looks at, presence of everybody included.
  func view(at now: Instant) throws -> PlayView

  /// Takes over what a customer wrote, as from a connector.
  func receive(_ events: [Event], at now: Instant) throws

  /// A sign of life of somebody who is at a conversation.
  func announce(
    _ mode: Presence.Mode, of agent: AgentID, at conversation: ConversationID, characters: Int,
    now: Instant
  ) throws

  /// Somebody has the inbox open, wherever in it.
  func attend(_ agent: AgentID, now: Instant) throws

  /// Somebody is nowhere any more.
  func leave(_ agent: AgentID) throws

  /// Does it, or is refused by a rule of the desk; a refusal is no error, for colleagues meet them
  /// as everybody does.
  func perform(_ request: Request, at now: Instant) throws
}
