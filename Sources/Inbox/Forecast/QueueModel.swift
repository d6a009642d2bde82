/// A queue as the simulation runs it: who waits, who comes, who works; numbers alone.
///
/// Times are milliseconds since the model's beginning. What is called a job is one answer that
/// somebody waits for.
package struct QueueModel: Sendable {
  /// No time: never due, never ends. Far away, but so that times can be added to it.
  package static let never: Int64 = .max / 4

  package struct Job: Hashable, Sendable {
    /// When it comes into the queue; 0 and less: it waits already.
    package var release: Int64
    /// Smaller is taken first; of equal ones the one that stands first in `jobs`.
    package var order: Int64
    package var tier: Tier
    /// Whose times of work are drawn for it: a place in `works`.
    package var work: Int
    /// When the customer is to be answered by; `never`: nothing is promised.
    package var due: Int64
    /// When all is to be resolved by.
    package var resolutionDue: Int64
    /// The server who has it in hand at the beginning.
    package var inHandOf: Int?

    package init(
      release: Int64 = 0, order: Int64? = nil, tier: Tier = .one, work: Int = 0,
      due: Int64 = QueueModel.never, resolutionDue: Int64 = QueueModel.never,
      inHandOf: Int? = nil
    ) {
      (self.release, self.order) = (release, order ?? min(due, resolutionDue))
      (self.tier, self.work) = (tier, work)
      (self.due, self.resolutionDue) = (due, resolutionDue)
      self.inHandOf = inHandOf
    }
  }

  /// One conversation at a time of one agent: who handles two at once is two of them, each slower.
  package struct Server: Hashable, Sendable {
    package var from: Int64
    /// From here on nothing is begun; what is in hand is finished.
    package var until: Int64
    package var tiers: Set<Tier>
    /// How much longer than drawn everything takes.
    package var stretch: Double

    package init(
      from: Int64 = 0, until: Int64 = QueueModel.never, tiers: Set<Tier> = Set(Tier.allCases),
      stretch: Double = 1
    ) {
      (self.from, self.until, self.tiers, self.stretch) = (from, until, tiers, stretch)
    }
  }

  /// Newcomers that are alike.
  package struct Kind: Hashable, Sendable {
    package var tier: Tier
    package var work: Int
    /// When one is due that comes at the beginning of each minute of the model.
    package var dues: [Int64]

    package init(tier: Tier, work: Int, dues: [Int64]) {
      (self.tier, self.work, self.dues) = (tier, work, dues)
    }
  }

  /// A stretch in which newcomers come at a constant rate.
  package struct Piece: Hashable, Sendable {
    package var until: Int64
    /// Of each kind, a millisecond.
    package var rates: [Double]

    package init(until: Int64, rates: [Double]) {
      (self.until, self.rates) = (until, rates)
    }
  }

  /// In the order of the queue, where they wait already.
  package var jobs: [Job]
  package var servers: [Server]
  /// How long an answer takes: milliseconds, all equally likely; empty: no time.
  package var works: [[Int64]]
  package var kinds: [Kind]
  package var pieces: [Piece]
  /// How much the volume of one day differs from another's of the same rate: the shape of a gamma
  /// distribution; infinite: not at all, newcomers are a Poisson process.
  package var levelShape: Double
  /// How far it looks: promises that run out in (0, horizon] are counted.
  package var horizon: Int64

  package init(
    jobs: [Job] = [], servers: [Server] = [], works: [[Int64]] = [], kinds: [Kind] = [],
    pieces: [Piece] = [], levelShape: Double = .infinity, horizon: Int64 = 3_600_000
  ) {
    (self.jobs, self.servers, self.works) = (jobs, servers, works)
    (self.kinds, self.pieces) = (kinds, pieces)
    (self.levelShape, self.horizon) = (levelShape, horizon)
  }
}

/// What many runs of a queue came to.
package struct SimulatedBreaches: Hashable, Sendable {
  package var runs: Int
  /// The mean number of promises broken in a run.
  package var expected: Double
  /// In a tenth of the runs it were fewer than this, in a tenth more than `high`.
  package var low: Int
  package var high: Int
  /// For each job the share of runs in which its promise of an answer was broken; 0 where it is not
  /// due within the horizon.
  package var response: [Double]
  package var resolution: [Double]

  /// - Parameter counts: How many runs broke so many promises.
  init(counts: [Int], response: [Double], resolution: [Double]) {
    runs = counts.reduce(0, +)
    let sum = counts.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    expected = runs == 0 ? 0 : Double(sum) / Double(runs)
    (self.response, self.resolution) = (response, resolution)
    func rank(_ rank: Int) -> Int {
      var seen = 0
      for (value, count) in counts.enumerated() {
        seen += count
        if seen >= rank { return value }
      }
      return 0
    }
    // Nearest rank, from both ends alike.
    let tenth = max(1, (runs + 9) / 10)
    low = rank(tenth)
    high = rank(max(1, runs - tenth + 1))
  }
}
