import Canvas
import Inbox
import Testing

@testable import Desk

/// A send that meets something newer: what is new, the draft, and the author's choice.
@Suite struct ConflictTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 36)]
  let lena = ConversationID(88121)

  /// The customer wrote while the draft was written, and `^S` met it.
  private func met(_ size: Size = Size(width: 120, height: 36)) -> Bench {
    var bench = Bench(size: size)
    bench.press("r")
    bench.type("Hallo Lena, wir sehen eine Zahlung und eine Vormerkung.")
    bench.store.customerWrites(
      "Hat sich erledigt! Die Bank hat es mir eben erklärt, danke.", in: lena, at: bench.now)
    bench.press("^S")
    return bench
  }

  private func replies(_ bench: Bench) -> [Reply] {
    bench.commands.compactMap(\.reply)
  }

  @Test(arguments: sizes) func looks(size: Size) {
    var bench = met(size)
    Golden.check(bench, "conflict")
    bench.wait(800)
    bench.press("e")
    bench.type(" Danke!")
    Golden.check(bench, "conflict-editing")
  }

  @Test func showsBothTexts() {
    for size in ConflictTests.sizes {
      let screen = met(size).screen
      #expect(screen.contains { $0.contains("NEW SINCE YOU LOOKED") })
      #expect(screen.contains { $0.contains("Hat sich erledigt!") })
      #expect(screen.contains { $0.contains("Hallo Lena, wir sehen") })
      #expect(screen.contains { $0.contains("Not sent: this is newer than what you saw") })
      #expect(
        screen.contains {
          $0.contains("s send as is") && $0.contains("e edit") && $0.contains("n make it a note")
            && $0.contains("d discard") && $0.contains("Esc keep the draft")
        })
    }
  }

  @Test func theyStandBesideEachOtherOnAWideScreenAndAboveOnANarrowOne() throws {
    let wide = met(Size(width: 100, height: 30)).screen
    let news = try #require(wide.firstIndex { $0.contains("NEW SINCE") })
    #expect(!wide[news].prefix(50).contains("NEW SINCE"))
    let narrow = met(Size(width: 99, height: 30)).screen
    let above = try #require(narrow.firstIndex { $0.contains("NEW SINCE") })
    let draft = try #require(narrow.firstIndex { $0.contains("Hallo Lena, wir") })
    #expect(above < draft)
    #expect(narrow[above].hasPrefix(" NEW SINCE"))
  }

  @Test func neitherEnterNorAHeldKeySends() {
    var bench = met()
    bench.press("Enter Enter Enter")
    #expect(replies(bench).count == 1)
    // A key that is held down repeats faster than anybody decides; the box stays deaf.
    for _ in 0..<40 {
      bench.wait(100)
      bench.press("s")
    }
    #expect(replies(bench).count == 1)
    #expect(bench.screen.contains { $0.contains("Not sent") })
    bench.wait(800)
    bench.press("Enter")
    #expect(replies(bench).count == 1)
    bench.press("s")
    #expect(replies(bench).count == 2)
    #expect(replies(bench).last?.seenVersion == 6)
  }

  @Test func sendAsIsIsStoppedAgainByWhatIsNewerStill() {
    var bench = met()
    bench.wait(800)
    bench.store.customerWrites("Halt, doch nicht!", in: lena, at: bench.now)
    bench.press("s")
    #expect(bench.screen.contains { $0.contains("Halt, doch nicht!") })
    #expect(bench.desk.conversation?.composer.reply.buffer.text.hasPrefix("Hallo Lena") == true)
  }

  @Test func editingKeepsTheOthersTextInSightAndCountsAsSeen() {
    var bench = met()
    bench.wait(800)
    bench.press("e")
    bench.type(" Danke!")
    #expect(bench.screen.contains { $0.contains("Hat sich erledigt!") })
    #expect(bench.screen.contains { $0.contains("Vormerkung. Danke!") })
    bench.press("^S")
    #expect(replies(bench).last?.seenVersion == 6)
    #expect(bench.desk.conversation?.composer.beside == nil)
  }

  @Test func asANoteItReachesTheTeamAlone() {
    var bench = met()
    bench.wait(800)
    bench.press("n")
    #expect(bench.desk.conversation?.composer.kind == .note)
    #expect(bench.desk.conversation?.composer.note.buffer.text.hasPrefix("Hallo Lena") == true)
    #expect(bench.desk.conversation?.composer.reply.buffer.isEmpty == true)
    bench.press("^S")
    guard case .note? = bench.commands.last else {
      Issue.record("no note")
      return
    }
  }

  @Test func whatWasDiscardedComesBackByUndo() {
    var bench = met()
    bench.wait(800)
    bench.press("d")
    #expect(bench.desk.conversation?.composer.reply.buffer.isEmpty == true)
    #expect(bench.store.drafts[lena]?[.reply] == nil)
    #expect(bench.message.contains("u brings it back"))
    bench.wait(7000)
    #expect(bench.screen.contains { $0.contains("draft discarded, u undo") })
    bench.press("u")
    #expect(bench.desk.conversation?.composer.reply.buffer.text.hasPrefix("Hallo Lena") == true)
    #expect(bench.store.drafts[lena]?[.reply]?.text.hasPrefix("Hallo Lena") == true)
    // Once; and from the list as well.
    bench.press("u")
    #expect(bench.message.contains("nothing of yours to undo"))
    bench = met()
    bench.wait(800)
    bench.press("d")
    bench.wait(400)
    bench.press("Esc u")
    #expect(bench.store.drafts[lena]?[.reply]?.text.hasPrefix("Hallo Lena") == true)
  }

  @Test func whatWasDiscardedBeforeTheProgramBeganComesBackByUndo() {
    var bench = met()
    bench.wait(800)
    bench.press("d")
    let kept = bench.effects.compactMap { effect -> Draft? in
      if case .keepDiscarded(lena, let draft) = effect { draft } else { nil }
    }
    #expect(kept.count == 1 && kept[0].text.hasPrefix("Hallo Lena"))
    var again = Bench()
    #expect(again.effects.contains(.loadDiscarded))
    again.send(.discarded([DiscardedDraft(conversation: lena, draft: kept[0])]))
    #expect(again.shows("draft discarded, u undo"))
    again.press("u")
    #expect(again.store.drafts[lena]?[.reply]?.text.hasPrefix("Hallo Lena") == true)
    #expect(again.message.contains("the draft is back"))
    // Once something was done, an undo means that.
    again = Bench()
    again.send(.discarded([DiscardedDraft(conversation: lena, draft: kept[0])]))
    again.press("p u")
    #expect(again.store.drafts[lena]?[.reply] == nil)
  }

  @Test func whatWasDiscardedComesBackBeforeWhatWasWrittenSince() {
    var bench = met()
    bench.wait(800)
    bench.press("d")
    bench.wait(400)
    bench.press("r")
    bench.type("Neu")
    bench.press("Esc")
    bench.wait(400)
    bench.press("Esc u")
    let text = bench.store.drafts[lena]?[.reply]?.text ?? ""
    #expect(text.hasPrefix("Hallo Lena") && text.hasSuffix("\n\nNeu"))
  }

  @Test func everyDiscardedDraftComesBackTheLastOneFirst() {
    var bench = met()
    bench.wait(800)
    bench.press("d")
    bench.wait(400)
    bench.press("r")
    bench.type("Zweiter Versuch")
    bench.store.customerWrites("Noch etwas.", in: lena, at: bench.now)
    bench.press("^S")
    bench.wait(800)
    bench.press("d")
    bench.wait(400)
    bench.press("u")
    #expect(bench.store.drafts[lena]?[.reply]?.text == "Zweiter Versuch")
    bench.press("u")
    #expect(bench.store.drafts[lena]?[.reply]?.text.hasPrefix("Hallo Lena") == true)
  }

  @Test func aChordOfTheComposerAnswersNothing() {
    var bench = met()
    bench.wait(800)
    bench.press("^X d")
    #expect(bench.message.contains("^X d is of the composer"))
    #expect(bench.desk.conversation?.composer.reply.buffer.text.hasPrefix("Hallo Lena") == true)
    bench.press("d")
    #expect(bench.desk.conversation?.composer.reply.buffer.isEmpty == true)
  }

  /// Priya's held reply stopped the send.
  private func metAReply() -> Bench {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena")
    var entry = Sample.outboxEntry(.held, id: "priyas", number: lena.number)
    entry.author = "priya"
    entry.reply.text = "Schon erledigt."
    entry.createdAt = bench.now
    bench.store.outbox[lena] = [entry]
    bench.store.refusal = .collision(
      Collision(
        seenVersion: 5, version: 6,
        news: [
          Collision.News(
            kind: .replyUnderWay, at: bench.now, by: "Priya", text: "Schon erledigt.")
        ]))
    bench.press("^S")
    return bench
  }

  @Test func aRepliesLeavingIsSeenWhileTheBoxAsks() throws {
    var bench = metAReply()
    #expect(bench.screen.contains { $0.contains("Priya has a reply on its way:") })
    bench.wait(800)
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    #expect(bench.screen.contains { $0.contains("Priya has a reply on its way:") })
    // It leaves.
    bench.store.outbox[lena] = []
    let place = try #require(bench.store.rows.firstIndex { $0.id == lena })
    let last = bench.store.entries[lena]?.last?.sequence ?? 0
    bench.wait(1)
    var said = Sample.message(
      "Schon erledigt.", bench.store.rows[place], sequence: last + 1, at: bench.now)
    guard case .message(var message) = said.event.what else { return }
    message.direction = .out
    said.event.what = .message(message)
    said.event.by = .agent("priya")
    bench.store.entries[lena]?.append(said)
    bench.store.rows[place].version += 2
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    #expect(bench.screen.contains { $0.contains("Priya answered:") })
    #expect(!bench.screen.contains { $0.contains("has a reply on its way") })
    // The key that was on its way to what stood there before decides nothing.
    bench.press("s")
    #expect(replies(bench).count == 1)
    bench.wait(800)
    let version = bench.store.rows[place].version
    bench.press("s")
    #expect(replies(bench).count == 2)
    #expect(replies(bench).last?.seenVersion == version)
  }

  @Test func aReplyThatWasTakenBackIsSaidToBe() {
    var bench = metAReply()
    bench.store.outbox[lena] = []
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    #expect(bench.screen.contains { $0.contains("Priya did not send this after all:") })
  }

  @Test func whatComesWhileTheBoxAsksStandsInIt() {
    var bench = met()
    bench.wait(800)
    bench.store.customerWrites("Halt, doch nicht!", in: lena, at: bench.now)
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    #expect(bench.screen.contains { $0.contains("Hat sich erledigt!") })
    #expect(bench.screen.filter { $0.contains("Halt, doch nicht!") }.count > 1)
    bench.press("s")
    #expect(replies(bench).count == 1, "it came too soon to have been read")
    bench.wait(800)
    bench.press("s")
    #expect(replies(bench).last?.seenVersion == 7)
  }

  @Test func escapeKeepsTheDraftAndCountsNothingAsSeen() {
    var bench = met()
    bench.wait(800)
    bench.press("Esc")
    #expect(bench.desk.conversation?.isWriting == true)
    #expect(bench.store.drafts[lena]?[.reply]?.text.hasPrefix("Hallo Lena") == true)
    bench.press("^S")
    #expect(bench.screen.contains { $0.contains("Not sent: this is newer") })
  }

  /// A held reply that came back with the customer's words.
  private func stopped(writing: Bool = false) throws -> Bench {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena")
    bench.press("^S")
    guard case .reply(let reply)? = bench.commands.last else { return bench }
    bench.wait(1000)
    if writing {
      bench.press("i")
      bench.type("intern")
    }
    var entry = Sample.outboxEntry(.stopped, id: reply.id, number: lena.number)
    entry.reply = reply
    entry.createdAt = bench.now.advanced(by: -500)
    entry.reason = "the customer wrote again"
    bench.store.customerWrites("Halt, falsche Karte!", in: lena, at: bench.now)
    bench.store.outbox[lena] = [entry]
    bench.store.drafts[lena] = [.reply: Draft(kind: .reply, text: reply.text, cursor: 0)]
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    bench.paint()
    return bench
  }

  @Test func aHeldReplyThatWasStoppedShowsTheSameView() throws {
    var bench = try stopped()
    #expect(bench.screen.contains { $0.contains("Stopped before it left") })
    #expect(bench.screen.contains { $0.contains("Halt, falsche Karte!") })
    Golden.check(bench, "stopped")
    // The key that was meant for what stood there before does nothing.
    bench.press("s")
    #expect(replies(bench).count == 1)
    bench.wait(800)
    bench.press("s")
    #expect(replies(bench).count == 2)
    #expect(replies(bench).last?.text == "Hallo Lena")
  }

  @Test func whoWritesANoteIsNotInterrupted() throws {
    var bench = try stopped(writing: true)
    #expect(!bench.screen.contains { $0.contains("Stopped before it left") })
    bench.press("Esc")
    bench.wait(400)
    bench.press("r")
    #expect(bench.screen.contains { $0.contains("Stopped before it left") })
  }

  @Test func theSameWordsElsewhereAreAskedAboutOnce() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena")
    bench.store.refusal = .saidElsewhere(
      SaidElsewhere(
        conversation: ConversationID(88117), channel: .email, text: "Hallo, Lena!",
        at: bench.now.advanced(by: -120_000), state: .held, by: "Priya"))
    bench.press("^S")
    #expect(bench.screen.contains { $0.contains("The customer has these words already") })
    #expect(bench.screen.contains { $0.contains("E-mail in #88117 (held), from Priya") })
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo Lena")
    bench.press("y")
    #expect(replies(bench).count == 1, "it came too soon to have been read")
    bench.wait(800)
    bench.press("y")
    #expect(replies(bench).last?.saysItAgain == true)
    #expect(bench.desk.conversation?.composer.reply.buffer.isEmpty == true)
  }
}
