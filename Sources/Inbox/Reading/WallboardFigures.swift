/// What a team lead looks at all day: how the day goes, what needs them now, every countdown, the
/// teams' queues, the people, and how much comes in against what is usual.
///
/// Numbers come from the metrics of the local day so far, as everywhere.
package struct WallboardFigures: Sendable {
  /// Of a half hour of the local day.
  package struct HalfHour: Hashable, Sendable {
    package var start: Instant
    /// Customer messages.
    package var inbound: Int
    /// Human replies.
    package var replies: Int
    /// Customer messages of the same half hour on the same weekday, a mean over the four weeks
    /// before; nil where there is nothing of them.
    package var usual: Double?

    package init(start: Instant, inbound: Int, replies: Int, usual: Double?) {
      (self.start, self.inbound, self.replies, self.usual) = (start, inbound, replies, usual)
    }
  }

  package struct TeamQueue: Hashable, Sendable {
    /// Nil: what no team has.
    package var team: TeamID?
    package var open: Int
    package var breached: Int
    package var dueWithinQuarter: Int
    /// How long the longest has waited, in seconds.
    package var oldestWait: Double?

    package init(
      team: TeamID?, open: Int, breached: Int, dueWithinQuarter: Int, oldestWait: Double?
    ) {
      (self.team, self.open, self.breached) = (team, open, breached)
      (self.dueWithinQuarter, self.oldestWait) = (dueWithinQuarter, oldestWait)
    }
  }

  /// The metrics of everything, of the last local hours (oldest first), and of each agent.
  package var today: MetricRow?
  package var hours: [MetricRow]
  package var people: [MetricRow]
  package var teams: [TeamQueue]
  /// Of today, the one under way last.
  package var halfHours: [HalfHour]
  /// What the lead has to look at, what runs out first before.
  package var urgent: [QueueRow]
  /// When each running target is due, the soonest first; as many as a strip can show.
  package var dues: [Instant]
  /// How many targets run altogether.
  package var running: Int
  /// So many days before today the numbers, the hours and the people are of; what needs somebody,
  /// the countdowns and the teams are always of now.
  package var daysBack = 0
  /// Nothing else is counted or listed in it.
  package var filter = ReportFilter()

  package init() {
    (today, hours, people, teams) = (nil, [], [], [])
    (halfHours, urgent, dues, running) = ([], [], [], 0)
  }
}
