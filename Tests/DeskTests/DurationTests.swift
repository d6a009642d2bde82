import Canvas
import Inbox
import Testing

@testable import Desk

/// How long something took, as the screens say it: rounded to what is shown, and never sixty of a unit.
@Suite struct DurationTests {
  @Test("Figures")
  func figures() {
    let shown: [(Double, String)] = [
      (0.4, "0s"), (59.4, "59s"), (59.6, "1m 00"), (99, "1m 39"), (599.4, "9m 59"), (629, "10m"),
      (630, "11m"), (3569, "59m"), (3570, "1h 00"), (7169, "1h 59"), (7170, "2h 00"),
      (86_369, "23h 59"), (86_370, "1d"), (129_599, "1d"), (129_600, "2d"),
    ]
    for (seconds, text) in shown {
      #expect(FigureText.span(seconds).description == text, "\(seconds)")
    }
  }

  @Test("How long ago, in one unit, and in words")
  func ages() {
    let shown: [(Int64, String)] = [
      (59, "59s"), (60, "1m"), (99, "2m"), (3569, "59m"), (3570, "1h"), (5399, "1h"), (5400, "2h"),
      (84_599, "23h"), (84_600, "1d"), (129_600, "2d"),
    ]
    for (seconds, text) in shown {
      #expect(LocalTime.short(seconds * 1000).description == text, "\(seconds)")
    }
    #expect(LocalTime.inWords(90_000) == "1 min 30 s")
    #expect(LocalTime.inWords(3_600_000 + 119_000) == "1 h 2 min")
    #expect(LocalTime.inWords(86_370_000) == "1 day")
    #expect(LocalTime.inWords(90_000_000 - 1) == "1 day 1 h")
  }

  @Test("What is left is cut: what says four minutes has four")
  func left() {
    #expect(Countdown.span(299_999).description == "4m")
    #expect(LocalTime.left(299_999).description == "4m")
    #expect(LocalTime.left(7_199_000).description == "1h")
    #expect(LocalTime.left(59_999).description == "59s")
  }
}
