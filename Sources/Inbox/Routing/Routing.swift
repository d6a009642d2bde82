/// How what nobody owns comes to people by itself (`routing:` of the workspace file).
package struct Routing: Hashable, Sendable {
  /// Whose turn it is among those who can take it.
  package enum Order: String, CaseIterable, Sendable {
    case roundRobin = "round_robin"
    case leastLoaded = "least_loaded"
  }

  /// What the language of a conversation asks of people.
  package enum LanguageFit: String, CaseIterable, Sendable {
    /// Who speaks it goes first; without one anybody can.
    case prefer
    case require
    case ignore
  }

  package var assign: Order
  /// How many open conversations are a full desk, for agents who say nothing of it; nil: no limit.
  package var capacity: Int?
  package var language: LanguageFit
  /// Who has shifts gets nothing outside of them.
  package var duringShifts: Bool

  package init(
    assign: Order = .leastLoaded, capacity: Int? = nil, language: LanguageFit = .prefer,
    duringShifts: Bool = true
  ) {
    self.assign = assign
    self.capacity = capacity
    self.language = language
    self.duringShifts = duringShifts
  }
}

/// Why somebody gets nothing, or not this.
package enum RoutingObstacle: Hashable, Sendable {
  case away
  case off
  /// Neither a terminal nor an act of the last quarter of an hour.
  case absent
  case outsideShift
  case full(open: Int, capacity: Int)
  case tier(Tier)
  case team(TeamID)
  case language(String)
  case restricted(tag: String)
  /// They were given it before and do not have it any more.
  case gaveBack

  /// For the middle of a sentence: “Tom is full (8 of 8)”.
  package var words: String {
    switch self {
    case .away: "is away"
    case .off: "is off"
    case .absent: "is not there"
    case .outsideShift: "has no shift now"
    case .full(let open, let capacity): "is full (\(open) of \(capacity))"
    case .tier(let tier): "may not handle tier \(tier.rawValue)"
    case .team(let team): "is not in \(team)"
    case .language(let code): "does not write \(code)"
    case .restricted(let tag): "may not read #\(tag)"
    case .gaveBack: "gave it back"
    }
  }
}

extension Actor {
  /// Who gives conversations to people by themselves.
  package static let routing = Actor(kind: .system, id: "routing", name: "Routing")

  package var isRouting: Bool { kind == .system && id == Actor.routing.id }
}

extension Event {
  /// Why routing wrote this `assign` line; nil for other lines.
  package var routingReason: String? {
    guard by?.isRouting == true else { return nil }
    for member in unknown where member.name == "reason" {
      if case .string(let reason) = member.value { return reason }
    }
    return nil
  }

  /// A line of routing, with its reason for people.
  package static func routed(
    _ ref: ConversationRef, to agent: AgentID?, because reason: String, at now: Instant
  ) -> Event {
    Event(
      at: now, conversation: ref, by: .routing, act: ActID("route \(ref) \(now)"),
      what: .assign(Assignment(agent: .to(agent))),
      unknown: [JSONMember("reason", .string(reason))])
  }
}
