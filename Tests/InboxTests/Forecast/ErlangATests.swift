import Foundation
import Testing

@testable import Inbox

/// Palm's queue against published figures and against its own balance equations.
@Suite("Erlang A")
struct ErlangATests {
  /// Garnett, Mandelbaum, Reiman 2002, table 1: 50 agents, 48 calls a minute of one minute each,
  /// patience of two minutes: 3.1 % leave, 3.7 s of waiting in the mean; without impatience 20.8 s.
  @Test("As published for fifty agents")
  func published() throws {
    let palm = try #require(ErlangA(arrivals: 48, service: 1, impatience: 0.5, servers: 50))
    #expect(abs(palm.leaves - 0.031) < 0.0005)
    #expect(abs(palm.meanWait * 60 - 3.7) < 0.05)
    let erlang = try #require(ErlangA(arrivals: 48, service: 1, impatience: 0, servers: 50))
    #expect(abs(erlang.meanWait * 60 - 20.8) < 0.05)
    #expect(erlang.leaves == 0)
  }

  /// Three erlangs, four agents: C = 0.5094; within a third of a service time 63.5 %, with five 87.9 %.
  @Test("Without impatience it is Erlang's C")
  func erlangC() throws {
    let four = try #require(ErlangA(arrivals: 3, service: 1, impatience: 0, servers: 4))
    #expect(abs(four.waits - 0.5094) < 0.0001)
    #expect(abs(1 - four.waitsLonger(than: 1.0 / 3) - 0.635) < 0.0005)
    let five = try #require(ErlangA(arrivals: 3, service: 1, impatience: 0, servers: 5))
    #expect(abs(1 - five.waitsLonger(than: 1.0 / 3) - 0.879) < 0.0005)
  }

  @Test(
    "As its balance equations say",
    arguments: [
      (3.0, 0.2, 2), (3.0, 2.0, 4), (30.0, 0.05, 20), (30.0, 1.0, 40), (0.1, 0.5, 1),
      (900.0, 0.1, 800),
    ])
  func balance(arrivals: Double, impatience: Double, servers: Int) throws {
    let palm = try #require(
      ErlangA(arrivals: arrivals, service: 1, impatience: impatience, servers: servers))
    // Logarithms of the states' weights, one after the other.
    var logs = [0.0]
    for state in 1..<20_000 {
      let waiting = Double(max(0, state - servers))
      let rate = Double(min(state, servers)) + waiting * impatience
      logs.append((logs.last ?? 0) + log(arrivals / rate))
      if logs[state] < (logs.max() ?? 0) - 60 { break }
    }
    let top = logs.max() ?? 0
    let weights = logs.map { exp($0 - top) }
    let whole = weights.reduce(0, +)
    let waits = weights.dropFirst(servers).reduce(0, +) / whole
    let queue =
      weights.enumerated().reduce(0) { sum, state in
        sum + Double(max(0, state.offset - servers)) * state.element
      } / whole
    #expect(abs(palm.waits - waits) < 1e-6)
    #expect(abs(palm.meanWait - queue / arrivals) < 1e-6 * max(1, palm.meanWait))
    #expect(abs(palm.leaves - impatience * queue / arrivals) < 1e-6)
    #expect(abs(palm.waitsLonger(than: 0) - palm.waits) < 1e-9)
  }

  @Test("What has no steady state has no figures")
  func unstable() {
    #expect(ErlangA(arrivals: 4, service: 1, impatience: 0, servers: 4) == nil)
    #expect(ErlangA(arrivals: 1, service: 1, impatience: 0, servers: 0) == nil)
    #expect(ErlangA(arrivals: .nan, service: 1, impatience: 1, servers: 1) == nil)
    #expect(ErlangA(arrivals: 400, service: 1, impatience: 0.5, servers: 4) != nil)
  }
}

extension ErlangA {
  /// How long customers wait, those among them who do not, in units of time: what tables publish.
  fileprivate var meanWait: Double {
    guard impatience > 0 else { return waits / (Double(servers) * service - arrivals) }
    // Who leaves do so at the rate θ for each who waits: λ P(leave) = θ λ W.
    return leaves / impatience
  }
}
