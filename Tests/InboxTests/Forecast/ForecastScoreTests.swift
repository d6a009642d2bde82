import Testing

@testable import Inbox

/// Brier's score by hand.
@Suite("Score of forecasts")
struct ForecastScoreTests {
  /// (0.9 − 1)² + (0.8 − 1)² + (0.2 − 0)² + (0.5 − 1)² + (0 − 0)² = 0.34; ÷ 5 = 0.068. Three of five
  /// break: who said 0.6 of each had 0.24.
  @Test("Brier's score, and what saying the average would have scored")
  func brier() throws {
    var score = ForecastScore()
    #expect(score.brier == nil)
    for (chance, isBroken) in [(0.9, true), (0.8, true), (0.2, false), (0.5, true), (0, false)] {
      score.add(chance: chance, isBroken: isBroken)
    }
    #expect(abs(try #require(score.brier) - 0.068) < 1e-12)
    #expect(abs(try #require(score.reference) - 0.24) < 1e-12)
  }

  @Test("Reliability: what was said of a band against what happened")
  func bands() {
    var score = ForecastScore()
    for place in 0..<10 { score.add(chance: 0.31, isBroken: place < 3) }
    score.add(chance: 1, isBroken: true)
    #expect(score.bands[3].count == 10)
    #expect(score.bands[3].happened == 0.3)
    #expect(abs((score.bands[3].meanSaid ?? 0) - 0.31) < 1e-12)
    #expect(score.bands[9].count == 1)
    #expect(score.bands[0].happened == nil)
    #expect(ForecastScore.band(of: .nan) == 0)
  }
}
