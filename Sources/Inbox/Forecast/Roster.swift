/// Finds who will be there.
///
/// 1. Who said `away` or `off` within the last `stale` hours is not there before a shift of theirs
///    begins anew.
/// 2. Who said `online` within them, whose terminal shows signs of life, or whose shift it is, is
///    there now: until the end of the shift under way, or as far as is looked.
/// 3. Whose shift begins later comes then.
/// 4. Where all this names nobody, those who answered within the last hour are there.
///
/// Who is there may handle what the tiers give to their role.
package struct Roster: Sendable {
  /// A word of yesterday says nothing of today.
  package static let stale: Int64 = 12 * 3_600_000

  package var availability: [AgentID: (state: Availability, at: Instant)]
  package var present: Set<AgentID>
  /// Who answered within the last hour.
  package var answering: Set<AgentID>

  package init(
    availability: [AgentID: (state: Availability, at: Instant)] = [:],
    present: Set<AgentID> = [], answering: Set<AgentID> = []
  ) {
    (self.availability, self.present, self.answering) = (availability, present, answering)
  }

  /// - Returns: In the order of the workspace's agents; somebody with a break in between twice.
  package func duties(
    from now: Instant, to end: Instant, workspace: Workspace
  ) -> [Duty] {
    let all = workspace.agents.flatMap { agent in
      duties(of: agent.id, from: now, to: end, workspace)
    }
    guard all.isEmpty else { return all }
    return answering.sorted { $0.text < $1.text }.map {
      Duty(agent: $0, from: now, until: end, reason: .answering)
    }
  }

  private func duties(
    of agent: AgentID, from now: Instant, to end: Instant, _ workspace: Workspace
  ) -> [Duty] {
    let shifts = workspace.shifts.filter { $0.agents.contains(agent) }
      .flatMap { Array(workspace.hours(named: $0.calendar).openIntervals(from: now, to: end)) }
      .sorted { $0.lowerBound < $1.lowerBound }
    let word = availability[agent].flatMap { now.since($0.at) <= Self.stale ? $0.state : nil }
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
      word == .online || present.contains(agent)
    else { return duties }
    let until = duties.first?.from ?? end
    let reason: Duty.Reason = word == .online ? .online : .present
    return [Duty(agent: agent, from: now, until: until, reason: reason)] + duties
  }
}
