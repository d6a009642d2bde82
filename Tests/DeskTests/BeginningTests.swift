import Canvas
import Inbox
import Testing

@testable import Desk

/// `c`: a conversation that the desk begins.
@Suite struct BeginningTests {
  /// From the e-mail account to somebody known.
  private func toAna() -> Bench {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("c")
    bench.type("e-mail")
    bench.press("Enter")
    bench.type("lima")
    bench.press("Enter")
    bench.type("Your order")
    bench.press("Enter")
    return bench
  }

  @Test func accountRecipientSubjectAndTextBecomeOneCommand() throws {
    var bench = toAna()
    #expect(bench.desk.context == .composer)
    #expect(bench.screen.contains { $0.contains("NEW     PRIVATE · E-mail → Ana Lima ana@lima") })
    bench.type("Dear Ana,\n\nit left today.")
    bench.press("^S")
    guard case .begin(let opening, let reply, let handle) = try #require(bench.commands.last) else {
      Issue.record("\(bench.commands)")
      return
    }
    #expect(opening.account == "mail")
    #expect(opening.contact == "ana")
    #expect(opening.subject == "Your order")
    #expect(handle == "ana@lima.example")
    #expect(reply.text == "Dear Ana,\n\nit left today.")
    #expect(reply.audience == .private)
    #expect(reply.holdMilliseconds == Sample.workspace.sending.holdMilliseconds)
    #expect(bench.message.contains("U takes it back"))
    // What was begun is in front now, and no draft is left behind.
    #expect(bench.desk.conversation?.id == ConversationID(90_000))
    #expect(bench.store.beginnings.isEmpty)
    bench.press("U")
    #expect(bench.effects.contains(.takeBack(reply.id)))
  }

  @Test func nothingHappensBeforeItIsSent() {
    var bench = toAna()
    bench.type("Dear Ana")
    bench.wait(70_000)
    bench.press("Esc")
    bench.wait(400)
    for keys in ["3", "e", "m", "i"] {
      bench.press(keys)
      #expect(bench.message.contains("not begun yet"), "\(keys): \(bench.message)")
    }
    bench.press("Esc")
    #expect(bench.requests.isEmpty)
    let told = bench.effects.contains {
      if case .announcePresence(.some) = $0 { true } else { false }
    }
    #expect(!told)
  }

  @Test func theDraftIsKeptWithItsRecipientAndOfferedAgain() {
    var bench = toAna()
    bench.type("Dear Ana")
    bench.press("Esc")
    bench.wait(400)
    bench.press("Esc c")
    #expect(bench.screen.contains { $0.contains("draft to Ana Lima, E-mail") })
    bench.type("ana")
    bench.press("Enter")
    #expect(bench.desk.conversation?.beginning?.subject == "Your order")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Dear Ana")
    #expect(bench.store.beginnings.count == 1)
    // Emptied, it is gone.
    bench.press("^U Esc")
    #expect(bench.store.beginnings.isEmpty)
  }

  @Test func whatIsTypedIsTheRecipientWhereItCanBeOne() {
    var bench = Bench()
    bench.press("c")
    bench.type("e-mail")
    bench.press("Enter")
    bench.type("nobody")
    bench.press("Enter")
    #expect(bench.message == "Nothing matches")
    bench.type("@somewhere.example")
    bench.press("Enter")
    #expect(bench.desk.context == .prompt)
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("wants a subject") })
    bench.type("Hello")
    bench.press("Enter")
    #expect(bench.desk.conversation?.beginning?.recipient == "nobody@somewhere.example")
    // Changed before it is sent, text and subject stay.
    bench.type("Words")
    bench.press("^X r")
    bench.type("эрдэнэ")
    bench.press("Enter")
    #expect(bench.desk.conversation?.beginning?.recipient == "bat@example.mn")
    #expect(bench.desk.conversation?.beginning?.subject == "Hello")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Words")
  }

  @Test func aRefusalKeepsTheText() {
    var bench = toAna()
    bench.type("Dear Ana")
    bench.store.refusal = .unknownAccount("mail")
    bench.press("^S")
    #expect(bench.message.contains("The new one: There is no account"))
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Dear Ana")
    #expect(bench.desk.context == .composer)
    bench.press("^S")
    #expect(bench.desk.conversation?.id == ConversationID(90_000))
  }

  @Test func pickersAndEnterNeverSend() {
    var bench = toAna()
    bench.type("Dear Ana")
    bench.press("Enter Enter")
    bench.send(.paste("line\nline\n"))
    #expect(bench.requests.isEmpty)
  }
}
