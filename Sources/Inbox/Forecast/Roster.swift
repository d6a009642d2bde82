/// Finds who will be there.
///
/// 1. Who said `away` or `off` within the last `stale` hours is not there before a shift of theirs
///    begins anew.
/// 2. Whose terminal shows signs of life, whose shift it is, or who said `online` within them and gave
///    a sign within the last hour (the word, an act) is there now: until the end of the shift under
///    way, or as far as is looked. Without a sign a word of hours ago counts for nothing (`unseen`),
///    as on the wallboard and in routing.
/// 3. Whose shift begins later comes then.
/// 4. Where all this names nobody, those who did something within the last hour are there.
///
/// Who is there may handle what the tiers give to their role.
package struct Roster: Sendable {
  /// A word of yesterday says nothing of today.
  package static let stale: Int64 = 12 * 3_600_000
  /// For so long after a sign somebody who said `online` is believed.
  package static let sign: Int64 = 3_600_000

  package var availability: [AgentID: (state: Availability, at: Instant)]
  /// Who has a terminal open or did something a moment ago.
  package var present: Set<AgentID>
  /// Who did something within the last hour.
  package var active: Set<AgentID>

  package init(
    availability: [AgentID: (state: Availability, at: Instant)] = [:],
    present: Set<AgentID> = [], active: Set<AgentID> = []
  ) {
    (self.availability, self.present, self.active) = (availability, present, active)
  }

  /// - Returns: In the order of the workspace's agents; somebody with a break in between twice.
  package func duties(
    from now: Instant, to end: Instant, workspace: Workspace
  ) -> [Duty] {
    let all = workspace.agents.flatMap { agent in
      duties(of: agent.id, from: now, to: end, workspace)
    }
    guard all.isEmpty else { return all }
    return active.sorted { $0.text < $1.text }.map {
      Duty(agent: $0, from: now, until: end, reason: .active)
    }
  }

  private func duties(
    of agent: AgentID, from now: Instant, to end: Instant, _ workspace: Workspace
  ) -> [Duty] {
    let shifts = workspace.shifts.filter { $0.agents.contains(agent) }
      .flatMap { Array(workspace.hours(named: $0.calendar).openIntervals(from: now, to: end)) }
      .sorted { $0.lowerBound < $1.lowerBound }
    let word = word(of: agent, at: now)
    var duties: [Duty] = []
    var last = now
    for shift in shifts {
      let from = max(shift.lowerBound, last)
      // The shift under way is the one they left.
      if shift.lowerBound <= now, word == .away || word == .off { continue }
      guard from < shift.upperBound else { continue }
      let reason: Duty.Reason =
        shift.lowerBound > now
        ? .shift : word == .online ? .online : present.contains(agent) ? .present : .shift
      duties.append(Duty(agent: agent, from: from, until: shift.upperBound, reason: reason))
      last = shift.upperBound
    }
    guard word != .away, word != .off, duties.first.map({ $0.from > now }) ?? true,
      isBelieved(agent, word, at: now)
    else { return duties }
    let until = duties.first?.from ?? end
    let reason: Duty.Reason = word == .online ? .online : .present
    return [Duty(agent: agent, from: now, until: until, reason: reason)] + duties
  }
  private func word(of agent: AgentID, at now: Instant) -> Availability? {
    availability[agent].flatMap { now.since($0.at) <= Self.stale ? $0.state : nil }
  }

  private func isBelieved(_ agent: AgentID, _ word: Availability?, at now: Instant) -> Bool {
    if present.contains(agent) { return true }
    guard word == .online, let at = availability[agent]?.at else { return false }
    return active.contains(agent) || now.since(at) <= Self.sign
  }

  /// Who said `online` and was not seen since: nobody to count on.
  package func unseen(at now: Instant, workspace: Workspace) -> [AgentID] {
    workspace.agents.map(\.id).filter { agent in
      let word = word(of: agent, at: now)
      return word == .online && !isBelieved(agent, word, at: now)
    }
  }
}
