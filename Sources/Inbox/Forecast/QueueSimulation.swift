/// Runs a queue many times: the real queue in its real order, with chance in what comes and in how
/// long answers take.
///
/// A run is a sequence of moments at which somebody comes or somebody is free. Who is free takes the
/// job that stands first among those whose tier is theirs to handle, whoever owns it now: an
/// overdue one keeps its place before those that can still be met, as in the queue. An answer keeps
/// each promise of its job that is not due before the answer is done.
///
/// Each job draws its time from its own place in the run's random numbers, and newcomers have a
/// stream of their own: so two models that differ in servers or order alone are run with the same
/// customers and the same work (common random numbers; Law: Simulation Modeling and Analysis,
/// ch. 11), and what differs between their results is not chance.
///
/// Nothing is allocated in a run once the arrays have grown.
///
/// ```swift
/// var simulation = QueueSimulation(model)
/// let outcome = simulation.run(1000, seed: 7)
/// ```
package struct QueueSimulation {
  private let model: QueueModel
  /// Of each tier the jobs that wait at the beginning, by order.
  private var waiting: [[Int]] = Array(repeating: [], count: 3)
  /// Those that come later, by when.
  private var later: [Int] = []
  /// The job that each server has in hand at the beginning; -1: none.
  private var inHand: [Int]
  /// Bits of tiers of each server.
  private let handles: [UInt8]
  private let rates: [Double]
  /// The rates of each piece, summed up from the first kind on, as parts of its whole rate.
  private let shares: [[Double]]
  private let promised: Int

  // One run.
  private var heads = [0, 0, 0]
  private var came: [SimulationHeap] = Array(repeating: SimulationHeap(), count: 3)
  private var free = SimulationHeap()
  private var idle: [Int] = []
  private var newcomers: [Newcomer] = []
  private var seed: UInt64 = 0
  private var broken = 0

  // All runs.
  private var keptResponses: [Int]
  private var keptResolutions: [Int]
  private var counts: [Int] = []

  private struct Newcomer {
    var due: Int64
    var work: Int
  }

  package init(_ model: QueueModel) {
    self.model = model
    keptResponses = Array(repeating: 0, count: model.jobs.count)
    keptResolutions = keptResponses
    handles = model.servers.map { server in
      server.tiers.reduce(0) { $0 | 1 << UInt8($1.rawValue - 1) }
    }
    rates = model.pieces.map { $0.rates.reduce(0, +) }
    shares = zip(model.pieces, rates).map { piece, rate in
      var sum = 0.0
      return piece.rates.map { part in
        sum += part
        return rate > 0 ? sum / rate : 1
      }
    }
    inHand = Array(repeating: -1, count: model.servers.count)
    var promised = 0
    for (number, job) in model.jobs.enumerated() {
      if Self.counts(job.due, model) { promised += 1 }
      if Self.counts(job.resolutionDue, model) { promised += 1 }
      if job.release > 0 {
        later.append(number)
      } else if let server = job.inHandOf, inHand.indices.contains(server), inHand[server] < 0 {
        inHand[server] = number
      } else {
        waiting[job.tier.rawValue - 1].append(number)
      }
    }
    self.promised = promised
    let jobs = model.jobs
    for tier in 0..<3 {
      waiting[tier].sort { (jobs[$0].order, $0) < (jobs[$1].order, $1) }
    }
    later.sort { (jobs[$0].release, $0) < (jobs[$1].release, $1) }
  }

  @inline(__always)
  private static func counts(_ due: Int64, _ model: QueueModel) -> Bool {
    due > 0 && due <= model.horizon
  }

  /// - Parameter seed: The same seed gives the same result.
  package mutating func run(_ runs: Int, seed: UInt64) -> SimulatedBreaches {
    counts.removeAll(keepingCapacity: true)
    for job in model.jobs.indices { (keptResponses[job], keptResolutions[job]) = (0, 0) }
    for run in 0..<max(0, runs) {
      self.seed = SimulationRandom.number(run, of: seed)
      runOnce()
      while counts.count <= broken { counts.append(0) }
      counts[broken] += 1
    }
    func shares(_ kept: [Int], _ due: (QueueModel.Job) -> Int64) -> [Double] {
      zip(kept, model.jobs).map { kept, job in
        Self.counts(due(job), model) && runs > 0 ? 1 - Double(kept) / Double(runs) : 0
      }
    }
    return SimulatedBreaches(
      counts: counts, response: shares(keptResponses) { $0.due },
      resolution: shares(keptResolutions) { $0.resolutionDue })
  }

  private mutating func runOnce() {
    broken = promised
    for tier in 0..<3 {
      heads[tier] = 0
      came[tier].removeAll()
    }
    free.removeAll()
    idle.removeAll(keepingCapacity: true)
    newcomers.removeAll(keepingCapacity: true)
    var random = SimulationRandom(seed: seed)
    let level = random.level(shape: model.levelShape)
    for server in model.servers.indices {
      let job = inHand[server]
      if job >= 0 {
        // Somewhere in the midst of it.
        var part = SimulationRandom(seed: SimulationRandom.number(job, of: ~seed))
        begin(job, server, at: 0, part: part.fraction())
      } else {
        free.insert(.init(order: max(0, model.servers[server].from), number: server))
      }
    }
    var piece = 0
    var next = nextArrival(after: 0, level, &piece, &random)
    var laterPlace = 0
    while true {
      let planned = laterPlace < later.count ? model.jobs[later[laterPlace]].release : .max
      let arrival = min(planned, next)
      let now = min(arrival, free.first?.order ?? .max)
      guard now < model.horizon else { return }
      guard arrival <= now else {
        let server = free.first?.number ?? 0
        free.removeFirst()
        takeNext(server, at: now)
        continue
      }
      if planned <= next {
        comes(later[laterPlace], at: now)
        laterPlace += 1
      } else {
        comes(newcomer(at: now, piece, &random), at: now)
        next = nextArrival(after: now, level, &piece, &random)
      }
    }
  }
}

