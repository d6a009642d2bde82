/// What is to be expected of the next hour: how many promises break, which ones most likely, and what
/// one agent more would change.
package struct Forecast: Sendable {
  /// How many promises break.
  package struct Spread: Hashable, Sendable {
    package var expected: Double
    /// Four of five runs lie in `low...high`.
    package var low: Int
    package var high: Int

    package init(expected: Double, low: Int, high: Int) {
      (self.expected, self.low, self.high) = (expected, low, high)
    }

    init(_ simulated: SimulatedBreaches) {
      self.init(expected: simulated.expected, low: simulated.low, high: simulated.high)
    }
  }

  /// A promise that runs out within the hour.
  package struct Promise: Hashable, Sendable {
    /// The store's number.
    package var conversation: Int64
    package var kind: TargetKind
    package var due: Instant
    /// In how many of the runs it broke, 0 to 1.
    package var chance: Double

    package init(conversation: Int64, kind: TargetKind, due: Instant, chance: Double) {
      (self.conversation, self.kind, self.due, self.chance) = (conversation, kind, due, chance)
    }
  }

  /// The same hour with other people.
  package struct Staffing: Hashable, Sendable {
    /// So many agents more; negative: fewer.
    package var change: Int
    package var spread: Spread
  }

  /// How long answers on a channel take, and how that is known.
  package struct Work: Hashable, Sendable {
    package var channel: Channel
    /// Milliseconds.
    package var mean: Double
    package var basis: WorkHistory.Basis

    /// Known by the channel itself, not by what all channels share.
    package var isOfItsChannel: Bool {
      if case .channel = basis { true } else { false }
    }
  }

  package var at: Instant
  package var until: Instant
  package var runs: Int
  package var spread: Spread
  package var staffing: [Staffing]
  /// The likeliest first.
  package var promises: [Promise]
  /// Conversations that wait, and of their promises those that are broken already and so not counted.
  package var waiting: Int
  package var overdue: Int
  package var duties: [Duty]
  /// Who said to be online but gives no sign, and is not counted.
  package var unseen: [AgentID]
  /// How many turns are expected to begin.
  package var arrivals: Double
  /// Of how many weeks before the arrivals are the mean; 0: they go on as in the last two hours.
  package var weeks: Int
  /// How today's volume compares to the usual.
  package var level: Double
  /// How far the last two hours decide what is expected, for the weeks before say little; 0 to 1.
  package var recentShare: Double
  /// What each time of work was multiplied by.
  package var pace: Pace
  package var works: [Work]
  package var outlook: [StaffingOutlook]
}
