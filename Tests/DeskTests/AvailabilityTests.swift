import Inbox
import Testing

@testable import Desk

@Suite struct AvailabilityTests {
  @Test func aKeySaysWhetherTheAgentIsThereAndTheHeaderShowsIt() {
    var bench = Bench()
    #expect(!bench.screen[0].contains("(away)"))
    bench.press("A a")
    #expect(bench.effects.contains(.declare(.away)))
    bench.send(.available(.away))
    #expect(bench.screen[0].contains("(away)"))
    #expect(bench.screen.contains { $0.contains("You are away") })
    bench.press("A a")
    #expect(bench.screen.contains { $0.contains("You are away already") })
    bench.press("A o")
    bench.send(.available(.online))
    #expect(!bench.screen[0].contains("(away)"))
  }

  @Test func whatWasSaidBeforeTheInboxWasOpenedIsShownToo() {
    var bench = Bench()
    bench.send(.available(.off))
    #expect(bench.screen[0].contains("(off)"))
  }
}
