import Canvas
import Inbox
import Testing

@testable import Desk

/// What leaves, what left and what came is in sight and recognisable, without colour.
@Suite struct InSightTests {
  private func leaving(
    _ state: OutboxEntry.State, by author: AgentID, _ text: String, number: Int64 = 88121
  ) -> OutboxEntry {
    var entry = Sample.outboxEntry(state, id: MessageID("out-\(author)"), number: number)
    entry.author = author
    entry.reply.text = text
    return entry
  }

  @Test func aHeldReplyStandsInItsConversation() {
    var bench = Bench(size: Size(width: 80, height: 24))
    let id = ConversationID(88121)
    bench.store.outbox[id] = [leaving(.held, by: "maya", "Das klären wir heute.")]
    bench.press("Enter")
    let line = bench.screen.first { $0.contains("Das klären wir heute.") }
    #expect(line?.contains("Maya") == true)
    #expect(line?.contains("held, U takes it back") == true)
    // Nobody is told that their own reply is new.
    #expect(!bench.screen.contains { $0.contains("new since you opened") })
    bench.store.outbox[id] = [leaving(.sending, by: "priya", "Schon gebucht.")]
    bench.send(.changes(Golden.change(88121)))
    #expect(bench.screen.contains { $0.contains("Schon gebucht.") && $0.contains("sending") })
    // What failed stands there as a message that failed, what was stopped is a draft.
    bench.store.outbox[id] = [leaving(.failed, by: "priya", "Schon gebucht.")]
    bench.send(.changes(Golden.change(88121)))
    #expect(!bench.screen.contains { $0.contains("Schon gebucht.") })
  }

  @Test func repliesOfColleaguesAreOnTheirWayToo() {
    var bench = Bench()
    var figures = bench.desk.figures
    figures.leaving = [leaving(.held, by: "priya", "On it.")]
    bench.send(.figures(figures))
    bench.press("g f")
    #expect(bench.screen.contains { $0.contains("held") && $0.contains("Priya") })
    #expect(!bench.screen.contains { $0.contains("Nothing is on its way") })
    bench.clearEffects()
    bench.press("D")
    #expect(bench.message.contains("Priya’s reply"))
    #expect(!bench.effects.contains(.takeBack("out-priya")))
  }

  @Test func ownWordsAreNoNewsToTheirAuthor() {
    var bench = Bench()
    let id = ConversationID(88121)
    bench.press("Enter")
    bench.wait(1000)
    func write(_ by: Actor, _ sequence: Int64) {
      let note = Note(id: MessageID("n\(sequence)"), text: "said \(sequence)")
      let entry = TimelineEntry(
        sequence: sequence,
        event: Event(at: bench.now, conversation: "c88121", by: by, what: .note(note)))
      bench.store.entries[id]?.append(entry)
      bench.send(.changes(Golden.change(88121)))
    }
    write(.agent("maya"), 5)
    #expect(bench.screen.contains { $0.contains("said 5") })
    #expect(!bench.screen.contains { $0.contains("new since you opened") })
    write(.agent("priya"), 6)
    let lines = bench.screen
    let rule = lines.firstIndex { $0.contains("new since you opened") }
    let theirs = lines.firstIndex { $0.contains("said 6") }
    #expect(rule.map { $0 + 1 } == theirs)
  }

  @Test func whatHasLeftTheListSaysSoInWords() {
    var rows = Sample.rows
    rows[0].outbox = .sending
    var bench = Bench(size: Size(width: 80, height: 24), rows: rows)
    bench.press("p")
    // What it was has left the network's hands meanwhile.
    bench.store.rows[0].outbox = nil
    bench.send(.changes(Golden.change(88121, by: "maya")))
    let line = bench.screen.first { $0.contains("Lena Fischer") }
    #expect(line?.contains("=  pause") == true)
    #expect(line?.contains("pending") == true)
    #expect(line?.contains("!!") == false)
    #expect(line?.contains("sending") == false)
  }

  @Test func aCountThatWasCutSaysSo() {
    var bench = Bench(rows: Sample.many(300))
    var early = Sample.many(400)
    for place in early.indices {
      early[place].id = ConversationID(Int64(10_000 + place))
      early[place].conversation.ref = ConversationRef("early\(place)")
      early[place].conversation.openTargets[0].due = bench.now.advanced(by: Int64(place) - 9000)
      early[place].key = QueueKey(early[place].conversation)
    }
    bench.store.rows.append(contentsOf: early.prefix(7))
    bench.send(.changes(Golden.change(10_000, by: nil)))
    #expect(bench.screen[0].contains("↑7 new (gg)"))
    bench.store.rows.append(contentsOf: early.dropFirst(7))
    bench.send(.changes(Golden.change(10_001, by: nil)))
    #expect(bench.screen[0].contains("+ new (gg)"))
    bench.press("g g")
    #expect(!bench.screen[0].contains("new (gg)"))
  }
}

extension InSightTests {
  /// At every width that has names, who owns it and who is at it stands in the row.
  @Test(arguments: [56, 64, 75, 76, 99, 100, 105, 109, 110, 120])
  func ownerAndPresenceAreInTheListAtEveryWidth(width: Int) {
    let bench = Bench(size: Size(width: width, height: 28))
    #expect(bench.screen.contains { $0.contains(" Lena") && $0.contains("✎ Priya") })
    #expect(bench.screen.contains { $0.contains(" Ruiz") && $0.contains("Tom") })
  }

  @Test func aMailIsShownByItsSubject() {
    var rows = Sample.rows
    rows[1].conversation.subject = "Invoice 4711 is wrong"
    let bench = Bench(rows: rows)
    #expect(bench.screen.contains { $0.contains("Acme Log") && $0.contains("Invoice 4711") })
  }

  @Test func aBlankStandsBeforeWhatIsOverdueByHours() {
    #expect(Countdown.span(-104 * 60_000) == "-1h44")
    #expect(Countdown.span(-10 * 3_600_000) == "-10h")
    #expect(Countdown.span(104 * 60_000) == "1h 44")
    for minutes in stride(from: Int64(0), to: 40_000, by: 7) {
      #expect(Countdown.span(-minutes * 60_000).columns <= 5)
    }
  }

  @Test func whatFailedIsNotOnItsWayAndTheCursorFallsOnNothingElse() {
    var bench = Bench(size: Size(width: 80, height: 24))
    func failed(_ id: String, _ number: Int64) -> OutboxEntry {
      Sample.outboxEntry(.failed, id: MessageID(id), number: number)
    }
    var figures = bench.desk.figures
    figures.leaving = [failed("f1", 88121), failed("f2", 88117)]
    bench.send(.figures(figures))
    #expect(!bench.screen.contains { $0.contains("leaving") })
    bench.press("g f")
    #expect(bench.screen[0].contains("0 on their way · 2 want a look"))
    // Tried again it is another entry: the cursor follows its conversation.
    figures.leaving = [failed("f2", 88117), failed("f3", 88121)]
    bench.send(.figures(figures))
    bench.send(.changes(Golden.change(88121)))
    bench.clearEffects()
    bench.press("R")
    #expect(bench.effects.contains(.retry("f3")))
    // Gone altogether: no act for what stands in its place now.
    figures.leaving = [failed("f2", 88117)]
    bench.send(.figures(figures))
    bench.send(.changes(Golden.change(88121)))
    bench.clearEffects()
    bench.press("R")
    #expect(bench.message.contains("has left this list"))
    #expect(!bench.effects.contains(.retry("f2")))
    bench.press("k R")
    #expect(bench.effects.contains(.retry("f2")))
  }
}
