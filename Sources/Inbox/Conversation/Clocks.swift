// The clocks of a conversation (metrics.md, *Targets of a conversation*): when promises begin, stand
// still, move and end. Every function takes the instant of the line that causes it.

extension Conversation {
  /// The open instance of the turn that waits: a first_response or a next_response.
  private var openResponse: Int? {
    openTargets.firstIndex { $0.kind != .resolution }
  }

  private var openResolution: Int? {
    openTargets.firstIndex { $0.kind == .resolution }
  }

  /// Begins an instance under the policy that matches now.
  private mutating func start(
    _ kind: TargetKind, at instant: Instant, pausedFrom pause: Instant? = nil,
    workspace: Workspace
  ) {
    var target = TargetInstance(kind: kind, start: instant)
    if let pause { target.pauses.append(TargetInstance.Pause(from: pause)) }
    target.promise(workspace.policy(for: self), workspace: workspace)
    openTargets.append(target)
    openTargets.sort { $0.kind.order < $1.kind.order }
  }

  /// The customer wrote and it counts: a turn begins if none waits, a resolution if none is open.
  mutating func customerAsks(at instant: Instant, workspace: Workspace) {
    let beginsTurn = waitingSince == nil
    if beginsTurn {
      waitingSince = instant
      start(
        clock.hasFirstResponse ? .nextResponse : .firstResponse, at: instant, workspace: workspace)
      clock.hasFirstResponse = true
    }
    guard openResolution == nil else {
      endPause(at: instant, workspace: workspace)
      return
    }
    start(.resolution, at: instant, workspace: workspace)
    clock.resolutionBeganWithTurn = beginsTurn
  }

  /// An agent-initiated conversation: its resolution runs from its first event.
  mutating func agentBegins(at instant: Instant, workspace: Workspace) {
    clock.agentInitiated = true
    start(.resolution, at: instant, workspace: workspace)
  }

  /// A human reply: ends the turn that waits, if one does.
  mutating func answer(at instant: Instant, by agent: AgentID, facts: inout [Fact]) {
    clock.botHasIt = false
    endTurn(at: instant, answeredBy: agent, automatic: false, facts: &facts)
  }

  private mutating func endTurn(
    at instant: Instant, answeredBy agent: AgentID?, automatic: Bool, facts: inout [Fact]
  ) {
    guard let index = openResponse else { return }
    var target = openTargets.remove(at: index)
    target.end = instant
    target.endedBy = agent == nil ? .resolved : .reply
    target.answeredBy = agent
    target.endedAutomatically = automatic
    facts.append(.targetEnded(target))
    waitingSince = nil
    clock.resolutionBeganWithTurn = false
  }

  /// `resolved`: ends the turn and the resolution; a pause ends at once.
  mutating func endAll(
    resolvedAt instant: Instant, automatic: Bool, workspace: Workspace, facts: inout [Fact]
  ) {
    endTurn(at: instant, answeredBy: nil, automatic: automatic, facts: &facts)
    endPause(at: instant, workspace: workspace)
    guard let index = openResolution else { return }
    var target = openTargets.remove(at: index)
    target.end = instant
    target.endedBy = .resolved
    target.endedAutomatically = automatic
    target.lastReplyAt = lastHumanReplyAt.flatMap { $0 >= target.start ? $0 : nil }
    facts.append(.targetEnded(target))
    clock.resolutionBeganWithTurn = false
  }

  /// `spam`: what is open ends void, and a first_response that ends so may begin anew.
  mutating func endAll(spamAt instant: Instant, workspace: Workspace, facts: inout [Fact]) {
    endPause(at: instant, workspace: workspace)
    for var target in openTargets {
      target.end = instant
      target.endedBy = .spam
      if target.kind == .firstResponse { clock.hasFirstResponse = false }
      facts.append(.targetEnded(target))
    }
    openTargets = []
    waitingSince = nil
    clock.resolutionBeganWithTurn = false
  }

  /// It leaves `resolved` by a `status` line, which starts no turn.
  mutating func resolutionBeginsAgain(at instant: Instant, paused: Bool, workspace: Workspace) {
    start(.resolution, at: instant, pausedFrom: paused ? instant : nil, workspace: workspace)
    clock.resolutionBeganWithTurn = false
  }

  mutating func beginPause(at instant: Instant, workspace: Workspace) {
    guard let index = openResolution, !openTargets[index].isPaused else { return }
    openTargets[index].pauses.append(TargetInstance.Pause(from: instant))
    openTargets[index].updateDue(workspace: workspace)
  }

  mutating func endPause(at instant: Instant, workspace: Workspace) {
    guard let index = openResolution, openTargets[index].isPaused else { return }
    openTargets[index].pauses[openTargets[index].pauses.count - 1].to = instant
    openTargets[index].updateDue(workspace: workspace)
  }

  /// A bot gives the conversation to the team. Counts only while a bot has it; it then moves the
  /// turn that waits, its instance and the resolution that began with it to its own instant.
  mutating func handOff(at instant: Instant, workspace: Workspace) {
    guard clock.botHasIt else { return }
    clock.botHasIt = false
    guard waitingSince != nil, let response = openResponse else { return }
    waitingSince = instant
    let policy = workspace.policy(for: self)
    openTargets[response].start = instant
    openTargets[response].promise(policy, workspace: workspace)
    guard clock.resolutionBeganWithTurn, let resolution = openResolution else { return }
    let isPaused = openTargets[resolution].isPaused
    openTargets[resolution].start = instant
    openTargets[resolution].pauses = isPaused ? [TargetInstance.Pause(from: instant)] : []
    openTargets[resolution].promise(policy, workspace: workspace)
  }

  /// A line changed tier, priority, tag, team or segment: what runs gets the policy that matches
  /// now and keeps its start and pauses; what is breached already stays as it was.
  mutating func choosePolicyAgain(at instant: Instant, workspace: Workspace) {
    guard !openTargets.isEmpty else { return }
    let policy = workspace.policy(for: self)
    for index in openTargets.indices {
      if let due = openTargets[index].due, instant > due { continue }
      openTargets[index].promise(policy, workspace: workspace)
    }
  }
}

extension TargetInstance {
  /// Puts the instance under a policy, from its own start and with its own pauses.
  fileprivate mutating func promise(_ policy: ServicePolicy?, workspace: Workspace) {
    self.policy = policy?.name
    calendar = policy?.calendar
    promised = policy?.milliseconds(for: kind)
    updateDue(workspace: workspace)
  }

  /// A pause without an end lasts for ever, so the due is null unless it had passed before it.
  fileprivate mutating func updateDue(workspace: Workspace) {
    due = promised.flatMap {
      workspace.hours(named: calendar).due(start: start, target: $0, pauses: pauses)
    }
  }
}

extension TargetKind {
  /// first_response, next_response, resolution: the order in which they are listed.
  package var order: Int {
    switch self {
    case .firstResponse: 0
    case .nextResponse: 1
    case .resolution: 2
    }
  }
}
