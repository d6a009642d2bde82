import Inbox
import Testing

@testable import Desk

/// Half of an Alt key, or the first key of a sequence that did nothing: what comes behind it runs no
/// command of its own.
@Suite struct HalfKeyTests {
  let lena = ConversationID(88121)

  @Test func aKeyRightBehindEscSaysWhyItDidNothing() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo")
    bench.press("Esc e")
    #expect(bench.commands.isEmpty)
    #expect(
      bench.message
        == "e right behind Esc can be half of an Alt key, so it did nothing: press it again")
    bench.wait(400)
    bench.press("e")
    #expect(bench.message.contains("e again resolves unanswered"))
  }

  @Test func aSplitAltSequenceAfterEscRunsNoCommand() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo")
    bench.clearEffects()
    bench.burst("Esc")
    bench.now = bench.now.advanced(by: 40)
    bench.burst("e 3 b ! p")
    #expect(bench.commands.isEmpty)
    #expect(bench.desk.conversation?.isWriting == false)
    #expect(bench.store.drafts[lena]?[.reply]?.text == "Hallo")
    bench.now = bench.now.advanced(by: 300)
    bench.press("p")
    #expect(bench.commands == [.pending])
  }

  @Test("Where g of gm did nothing, m takes nothing: behind Esc, before the screen, as Alt-g")
  func lostPrefix() {
    var bench = Bench()
    // What Esc and g in one read are.
    bench.press("Alt-g m")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("m came behind a key that did nothing"))
    // Pressed again, it is heard; so it is by one who only pressed the first again.
    bench.press("Alt-g g")
    bench.press("u")
    #expect(bench.screen[0].contains("Unowned"))
    // A later key is a key of its own.
    bench.press("Alt-g")
    bench.wait(1200)
    bench.press("p")
    #expect(bench.commands == [.pending])

    bench = Bench()
    bench.press("r")
    bench.type("Hallo")
    bench.press("Esc")
    bench.now = bench.now.advanced(by: 290)
    bench.press("g")
    bench.now = bench.now.advanced(by: 50)
    bench.press("m")
    #expect(bench.commands.isEmpty)

    bench = Bench()
    bench.press("G Enter")
    bench.wait(400)
    // The next conversation opens: what came before it is shown does nothing.
    bench.burst("e g")
    bench.paint()
    bench.burst("m")
    #expect(bench.commands == [.resolve(reason: nil)])
  }
}
