/// All that a forecast is made of: the live queue, who is there, what comes, how long answers take.
///
/// An answer is taken to keep the resolution's promise as well, for what follows it (`pending`)
/// stops that clock. Of newcomers only the promise of an answer is counted.
package struct ForecastScene: Sendable {
  /// An open conversation in which somebody is to do something, in the order of the queue.
  package struct Waiting: Hashable, Sendable {
    /// The store's number.
    package var conversation: Int64
    package var channel: Channel
    package var tier: Tier
    /// First or next response.
    package var response: (kind: TargetKind, due: Instant)? {
      get { responseDue.map { (responseKind, $0) } }
      set {
        responseKind = newValue?.kind ?? .nextResponse
        responseDue = newValue?.due
      }
    }
    private var responseKind = TargetKind.nextResponse
    private var responseDue: Instant?
    package var resolutionDue: Instant?
    /// Who has it before them right now.
    package var inHandOf: AgentID?

    package init(
      conversation: Int64, channel: Channel, tier: Tier,
      response: (kind: TargetKind, due: Instant)? = nil, resolutionDue: Instant? = nil,
      inHandOf: AgentID? = nil
    ) {
      (self.conversation, self.channel, self.tier) = (conversation, channel, tier)
      (self.resolutionDue, self.inHandOf) = (resolutionDue, inHandOf)
      self.response = response
    }
  }

  package static let hour: Int64 = 3_600_000
  /// How far the hourly outlook reaches.
  package static let outlook: Int64 = 8 * hour

  package var now: Instant
  package var workspace: Workspace
  package var waiting: [Waiting]
  /// As far as the outlook reaches.
  package var duties: [Duty]
  /// Who said to be online but gives no sign, and is not counted.
  package var unseen: [AgentID]
  package var arrivals: ArrivalHistory
  package var history: WorkHistory

  package init(
    now: Instant, workspace: Workspace, waiting: [Waiting], duties: [Duty],
    unseen: [AgentID] = [], arrivals: ArrivalHistory, history: WorkHistory
  ) {
    (self.now, self.workspace, self.waiting) = (now, workspace, waiting)
    (self.duties, self.unseen, self.arrivals, self.history) = (duties, unseen, arrivals, history)
  }

  /// - Parameters:
  ///   - changes: Other numbers of agents to look at, 1 for one more.
  ///   - seed: The same seed and the same scene give the same forecast.
  package func forecast(
    runs: Int = 1000, seed: UInt64 = 1, changes: [Int] = [1]
  ) -> Forecast {
    let model = model()
    var simulation = QueueSimulation(model)
    let base = simulation.run(runs, seed: seed)
    let staffing = changes.map { change in
      var simulation = QueueSimulation(self.model(change: change))
      return Forecast.Staffing(
        change: change, spread: Forecast.Spread(simulation.run(runs, seed: seed)))
    }
    let end = now.advanced(by: Self.hour)
    return Forecast(
      at: now, until: end, runs: runs, spread: Forecast.Spread(base), staffing: staffing,
      promises: promises(base), waiting: waiting.count, overdue: overdue,
      duties: duties.filter { $0.from < end }, unseen: unseen,
      arrivals: model.expectedArrivals, weeks: arrivals.weeksKnown, level: arrivals.level,
      recentShare: arrivals.recentShare(at: now), pace: history.pace,
      works: channels.map { channel in
        let (times, basis) = history.times(of: channel)
        return Forecast.Work(channel: channel, mean: times.mean, basis: basis)
      }, outlook: StaffingOutlook.hours(of: self))
  }

  private var overdue: Int {
    waiting.reduce(0) { sum, one in
      sum + (one.response.map { $0.due < now } ?? false ? 1 : 0)
        + (one.resolutionDue.map { $0 < now } ?? false ? 1 : 0)
    }
  }

  private func promises(_ simulated: SimulatedBreaches) -> [Forecast.Promise] {
    var promises: [Forecast.Promise] = []
    let end = now.advanced(by: Self.hour)
    for (one, chances) in zip(waiting, zip(simulated.response, simulated.resolution)) {
      if let (kind, due) = one.response, now < due, due <= end {
        promises.append(
          .init(conversation: one.conversation, kind: kind, due: due, chance: chances.0))
      }
      if let due = one.resolutionDue, now < due, due <= end {
        promises.append(
          .init(
            conversation: one.conversation, kind: .resolution, due: due, chance: chances.1))
      }
    }
    return promises.sorted {
      ($1.chance, $0.due, $0.conversation) < ($0.chance, $1.due, $1.conversation)
    }
  }
}

extension [Int64] {
  var mean: Double {
    isEmpty ? 0 : reduce(0.0) { $0 + Double($1) } / Double(count)
  }
}
