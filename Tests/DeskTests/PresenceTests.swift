import Canvas
import Inbox
import Testing

@testable import Desk

/// Focus, presence, drafts and read marks: what is told about the agent, and when.
@Suite struct PresenceTests {
  let lena = ConversationID(88121)

  private func focus(_ bench: Bench) -> [(Instant, Instant)] {
    bench.requests.compactMap {
      if case .focus(let from, let to) = $0.command { (from, to) } else { nil }
    }
  }

  @Test func focusIsWrittenWhenTheConversationIsLeft() throws {
    var bench = Bench()
    bench.press("Enter")
    let start = bench.now
    bench.wait(20_000)
    bench.press("j")
    bench.wait(5000)
    bench.press("Esc")
    let written = focus(bench)
    #expect(written.count == 1)
    #expect(written.first?.0 == start)
    #expect(written.first?.1 == bench.now)
    #expect(bench.requests.last?.conversation == "c88121")
  }

  @Test func focusEndsAMinuteAfterTheLastKey() throws {
    var bench = Bench()
    bench.press("Enter")
    let start = bench.now
    bench.wait(300_000)
    let written = focus(bench)
    #expect(written.count == 1)
    #expect(written.first.map { $0.1.since(start) } == 60_000)
    // Back at the desk: a new stretch.
    bench.press("j")
    bench.wait(1000)
    bench.press("Esc")
    #expect(focus(bench).count == 2)
  }

  @Test func noFocusWithoutTheWindowOrInTheList() {
    var bench = Bench()
    bench.press("j k j")
    bench.wait(100_000)
    #expect(focus(bench).isEmpty)
    bench.press("Enter")
    bench.wait(3000)
    bench.send(.focus(false))
    #expect(focus(bench).count == 1)
  }

