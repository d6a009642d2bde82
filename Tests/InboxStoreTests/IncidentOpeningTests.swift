import Inbox
import InboxStore
import TestSupport
import Testing

@Suite("Incidents that are opened for those who join")
struct IncidentOpeningTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    for number in 1...3 {
      try desk.store.append(
        [
          inbound(
            ConversationRef("c\(number)"), MessageID("m\(number)"), at: morning, "No heat here",
            from: "guest\(number)@home.example", name: "Guest \(number)")
        ], now: morning)
    }
    return desk
  }

  private func bulk(
    _ title: String = "No heat", on ids: [Int64], act: ActID = "join", by agent: AgentID = "maya"
  ) -> Bulk {
    let id = IncidentID(title: title, taken: [])
    var bulk = Bulk(
      act: act, by: agent, command: .joinIncident(id, raising: true),
      conversations: ids.map { ConversationID($0) })
    bulk.opening = IncidentRequest(
      act: ActID("\(act)-open"), by: .agent(agent), incident: id,
      what: .open(title: title, tag: nil, words: [:]))
    return bulk
  }

  @Test("The plan says who would join, and nobody sees an incident; the act opens it with them")
  func confirmed() throws {
    let desk = try desk()
    let plan = try desk.store.plan(bulk(on: [1, 2]), now: morning + 1)
    #expect(plan.done.count == 2)
    #expect(try desk.store.incidents(now: morning + 2).isEmpty)
    let done = try desk.store.perform(bulk(on: [1, 2]), now: morning + 3)
    #expect(done.done == plan.done)
    let all = try desk.store.incidents(now: morning + 4)
    #expect(all.map(\.members) == [2])
    #expect(all.first?.incident.isOpen == true)
    // The next portion finds it there.
    let rest = try desk.store.perform(bulk(on: [3]).after(done), now: morning + 5)
    #expect(rest.done.count == 1)
    #expect(try desk.store.incidents(now: morning + 6).map(\.members) == [3])
    #expect(try desk.store.verify(now: morning + 7).isEmpty)
  }

  @Test("Undo takes back those who joined and, with them, the opening; redo opens it again")
  func undone() throws {
    let desk = try desk()
    func incident(_ minute: Int64) throws -> IncidentSummary? {
      try desk.store.incidents(now: morning + minute).first
    }
    _ = try desk.store.perform(bulk(on: [1, 2]), now: morning + 1)
    _ = try desk.store.undoLast("maya", act: "back", now: morning + 2)
    #expect(try incident(3)?.incident.isOpen == false)
    #expect(try incident(3)?.members == 0)
    _ = try desk.store.redoLast("maya", act: "again", now: morning + 4)
    #expect(try incident(5)?.incident.isOpen == true)
    #expect(try incident(5)?.members == 2)
    #expect(try desk.store.verify(now: morning + 6).isEmpty)
    // Who said something of it goes on with it.
    try desk.store.perform(
      IncidentRequest(
        act: "up", by: .agent("tom"), incident: "no-heat", what: .update("It is the boiler.")),
      now: morning + 7)
    _ = try desk.store.perform(
      Bulk(
        act: "third", by: "maya", command: .undo("again"),
        conversations: [ConversationID(1), ConversationID(2)]), now: morning + 8)
    #expect(try incident(9)?.members == 0)
    #expect(try incident(9)?.incident.isOpen == true)
  }

  @Test("Where nobody may join none is opened, in later portions either until one does")
  func nobody() throws {
    let desk = try desk()
    _ = try desk.store.perform(bulk("Other", on: [1, 2], act: "other"), now: morning + 1)
    let none = try desk.store.perform(bulk(on: [1, 2]), now: morning + 2)
    #expect(none.done.isEmpty)
    #expect(none.refused.first?.refusal.description.contains("It is part of “Other”") == true)
    #expect(try desk.store.incidents(now: morning + 3).map(\.incident.title) == ["Other"])
    let twin = try desk.store.perform(bulk("other!", on: [3], act: "twin"), now: morning + 4)
    #expect(twin.done.isEmpty)
    #expect(twin.refused.first?.refusal.description.contains("is open already (other)") == true)
    let later = try desk.store.perform(bulk(on: [3]).after(none), now: morning + 5)
    #expect(later.done.count == 1)
    #expect(try desk.store.incidents(now: morning + 6).count == 2)
  }
}
