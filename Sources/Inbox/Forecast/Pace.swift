/// How much of people's time an answer takes up, as a multiple of the time for which the conversation
/// was before them: there are calls, colleagues and coffee, and what is looked up elsewhere.
///
/// Focus alone would have everybody answer without a pause, and no day would break a promise. So the
/// factor is found by which a day, simulated with who was there, breaks as many promises as were
/// broken (calibration of a model by its output; Law: Simulation Modeling and Analysis, ch. 5).
package struct Pace: Hashable, Sendable {
  package var factor: Double
  /// What happened on the day by which it was found: broken promises of an answer, out of so many;
  /// nil: there was too little to find it by, or no factor does it.
  package var day: Day?

  package struct Day: Hashable, Sendable {
    package var broken: Int
    package var promises: Int
  }

  /// An answer takes its focus, for nothing else is known.
  package static let asFocus = Pace(factor: 1, day: nil)
  /// With fewer promises a day tells nothing.
  package static let enough = 20
  /// A factor beyond these is a day of which something else is to be told.
  static let range = 0.125...32.0
}

extension ReplayedDay {
  /// The pace of this day: by bisection, for more work breaks more promises, and with the same random
  /// numbers in each simulation.
  ///
  /// - Complexity: About `work` answers are simulated, however long the day.
  package func pace(_ history: WorkHistory, work: Int = 1_000_000) -> Pace {
    guard promises >= Pace.enough, !duties.isEmpty else { return .asFocus }
    let steps = 14
    let runs = min(100, max(3, work / steps / max(1, promises)))
    func expected(_ factor: Double) -> Double {
      run(.init(), history: history, pace: factor, runs: runs).spread.expected
    }
    let goal = Double(broken)
    var (low, high) = (Pace.range.lowerBound, Pace.range.upperBound)
    // The day as it is believed to be needs no other one.
    let plain = expected(1)
    if plain <= goal { low = 1 } else { high = 1 }
    guard expected(low) <= goal, expected(high) >= goal else { return .asFocus }
    if broken == 0, plain == 0 {
      return Pace(factor: 1, day: .init(broken: broken, promises: promises))
    }
    for _ in 0..<steps {
      let middle = (low * high).squareRoot()
      if expected(middle) <= goal { low = middle } else { high = middle }
    }
    return Pace(factor: low, day: .init(broken: broken, promises: promises))
  }
}