  @Test func leavingTheProgramKeepsDraftAndFocus() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo")
    bench.wait(500)
    bench.clearEffects()
    bench.press("^C ^C")
    let draft = bench.effects.contains {
      if case .saveDraft(lena, let draft) = $0 { draft.text == "Hallo" } else { false }
    }
    #expect(draft)
    #expect(focus(bench).count == 1)
    #expect(bench.effects.contains(.announcePresence(nil)))
    #expect(bench.effects.contains(.quit))
  }

  @Test func presenceGoesFromViewingToWritingToDraft() {
    var bench = Bench()
    func modes() -> [Presence.Mode?] {
      bench.effects.compactMap {
        if case .announcePresence(let own) = $0 { .some(own?.mode) } else { nil }
      }
    }
    bench.press("Enter")
    #expect(modes() == [.viewing])
    bench.press("r")
    bench.type("Ha")
    #expect(modes() == [.viewing, .writing])
    bench.clearEffects()
    bench.wait(12_000)
    // Told again every five seconds while it stands.
    #expect(modes() == [.writing, .writing])
    bench.wait(60_000)
    #expect(modes().last == .drafting)
    bench.clearEffects()
    bench.press("Esc")
    bench.wait(400)
    bench.press("Esc")
    #expect(modes().last == .some(nil))
  }

  @Test func whoReadsBesideAKeptDraftDoesNotWrite() {
    var bench = Bench()
    func mode() -> Presence.Mode? {
      bench.effects.reversed().lazy.compactMap {
        if case .announcePresence(let own) = $0 { own?.mode } else { nil }
      }.first
    }
    bench.press("r")
    bench.type("Hallo")
    #expect(mode() == .writing)
    bench.press("Esc")
    #expect(mode() == .drafting)
    bench.wait(400)
    bench.press("Esc")
    bench.clearEffects()
    bench.press("Enter")
    #expect(mode() == .drafting)
    // In the list of the others that is somebody looking.
    bench.press("Esc")
    bench.send(.presence(lena, [Sample.presence("priya", .drafting, characters: 5)]))
    let row = bench.screen.first { $0.contains("Lena Fischer") }
    #expect(row?.contains("◉ Priya") == true)
  }

  @Test func whoWritesIsThereWhileAnotherWindowIsInFront() {
    var bench = Bench()
    func modes() -> [Presence.Mode?] {
      bench.effects.compactMap {
        if case .announcePresence(let own) = $0 { .some(own?.mode) } else { nil }
      }
    }
    bench.press("r")
    bench.type("Hallo")
    bench.clearEffects()
    bench.send(.focus(false))
    #expect(!modes().contains(nil))
    bench.wait(6000)
    #expect(modes().last == .writing)
    bench.press("^C ^C")
    #expect(modes().last == .some(nil))
    // Who only reads is not: nobody looks.
    bench = Bench()
    bench.press("Enter")
    bench.send(.focus(false))
    #expect(modes().last == .some(nil))
  }

  @Test func theTeamIsShownAsItIsTold() {
    var bench = Bench()
    func line(_ name: String) -> String {
      bench.screen.map { String($0.suffix(32)) }.first {
        $0.contains(name) && $0.contains("/12")
      } ?? ""
    }
    #expect(line("Sol").contains("○ Sol"))
    #expect(line("Priya").contains("✎ Priya"))
    bench.send(.attending(["maya", "sol"]))
    #expect(line("Sol").contains("● Sol"))
    bench.send(.presence(lena, [Sample.presence("tom", .writing)]))
    #expect(line("Tom").contains("✎ Tom"))
    #expect(line("Tom").contains("#88121"))
    // The figures of a minute ago say otherwise; the signs are newer.
    bench.send(.presence(lena, []))
    #expect(line("Tom").contains("○ Tom"))
    #expect(line("Priya").contains("○ Priya"))
    bench.press("Enter")
    bench.press("Esc")
    bench.send(.attending(["maya"]))
    #expect(line("Sol").contains("○ Sol"))
    #expect(line("Maya").contains("● Maya"))
  }

  @Test func draftsAreKeptWithinTwoSecondsOfAPause() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo")
    #expect(bench.store.drafts[lena] == nil)
    bench.wait(2000)
    #expect(bench.store.drafts[lena]?[.reply]?.text == "Hallo")
    #expect(bench.screen.contains { $0.contains("draft saved") })
  }

  @Test func replyAndNoteAreTwoDraftsAndSwitchingMovesNothing() {
    var bench = Bench()
    bench.press("r")
    bench.type("to the customer")
    bench.press("^X n")
    #expect(bench.screen.contains { $0.contains("NOTE   team only") })
    bench.type("to the team")
    bench.press("^X n")
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "to the customer")
    #expect(bench.desk.conversation?.composer.note.buffer.text == "to the team")
    bench.wait(2000)
    bench.press("Esc")
    bench.wait(400)
    bench.press("Esc Enter i")
    #expect(bench.desk.conversation?.composer.active.buffer.text == "to the team")
    bench.clearEffects()
    bench.press("^S")
    #expect(bench.commands.count == 1)
    if case .note(_, let text)? = bench.commands.first { #expect(text == "to the team") }
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "to the customer")
  }

  @Test func aSentReplyTakesItsDraftAlong() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena")
    bench.wait(2000)
    bench.press("^S")
    #expect(bench.store.drafts[lena]?[.reply] == nil)
    #expect(bench.message.contains("Held 10 s; U takes it back"))
    #expect(bench.desk.conversation?.isWriting == false)
  }

  @Test func theHoldNeverRunsPastTheDueTime() {
    var rows = Sample.rows
    rows[2].conversation.openTargets[0].due = Bench.thursday.advanced(by: 4000)
    rows[2].key = QueueKey(rows[2].conversation)
    for (place, expected) in [(0, Int64(10_000)), (2, 4000)] {
      var bench = Bench(rows: rows)
      bench.press(Array(repeating: "j", count: place).joined(separator: " "))
      bench.press("r")
      bench.type("Hi")
      bench.press("^S")
      guard case .reply(let reply)? = bench.commands.last else {
        Issue.record("not sent")
        return
      }
      #expect(reply.holdMilliseconds == expected)
    }
  }

  @Test func aRefusedSendKeepsTheText() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena")
    bench.store.refusal = .needsApproval(.three)
    bench.press("^S")
    #expect(bench.message.contains("wait for an approval"))
    #expect(bench.desk.conversation?.composer.reply.buffer.text == "Hallo Lena")
    bench.wait(2000)
    #expect(bench.store.drafts[lena]?[.reply]?.text == "Hallo Lena")
  }

  @Test func whatWasOnTheTerminalIsMarkedSeen() {
    var bench = Bench()
    bench.press("Enter")
    #expect(bench.effects.contains(.markSeen(lena, through: 4)))
    bench.clearEffects()
    bench.wait(120_000)
    bench.store.customerWrites("Noch da?", in: lena, at: bench.now)
    bench.send(.changes(Golden.change(lena.number, by: nil)))
    bench.paint()
    // Nobody sits there.
    #expect(!bench.effects.contains { if case .markSeen = $0 { true } else { false } })
    bench.press("j")
    #expect(bench.effects.contains(.markSeen(lena, through: 5)))
  }

  @Test func whoWritesShowsInListAndAboveTheComposer() {
    var bench = Bench()
    bench.press("j j j")
    let id = ConversationID(88109)
    bench.send(.presence(id, [Sample.presence("sol", .writing, characters: 12)]))
    #expect(bench.screen.contains { $0.contains("Ruiz") && $0.contains("✎ Sol") })
    bench.press("r")
    #expect(bench.screen.contains { $0.contains("Sol writes too") && $0.contains("12 chars") })
    bench.wait(Presence.lease)
    #expect(!bench.screen.contains { $0.contains("writes too") })
  }
}