extension QueueSimulation {
  private mutating func nextArrival(
    after instant: Int64, _ level: Double, _ piece: inout Int, _ random: inout SimulationRandom
  ) -> Int64 {
    var missing = random.waiting()
    var at = Double(instant)
    while piece < rates.count {
      let rate = rates[piece] * level
      let end = Double(model.pieces[piece].until)
      let room = max(0, end - at) * rate
      if room > missing { return Int64(at + missing / rate) }
      missing -= room
      at = max(at, end)
      piece += 1
    }
    return .max
  }

  /// - Returns: Its number: those after the last of `jobs` are newcomers.
  private mutating func newcomer(
    at now: Int64, _ piece: Int, _ random: inout SimulationRandom
  ) -> Int {
    let fraction = random.fraction()
    var kind = 0
    var high = model.kinds.count - 1
    while kind < high {
      let middle = (kind + high) / 2
      if shares[piece][middle] <= fraction { kind = middle + 1 } else { high = middle }
    }
    let due = due(ofKind: kind, at: now)
    if due <= model.horizon { broken += 1 }
    newcomers.append(Newcomer(due: due, work: model.kinds[kind].work << 2 | tier(ofKind: kind)))
    return model.jobs.count + newcomers.count - 1
  }

  @inline(__always)
  private func tier(ofKind kind: Int) -> Int { model.kinds[kind].tier.rawValue - 1 }

  /// Between two minutes a due goes on as they do.
  @inline(__always)
  private func due(ofKind kind: Int, at now: Int64) -> Int64 {
    let minute = Int(now / 60_000)
    let count = model.kinds[kind].dues.count
    guard minute < count else { return QueueModel.never }
    let before = model.kinds[kind].dues[minute]
    guard before < QueueModel.never else { return before }
    let after = minute + 1 < count ? model.kinds[kind].dues[minute + 1] : before + 60_000
    guard after < QueueModel.never else { return before + now % 60_000 }
    return before + (after - before) * (now % 60_000) / 60_000
  }

  /// Somebody who does nothing begins with it at once; else it waits in its place.
  private mutating func comes(_ job: Int, at now: Int64) {
    let isNew = job >= model.jobs.count
    let tier =
      isNew ? newcomers[job - model.jobs.count].work & 3 : model.jobs[job].tier.rawValue - 1
    var place = 0
    while place < idle.count {
      let server = idle[place]
      if model.servers[server].until <= now {
        idle[place] = idle[idle.count - 1]
        idle.removeLast()
        continue
      }
      if handles[server] & 1 << UInt8(tier) != 0 {
        idle[place] = idle[idle.count - 1]
        idle.removeLast()
        begin(job, server, at: now, part: 1)
        return
      }
      place += 1
    }
    let order = isNew ? newcomers[job - model.jobs.count].due : model.jobs[job].order
    came[tier].insert(.init(order: order, number: job))
  }

  /// The first of what this server may handle.
  private mutating func takeNext(_ server: Int, at now: Int64) {
    guard model.servers[server].until > now else { return }
    var best = SimulationHeap.Entry(order: .max, number: .max)
    var from = -1
    for tier in 0..<3 where handles[server] & 1 << UInt8(tier) != 0 {
      if heads[tier] < waiting[tier].count {
        let job = waiting[tier][heads[tier]]
        let entry = SimulationHeap.Entry(order: model.jobs[job].order, number: job)
        if entry.precedes(best) { (best, from) = (entry, tier) }
      }
      if let entry = came[tier].first, entry.precedes(best) { (best, from) = (entry, tier + 3) }
    }
    guard from >= 0 else {
      idle.append(server)
      return
    }
    if from < 3 { heads[from] += 1 } else { came[from - 3].removeFirst() }
    begin(best.number, server, at: now, part: 1)
  }

  /// - Parameter part: How much of the work is left.
  private mutating func begin(_ job: Int, _ server: Int, at now: Int64, part: Double) {
    let isNew = job >= model.jobs.count
    let work = isNew ? newcomers[job - model.jobs.count].work >> 2 : model.jobs[job].work
    let count = model.works.indices.contains(work) ? model.works[work].count : 0
    var time = 0.0
    if count > 0 {
      let number = SimulationRandom.number(job, of: seed)
      let place = Int(((number >> 32) &* UInt64(count)) >> 32)
      time = Double(model.works[work][place]) * model.servers[server].stretch * part
    }
    let done = now + Int64(time)
    if isNew {
      let due = newcomers[job - model.jobs.count].due
      if due <= model.horizon, done <= due { broken -= 1 }
    } else {
      if Self.counts(model.jobs[job].due, model), done <= model.jobs[job].due {
        broken -= 1
        keptResponses[job] += 1
      }
      if Self.counts(model.jobs[job].resolutionDue, model), done <= model.jobs[job].resolutionDue {
        broken -= 1
        keptResolutions[job] += 1
      }
    }
    // Nothing takes no time at all: an instant at which a server answers for ever is none.
    free.insert(.init(order: max(done, now + 1), number: server))
  }
}
