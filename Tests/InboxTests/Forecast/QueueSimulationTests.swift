import Foundation
import TestSupport
import Testing

@testable import Inbox

/// The simulation, by queues small enough to be done by hand and by what holds for all of them.
@Suite("Queue simulation")
struct QueueSimulationTests {
  private func run(
    _ model: QueueModel, runs: Int = 200, seed: UInt64 = 1
  ) -> SimulatedBreaches {
    var simulation = QueueSimulation(model)
    return simulation.run(runs, seed: seed)
  }

  @Test("An empty queue breaks nothing")
  func empty() {
    let outcome = run(QueueModel(servers: [.init()]))
    #expect(outcome.expected == 0)
    #expect((outcome.low, outcome.high) == (0, 0))
  }

  /// One agent, ten minutes for each answer, so done at 10, 20, 30 and 40 minutes: dues of 10 (met at
  /// its due), 15 and 29 (late), 40 (met).
  @Test("A queue done by hand")
  func byHand() {
    let jobs = [10, 15, 29, 40].map { QueueModel.Job(due: .minutes($0)) }
    let model = QueueModel(jobs: jobs, servers: [.init()], works: [[.minutes(10)]])
    let outcome = run(model)
    #expect(outcome.expected == 2)
    #expect((outcome.low, outcome.high) == (2, 2))
    #expect(outcome.response == [0, 1, 1, 0])
    var two = model
    two.servers.append(.init())
    #expect(run(two).expected == 0)
    var none = model
    none.servers = []
    #expect(run(none).response == [1, 1, 1, 1])
  }

  @Test("What is overdue keeps its place and costs time, but is not counted again")
  func overdue() {
    let jobs = [-5, 10].map { QueueModel.Job(due: .minutes($0)) }
    let outcome = run(QueueModel(jobs: jobs, servers: [.init()], works: [[.minutes(8)]]))
    #expect(outcome.response == [0, 1])
  }

  @Test("A due after the hour does not count, whatever becomes of it")
  func beyond() {
    let outcome = run(QueueModel(jobs: [.init(due: .minutes(61))]))
    #expect(outcome.expected == 0)
  }

  @Test("An answer keeps the resolution too; both promises of one conversation can break")
  func resolution() {
    let job = QueueModel.Job(due: .minutes(5), resolutionDue: .minutes(20))
    func broken(_ minutes: Int64) -> Double {
      run(QueueModel(jobs: [job], servers: [.init()], works: [[.minutes(minutes)]])).expected
    }
    #expect(broken(5) == 0)
    #expect(broken(6) == 1)
    #expect(broken(21) == 2)
  }

  @Test("Nobody begins after their shift or before it, and what was begun is finished")
  func shifts() {
    let jobs = [10, 20].map { QueueModel.Job(due: .minutes($0)) }
    let leaving = QueueModel.Server(until: .minutes(9))
    let model = QueueModel(jobs: jobs, servers: [leaving], works: [[.minutes(10)]])
    #expect(run(model).response == [0, 1])
    var later = model
    later.servers = [.init(from: .minutes(1))]
    #expect(run(later).response == [1, 1])
  }

  @Test("A tier waits for those who may handle it; others go on")
  func tiers() {
    let jobs = [
      QueueModel.Job(tier: .three, due: .minutes(10)), QueueModel.Job(due: .minutes(12)),
    ]
    var model = QueueModel(
      jobs: jobs, servers: [.init(tiers: [.one, .two])], works: [[.minutes(10)]])
    #expect(run(model).response == [1, 0])
    model.servers.append(.init())
    #expect(run(model).response == [0, 0])
  }

  @Test("What somebody has in hand is theirs, however late its turn would be")
  func inHand() {
    let jobs = [
      QueueModel.Job(due: .minutes(10)), QueueModel.Job(due: .minutes(20), inHandOf: 0),
    ]
    let outcome = run(
      QueueModel(jobs: jobs, servers: [.init()], works: [[.minutes(10)]]), runs: 400)
    #expect(outcome.response[1] == 0)
    #expect(outcome.response[0] == 1)
  }

