import Canvas
import Inbox
import Testing

@testable import Desk

/// Card numbers on the screens, and who looked at them.
///
/// Negative control: `filtering:` instead of `masking:` in any place that shows customers' words
/// makes `everywhere` red; showing before the line is written makes `onRecord` red.
@Suite struct MaskingTests {
  private let acme = ConversationID(88117)
  private let number = "4111 1111 1111 1111"

  private func bench() -> Bench {
    var bench = Bench()
    bench.store.customerWrites("please charge \(number) again", in: acme, at: bench.now)
    for place in bench.store.rows.indices where bench.store.rows[place].id == acme {
      bench.store.rows[place].conversation.snippet.text = "please charge \(number) again"
    }
    bench.press("g i")
    return bench
  }

  @Test func everywhereTheyAreMasked() {
    var bench = bench()
    func isMasked(_ bench: Bench) -> Bool {
      let screen = bench.screen.joined(separator: "\n")
      return screen.contains("**** **** **** 1111") && !screen.contains("4111 1111")
    }
    bench.press("j")
    bench.wait(500)
    #expect(isMasked(bench))
    bench.press("Enter")
    #expect(isMasked(bench))
    bench.press("y")
    #expect(bench.effects.contains(.copy(text: "please charge **** **** **** 1111 again")))
    bench.press("Esc /")
    bench.type("charge")
    bench.press("Tab")
    bench.wait(10)
    #expect(!bench.screen.joined().contains("4111 1111"))
    bench.send(.notice(Notice(.error, "refused: \(number)")))
    #expect(!bench.screen.joined().contains("4111 1111"))
  }

  @Test func whoLooksIsOnRecordFirst() {
    var bench = bench()
    bench.press("j Enter")
    bench.answersActs = false
    bench.clearEffects()
    bench.press("X")
    guard case .reveal(let message)? = bench.commands.last, let act = bench.requests.last?.act
    else {
      Issue.record("nothing was asked for: \(bench.commands)")
      return
    }
    #expect(bench.store.entries[acme]?.last?.said?.id == message)
    #expect(!bench.screen.joined().contains(number))
    bench.send(.performed(act, .failed("The disk is full")))
    #expect(!bench.screen.joined().contains(number))
    bench.press("X")
    guard let again = bench.requests.last?.act else { return }
    bench.send(.performed(again, .done(version: nil)))
    #expect(bench.screen.joined().contains(number))
    // Read again by the program it stays; left and opened again it is masked.
    bench.store.customerWrites("and?", in: acme, at: bench.now)
    bench.send(
      .changes(
        ChangeSet(
          now: ChangeSet.Place(sequence: 900, counter: 900),
          changes: [ChangeSet.Change(conversation: acme, by: "p", at: bench.now)],
          everything: false, workspaceChanged: false)))
    #expect(bench.screen.joined().contains(number))
    bench.press("Esc Enter")
    #expect(bench.desk.conversation?.id == acme)
    #expect(!bench.screen.joined().contains(number))
  }

  @Test func wherNothingIsMaskedTheKeySaysSo() {
    var bench = Bench()
    bench.press("Enter X")
    #expect(bench.message == "No number is masked here")
    #expect(bench.commands.isEmpty)
  }
}
