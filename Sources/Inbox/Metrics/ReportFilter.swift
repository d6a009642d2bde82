/// Which conversations a report is about: all, or those of a channel, of a team, of both.
///
/// Channel and team are those that a conversation has at `now`, as where rows are told apart by them
/// (metrics.md, *Groups*). What names no conversation has no team, and no channel but a call's.
package struct ReportFilter: Hashable, Sendable {
  package var channel: Channel?
  package var team: TeamID?

  package init(channel: Channel? = nil, team: TeamID? = nil) {
    (self.channel, self.team) = (channel, team)
  }

  package var takesAll: Bool { channel == nil && team == nil }

  /// Nil: nothing opened it, so that it has neither.
  package func takes(_ subject: ReportSubject?) -> Bool {
    takesAll || subject.map { takes(channel: $0.channel, team: $0.team) } ?? false
  }

  package func takes(channel: Channel, team: TeamID?) -> Bool {
    (self.channel.map { $0 == channel } ?? true) && (self.team.map { $0 == team } ?? true)
  }

  /// Whether calls that name no conversation count.
  package var takesCalls: Bool { team == nil && channel.map { $0 == .phone } ?? true }
}