  /// A Poisson process of 30 in the hour with half an hour promised and nobody there: those of the
  /// first half hour are broken within the hour, 15 in the mean.
  @Test("Newcomers come at their rate, and their promises run out in time")
  func newcomers() {
    let kind = QueueModel.Kind(
      tier: .one, work: 0, dues: (0...60).map { .minutes($0 + 30) })
    let model = QueueModel(
      kinds: [kind], pieces: [.init(until: .hours(1), rates: [30 / 3_600_000.0])])
    let outcome = run(model, runs: 4000)
    // Five standard errors of a mean of 4,000 Poisson numbers.
    #expect(abs(outcome.expected - 15) < 5 * (15.0 / 4000).squareRoot())
    #expect(outcome.low == 10)
    #expect(outcome.high == 20)
    var uneven = model
    uneven.levelShape = 4
    let wide = run(uneven, runs: 4000)
    #expect(abs(wide.expected - 15) < 1)
    #expect(wide.high - wide.low > outcome.high - outcome.low)
  }

  /// Against M/M/3 in steady state (Erlang's C): over a long time as many wait as it says.
  @Test("Newcomers wait as Erlang's C says")
  func steady() throws {
    let erlang = try #require(
      ErlangA(arrivals: 2 / 360_000.0, service: 1 / 360_000.0, impatience: 0, servers: 3))
    // Exponential times by their quantiles.
    let times = (0..<4096).map { place in
      Int64(-360_000 * log(1 - (Double(place) + 0.5) / 4096))
    }
    let day: Int64 = .hours(200)
    let minutes = day / 60_000
    // Promised: to be answered 12 minutes after coming.
    let model = QueueModel(
      servers: Array(repeating: .init(), count: 3), works: [times],
      kinds: [
        .init(tier: .one, work: 0, dues: (0...minutes).map { ($0 + 12) * 60_000 })
      ], pieces: [.init(until: day, rates: [2 / 360_000.0])], horizon: day)
    let outcome = run(model, runs: 20)
    let late = outcome.expected / (Double(day) * 2 / 360_000)
    // Late is whose wait and work are more than twelve minutes: by M/M/n, with a = 2, b = 12/6,
    // P(T > t) = e^(-t/s) (1 + C (1 - e^(-(n-1-a) t/s)) / (n-1-a)), and (1 + C t/s) for n-1 = a.
    let expected = exp(-2) * (1 + erlang.waits * 2)
    #expect(abs(late - expected) < 0.02)
  }

  @Test("The same seed gives the same result, another one another")
  func seeds() {
    let model = Self.random(seed: 3)
    #expect(run(model) == run(model))
    #expect(run(model, seed: 2) != run(model))
  }

  @Test("More agents never worsen the expectation", arguments: 0..<40 as Range<UInt64>)
  func moreAgents(seed: UInt64) {
    var model = Self.random(seed: seed)
    var last = Double.infinity
    for _ in 0..<6 {
      let expected = run(model, runs: 300).expected
      #expect(expected <= last)
      last = expected
      model.servers.append(.init())
    }
  }

  /// A queue like those of a desk.
  private static func random(seed: UInt64) -> QueueModel {
    var random = SeededGenerator(seed: seed)
    let jobs = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      QueueModel.Job(
        tier: random.pick(Tier.allCases), work: Int.random(in: 0...1, using: &random),
        due: .minutes(Int64.random(in: -60...200, using: &random)),
        resolutionDue: .minutes(Int64.random(in: -60...2000, using: &random)))
    }
    let servers = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      QueueModel.Server(tiers: random.chance(50) ? [.one, .two] : Set(Tier.allCases))
    }
    return QueueModel(
      jobs: jobs, servers: servers,
      works: [[60_000, 240_000, 900_000], [120_000, 130_000]],
      kinds: [
        .init(tier: .one, work: 0, dues: (0...60).map { .minutes($0 + 15) }),
        .init(tier: .three, work: 1, dues: (0...60).map { .minutes($0 + 40) }),
      ],
      pieces: [
        .init(until: .minutes(20), rates: [20 / 3_600_000.0, 3 / 3_600_000.0]),
        .init(until: .minutes(60), rates: [40 / 3_600_000.0, 0]),
      ])
  }
}
