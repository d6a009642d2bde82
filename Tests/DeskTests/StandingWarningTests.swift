import Canvas
import Inbox
import Testing

@testable import Desk

/// Negative control: leave `connection.warning` out of `bannerText`.
@Suite("What holds for a while stands in the header")
struct StandingWarningTests {
  private func told(_ warning: String?, _ bench: inout Bench) {
    var state = ConnectionState(isLive: true)
    state.warning = warning
    bench.send(.connection(state))
  }

  @Test func fromTheMomentItHoldsUntilItIsOver() {
    var bench = Bench()
    #expect(!bench.screen[0].contains("disk nearly full"))
    told("disk nearly full, 40 KiB left: make room", &bench)
    #expect(bench.screen[0].contains("disk nearly full"))
    bench.press("Enter")
    #expect(bench.screen[0].contains("disk nearly full"))
    told(nil, &bench)
    #expect(!bench.screen[0].contains("disk nearly full"))
  }

  @Test func whatWasNotSavedGoesBefore() {
    var bench = Bench()
    told("disk nearly full, make room", &bench)
    bench.press("Enter r")
    bench.store.isFull = "The disk is full: this was not saved."
    bench.type("I looked it up")
    bench.wait(2500)
    #expect(bench.screen[0].contains("NOT SAVED"))
    #expect(!bench.screen[0].contains("disk nearly full"))
  }
}
