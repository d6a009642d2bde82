import Foundation

/// Palm's queue M/M/n+M: customers come at random, are served by `servers` people in the order in
/// which they came, and leave when their patience ends. What a desk comes to that works for long at
/// the same pace; for the hour under way `QueueSimulation` knows more.
///
/// C. Palm: Research on telephone traffic carried by full availability groups (Tele 1, 1957);
/// O. Garnett, A. Mandelbaum, M. Reiman: Designing a Call Center with Impatient Customers (M&SOM 4,
/// 2002). Computed with the integrals of S. Zeltyn, A. Mandelbaum: Call centers with impatient
/// customers: many-server asymptotics of the M/M/n+G queue (Queueing Systems 51, 2005), section 3:
///
///     H(x) = λ ∫₀ˣ e^(−θu) du − nμx,   J(t) = ∫ₜ^∞ e^H(x) dx,
///     P(V > t) = λJ(t) ÷ (E + λJ(0)),   P(leave) = (1 + (λ − nμ)J(0)) ÷ (E + λJ(0))
///
/// where V is how long somebody waits who does not leave, and E the sum of (λ/μ)ʲ/j! for j < n
/// over the last of its terms. Without impatience (θ = 0) it is Erlang's C.
package struct ErlangA: Hashable, Sendable {
  /// Customers in a unit of time: λ.
  package let arrivals: Double
  /// Answers of one person in it: μ.
  package let service: Double
  /// Whoever waits leaves at this rate: θ; 0: never.
  package let impatience: Double
  /// n.
  package let servers: Int
  /// E and J(0), both times e^(−`peak`), so that neither grows beyond what a number holds.
  private let before: Double
  private let whole: Double
  private let peak: Double

  /// - Returns: Nil where it has no steady state, and for numbers that are none: without impatience
  ///   more must be served than come.
  package init?(arrivals: Double, service: Double, impatience: Double, servers: Int) {
    guard arrivals > 0, service > 0, impatience >= 0, servers > 0, arrivals.isFinite,
      service.isFinite, impatience.isFinite, servers < 100_000,
      impatience > 0 || arrivals < Double(servers) * service
    else { return nil }
    (self.arrivals, self.service) = (arrivals, service)
    (self.impatience, self.servers) = (impatience, servers)
    var sum = 1.0
    for count in 1..<max(1, servers) { sum = 1 + sum * Double(count) * service / arrivals }
    let exponent = Exponent(
      arrivals: arrivals, capacity: Double(servers) * service, impatience: impatience)
    peak = exponent(exponent.peak)
    before = sum * exp(-peak)
    whole = exponent.integral(from: 0, less: peak)
  }

  /// The part of customers who have to wait.
  package var waits: Double { arrivals * whole / (before + arrivals * whole) }

  /// The part of customers who leave before they are answered.
  package var leaves: Double {
    guard impatience > 0 else { return 0 }
    let surplus = arrivals - Double(servers) * service
    let part = (exp(-peak) + surplus * whole) / (before + arrivals * whole)
    return min(1, max(0, part))
  }

  /// The part of customers who still wait after a time.
  package func waitsLonger(than time: Double) -> Double {
    let time = max(0, time)
    let rest = Exponent(
      arrivals: arrivals, capacity: Double(servers) * service, impatience: impatience
    ).integral(from: time, less: peak)
    return arrivals * rest / (before + arrivals * whole) * exp(-impatience * time)
  }
}

/// H: what stands above e in J.
private struct Exponent {
  let arrivals: Double
  let capacity: Double
  let impatience: Double

  func callAsFunction(_ x: Double) -> Double {
    let shown = impatience > 0 ? -expm1(-impatience * x) / impatience : x
    return arrivals * shown - capacity * x
  }

  /// Where it is greatest.
  var peak: Double {
    impatience > 0 && arrivals > capacity ? log(arrivals / capacity) / impatience : 0
  }

  /// The integral of e^(H − `less`) from a time on, by Simpson's rule, to where nothing is left of it.
  func integral(from start: Double, less: Double) -> Double {
    guard impatience > 0 else { return exp(self(start) - less) / (capacity - arrivals) }
    let top = max(start, peak)
    var length = 1 / capacity
    while self(top + length) - self(top) > -45 { length *= 2 }
    let steps = 4000
    let width = (top + length - start) / Double(steps)
    var sum = exp(self(start) - less) + exp(self(top + length) - less)
    for step in 1..<steps {
      sum += (step % 2 == 1 ? 4 : 2) * exp(self(start + Double(step) * width) - less)
    }
    return sum * width / 3
  }
}
