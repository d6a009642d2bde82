/// How good earlier forecasts were: what they said of each promise against what became of it.
///
/// Brier's score is the mean of (said − happened)², 0 where everything was known, 0.25 where one half
/// was said of everything (G. Brier: Verification of forecasts expressed in terms of probability,
/// Monthly Weather Review 78, 1950). Reliability compares what was said with how often it happened
/// (A. Murphy: A new vector partition of the probability score, 1973): of all that was given about
/// 30 %, 30 % should break.
package struct ForecastScore: Hashable, Sendable {
  /// Promises of which about the same was said.
  package struct Band: Hashable, Sendable {
    package var count = 0
    package var broken = 0
    /// The sum of what was said.
    package var said = 0.0
    /// The sum of (said − happened)².
    package var squares = 0.0

    package init() {}

    package init(count: Int, broken: Int, said: Double, squares: Double) {
      (self.count, self.broken, self.said, self.squares) = (count, broken, said, squares)
    }
  }

  /// Ten, each a tenth of certainty wide.
  package private(set) var bands = Array(repeating: Band(), count: 10)
  /// Forecasts whose hour is over, and those of them that named a range in which it ended.
  package var forecasts = 0
  package var held = 0

  package init() {}

  /// The place among `bands`.
  package static func band(of chance: Double) -> Int {
    min(9, max(0, Int((chance.isFinite ? chance : 0) * 10)))
  }

  /// - Parameter chance: What was said, 0 to 1.
  package mutating func add(chance: Double, isBroken: Bool) {
    let difference = chance - (isBroken ? 1 : 0)
    add(
      Band(
        count: 1, broken: isBroken ? 1 : 0, said: chance, squares: difference * difference),
      at: Self.band(of: chance))
  }

  package mutating func add(_ band: Band, at place: Int) {
    guard bands.indices.contains(place) else { return }
    bands[place].count += band.count
    bands[place].broken += band.broken
    bands[place].said += band.said
    bands[place].squares += band.squares
  }

  package var count: Int { bands.reduce(0) { $0 + $1.count } }

  /// Nil before there is anything to score.
  package var brier: Double? {
    count == 0 ? nil : bands.reduce(0) { $0 + $1.squares } / Double(count)
  }

  /// The score of somebody who says of every promise how many break in all; what is above it is no
  /// better than that.
  package var reference: Double? {
    guard count > 0 else { return nil }
    let share = Double(bands.reduce(0) { $0 + $1.broken }) / Double(count)
    return share * (1 - share)
  }

  /// The part of forecasts in whose range it ended; four of five should.
  package var coverage: Double? { forecasts == 0 ? nil : Double(held) / Double(forecasts) }
}

extension ForecastScore.Band {
  /// What was said in the mean, and how often it happened; nil in an empty band.
  package var meanSaid: Double? { count == 0 ? nil : said / Double(count) }
  package var happened: Double? { count == 0 ? nil : Double(broken) / Double(count) }
}
