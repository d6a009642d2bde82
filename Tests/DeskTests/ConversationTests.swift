import Canvas
import Inbox
import Testing

@testable import Desk

/// Reading a conversation: folded mail, long ones in windows, found words, what came since.
@Suite struct ConversationTests {
  let acme = ConversationID(88117)

  @Test func quotesAndSignaturesAreOneLineUntilAKeyUnfoldsThem() {
    var bench = Bench()
    let mail = """
      Yes, please do.

      On 3 Apr 2026, Maya wrote:
      > Shall we refund it?
      > It takes two days.
      """
    bench.store.customerWrites(mail, in: acme, at: bench.now)
    bench.press("j Enter")
    #expect(bench.screen.contains { $0.contains("Yes, please do.") })
    #expect(bench.screen.contains { $0.contains("lines quoted, f shows them") })
    #expect(!bench.screen.contains { $0.contains("It takes two days.") })
    bench.press("f")
    #expect(bench.screen.contains { $0.contains("> It takes two days.") })
    bench.press("f")
    #expect(!bench.screen.contains { $0.contains("It takes two days.") })
  }

  @Test func whatARuleDidInOneGoIsOneLine() {
    var bench = Bench()
    let rule = Actor(kind: .bot, id: "payments")
    let many: [Occurrence] = [.tag("refund"), .tier(.two, reason: nil), .priority(.high)]
    for (place, what) in many.enumerated() {
      bench.store.entries[acme]?.append(
        TimelineEntry(
          sequence: Int64(50 + place),
          event: Event(at: bench.now, conversation: "c88117", by: rule, what: what)))
    }
    bench.store.entries[acme]?.append(
      TimelineEntry(
        sequence: 60,
        event: Event(at: bench.now, conversation: "c88117", by: .agent("tom"), what: .tag("x"))))
    bench.press("j Enter")
    #expect(bench.screen.contains { $0.contains("+ #refund, tier 2, priority high") })
    #expect(bench.screen.contains { $0.contains("Tom + #x") })
    #expect(bench.desk.conversation?.timeline.lastSequence == 60)
  }

  @Test func aLongConversationIsLoadedInWindows() {
    var bench = Bench()
    for number in 1...500 {
      bench.store.customerWrites("message \(number)", in: acme, at: bench.now)
    }
    bench.press("j Enter")
    #expect(bench.desk.conversation?.timeline.blocks.count == Timeline.page)
    #expect(bench.screen.contains { $0.contains("message 500") })
    for _ in 0..<60 { bench.press("b") }
    #expect(bench.desk.conversation?.timeline.blocks.count == 504)
    #expect(bench.screen.contains { $0.contains("Hi, meine Karte") })
    bench.press("G")
    #expect(bench.screen.contains { $0.contains("message 500") })
  }

  @Test func aHitOpensTheConversationWhereItStands() {
    var bench = Bench()
    bench.store.customerWrites("the needle is here", in: acme, at: bench.now)
    for number in 1...300 {
      bench.store.customerWrites("message \(number)", in: acme, at: bench.now)
    }
    bench.press("/")
    bench.type("needle")
    bench.press("Tab")
    #expect(bench.screen.contains { $0.contains("SEARCH  1/1") })
    bench.press("Enter")
    #expect(bench.desk.conversation?.id == acme)
    #expect(bench.screen.contains { $0.contains("the needle is here") })
    #expect(bench.desk.conversation?.timeline.hasLater == true)
    // Down to the newest, window by window; nothing twice, nothing left out.
    for _ in 0..<400 { bench.press("j") }
    #expect(bench.screen.contains { $0.contains("message 300") })
    let sequences = bench.desk.conversation?.timeline.blocks.map(\.sequence) ?? []
    #expect(sequences == sequences.sorted())
    #expect(Set(sequences).count == sequences.count)
    bench.press("Esc Esc")
    #expect(bench.screen.contains { $0.contains("SEARCH") })
  }

