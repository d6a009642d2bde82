/// Everybody's load and presence at an instant: what routing decides from.
///
///     var desk = RoutingDesk(…)
///     switch desk.decision(for: conversation) {
///     case .give(let agent, let because): …      // then desk.give(to: agent)
///     case .wait(let obstacles): …               // of each, why not
///     }
///
/// A pure value: the same desk gives the same conversation to the same agent, whichever program asks.
package struct RoutingDesk: Sendable {
  /// One agent as routing sees them.
  package struct Seat: Hashable, Sendable {
    package var agent: Agent
    /// What they said last; nil: nothing ever.
    package var declared: Availability?
    /// A terminal of theirs is open, or they did something a moment ago.
    package var isPresent: Bool
    /// Open conversations that are theirs.
    package var open: Int
    /// When routing gave them something last.
    package var givenAt: Instant?

    package init(
      agent: Agent, declared: Availability? = nil, isPresent: Bool, open: Int = 0,
      givenAt: Instant? = nil
    ) {
      self.agent = agent
      self.declared = declared
      self.isPresent = isPresent
      self.open = open
      self.givenAt = givenAt
    }
  }

  package enum Decision: Hashable, Sendable {
    case give(AgentID, because: String)
    /// Nobody can take it now; of each agent why, in the workspace's order.
    case wait([Obstacle])
  }

  package struct Obstacle: Hashable, Sendable {
    package var agent: AgentID
    package var what: RoutingObstacle
  }

  /// Without a terminal somebody counts as present for so long after their latest act, in
  /// milliseconds: scripts and other programs are no terminals.
  package static let presentAfterAct: Int64 = 15 * 60_000

  package var workspace: Workspace
  package var routing: Routing
  package var seats: [Seat]
  package var now: Instant

  package init(workspace: Workspace, routing: Routing, seats: [Seat], now: Instant) {
    self.workspace = workspace
    self.routing = routing
    self.seats = seats
    self.now = now
  }

  /// Who gets it, or why nobody does.
  ///
  /// - Parameter givenBefore: Who was given it by routing since it came to the queue.
  package func decision(
    for conversation: Conversation, givenBefore: Set<AgentID> = []
  ) -> Decision {
    var able: [Seat] = []
    var obstacles: [Obstacle] = []
    for seat in seats {
      if let what = obstacle(to: seat, taking: conversation, givenBefore) {
        obstacles.append(Obstacle(agent: seat.agent.id, what: what))
      } else {
        able.append(seat)
      }
    }
    guard !able.isEmpty else { return .wait(obstacles) }
    var because = ""
    if routing.language != .ignore, let code = conversation.language {
      let speakers = able.filter { $0.agent.speaks(code) }
      if !speakers.isEmpty {
        because = ", writes \(Language.base(code))"
        able = speakers
      }
    }
    // `min` takes the first of several, in the workspace's order.
    let chosen = able.min { isBefore($0, $1) }
    guard let chosen else { return .wait(obstacles) }
    return .give(chosen.agent.id, because: reason(chosen, among: able.count) + because)
  }

  /// Takes note that somebody got one.
  package mutating func give(to agent: AgentID) {
    for place in seats.indices where seats[place].agent.id == agent {
      seats[place].open += 1
      seats[place].givenAt = now
    }
  }

  /// Whether somebody is there for what is theirs already, however full their desk is; nil if they
  /// are, else why not.
  package func obstacle(toKeeping agent: AgentID) -> RoutingObstacle? {
    guard let seat = seats.first(where: { $0.agent.id == agent }) else { return .absent }
    return obstacle(toAnythingFor: seat)
  }

  /// Why somebody gets nothing now, whatever it is; nil if they can.
  package func obstacle(toAnythingFor seat: Seat) -> RoutingObstacle? {
    switch seat.declared {
    case .off: return .off
    case .away: return .away
    case .online, nil: break
    }
    if !seat.isPresent { return .absent }
    if routing.duringShifts {
      let shifts = workspace.shifts.filter { $0.agents.contains(seat.agent.id) }
      let isOn = shifts.contains { workspace.calendars[$0.calendar]?.isOpen(at: now) ?? false }
      if !shifts.isEmpty, !isOn { return .outsideShift }
    }
    return nil
  }

  package func capacity(of agent: Agent) -> Int? { agent.capacity ?? routing.capacity }

  private func obstacle(
    to seat: Seat, taking conversation: Conversation, _ givenBefore: Set<AgentID>
  ) -> RoutingObstacle? {
    if let obstacle = obstacle(toAnythingFor: seat) { return obstacle }
    let agent = seat.agent
    if !workspace.mayHandle(conversation.tier, as: agent.role) { return .tier(conversation.tier) }
    if let team = workspace.team(conversation.team), !team.members.contains(agent.id) {
      return .team(team.id)
    }
    if let tag = workspace.restrictingTag(among: conversation.tags, for: agent.id) {
      return .restricted(tag: tag)
    }
    if routing.language == .require, let code = conversation.language, !agent.speaks(code) {
      return .language(Language.base(code))
    }
    if givenBefore.contains(agent.id) { return .gaveBack }
    if let capacity = capacity(of: agent), seat.open >= capacity {
      return .full(open: seat.open, capacity: capacity)
    }
    return nil
  }

  private func isBefore(_ left: Seat, _ right: Seat) -> Bool {
    let never = Instant(milliseconds: .min)
    let turns = (left.givenAt ?? never, right.givenAt ?? never)
    switch routing.assign {
    case .roundRobin: return turns.0 < turns.1
    case .leastLoaded: return (left.open, turns.0) < (right.open, turns.1)
    }
  }

  private func reason(_ seat: Seat, among count: Int) -> String {
    let load = capacity(of: seat.agent).map { "\(seat.open) of \($0) open" } ?? "\(seat.open) open"
    switch routing.assign {
    case .roundRobin: return "their turn among \(count), \(load)"
    case .leastLoaded: return "least of \(count), \(load)"
    }
  }
}

extension Agent {
  /// Whether they write a language, or a kind of it.
  func speaks(_ code: String) -> Bool {
    languages.contains { Language.base($0) == Language.base(code) }
  }
}
