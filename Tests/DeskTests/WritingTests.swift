import Canvas
import Inbox
import Testing

@testable import Desk

/// Limits, parts, windows, audiences, what a colleague writes: what the composer knows of a send.
@Suite struct WritingTests {
  let marta = ConversationID(88112)

  private func replies(_ bench: Bench) -> [Reply] { bench.commands.compactMap(\.reply) }

  private func foot(_ bench: Bench) -> String {
    bench.screen.first { $0.contains("^X t") } ?? ""
  }

  private func long(_ count: Int) -> String {
    (0..<count).map { "This is sentence number \($0)." }.joined(separator: " ")
  }

  // MARK: Limits

  @Test func whatIsLeftIsSaidInWordsNearTheEnd() {
    var bench = Bench()
    bench.press("j j j j r")
    bench.send(.paste(String(repeating: "a", count: 200)))
    #expect(foot(bench).contains("200/280 ·"))
    bench.send(.paste(String(repeating: "a", count: 60)))
    #expect(foot(bench).contains("260/280, 20 left"))
    bench.send(.paste(String(repeating: "a", count: 30)))
    #expect(foot(bench).contains("290/280, 10 too long, ^X d"))
    bench.wait(300)
    bench.press("^S")
    #expect(bench.message == "10 too long for X: 290/280. ^X d shows it in 2 parts")
    #expect(bench.commands.isEmpty)
  }

  @Test(arguments: ConflictTests.sizes)
  func aLongTextIsShownInItsPartsAndSentInTheirOrder(size: Size) throws {
    var bench = Bench(size: size)
    bench.press("j j j j r")
    bench.send(.paste(long(20)))
    bench.wait(300)
    bench.press("^X d")
    Golden.check(bench, "parts")
    #expect(bench.screen.contains { $0.contains("Send 3 parts in PUBLIC?") })
    // What does not fit is scrolled to.
    bench.press("PageDown PageDown PageDown")
    #expect(bench.screen.contains { $0.contains("(3/3)") })
    bench.press("Enter")
    #expect(bench.commands.isEmpty)
    bench.press("y")
    let reply = try #require(replies(bench).last)
    #expect(reply.text.hasSuffix("(1/3)"))
    #expect(reply.parts.following.map { String($0.text.suffix(5)) } == ["(2/3)", "(3/3)"])
    #expect(reply.wholeText == long(20))
    #expect(bench.message.contains("3 parts, held 10 s"))
  }

  @Test func aSecondKeyThatCameTooSoonIsToldToWait() {
    var bench = Bench()
    bench.press("j j j j r")
    bench.send(
      .paste(
        String(
          repeating: "Wir haben die Zahlung gesehen und werden sie heute noch prüfen. ", count: 6)))
    bench.wait(300)
    bench.press("^X d")
    #expect(bench.message.contains("once more if that is meant"))
    bench.press("^X d")
    #expect(bench.message.hasPrefix("Wait a moment"))
    bench.wait(800)
    bench.press("^X d")
    #expect(bench.screen.contains { $0.contains("parts in PUBLIC?") })
  }

  @Test(arguments: 30...90)
  func aPartsNumberNeverStandsAlone(width: Int) {
    var bench = Bench(size: Size(width: width, height: 60))
    bench.press("j j j j r")
    bench.send(.paste(long(20)))
    bench.wait(300)
    bench.press("^X d")
    let lines = bench.screen.map { $0.filter { $0 != "│" }.split(separator: " ") }
    #expect(!lines.contains { $0.count == 1 && $0[0].hasPrefix("(") })
    #expect(bench.screen.contains { $0.contains("part 2 of 3, ") })
  }

