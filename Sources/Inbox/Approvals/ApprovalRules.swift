/// The key `approvals` of the workspace file: who approves, and how soon.
///
///     approvals: { within: 30m, calendar: office, by: [senior, supervisor] }
package struct ApprovalSettings: Hashable, Sendable {
  /// How long an approval may take, in the hours of `calendar`.
  package var withinMilliseconds: Int64
  /// Nil: `always`.
  package var calendar: String?
  /// Who may approve, each in the tiers that they handle.
  package var roles: Set<Role>

  package init(
    withinMilliseconds: Int64 = 1_800_000, calendar: String? = nil,
    roles: Set<Role> = [.senior, .supervisor]
  ) {
    self.withinMilliseconds = withinMilliseconds
    self.calendar = calendar
    self.roles = roles
  }
}

extension Workspace {
  /// Whether the replies of somebody wait for an approval in the tier.
  package func needsApproval(_ agent: AgentID, in tier: Tier) -> Bool {
    self.agent(agent)?.approval.contains(tier) ?? false
  }

  /// Who may approve a reply of the author in the tier: of a role that approves and handles it,
  /// not bound to an approval there, and never the author.
  package func approvers(of author: AgentID, in tier: Tier) -> [Agent] {
    agents.filter { agent in
      agent.id != author && approvals.roles.contains(agent.role)
        && mayHandle(tier, as: agent.role) && !agent.approval.contains(tier)
    }
  }

  /// Why somebody may not approve it, or send it back; nil if they may. In a workspace without
  /// agents anybody acts as supervisor, on what others wrote.
  package func refusalToApprove(
    _ agent: AgentID, replyBy author: AgentID, in tier: Tier
  ) -> Refusal? {
    let able = approvers(of: author, in: tier)
    if agent == author { return .ownApproval(by: able.map(\.name)) }
    if agents.isEmpty || able.contains(where: { $0.id == agent }) { return nil }
    return .approvalNotYours(by: able.map(\.name))
  }

  /// When an approval that is asked for now is due.
  package func approvalDue(from now: Instant) -> Instant? {
    hours(named: approvals.calendar).due(start: now, target: approvals.withinMilliseconds)
  }
}
