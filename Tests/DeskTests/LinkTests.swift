import Canvas
import Inbox
import Testing

@testable import Desk

/// `L`: merging, linking, following up, and the way back.
@Suite struct LinkTests {
  let first = ConversationID(88121)

  private func other(_ bench: Bench) -> QueueRow {
    bench.store.rows.first { $0.id != first } ?? bench.store.rows[0]
  }

  @Test func othersOfTheCustomerComeFirstAndANumberFindsAny() {
    var bench = Bench()
    bench.store.others[first] = [other(bench)]
    bench.press("L")
    #expect(bench.screen.contains { $0.contains("▌#\(other(bench).id.number)") })
    bench.type("88124")
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("#88121 and #88124") })
    #expect(bench.screen.contains { $0.contains("Merging ends #88121") })
    bench.wait(400)
    bench.press("Enter")
    #expect(bench.commands.isEmpty)
    bench.press("m")
    guard case .merge? = bench.commands.last else {
      Issue.record("not merged")
      return
    }
  }

  @Test func wordsThatWereSaidFindAny() {
    var bench = Bench()
    bench.press("L")
    let wanted = other(bench)
    let said = bench.store.entries[wanted.id]?.lazy.compactMap { entry -> String? in
      if case .message(let message) = entry.event.what { message.text } else { nil }
    }.first
    bench.type(String(said?.split(separator: " ").first ?? ""))
    let asked = bench.effects.contains {
      if case .search = $0 { true } else { false }
    }
    #expect(asked)
  }

  @Test func linkedOnesStandInTheDetailsAndOpen() {
    var bench = Bench()
    let linked = other(bench)
    bench.store.links[first] = [
      LinkedConversation(row: linked, relation: .followUp, isFromHere: false)
    ]
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("follow-up #\(linked.id.number)") })
    bench.press("Enter")
    #expect(bench.message.contains("Tab goes to the details"))
    bench.press("Tab Enter")
    #expect(bench.desk.conversation?.id == linked.id)
  }

  @Test func whatWasMergedIsTakenOutAgain() {
    var bench = Bench()
    bench.store.merged[first] = [
      MergedConversation(
        id: ConversationID(17), ref: "old", act: "a1", by: .agent("priya"), at: bench.now)
    ]
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("MERGED INTO THIS") })
    bench.press("Tab Enter")
    #expect(bench.screen.contains { $0.contains("Priya merged #17 into this one") })
    bench.wait(400)
    bench.press("y")
    #expect(bench.commands.last == .undo("a1"))
  }

  @Test func aMergeIsToldByTheNumbersThatPeopleKnow() throws {
    var bench = Bench()
    let row = try #require(bench.store.rows.first { $0.id == first })
    bench.store.merged[first] = [
      MergedConversation(
        id: ConversationID(17), ref: "imported-17", act: nil, by: nil, at: bench.now)
    ]
    bench.store.entries[first]?.append(
      TimelineEntry(
        sequence: 900,
        event: Event(
          at: bench.now, conversation: "imported-17", by: .agent("priya"),
          what: .merge(into: row.conversation.ref))))
    bench.press("Enter")
    #expect(bench.screen.contains { $0.contains("Priya merged #17 into this one") })
    #expect(!bench.screen.contains { $0.contains(row.conversation.ref.text) })
  }

  @Test func aFollowUpHasItsOwnTeam() {
    var bench = Bench()
    bench.press("L")
    bench.type("follow")
    bench.press("Enter")
    bench.type("billing")
    bench.press("Enter")
    bench.type("call her on Monday")
    bench.press("Enter")
    guard case .followUp(let followUp)? = bench.commands.last else {
      Issue.record("none was begun")
      return
    }
    #expect(followUp.team == "billing")
    #expect(followUp.note == "call her on Monday")
    #expect(bench.message.contains("#90001 is begun"))
  }
}