  @Test func whatLeavesInPartsSaysWhichPart() {
    var bench = Bench()
    let id = ConversationID(88121)
    var second = Sample.outboxEntry(.queued, id: "p2", number: 88121)
    second.part = OutboxPart(number: 2, count: 3, after: "p1", words: "The seats are added.")
    bench.store.outbox[id] = [second]
    var figures = bench.desk.figures
    figures.leaving = [second]
    bench.send(.figures(figures))
    #expect(bench.screen.contains { $0.contains("Ortiz Family CH 2/3 queued") })
    bench.press("g f")
    #expect(bench.screen.contains { $0.contains("part 2 of 3") })
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("part 2 of 3, queued") })
    #expect(bench.screen.contains { $0.contains("part 2 of 3 queued") })
  }

  @Test func whatFitsIsNotDivided() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo")
    bench.press("^X d")
    #expect(bench.message.contains("fits into one message"))
  }

  // MARK: Windows

  private func lateWhatsApp() -> Bench {
    var rows = Sample.rows
    rows[0].conversation.latestCustomerMessageAt = Bench.thursday.advanced(by: -25 * 3_600_000)
    var bench = Bench(size: Size(width: 100, height: 30), rows: rows)
    bench.store.contacts[rows[0].id] = Contact(
      id: "p88121", name: "Lena Fischer",
      identities: [
        Identity(channel: .whatsapp, handle: "+49 151"),
        Identity(channel: .email, handle: "lena@fischer.example"),
      ])
    return bench
  }

  @Test func aClosedWindowIsSaidInTheRowTheHeadAndTheFoot() {
    var bench = lateWhatsApp()
    #expect(bench.screen.contains { $0.contains("Lena Fischer") && $0.contains("win closed") })
    bench.press("Enter")
    #expect(bench.screen[1].contains("win closed"))
    bench.press("r")
    #expect(foot(bench).contains("win closed"))
    var soon = Sample.rows
    soon[0].conversation.latestCustomerMessageAt = Bench.thursday.advanced(by: -23 * 3_600_000)
    bench = Bench(rows: soon)
    #expect(bench.screen.contains { $0.contains("Lena Fischer") && $0.contains("win 1h 00") })
  }

  @Test func aClosedWindowSaysSinceWhenAndOffersAnotherWay() throws {
    var bench = lateWhatsApp()
    bench.press("r")
    bench.type("Hallo Lena")
    bench.store.refusal = bench.store.rows[0].conversation.closedWindow(at: bench.now)
    bench.press("^S")
    Golden.check(bench, "window-closed")
    #expect(bench.screen.contains { $0.contains("WhatsApp closed at 12:32, 1 h ago") })
    #expect(!bench.screen.contains { $0.contains("2026-") })
    bench.press("1")
    let begun = try #require(bench.desk.conversation?.beginning)
    #expect(begun.recipient == "lena@fischer.example")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo Lena")
    // What was written stays where it was, too.
    #expect(bench.store.drafts[ConversationID(88121)]?[.reply]?.text == "Hallo Lena")
  }

  // MARK: Audiences

  @Test func aCommentIsAnsweredInPrivateOnceAndNeverBack() {
    var bench = Bench()
    bench.press("j j j j j j j j j j r")
    #expect(bench.desk.conversation?.id == ConversationID(88119))
    #expect(foot(bench).contains("^X p private once, 6d 23 left"))
    bench.type("Please tell me your number")
    bench.press("^X p")
    #expect(bench.desk.conversation?.audience == .private)
    #expect(bench.screen.contains { $0.contains("/2000") })
    bench.press("^X p")
    #expect(bench.desk.conversation?.audience == .private)
    #expect(bench.message.contains("not made public"))
    // Where nothing was written in private, the next draft begins as the conversation is.
    bench.press("^U Esc")
    bench.wait(400)
    bench.press("r")
    #expect(bench.desk.conversation?.audience == .public)
    // Given before: none is left.
    bench.press("Esc")
    bench.store.rows[10].conversation.latestCustomerMessage = "m"
    bench.store.rows[10].conversation.privatelyAnswered = "m"
    bench.send(.changes(Golden.change(88119)))
    bench.wait(400)
    bench.press("r ^X p")
    #expect(bench.desk.conversation?.audience == .public)
    #expect(bench.message.contains("one private answer"))
    #expect(foot(bench).contains("no private answer left"))
  }

  @Test func theWordsOfAddressesAreInNoLanguage() {
    let address = "https://shop.example/the/and/you/is/for/with www.the-and.example/to/of.html"
    #expect(LanguageGuess.language(of: "Vielen Dank, bitte hier: \(address) lesen, Grüße") == nil)
    #expect(LanguageGuess.language(of: "Der Link ist \(address) und die Seite ist da") == "de")
    #expect(LanguageGuess.language(of: "We have this for you. Is the rest of it fine?") == "en")
  }

  @Test func whoDidNotCallUsOnXIsAnsweredInPrivate() {
    var rows = Sample.rows
    rows[4].conversation.isSummoned = false
    var bench = Bench(rows: rows)
    bench.press("j j j j r")
    #expect(foot(bench).contains("not summoned: ^X p private"))
    // Nothing is asked that would be refused then.
    bench.type("Wir sehen nach")
    bench.press("^S")
    #expect(bench.message.contains("X takes a public answer only to who mentions or quotes us"))
    #expect(!bench.screen.contains { $0.contains("Send in PUBLIC?") })
    bench.press("^X p")
    #expect(!foot(bench).contains("not summoned"))
    #expect(bench.desk.conversation?.audience == .private)
  }

  // MARK: Colleagues

  private func withPriya(_ change: (inout Presence) -> Void = { _ in }) -> Bench {
    var bench = Bench()
    bench.press("r")
    var priya = Sample.presence("priya", .writing, characters: 118)
    change(&priya)
    bench.send(.presence(ConversationID(88121), [priya]))
    return bench
  }

  @Test func aColleaguesStateIsSeenAndNotTheirWords() {
    var bench = withPriya { $0.typedAt = Bench.thursday.advanced(by: -44_000) }
    #expect(bench.screen.contains { $0.contains("Priya writes too, 42s, 118 chars, idle 40 s") })
    bench.press("^X w")
    #expect(bench.screen.contains { $0.contains("WATCHING Priya") })
    #expect(
      bench.screen.contains { $0.contains("Priya writes since 13:31, a few lines, idle 40 s") })
    #expect(bench.screen.contains { $0.contains("theirs until they share them") })
    bench.press("^X w")
    #expect(!bench.screen.contains { $0.contains("WATCHING") })
  }

  @Test(arguments: ConflictTests.sizes) func aSharedDraftIsReadLive(size: Size) {
    var bench = Bench(size: size)
    bench.press("r")
    var priya = Sample.presence("priya", .writing, characters: 20)
    priya.shared = "Liebe Frau Fischer,\nbitte \u{1B}[31mnicht"
    bench.send(.presence(ConversationID(88121), [priya]))
    bench.press("^X w")
    bench.type("Ich sehe es.")
    Golden.check(bench, "watching")
    #expect(bench.screen.contains { $0.contains("Liebe Frau Fischer,") })
    priya.shared = "Liebe Frau Fischer, alles gut"
    priya.seenAt = bench.now
    bench.send(.presence(ConversationID(88121), [priya]))
    #expect(bench.screen.contains { $0.contains("alles gut") })
    // Fifteen seconds after the last sign of life nothing of it is left.
    bench.wait(Presence.lease)
    #expect(!bench.screen.contains { $0.contains("alles gut") })
    #expect(bench.screen.contains { $0.contains("Priya has left") })
  }

  @Test func whatIsSharedIsToldWithAPauseAndEndsWithTheDraft() {
    var bench = Bench()
    func shared() -> [String?] {
      bench.effects.compactMap {
        if case .announcePresence(let own?) = $0 { .some(own.shared) } else { nil }
      }
    }
    bench.press("r")
    bench.type("Hallo")
    #expect(shared().allSatisfy { $0 == nil })
    bench.press("^X v")
    #expect(bench.screen.contains { $0.contains(" SHARED ") })
    #expect(shared().last == "Hallo")
    bench.clearEffects()
    bench.type(" Lena")
    #expect(shared().isEmpty, "not a write with every key")
    bench.wait(400)
    #expect(shared() == ["Hallo Lena"])
    bench.clearEffects()
    bench.wait(4000)
    #expect(shared().isEmpty, "nothing new is told before its time")
    bench.press("Esc")
    #expect(shared() == [nil])
    bench.wait(400)
    bench.press("r")
    #expect(!bench.screen.contains { $0.contains(" SHARED ") })
  }

  // MARK: Pastes and going back

  @Test func aPasteIsBoundedFilteredAndOneStepBack() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo ")
    bench.send(.paste("\u{1B}[31mrot\u{07}\u{9B}2J\r\nzwei\u{0}"))
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo [31mrot2J\nzwei")
    bench.wait(300)
    bench.press("^_")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo ")
    bench.send(.paste(String(repeating: "x", count: 1 << 20)))
    #expect(
      bench.desk.conversation?.composer.reply.buffer.text.utf8.count == TextBuffer.longest)
    #expect(bench.message.contains("of 1048576 bytes 65530 are pasted"))
    bench.wait(300)
    bench.press("^X u")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo ")
    bench.press("^_ ^_")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "")
    bench.press("^_")
    #expect(bench.message.contains("nothing to take back"))
  }

  @Test func whatComesBehindAPasteIsNoCommand() {
    var bench = Bench()
    bench.press("r")
    // A terminal that lets an end mark within the text through: the rest comes as keys.
    bench.send(.paste("Hallo"))
    bench.burst("^S")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("came with the paste"))
    bench.type(" Lena\n")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo Lena\n")
    bench.burst("^X ^S")
    #expect(bench.commands.isEmpty)
    bench.wait(300)
    bench.press("^S")
    #expect(replies(bench).count == 1)
    // In the list as well.
    bench = Bench()
    bench.send(.paste("x"))
    bench.burst("p")
    #expect(bench.commands.isEmpty)
  }
}
