import Inbox
import InboxStore
import Testing

/// What concerns an agent among what others did.
@Suite("News for an agent")
struct NewsTests {
  /// Two conversations, the first Maya's.
  private func desk() throws -> (desk: Desk, place: ChangeSet.Place) {
    let desk = try Desk()
    for number in 0..<2 {
      try desk.store.append(
        [inbound(ConversationRef("c\(number)"), MessageID("m\(number)"), at: morning + 1)],
        as: .new, now: morning + 1)
    }
    try desk.store.perform(
      request(.assign(Assignment(agent: .to("maya"))), "c0", by: "maya", act: "own"),
      now: morning + 2)
    return (desk, try desk.store.place())
  }

  private func news(
    _ desk: Desk, _ place: ChangeSet.Place, for agent: AgentID = "maya", now: Instant = morning + 9
  ) throws -> [News] {
    try desk.store.news(for: agent, after: place, now: now)
  }

  private func id(_ desk: Desk, _ ref: String) throws -> ConversationID {
    try desk.store.resolve("ref:\(ref)")
  }

  @Test("A note that names them, what is given to them, a customer of theirs: by others, in order")
  func kinds() throws {
    let (desk, place) = try desk()
    try desk.store.append(
      [inbound("c0", "m2", at: morning + 3), inbound("c1", "m3", at: morning + 3)], as: .new,
      now: morning + 3)
    try desk.store.perform(
      request(.note(id: "n1", text: "@maya and @tom, look"), "c1", by: "tom", act: "note"),
      now: morning + 4)
    try desk.store.perform(
      request(.assign(Assignment(agent: .to("maya"))), "c1", by: "tom", act: "give"),
      now: morning + 5)
    let (first, second) = (try id(desk, "c0"), try id(desk, "c1"))
    #expect(
      try news(desk, place) == [
        News(.reply, of: first), News(.reply, of: second), News(.mention, of: second, by: "tom"),
        News(.assigned, of: second, by: "tom"),
      ], "c1 is hers by now, so what its customer said is hers to know")
    #expect(try news(desk, place, for: "tom").isEmpty, "he did it himself")
    #expect(try news(desk, try desk.store.place()).isEmpty)
  }

  @Test("Who may approve hears what is submitted, its author what became of it, and nobody else")
  func approvals() throws {
    var workspace = Workspace.desk
    workspace.agents.append(Agent(id: "lea", name: "Lea", role: .agent))
    if let tom = workspace.agents.firstIndex(where: { $0.id == "tom" }) {
      workspace.agents[tom].approval = [.one]
    }
    let desk = try Desk(workspace)
    try desk.store.append([inbound("c0", "m0", at: morning + 1)], as: .new, now: morning + 1)
    let place = try desk.store.place()
    try desk.store.perform(
      request(.reply(reply("r1", seen: nil)), "c0", by: "tom", act: "submit"), now: morning + 2)
    let id = try id(desk, "c0")
    #expect(
      try news(desk, place) == [News(.approval, of: id, by: "tom", outcome: .requested)])
    #expect(try news(desk, place, for: "lea").isEmpty)
    let submitted = try desk.store.place()
    try desk.store.perform(
      request(.sendBack("r1", note: "Say when"), "c0", by: "maya", act: "back"), now: morning + 3)
    #expect(
      try news(desk, submitted, for: "tom")
        == [News(.approval, of: id, by: "maya", outcome: .rejected)])
    #expect(try news(desk, submitted, for: "lea").isEmpty)
  }

  @Test("What was given away again, and an import of the past, are none")
  func none() throws {
    let (desk, place) = try desk()
    for (number, agent) in ["maya", "tom"].enumerated() {
      try desk.store.perform(
        request(
          .assign(Assignment(agent: .to(AgentID(agent)))), "c1", by: "tom", act: ActID("g\(number)")
        ),
        now: morning + 3)
    }
    #expect(try news(desk, place).isEmpty)
    try desk.store.append([inbound("c0", "m4", at: morning + 4)], now: morning + 600)
    #expect(try news(desk, place, now: morning + 600).isEmpty)
    #expect(try news(desk, place, now: morning + 5) == [News(.reply, of: try id(desk, "c0"))])
  }

  @Test("Of an agent's open conversations the first due of each, earliest first")
  func dues() throws {
    let (desk, _) = try desk()
    let rows = try desk.store.rows([try id(desk, "c0")], agent: nil, now: morning + 3)
    let due = try #require(rows.first?.conversation.earliestDue)
    #expect(
      try desk.store.dues(of: "maya", before: due.advanced(by: 1)) == [try id(desk, "c0"): due])
    #expect(try desk.store.dues(of: "maya", before: due).isEmpty)
    #expect(try desk.store.dues(of: "tom", before: .init(milliseconds: .max)).isEmpty)
  }
}
