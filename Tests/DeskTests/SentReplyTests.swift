import Canvas
import Inbox
import Testing

@testable import Desk

/// What happens to a reply between `^S` and the next figures of the store.
@Suite struct SentReplyTests {
  let lena = ConversationID(88121)

  /// A reply that was just sent to Lena, before any figures show it.
  private func sent() throws -> (Bench, Reply) {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo")
    bench.press("^S")
    bench.wait(400)
    guard case .reply(let reply)? = bench.commands.last else {
      throw NotSent()
    }
    bench.clearEffects()
    return (bench, reply)
  }

  private struct NotSent: Error {}

  @Test func itIsTakenBackWithoutWaitingForFigures() throws {
    var (bench, reply) = try sent()
    bench.press("U")
    #expect(bench.effects.contains(.takeBack(reply.id)))
    bench.send(.outboxSettled(reply.id, problem: nil))
    #expect(bench.message.contains("Taken back"))
    bench.clearEffects()
    bench.press("U")
    #expect(!bench.effects.contains(.takeBack(reply.id)))
  }

  @Test func stoppedBeforeFiguresShowedItHeldIsNews() throws {
    var (bench, reply) = try sent()
    var figures = bench.desk.figures
    var entry = try #require(figures.leaving.first)
    entry.id = reply.id
    entry.state = .stopped
    figures.leaving.append(entry)
    bench.send(.figures(figures))
    #expect(bench.message.contains("was stopped, the text is in the draft"))
  }

  @Test func aPageReadBeforeItLeftDoesNotBringItsDraftBack() throws {
    var (bench, _) = try sent()
    // Sending it took it away in the store, and nothing else had to be said.
    #expect(bench.store.drafts[lena]?[.reply] == nil)
    let place = try #require(bench.store.rows.firstIndex { $0.id == lena })
    bench.store.drafts[lena] = [.reply: Draft(kind: .reply, text: "Hallo", cursor: 5)]
    bench.store.rows[place].version -= 1
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    #expect(bench.desk.conversation?.composer.reply.buffer.isEmpty == true)
    // Stopped or taken back later, it is the draft again.
    bench.store.rows[place].version += 2
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo")
  }
}
