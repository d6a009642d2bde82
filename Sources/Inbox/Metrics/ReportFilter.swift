/// What a report is about: everything, or what belongs to a channel, a team, a tier, an agent, or to
/// all of these that are given.
///
/// Something belongs to them as it belongs to the row of `bellhop metrics --by` that tells it from
/// others (metrics.md, *Groups*): attributes are those of `now`, a reply is its sender's. So a report
/// of one channel is that channel's row, whatever it is computed with.
package struct ReportFilter: Hashable, Sendable {
  package var channel: Channel?
  package var team: TeamID?
  package var tier: Tier?
  package var agent: AgentID?

  package init(
    channel: Channel? = nil, team: TeamID? = nil, tier: Tier? = nil, agent: AgentID? = nil
  ) {
    (self.channel, self.team, self.tier, self.agent) = (channel, team, tier, agent)
  }

  package var takesAll: Bool { self == ReportFilter() }

  /// Whether a conversation is one of these by what it is now; nil: nothing opened it, so that it has
  /// neither channel nor team nor tier nor owner.
  package func takes(_ subject: ReportSubject?) -> Bool {
    takesAll || takes(MetricsComputation.Belonging(subject))
  }

  func takes(_ whose: MetricsComputation.Belonging) -> Bool {
    (channel == nil || channel == whose.channel) && (team == nil || team == whose.team)
      && (tier == nil || tier == whose.tier) && (agent == nil || agent == whose.agent)
  }

  /// Whether a row of its own may hold anything under this filter.
  func takes(_ group: MetricGroup) -> Bool {
    switch group {
    case .all, .time: true
    case .channel(let own): channel == nil || channel == own
    case .agent(let own): agent == nil || agent == own
    case .tier(let own): tier == nil || tier == own
    case .team(let own): team == nil || team == own
    }
  }

  /// `{"channel":"x","team":"billing"}`; `{}` for everything.
  package var json: JSONValue {
    .object(
      [
        channel.map { JSONMember("channel", .string($0.rawValue)) },
        team.map { JSONMember("team", .string($0.text)) },
        tier.map { JSONMember("tier", .integer($0.rawValue)) },
        agent.map { JSONMember("agent", .string($0.text)) },
      ].compactMap { $0 })
  }
}
