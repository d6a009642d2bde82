/// A past day run again with other people, another order or another promise: its customers came when
/// they came, and their answers take as long as answers take.
///
/// Beside what happened stands the day simulated as it was, at the pace (`Pace`) at which it breaks as
/// many promises as were broken; the changed day goes on at that pace. Promises of an answer are
/// counted; those of a resolution are not, for a day run again has no pauses.
///
/// ```swift
/// var replay = ReplayedDay(day, workspace: workspace)
/// for facts in conversations { replay.add(facts) }
/// let pace = replay.pace(history)
/// let more = replay.run(.init(staffing: .change(2)), history: history, pace: pace.factor)
/// ```
package struct ReplayedDay: Sendable {
  /// Which of those who wait is taken first.
  package enum Order: String, CaseIterable, Sendable {
    /// As in the queue: what is due first.
    case due
    /// Who came first.
    case arrival
    /// Who came last.
    case newest
    /// Tier 3 before 2 before 1, and in each what is due first.
    case tier
  }

  package enum Staffing: Hashable, Sendable {
    /// Who was there.
    case asItWas
    /// So many more while anybody was there; negative: those who were there least are away.
    case change(Int)
    /// So many from the first sign of anybody to the last.
    case exactly(Int)
  }

  package struct Variant: Hashable, Sendable {
    package var staffing: Staffing
    package var order: Order
    /// Working milliseconds promised to everybody for an answer, in the calendar of each; nil: as it
    /// was.
    package var promised: Int64?

    package init(
      staffing: Staffing = .asItWas, order: Order = .due, promised: Int64? = nil
    ) {
      (self.staffing, self.order, self.promised) = (staffing, order, promised)
    }
  }

  /// How the day would have gone.
  package struct Outcome: Hashable, Sendable {
    package var spread: Forecast.Spread
    /// Promises that ran out in the day.
    package var promises: Int
    /// Working hours of all people together.
    package var hours: Double

    /// The part of promises kept, in the mean; nil where nothing was promised.
    package var kept: Double? {
      promises == 0 ? nil : max(0, 1 - spread.expected / Double(promises))
    }
  }

  private struct Turn: Sendable {
    var start: Instant
    var due: Instant?
    var calendar: String?
    var tier: Tier
    var channel: Channel
  }

  package let from: Instant
  /// Excluded; not after now.
  package let until: Instant
  private let workspace: Workspace
  private var turns: [Turn] = []
  /// When somebody did something.
  private var signs: [AgentID: [Range<Instant>]] = [:]
  /// Promises of an answer that ran out in the day and were not kept.
  package private(set) var broken = 0
  package private(set) var promises = 0

  package init(from: Instant, until: Instant, workspace: Workspace) {
    (self.from, self.until, self.workspace) = (from, until, workspace)
  }

  /// Takes over one conversation.
  package mutating func add(_ facts: ConversationFacts) {
    guard let subject = facts.subject, subject.counts else { return }
    for target in facts.ended + subject.openTargets {
      guard target.kind != .resolution, target.endedBy != .spam, target.start < until,
        target.end.map({ $0 > from }) ?? true
      else { continue }
      turns.append(
        Turn(
          start: target.start, due: target.due, calendar: target.calendar, tier: subject.tier,
          channel: subject.channel))
      guard let due = target.due, due > from, due <= until else { continue }
      promises += 1
      if target.end.map({ $0 > due }) ?? true { broken += 1 }
    }
    for step in facts.steps where step.at >= from && step.at < until {
      switch step.what {
      case .humanReply(let agent): signs[agent, default: []].append(step.at..<step.at)
      case .focus(let agent, let from, let to) where from < to && from >= self.from:
        signs[agent, default: []].append(from..<min(to, until))
      default: break
      }
    }
  }

  /// - Parameters:
  ///   - pace: What each time of work is multiplied by.
  ///   - runs: Fewer than for a forecast are enough, for a day is long.
  package func run(
    _ variant: Variant, history: WorkHistory, pace: Double = 1, runs: Int = 200, seed: UInt64 = 1
  ) -> Outcome {
    outcome(model(variant, history, pace), runs: runs, seed: seed)
  }

  private func model(
    _ variant: Variant, _ history: WorkHistory, _ pace: Double
  ) -> QueueModel {
    let channels = Set(turns.map(\.channel)).sorted { $0.rawValue < $1.rawValue }
    let jobs = turns.sorted { ($0.start, $0.channel.rawValue) < ($1.start, $1.channel.rawValue) }
      .map { turn in
        job(turn, work: channels.firstIndex(of: turn.channel) ?? 0, variant)
      }
    return QueueModel(
      jobs: jobs, servers: servers(variant.staffing, history),
      works: channels.map { channel in
        WorkSamples.thinned(history.times(of: channel).times).map { Int64(Double($0) * pace) }
      }, horizon: until.since(from))
  }

  private func outcome(_ model: QueueModel, runs: Int, seed: UInt64) -> Outcome {
    var simulation = QueueSimulation(model)
    return Outcome(
      spread: Forecast.Spread(simulation.run(runs, seed: seed)),
      promises: model.jobs.count { $0.due > 0 && $0.due <= model.horizon },
      hours: model.servers.reduce(0) { sum, server in
        let length = min(server.until, model.horizon) - max(0, server.from)
        return sum + Double(max(0, length)) / 3_600_000 / server.stretch
      })
  }
}

