import Inbox
import InboxStore

/// The store as the place of a play: every step through the calls that everybody uses.
package struct StorePlayDesk: PlayDesk {
  private let store: Store

  package init(_ store: Store) {
    self.store = store
  }

  package func view(at now: Instant) throws(StoreError) -> PlayView {
    PlayView(
      open: try rows(.open, limit: 160, at: now), pending: try rows(.pending, limit: 40, at: now))
  }

  /// Rows as nobody in particular sees them, so that everybody's presence is in them.
  private func rows(_ status: Status, limit: Int, at now: Instant)
    throws(StoreError) -> [QueueRow]
  {
    let request = QueueRequest(
      query: .condition(.status(status)), anchor: .first, limit: limit, agent: nil)
    return try store.queue(request, now: now).rows
  }

  package func receive(_ events: [Event], at now: Instant) throws {
    try store.append(events, as: .new, now: now)
  }

  package func announce(
    _ mode: Presence.Mode, of agent: AgentID, at conversation: ConversationID, characters: Int,
    now: Instant
  ) throws {
    try store.announce(
      mode, of: agent, session: session(of: agent), at: conversation, characters: characters,
      now: now)
  }

  package func attend(_ agent: AgentID, now: Instant) throws {
    try store.attend(agent, session: session(of: agent), now: now)
  }

  package func leave(_ agent: AgentID) throws {
    try store.leave(session: session(of: agent))
  }

  /// Each colleague sits before one screen.
  private func session(of agent: AgentID) -> String { "demonstration-\(agent)" }

  package func perform(_ request: Request, at now: Instant) throws(StoreError) {
    do throws(StoreError) {
      try store.perform(request, now: now)
    } catch .refused {
      // A collision, most of the time: what the demonstration is there to show.
    }
  }
}
