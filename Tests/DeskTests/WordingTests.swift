import Canvas
import Inbox
import Testing

@testable import Desk

/// What the desk says: people by their names, times as people write them, what matters first.
@Suite struct WordingTests {
  @Test(arguments: [
    (0, "0 s"), (10_000, "10 s"), (60_000, "1 min"), (90_000, "1 min 30 s"), (600_000, "10 min"),
    (7_200_000, "2 h"), (5_400_000, "1 h 30 min"), (86_400_000, "1 day"),
    (180_000_000, "2 days 2 h"),
  ])
  func durations(milliseconds: Int64, words: String) {
    #expect(LocalTime.inWords(milliseconds) == words)
  }

  @Test func aHoldIsToldInMinutes() {
    var settings = Sample.settings
    settings.workspace.sending.holdMilliseconds = 600_000
    var bench = Bench(settings: settings)
    bench.press("j r")
    bench.type("Hello, we are on it.")
    bench.press("^S")
    #expect(bench.message == "Held 10 min; U takes it back")
  }

  @Test func takingBackIsHeardRightAfterASend() {
    var bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena")
    bench.press("^S U")
    #expect(bench.effects.contains { if case .takeBack = $0 { true } else { false } })
    // After Esc it is the rest of a split Alt sequence as any other letter.
    bench = Bench()
    bench.press("r")
    bench.type("Hallo Lena")
    bench.press("^S")
    bench.wait(400)
    bench.press("r")
    bench.type("Noch etwas")
    bench.press("Esc U")
    #expect(!bench.effects.contains { if case .takeBack = $0 { true } else { false } })
  }

  @Test func thePreviewBeginsWithTheCustomersNewestWords() throws {
    var bench = Bench()
    let lena = ConversationID(88121)
    let row = try #require(bench.store.rows.first)
    var last = bench.store.entries[lena]?.last?.sequence ?? 0
    func happened(_ what: Occurrence, _ by: Actor) -> TimelineEntry {
      last += 1
      return TimelineEntry(
        sequence: last,
        event: Event(
          at: bench.now.advanced(by: last * 10_000), conversation: row.conversation.ref, by: by,
          what: what))
    }
    for tag in ["a", "b", "c", "d", "e", "f"] {
      let entry = happened(.tag(tag), .agent("priya"))
      bench.store.entries[lena]?.append(entry)
    }
    bench.wait(200)
    let screen = bench.screen
    let words = try #require(screen.lastIndex { $0.contains("Bitte heute noch klären!") })
    #expect(screen[words].contains(" in "))
    let rule = screen.firstIndex { $0.contains("+ #") && $0.contains(" act ") }
    #expect(rule.map { $0 > words } ?? true)
  }

  @Test func aLongMessageTakesTheRoomThatNobodyNeeds() throws {
    var bench = Bench()
    bench.store.entries[ConversationID(88121)] = []
    bench.store.customerWrites(
      String(repeating: "Wo bleibt die Antwort? ", count: 12), in: ConversationID(88121),
      at: bench.now)
    bench.send(.changes(Golden.change(88121)))
    bench.wait(400)
    let lines = bench.screen.filter { $0.contains("Wo bleibt die Antwort?") }
    #expect(lines.count >= 4)
  }

  @Test func theBannerLeavesThePlaceInTheListItsRoom() {
    var settings = Sample.settings
    settings.banner = "demonstration, nothing is sent"
    var bench = Bench(settings: settings)
    #expect(bench.screen[0].contains("demonstration, nothing is sent"))
    bench.press("Enter")
    #expect(bench.screen[0].contains("1 of 15 · next #88117"))
    #expect(bench.screen[0].contains("demonstration"))
    bench = Bench(size: Size(width: 60, height: 20), settings: settings)
    #expect(bench.screen[0].contains("demonstration"))
  }

  @Test func aViewThatCouldNotBeReadIsAskedForAgain() {
    var bench = Bench()
    bench.answersLoads = false
    bench.press("g m")
    let ticket = bench.effects.reversed().lazy.compactMap { effect -> Ticket? in
      if case .loadQueue(let ticket, _) = effect { ticket } else { nil }
    }.first
    guard let ticket else {
      Issue.record("nothing was asked for")
      return
    }
    bench.send(.unanswered(ticket, "The disk is busy."))
    bench.paint()
    #expect(bench.message == "The disk is busy.")
    bench.answersLoads = true
    bench.send(.figures(Sample.figures))
    #expect(bench.desk.queue.list.rows.allSatisfy { $0.conversation.assignee == "maya" })
    #expect(!bench.desk.queue.list.isEmpty)
  }
}
