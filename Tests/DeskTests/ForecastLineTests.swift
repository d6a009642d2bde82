import Canvas
import Inbox
import Testing

@testable import Desk

/// What the wallboard says of the next hour.
@Suite struct ForecastLineTests {
  /// One agent, six minutes for each: of the conversations due in five minutes the first breaks, too.
  private func forecast(due: [Int64], agents: Int = 1, now: Instant) -> Forecast {
    ForecastScene(
      now: now, workspace: Sample.settings.workspace,
      waiting: due.enumerated().map { place, minutes in
        ForecastScene.Waiting(
          conversation: Int64(place), channel: .email, tier: .one,
          response: (.nextResponse, now.advanced(by: minutes * 60_000)))
      },
      duties: (0..<agents).map { _ in
        Duty(agent: nil, from: now, until: now.advanced(by: 36_000_000), reason: .added)
      }, arrivals: ArrivalHistory(zone: .utc, now: now, first: nil),
      history: WorkHistory(since: now)
    ).forecast(runs: 10)
  }

  @Test("A line below the countdowns on screens of both sizes", arguments: SupervisionTests.sizes)
  func line(size: Size) throws {
    var bench = Bench(size: size)
    bench.press("g w")
    #expect(!bench.screen.contains { $0.contains("NEXT HOUR") })
    bench.send(.forecast(forecast(due: [5, 7, 9, 25], now: bench.now)))
    let words = " NEXT HOUR 3 breaches expected · one more agent → 2"
    let place = try #require(bench.screen.firstIndex { $0.hasPrefix(words) })
    #expect(bench.screen[place - 1].contains(" DUE "))
    #expect(bench.screen[place + 1].hasPrefix("───"))
    bench.send(.forecast(forecast(due: [], now: bench.now)))
    #expect(bench.screen[place].contains("NEXT HOUR no breaches expected"))
    #expect(!bench.screen[place].contains("one more"))
  }

  @Test("A forecast of an hour that is over is none")
  func old() {
    var bench = Bench()
    bench.press("g w")
    bench.send(.forecast(forecast(due: [5], now: bench.now.advanced(by: -3_600_000))))
    #expect(!bench.screen.contains { $0.contains("NEXT HOUR") })
  }
}
