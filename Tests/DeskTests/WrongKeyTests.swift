import Canvas
import Inbox
import Testing

@testable import Desk

/// The promise that a wrong key does no damage, case by case.
@Suite struct WrongKeyTests {
  let lena = ConversationID(88121)

  @Test func keysTypedAheadOfTheNextConversationAreDropped() {
    var bench = Bench()
    // Nobody waits in the last two: the first resolves at once, and the next opens.
    bench.press("G k Enter")
    #expect(bench.desk.conversation?.id == ConversationID(88124))
    bench.clearEffects()
    bench.burst("e 3 p ! t")
    #expect(bench.commands == [.resolve(reason: nil)])
    #expect(bench.desk.conversation?.id == ConversationID(88125))
    bench.paint()
    bench.press("3")
    #expect(bench.commands.count == 2)
  }

  @Test func aHeldDownResolveKeyResolvesOne() {
    var bench = Bench()
    bench.press("G k Enter")
    bench.clearEffects()
    for _ in 0..<10 {
      bench.now = bench.now.advanced(by: 30)
      bench.press("e")
    }
    #expect(bench.commands == [.resolve(reason: nil)])
    #expect(bench.desk.conversation?.id == ConversationID(88125))
  }

  @Test func aResolvedRowIsATombstoneThatRefusesActs() {
    var bench = Bench()
    bench.press("G e")
    #expect(bench.commands == [.resolve(reason: nil)])
    #expect(bench.desk.queue.list.current?.isGone == true)
    #expect(bench.screen.last?.contains("tier") == false, "what is refused is not offered")
    bench.press("3 p m")
    #expect(bench.commands.count == 1)
    #expect(bench.message.contains("left this list"))
    bench.press("k")
    #expect(!bench.desk.queue.list.rows.contains { $0.id == ConversationID(88125) })
    #expect(bench.desk.queue.list.current?.id == ConversationID(88124))
  }

