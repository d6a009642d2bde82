extension ForecastScene {
  /// Channels that wait or come.
  var channels: [Channel] {
    Set(waiting.map(\.channel)).union(arrivals.channels).sorted { $0.rawValue < $1.rawValue }
  }

  /// The queue as numbers.
  ///
  /// - Parameter change: So many agents more, who may handle all tiers and are there all the time;
  ///   negative: the last ones of those that are there are away.
  package func model(change: Int = 0) -> QueueModel {
    let channels = channels
    let places = Dictionary(uniqueKeysWithValues: channels.enumerated().map { ($1, $0) })
    var staff = duties
    if change > 0 {
      staff += Array(
        repeating: Duty(
          agent: nil, from: now, until: now.advanced(by: Self.hour), reason: .added), count: change)
    } else {
      var last: Set<AgentID?> = []
      for duty in staff.reversed() where last.count < -max(change, -10_000) {
        last.insert(duty.agent)
      }
      staff.removeAll { last.contains($0.agent) }
    }
    let (servers, first) = servers(of: staff)
    let kinds = newcomers(channels)
    return QueueModel(
      jobs: waiting.map { job($0, places, first) }, servers: servers,
      works: channels.map { WorkSamples.thinned(history.answerTimes(of: $0)) },
      kinds: kinds.map { kind in
        QueueModel.Kind(
          tier: kind.kind.tier, work: places[kind.channel] ?? 0, dues: dues(of: kind.kind))
      }, pieces: pieces(kinds),
      levelShape: arrivals.shape(at: now.advanced(by: Self.hour / 2)), horizon: Self.hour)
  }

  private func job(
    _ one: Waiting, _ places: [Channel: Int], _ first: [AgentID: Int]
  ) -> QueueModel.Job {
    func since(_ due: Instant?) -> Int64 { due.map { bounded($0.since(now)) } ?? QueueModel.never }
    return QueueModel.Job(
      tier: one.tier, work: places[one.channel] ?? 0, due: since(one.response?.due),
      resolutionDue: since(one.resolutionDue), inHandOf: one.inHandOf.flatMap { first[$0] })
  }

  private func bounded(_ time: Int64) -> Int64 {
    min(max(time, -QueueModel.never), QueueModel.never)
  }

  /// Who handles two and a half conversations at once is three servers, each a fifth slower.
  ///
  /// - Returns: And the first server of each agent who is there from the beginning.
  func servers(of staff: [Duty]) -> ([QueueModel.Server], [AgentID: Int]) {
    var servers: [QueueModel.Server] = []
    var first: [AgentID: Int] = [:]
    for duty in staff {
      let known = workspace.agent(duty.agent)
      let most = known?.capacity.map { Double(max(1, $0)) } ?? 8
      let measured = duty.agent.map { history.concurrency(of: $0) } ?? 1
      let concurrency = min(measured, most)
      // What is within a twentieth of one is one.
      let count = concurrency < 1.05 ? 1 : Int(concurrency.rounded(.up))
      let tiers = Set(
        Tier.allCases.filter { tier in
          known.map { workspace.mayHandle(tier, as: $0.role) } ?? true
        })
      if let agent = duty.agent, duty.from <= now, first[agent] == nil {
        first[agent] = servers.count
      }
      let server = QueueModel.Server(
        from: max(0, duty.from.since(now)), until: bounded(duty.until.since(now)), tiers: tiers,
        stretch: Double(count) / max(1, concurrency))
      servers += Array(repeating: server, count: count)
    }
    return (servers, first)
  }

  /// Newcomers of each channel that are alike, with their share of it.
  struct Newcomers {
    var channel: Channel
    var kind: WorkHistory.Kind
    var share: Double
  }

  /// A channel without a past has the newcomers of all; a desk without any those of the policy that
  /// stands last, which is the one for everybody else.
  func newcomers(_ channels: [Channel]) -> [Newcomers] {
    let known = history.kinds
    return channels.flatMap { channel -> [Newcomers] in
      let own = known.filter { $0.key.channel == channel }
      let all = own.isEmpty ? known : own
      let whole = Double(all.values.reduce(0, +))
      guard whole > 0 else {
        let last = workspace.policies.last
        return [
          Newcomers(
            channel: channel,
            kind: .init(
              channel: channel, tier: .one, promised: last?.firstResponse, calendar: last?.calendar),
            share: 1)
        ]
      }
      return all.map {
        Newcomers(channel: channel, kind: $0.key, share: Double($0.value) / whole)
      }.sorted { $0.kind.precedes($1.kind) }
    }
  }

  private func dues(of kind: WorkHistory.Kind) -> [Int64] {
    let minutes = Self.hour / 60_000
    guard let promised = kind.promised else {
      return Array(repeating: QueueModel.never, count: Int(minutes) + 1)
    }
    let hours = workspace.hours(named: kind.calendar)
    return (0...minutes).map { minute in
      hours.due(start: now.advanced(by: minute * 60_000), target: promised)
        .map { bounded($0.since(now)) } ?? QueueModel.never
    }
  }

  /// Turns a millisecond that begin at an instant.
  func turns(at instant: Instant) -> [Channel: Double] {
    Dictionary(
      uniqueKeysWithValues: arrivals.rates(at: instant).map { channel, rate in
        (channel, rate * history.turnsPerMessage(of: channel))
      })
  }

  /// Cut at the full hours of the local clock.
  private func pieces(_ kinds: [Newcomers]) -> [QueueModel.Piece] {
    var pieces: [QueueModel.Piece] = []
    var at = now
    let end = now.advanced(by: Self.hour)
    while at < end {
      let next = min(end, workspace.zone.hour(holding: at).end)
      guard next > at else { break }
      let turns = turns(at: at)
      pieces.append(
        QueueModel.Piece(
          until: next.since(now), rates: kinds.map { (turns[$0.channel] ?? 0) * $0.share }))
      at = next
    }
    return pieces
  }
}

extension WorkHistory.Kind {
  /// Any order, so that forecasts do not depend on a dictionary's.
  fileprivate func precedes(_ other: Self) -> Bool {
    func key(_ kind: Self) -> (String, Int, Int64, String) {
      (kind.channel.rawValue, kind.tier.rawValue, kind.promised ?? -1, kind.calendar ?? "")
    }
    return key(self) < key(other)
  }
}

extension QueueModel {
  /// How many newcomers come within the horizon, in the mean.
  var expectedArrivals: Double {
    var from: Int64 = 0
    return pieces.reduce(0) { sum, piece in
      let length = max(0, piece.until - from)
      from = max(from, piece.until)
      return sum + Double(length) * piece.rates.reduce(0, +)
    }
  }
}

/// Times of work as the simulation keeps them.
enum WorkSamples {
  /// As many as tell the distribution: of sorted times every so-manieth.
  static func thinned(_ sorted: [Int64], to most: Int = 512) -> [Int64] {
    guard sorted.count > most else { return sorted }
    return (0..<most).map { sorted[(2 * $0 + 1) * sorted.count / (2 * most)] }
  }
}
