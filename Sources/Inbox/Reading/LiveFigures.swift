/// What the side panel shows: the metrics of today so far, what runs out, what leaves, who is there.
///
/// Today is the workspace's local day that holds `now`, cut just after it.
package struct LiveFigures: Hashable, Sendable {
  /// How many local hours the small graphs show, the one under way included.
  package static let shownHours = 12

  package var open: Int
  package var unowned: Int
  package var pending: Int
  package var snoozed: Int
  package var mine: Int
  package var mentions: Int
  package var failed: Int
  /// What waits for an approval by this agent, and this agent's own that wait or were answered.
  package var approvals: Int
  /// Of these the ones that wait for this agent past their due.
  package var overdueApprovals = 0
  package var breached: Int
  /// Due within fifteen minutes, and within the hour, the breached left out.
  package var dueWithinQuarter: Int
  package var dueWithinHour: Int
  package var later: Int
  package var paused: Int
  /// Customer messages of the last sixty minutes.
  package var inboundLastHour: Int
  /// Every metric of the local day so far; nil before anything was read.
  package var today: MetricRow?
  /// The last local hours, oldest first; the newest is under way.
  package var hours: [MetricRow]
  /// The day so far by channel, of the channels in which something was said.
  package var channels: [MetricRow]
  /// Everybody of the workspace with what they have open and have in hand.
  package var team: [TeamMember]
  /// What is held, leaving, failed or unknown.
  package var leaving: [OutboxEntry]

  package struct TeamMember: Hashable, Sendable {
    package var agent: AgentID
    package var name: String
    package var open: Int
    package var capacity: Int?
    package var mode: Presence.Mode?
    package var inHand: ConversationID?
    /// What they said last that they are, and when; nil: nothing ever.
    package var said: Availability?
    package var saidAt: Instant?

    package init(
      agent: AgentID, name: String, open: Int, capacity: Int?, mode: Presence.Mode?,
      inHand: ConversationID?
    ) {
      self.agent = agent
      self.name = name
      self.open = open
      self.capacity = capacity
      self.mode = mode
      self.inHand = inHand
    }
  }

  package init() {
    open = 0
    unowned = 0
    pending = 0
    snoozed = 0
    mine = 0
    mentions = 0
    failed = 0
    approvals = 0
    breached = 0
    dueWithinQuarter = 0
    dueWithinHour = 0
    later = 0
    paused = 0
    inboundLastHour = 0
    today = nil
    hours = []
    channels = []
    team = []
    leaving = []
  }
}