  @Test func aRowThatChangesUnderTheCursorKeepsActsOffFor700Milliseconds() {
    var bench = Bench()
    bench.press("j j")
    let id = ConversationID(88123)
    bench.store.customerWrites("never mind", in: id, at: bench.now)
    bench.send(.changes(Golden.change(id.number, by: "sol")))
    bench.clearEffects()
    bench.now = bench.now.advanced(by: 600)
    bench.press("p")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("Sol changed it just now"))
    bench.now = bench.now.advanced(by: 200)
    bench.press("p")
    #expect(bench.commands == [.pending])
  }

  @Test func anAnswerThatCameTooSoonIsToldToWait() {
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("r")
    bench.type("Hallo")
    bench.store.refusal = .saidElsewhere(
      SaidElsewhere(
        conversation: ConversationID(1), channel: .email, text: "Hallo", at: bench.now, by: "Tom"))
    bench.press("^S y")
    #expect(bench.message == "Wait a moment: read it first, then press y again")
    #expect(bench.commands.count == 1)
    bench.wait(800)
    bench.press("y")
    #expect(bench.commands.count == 2)
  }

  @Test func ownChangesKeepNothingOff() {
    var bench = Bench()
    bench.press("j j t")
    bench.type("urgent\n")
    bench.send(.changes(Golden.change(88123, by: "maya")))
    bench.press("p")
    #expect(bench.commands == [.tag(["urgent"]), .pending])
  }

  @Test func theCursorStaysOnItsConversationWhenNewOnesCome() {
    // As many as the list has lines for.
    var bench = Bench(size: Size(width: 80, height: 24))
    bench.press("j j j")
    let before = bench.desk.queue.list.current?.id
    var new = Sample.many(1)[0]
    new.conversation.openTargets = [
      TargetInstance(
        kind: .firstResponse, start: bench.now, due: bench.now.advanced(by: -3_600_000))
    ]
    new.key = QueueKey(new.conversation)
    bench.store.rows.append(new)
    bench.send(.changes(Golden.change(1, by: nil)))
    #expect(bench.desk.queue.list.current?.id == before)
    #expect(bench.desk.queue.list.cursor == 3)
    #expect(bench.screen[0].contains("↑1 new (gg)"))
    bench.press("g g")
    #expect(bench.desk.queue.list.current?.id == ConversationID(1))
    #expect(!bench.screen[0].contains("new (gg)"))
  }

  @Test func aPasteWithLineFeedsIsTextAndNeverSends() {
    var bench = Bench()
    bench.press("r")
    bench.clearEffects()
    bench.send(.paste("one\r\ntwo\n\u{13}\u{18}\u{13}three\n"))
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "one\ntwo\nthree\n")
    #expect(bench.commands.isEmpty)
    bench.press("Esc")
    bench.wait(400)
    bench.send(.paste("e\n3\np\n"))
    #expect(bench.commands.isEmpty)
  }

  @Test func pastesInPromptsAndPickersAreOneLineAndChooseNothing() {
    var bench = Bench()
    bench.press("F")
    bench.send(.paste("tier:3\n"))
    guard case .prompt(let prompt) = bench.desk.layers.last else {
      Issue.record("the prompt is gone")
      return
    }
    #expect(prompt.buffer.text == "tier:3 ")
    bench.press("Esc a")
    bench.send(.paste("tom\n"))
    #expect(bench.commands.isEmpty)
  }

  @Test func enterNeverSendsResolvesOrPublishes() {
    var bench = Bench()
    bench.press("j j j j r")
    bench.type("Sorry about that, we look into it.")
    bench.clearEffects()
    bench.press("Enter Enter ^S Enter Enter ^S ^S")
    #expect(bench.commands.isEmpty)
    #expect(bench.screen.contains { $0.contains("Send in PUBLIC?") })
    bench.press("y")
    #expect(bench.commands.count == 1)
  }

  @Test func aPrivateMessageCannotBeAnsweredInPublic() {
    var bench = Bench()
    bench.press("j j j j j j j")
    #expect(bench.desk.queue.list.current?.id == ConversationID(88115))
    bench.press("r")
    bench.type("We look into it.")
    bench.press("^X p")
    #expect(bench.message.contains("cannot be made public"))
    bench.press("^S")
    guard case .reply(let reply)? = bench.commands.last else {
      Issue.record("not sent")
      return
    }
    #expect(reply.audience == .private)
  }

  @Test func aPublicDraftDoesNotMakeAPrivateConversationPublic() {
    var bench = Bench()
    bench.store.drafts[ConversationID(88115)] = [
      .reply: Draft(kind: .reply, text: "We look into it.", cursor: 0, audience: .public)
    ]
    bench.press("j j j j j j j r ^S")
    guard case .reply(let reply)? = bench.commands.last else {
      Issue.record("not sent")
      return
    }
    #expect(reply.audience == .private)
  }

  @Test func aPublicConversationAnsweredInPrivateStaysPrivate() {
    var bench = Bench()
    bench.press("j j j j r ^X p")
    bench.type("Please tell me your order number.")
    bench.press("^S")
    guard case .reply(let reply)? = bench.commands.last else {
      Issue.record("not sent")
      return
    }
    #expect(reply.audience == .private)
  }

  @Test func resolvingWhileTheCustomerWaitsAsksTwiceAndForAReason() {
    var bench = Bench()
    bench.press("e")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("e again resolves unanswered"))
    bench.press("e")
    bench.type("e\n\n")
    #expect(bench.commands.isEmpty)
    bench.press("^U ^S")
    #expect(bench.commands.isEmpty)
    bench.type("spam by mistake")
    bench.press("Enter ^S")
    #expect(bench.commands == [.resolve(reason: "spam by mistake")])
  }

  @Test func anotherKeyBetweenForgetsTheFirstResolve() {
    var bench = Bench()
    bench.press("e j k e")
    #expect(bench.commands.isEmpty)
    #expect(bench.desk.layers.isEmpty)
  }

  @Test func takingSomebodyElsesAsksAgain() {
    var bench = Bench()
    bench.press("j m")
    #expect(bench.commands.isEmpty)
    bench.press("m")
    #expect(bench.commands == [.assign(Assignment(agent: .to("maya")))])
  }

  @Test func anOvertakenSendIsStoppedAndShowsWhatIsNew() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena, das klären wir heute.")
    bench.store.customerWrites("Hat sich erledigt!", in: lena, at: bench.now)
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    bench.clearEffects()
    bench.press("^S")
    #expect(
      bench.screen.contains { $0.contains("Hat sich erledigt!") && !$0.contains("Lena Fisc…") })
    #expect(bench.screen.contains { $0.contains("send as is") })
    // What was still being typed answers nothing.
    bench.now = bench.now.advanced(by: 300)
    bench.press("s d n")
    #expect(bench.commands.count == 1)
    // Each of them began the wait anew.
    bench.now = bench.now.advanced(by: 700)
    bench.press("e")
    #expect(bench.desk.conversation?.isWriting == true)
    #expect(
      bench.desk.conversation?.composer.reply.buffer.text == "Hallo Lena, das klären wir heute.")
    bench.press("^S")
    guard case .reply(let reply)? = bench.commands.last else {
      Issue.record("not sent")
      return
    }
    #expect(reply.seenVersion == 6)
    #expect(bench.desk.conversation?.isWriting == false)
  }

  @Test func anOvertakenDraftCanBecomeANoteOrGo() {
    for (key, isNote) in [("n", true), ("d", false)] {
      var bench = Bench()
      bench.press("r")
      bench.type("Hallo Lena")
      bench.store.customerWrites("Hat sich erledigt!", in: lena, at: bench.now)
      bench.press("^S")
      bench.now = bench.now.advanced(by: 800)
      bench.press(key)
      let composer = bench.desk.conversation?.composer
      #expect(composer?.reply.buffer.text == "")
      #expect(composer?.note.buffer.text == (isNote ? "Hallo Lena" : ""))
      #expect(composer?.kind == (isNote ? .note : .reply))
    }
  }

  @Test func aPageReadAgainByTheProgramDoesNotCountAsSeen() {
    var bench = Bench()
    bench.press("Enter r")
    bench.type("Hallo Lena")
    bench.store.customerWrites("Hat sich erledigt!", in: lena, at: bench.now)
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    bench.paint()
    bench.wait(5000)
    #expect(bench.desk.conversation?.seenVersion == 5)
    #expect(bench.screen.contains { $0.contains("newer than what you saw") })
    // Reading on does.
    bench.press("Esc")
    bench.wait(400)
    bench.press("j r")
    #expect(bench.desk.conversation?.seenVersion == 6)
  }

  @Test func aReplyStoppedDuringTheHoldSaysSoAndComesBack() {
    var bench = Bench()
    var figures = Sample.figures
    bench.send(.figures(figures))
    figures.leaving[0].state = .stopped
    figures.leaving[0].reason = "the customer wrote again"
    bench.send(.figures(figures))
    #expect(bench.message.contains("#88125 was stopped"))
    #expect(bench.message.contains("the customer wrote again"))
  }

  @Test func takingBackWorksFromEveryScreen() {
    for keys in ["", "Enter", "g f", "g m"] {
      var bench = Bench()
      bench.press(keys)
      bench.clearEffects()
      bench.press("U")
      #expect(bench.effects.contains(.takeBack("out1")), "\(keys)")
    }
  }

  @Test func quittingNeedsTwoPresses() {
    var bench = Bench()
    bench.press("q Esc ^C j ^C")
    #expect(!bench.effects.contains(.quit))
    bench.press("^C")
    #expect(bench.effects.contains(.quit))
    var other = Bench()
    other.press(":")
    other.type("q\n")
    #expect(other.effects.contains(.quit))
  }

  @Test func anotherLanguageIsAskedAboutOnce() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hello Lena, we have checked this and the money is on the way to you.")
    bench.press("^S")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("customer writes de"))
    // A key that is held down answers nothing.
    for _ in 0..<10 {
      bench.now = bench.now.advanced(by: 30)
      bench.press("^S")
    }
    #expect(bench.commands.isEmpty)
    bench.now = bench.now.advanced(by: 700)
    bench.press("^S")
    #expect(bench.commands.count == 1)
  }

  @Test func aGapLeftStopsTheSend() {
    var bench = Bench()
    bench.press("r ^X 1")
    #expect(bench.desk.conversation?.composer.reply.buffer.text.hasPrefix("Hallo Lena,") == true)
    bench.press("^S")
    #expect(bench.commands.isEmpty)
    bench.type("4711")
    #expect(
      bench.desk.conversation?.composer.reply.buffer.text.contains("Bestellung 4711 sehe") == true)
    bench.press("^S")
    #expect(bench.commands.count == 1)
  }
}
