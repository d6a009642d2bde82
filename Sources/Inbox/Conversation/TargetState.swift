/// How a target stands at some instant (metrics.md, *Primitives*).
package enum TargetState: String, Sendable {
  case met
  case breached
  case running
  case atRisk = "at_risk"
  case void
  /// No due, so nothing to meet.
  case none
}

extension TargetInstance {
  /// How it stands at `now`, an instant not before its latest line.
  ///
  /// - Parameter isVoid: The conversation is spam at `now`, or merged away.
  package func state(at now: Instant, isVoid: Bool, workspace: Workspace) -> TargetState {
    if isVoid || endedBy == .spam { return .void }
    guard let due else {
      guard isPaused, promised != nil else { return .none }
      return isShort(at: now, workspace: workspace) ? .atRisk : .running
    }
    if let end { return end <= due ? .met : .breached }
    if now > due { return .breached }
    return isShort(at: now, workspace: workspace) ? .atRisk : .running
  }

  /// Working milliseconds left of the promise at `now`, negative beyond it; nil without a promise.
  package func workingTimeLeft(at now: Instant, workspace: Workspace) -> Int64? {
    guard let promised else { return nil }
    let hours = workspace.hours(named: calendar)
    return promised - hours.elapsed(from: start, to: end ?? now, pauses: pauses)
  }

  /// What the countdown of a row counts: plain milliseconds to the due, negative once it has
  /// passed; while a pause stands the working time left.
  package func remaining(at now: Instant, workspace: Workspace) -> Int64? {
    due?.since(now) ?? (isPaused ? workingTimeLeft(at: now, workspace: workspace) : nil)
  }

  /// A fifth of the promise is left, or five minutes.
  private func isShort(at now: Instant, workspace: Workspace) -> Bool {
    guard let promised, let left = workingTimeLeft(at: now, workspace: workspace) else {
      return false
    }
    return left <= max(promised / 5, 300_000)
  }
}

extension Workspace {
  /// The calendar of that name; `always` for none and for a name that is not there.
  package func hours(named name: String?) -> WorkingHours {
    name.flatMap { calendars[$0] } ?? .always
  }

  /// The policy that applies: the first match from the top.
  package func policy(for conversation: Conversation) -> ServicePolicy? {
    policies.first { $0.when.holds(for: conversation) }
  }
}

extension ServicePolicy.Condition {
  /// All keys that are given hold; a key holds if any of its values does.
  package func holds(for conversation: Conversation) -> Bool {
    if let tiers, !tiers.contains(conversation.tier) { return false }
    if let channels, !channels.contains(conversation.channel) { return false }
    if let kinds, !kinds.contains(conversation.kind) { return false }
    if let priorities, !priorities.contains(conversation.priority) { return false }
    if let tags, !conversation.tags.contains(where: tags.contains) { return false }
    if let segments, !(conversation.segment.map(segments.contains) ?? false) { return false }
    if let teams, !(conversation.team.map(teams.contains) ?? false) { return false }
    return true
  }
}