extension ReplayedDay {
  private func job(_ turn: Turn, work: Int, _ variant: Variant) -> QueueModel.Job {
    var due = turn.due
    if let promised = variant.promised {
      due = workspace.hours(named: turn.calendar).due(start: turn.start, target: promised)
    }
    let release = turn.start.since(from)
    let time = min(due.map { $0.since(from) } ?? QueueModel.never, QueueModel.never)
    let order: Int64 =
      switch variant.order {
      case .due: time
      case .arrival: release
      case .newest: -release
      case .tier: Int64(3 - turn.tier.rawValue) * (QueueModel.never / 4) + time / 16
      }
    return QueueModel.Job(
      release: release, order: order, tier: turn.tier, work: work, due: time)
  }

  /// Who was there: from their first sign to their last, without what lies more than an hour from
  /// the next one.
  package var duties: [Duty] {
    let gap: Int64 = 3_600_000
    return signs.keys.sorted { $0.text < $1.text }.flatMap { agent -> [Duty] in
      var duties: [Duty] = []
      for sign in (signs[agent] ?? []).sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = duties.last, sign.lowerBound.since(last.until) <= gap {
          duties[duties.count - 1].until = max(last.until, sign.upperBound)
        } else {
          duties.append(
            Duty(agent: agent, from: sign.lowerBound, until: sign.upperBound, reason: .active))
        }
      }
      return duties
    }
  }

  /// When anybody was there.
  private static func opened(by staff: [Duty]) -> [Duty] {
    staff.sorted { $0.from < $1.from }.reduce(into: [Duty]()) { spans, duty in
      if let last = spans.last, duty.from <= last.until {
        spans[spans.count - 1].until = max(last.until, duty.until)
      } else {
        spans.append(Duty(agent: nil, from: duty.from, until: duty.until, reason: .added))
      }
    }
  }

  private func servers(_ staffing: Staffing, _ history: WorkHistory) -> [QueueModel.Server] {
    var staff = duties
    func added(_ count: Int, _ spans: [Duty]) -> [Duty] {
      Array(repeating: spans, count: min(10_000, max(0, count))).flatMap(\.self)
    }
    switch staffing {
    case .asItWas: break
    case .exactly(let count):
      let first = staff.map(\.from).min() ?? from
      let last = staff.map(\.until).max() ?? until
      staff = added(count, [Duty(agent: nil, from: first, until: last, reason: .added)])
    // Who works beside others comes and goes with them: compared are equal hours of opening.
    case .change(let change) where change >= 0:
      staff += added(change, ReplayedDay.opened(by: staff))
    case .change(let change):
      var hours: [AgentID: Int64] = [:]
      for duty in staff {
        if let agent = duty.agent { hours[agent, default: 0] += duty.until.since(duty.from) }
      }
      let away = hours.sorted { ($0.value, $0.key.text) < ($1.value, $1.key.text) }
        .prefix(-max(change, -10_000)).map(\.key)
      staff.removeAll { $0.agent.map { away.contains($0) } ?? false }
    }
    let scene = ForecastScene(
      now: from, workspace: workspace, waiting: [], duties: [],
      arrivals: ArrivalHistory(zone: workspace.zone, now: from, first: nil), history: history)
    return scene.servers(of: staff).0
  }
}