  @Test func whatComesWhileReadingStandsBelowALine() {
    var bench = Bench()
    bench.press("j Enter")
    bench.now = bench.now.advanced(by: 60_000)
    bench.store.customerWrites("one more thing", in: acme, at: bench.now)
    bench.send(.changes(Golden.change(88117, by: nil)))
    let line = bench.screen.firstIndex { $0.contains("new since you opened, 13:32") } ?? 0
    #expect(line > 0)
    #expect(bench.screen[line + 1].contains("one more thing"))
  }

  @Test func readingUpIsNotMovedByWhatComes() {
    var bench = Bench(size: Size(width: 80, height: 24))
    for number in 1...60 {
      bench.store.customerWrites("message \(number)", in: acme, at: bench.now)
    }
    bench.press("j Enter b")
    let before = bench.screen[4...14]
    bench.store.customerWrites("one more thing", in: acme, at: bench.now)
    bench.send(.changes(Golden.change(88117, by: nil)))
    #expect(bench.screen[4...14] == before)
  }

  @Test func searchInAConversationGoesFromTheNewestUp() {
    var bench = Bench(size: Size(width: 80, height: 24))
    for number in 1...60 {
      bench.store.customerWrites("message \(number % 20)", in: acme, at: bench.now)
    }
    bench.press("j Enter /")
    bench.type("message 7\n")
    #expect(bench.screen.contains { $0.contains("3 of 3") })
    #expect(bench.screen.contains { $0.hasSuffix("message 7") })
    bench.press("N")
    #expect(bench.screen.contains { $0.contains("2 of 3") })
  }

  @Test func aHugeMessageIsShownInParts() {
    var bench = Bench()
    bench.store.customerWrites(
      String(repeating: "word ", count: 200_000), in: acme, at: bench.now)
    bench.press("j Enter")
    #expect(bench.screen.contains { $0.contains("it goes on, f shows it") })
    #expect((bench.desk.conversation?.keptLines?.lines.count ?? .max) < 300)
  }

  @Test func aConversationThatCannotBeReadSaysSo() {
    var bench = Bench()
    let row = bench.store.rows.remove(at: 1)
    bench.press("j Enter")
    #expect(bench.desk.conversation == nil)
    #expect(bench.message.contains("\(row.id) cannot be read"))
    // And the keys work again.
    bench.press("j")
    #expect(bench.desk.queue.list.cursor == 2)
  }

  @Test func theCustomersWordsAreCopiedAsTheyCame() {
    var bench = Bench()
    bench.store.customerWrites("a\u{202E}b\u{1B}[31m", in: acme, at: bench.now)
    bench.press("j Enter y")
    #expect(bench.effects.contains(.copy(text: "a\u{202E}b\u{1B}[31m")))
  }

  @Test func ourWordsAreNotCopiedAsTheCustomers() {
    var bench = Bench()
    // The newest words of the last but one are ours.
    bench.press("G k y")
    #expect(bench.message.contains("The newest words there are ours"))
    let copied = bench.effects.contains { if case .copy = $0 { true } else { false } }
    #expect(!copied)
  }

  @Test func theEditorsTextComesBackWithoutItsLastLineFeed() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo")
    bench.press("^X ^E")
    #expect(bench.effects.contains(.openEditor(text: "Hallo")))
    bench.send(.editorReturned("Hallo Lena,\n\nbis bald\n"))
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo Lena,\n\nbis bald")
    bench.send(.editorReturned(nil))
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo Lena,\n\nbis bald")
    #expect(bench.commands.isEmpty)
  }

  @Test func whatTheNetworkWouldNotTakeStays() {
    var bench = Bench()
    bench.press("j j j j r")
    bench.type(String(repeating: "漢", count: 150))
    bench.press("^S")
    #expect(bench.commands.isEmpty)
    #expect(bench.message.contains("20 too long for X: 300/280"))
  }
}
