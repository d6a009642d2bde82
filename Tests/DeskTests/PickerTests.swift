import Canvas
import Inbox
import Testing

@testable import Desk

/// Lists to choose from: Enter takes what somebody chose, never what merely lay there.
@Suite struct PickerTests {
  @Test func enterAloneTakesNoTagAway() {
    var bench = Bench()
    // Lena's bears payments and refund.
    bench.press("t Enter")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("Type a tag"))
    #expect(bench.desk.context == .picker)
    bench.type("pay")
    #expect(bench.screen.contains { $0.contains("- #payments") && $0.contains("take away") })
    bench.press("Enter")
    #expect(bench.commands == [.untag(["payments"])])
  }

  @Test func whatIsTypedCanBeANewTagBesideOnesThatHoldIt() {
    var bench = Bench()
    bench.press("t")
    bench.type("#ref")
    #expect(bench.screen.contains { $0.contains("#ref ") && $0.contains("new tag") })
    bench.press("^N Enter")
    #expect(bench.commands == [.tag(["ref"])])
    bench.press("j t")
    bench.type("login\n")
    #expect(bench.commands.last == .tag(["login"]))
  }

  @Test func whatIsNoTagStaysWithTheReason() {
    var bench = Bench()
    bench.press("t")
    bench.type("my tag\n")
    #expect(bench.commands.isEmpty)
    #expect(bench.desk.context == .picker)
    #expect(bench.screen.contains { $0.contains("› my tag") })
    #expect(bench.message == Refusal.notATag("my tag").description)
  }

  @Test func keysAreCalledTheSameInTheBoxAndBelowIt() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("Enter r ^X .")
    let lines = bench.screen.filter { $0.contains("insert") }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains("⏎ insert") && $0.contains("Tab insert, first gap") })
    bench.press("Tab")
    #expect(bench.screen.contains { $0.contains("1 gap, Tab") && $0.contains("then: pending") })
  }

  @Test func theHelpSaysThatThereIsMore() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("?")
    #expect(bench.screen.contains { $0.contains("more below ↓") })
    bench.type("undo")
    #expect(!bench.screen.contains { $0.contains("more below") })
  }
}
