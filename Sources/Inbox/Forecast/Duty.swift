/// When somebody is there to answer, and how that is known.
package struct Duty: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Said so: `availability` online.
    case online
    /// A terminal of theirs shows signs of life.
    case present
    /// By the shifts of the workspace.
    case shift
    /// Did something within the last hour.
    case active
    /// Nobody known: somebody who is to come.
    case added
  }

  /// Nil: one who is to come.
  package var agent: AgentID?
  package var from: Instant
  package var until: Instant
  package var reason: Reason

  package init(agent: AgentID?, from: Instant, until: Instant, reason: Reason) {
    (self.agent, self.from, self.until, self.reason) = (agent, from, until, reason)
  }
}
