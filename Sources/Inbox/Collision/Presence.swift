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
  /// When they typed last; nil where nothing was typed.
  package var typedAt: Instant?
  /// The words, while their author shares them; unfiltered, at most `mostShared` characters.
  package var shared: String?

  package init(
    agent: AgentID, mode: Mode, since: Instant, seenAt: Instant, characters: Int = 0,
    typedAt: Instant? = nil, shared: String? = nil
  ) {
    self.agent = agent
    self.mode = mode
    self.since = since
    self.seenAt = seenAt
    self.characters = characters
    self.typedAt = typedAt
    self.shared = shared
  }

  /// Of a shared draft; what is longer is shown from where its end is near.
  package static let mostShared = 4000

  /// The end of a text, as much of it as is shared.
  package static func shareable(_ text: String) -> String {
    text.count <= mostShared ? text : "… " + text.suffix(mostShared)
  }

  package func isAlive(at now: Instant) -> Bool {
    now.since(seenAt) < Presence.lease
  }
}
