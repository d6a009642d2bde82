/// Who did something: the `by` of a journal line.
package struct Actor: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case customer
    case agent
    case bot
    case system
  }

  package var kind: Kind
  /// A customer's contact id, an agent's id, a bot's or program's name.
  package var id: String
  package var name: String?
  package var handle: String?
  /// Members of `by` that this version does not know, kept and written back in the order read.
  package var unknown: [JSONMember]

  package init(
    kind: Kind, id: String, name: String? = nil, handle: String? = nil, unknown: [JSONMember] = []
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.handle = handle
    self.unknown = unknown
  }

  package static func agent(_ id: AgentID) -> Actor {
    Actor(kind: .agent, id: id.text)
  }

  /// Bellhop itself: wake-ups and what follows from the clock.
  package static let system = Actor(kind: .system, id: "bellhop")
}
