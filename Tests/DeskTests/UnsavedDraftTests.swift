import Canvas
import Inbox
import Testing

@testable import Desk

/// The store cannot be written: nothing that was typed is lost, and nobody is told otherwise.
///
/// Negative control: without `unsaved.keep` the words are gone when the conversation is left.
@Suite struct UnsavedDraftTests {
  private let full = "The disk is full: this was not saved."

  /// Writes a draft that the store refuses, and leaves the conversation.
  private func bench() -> Bench {
    var bench = Bench()
    bench.press("Enter r")
    bench.store.isFull = full
    bench.type("I looked it up")
    bench.wait(2500)
    return bench
  }

  @Test func aDraftThatIsNotSavedStaysHereInSight() {
    var bench = bench()
    guard let id = bench.desk.conversation?.id else { return }
    #expect(bench.screen[0].contains("NOT SAVED"))
    #expect(bench.store.drafts.isEmpty)
    bench.press("Esc Esc")
    bench.wait(400)
    #expect(bench.desk.conversation == nil)
    #expect(bench.screen[0].contains("NOT SAVED"))
    bench.press("Enter r")
    #expect(bench.desk.conversation?.id == id)
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "I looked it up")
  }

  @Test func itIsTriedAgainUntilItIsKept() {
    var bench = bench()
    guard let id = bench.desk.conversation?.id else { return }
    bench.press("Esc Esc")
    bench.wait(400)
    bench.clearEffects()
    bench.wait(10_000)
    let tries = bench.effects.count { if case .saveDraft(id, _) = $0 { true } else { false } }
    #expect((2...4).contains(tries))
    bench.store.isFull = nil
    bench.wait(4000)
    #expect(bench.store.drafts[id]?[.reply]?.text == "I looked it up")
    #expect(!bench.screen[0].contains("NOT SAVED"))
    bench.clearEffects()
    bench.wait(10_000)
    #expect(!bench.effects.contains { if case .saveDraft = $0 { true } else { false } })
  }

  @Test func leavingAsksOnceMore() {
    var bench = bench()
    bench.press("Esc Esc")
    bench.wait(400)
    bench.press(":")
    bench.type("q")
    bench.press("Enter")
    #expect(!bench.effects.contains(.quit))
    #expect(bench.message.contains("not saved"))
    bench.press("^C ^C")
    #expect(bench.effects.contains(.quit))
  }

  @Test func anActThatIsNotWrittenIsSaidInTheHeaderUntilOneIs() {
    var bench = Bench()
    bench.answersActs = false
    bench.press("2")
    guard let act = bench.requests.last?.act else { return }
    bench.send(.performed(act, .failed(full)))
    bench.wait(10_000)
    #expect(bench.screen[0].contains("NOT SAVED"))
    bench.press("2")
    guard let again = bench.requests.last?.act else { return }
    bench.send(.performed(again, .done(version: nil)))
    #expect(!bench.screen[0].contains("NOT SAVED"))
  }
}
