/// Who is at a conversation right now: a courtesy before the guard, never the guard itself.
package struct Presence: Hashable, Sendable {
  package enum Mode: String, Comparable, CaseIterable, Sendable {
    case viewing
    /// An unsent draft lies there; nobody is typing.
    case drafting
    /// Typed within the last 60 s.
    case writing

    package static func < (left: Mode, right: Mode) -> Bool {
      let order: [Mode] = [.viewing, .drafting, .writing]
      return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
  }

  /// Gone this long after the last sign of life, in milliseconds.
  package static let lease: Int64 = 15_000

  package var agent: AgentID
  package var mode: Mode
  package var since: Instant
  /// The last sign of life.
  package var seenAt: Instant
  /// Characters in the text being written; its words stay with the author.
  package var characters: Int

  package init(agent: AgentID, mode: Mode, since: Instant, seenAt: Instant, characters: Int = 0) {
    self.agent = agent
    self.mode = mode
    self.since = since
    self.seenAt = seenAt
    self.characters = characters
  }

  package func isAlive(at now: Instant) -> Bool {
    now.since(seenAt) < Presence.lease
  }
}
