import Inbox
import InboxStore
import Testing

@Suite("What was restricted since")
struct RestrictionKeepingTests {
  /// Tom is a senior, Maya a supervisor.
  private func desk() throws -> Desk {
    var workspace = Workspace.desk
    workspace.restricted = ["employee": [.supervisor]]
    let desk = try Desk(workspace)
    for ref in ["secret", "open"] as [ConversationRef] {
      try desk.store.append(
        [inbound(ref, MessageID("m \(ref)"), at: morning, "Words of \(ref)")], now: morning)
    }
    return desk
  }

  private func tags(_ desk: Desk, _ ref: String) throws -> [String] {
    let id = try desk.store.resolve("ref:\(ref)")
    return try #require(try desk.store.rows([id], agent: nil, now: morning + 60).first)
      .conversation.tags
  }

  private func hide(_ desk: Desk, by agent: AgentID = "maya") throws {
    try desk.store.perform(
      request(.tag(["employee"]), "secret", by: agent, act: "hide"), now: morning + 5)
  }

  @Test("is passed over by undo, which names it and takes the act before; alone it is refused")
  func undo() throws {
    let desk = try desk()
    try desk.store.perform(request(.tag(["old"]), "open", by: "tom", act: "t1"), now: morning + 1)
    try desk.store.perform(request(.tag(["new"]), "secret", by: "tom", act: "t2"), now: morning + 2)
    try hide(desk)
    let secret = try desk.store.resolve("ref:secret")
    let refusal = Refusal.actRestricted(secret, tag: "employee", readableBy: [.supervisor])
    let undone = try desk.store.undoLast("tom", act: "u1", now: morning + 6)
    #expect(undone.passed == [refusal])
    #expect(undone.act.id == "t1")
    #expect(try tags(desk, "open") == [])
    #expect(try tags(desk, "secret").sorted() == ["employee", "new"])
    #expect(throws: StoreError.refused(refusal)) {
      try desk.store.undoLast("tom", act: "u2", now: morning + 7)
    }
  }

  @Test("by oneself can be taken back, until somebody else acts there")
  func ownTag() throws {
    let desk = try desk()
    try hide(desk, by: "tom")
    _ = try desk.store.undoLast("tom", act: "u1", now: morning + 6)
    #expect(try tags(desk, "secret") == [])
    let other = try self.desk()
    try hide(other, by: "tom")
    try other.store.perform(
      request(.note(id: "n", text: "He was warned"), "secret", by: "maya", act: "note"),
      now: morning + 6)
    #expect(throws: StoreError.self) {
      try other.store.undoLast("tom", act: "u1", now: morning + 7)
    }
    #expect(try tags(other, "secret") == ["employee"])
  }

  @Test("keeps what was said of us there from the customer's panel")
  func recommendation() throws {
    let desk = try desk()
    let secret = try desk.store.resolve("ref:secret")
    let contact = try #require(
      try desk.store.rows([secret], agent: nil, now: morning).first?.conversation.contact)
    try desk.store.append(
      [
        Event(
          at: morning + 2, conversation: "secret", by: .system,
          what: .nps(contact: contact, score: 2, survey: nil, comment: "She drinks"))
      ], now: morning + 3)
    func said(to agent: AgentID) throws -> [String?] {
      try desk.store.customer(contact, agent: agent, now: morning + 6).1.verdicts.map(\.comment)
    }
    #expect(try said(to: "tom") == ["She drinks"])
    try hide(desk)
    #expect(try said(to: "tom") == [])
    #expect(try said(to: "maya") == ["She drinks"])
  }

  @Test("leaves one's own reply in the outbox in sight, so that it can be taken back")
  func outbox() throws {
    let desk = try desk()
    var answer = reply("r", seen: nil, hold: 60_000)
    answer.subject = "Her words"
    try desk.store.perform(
      request(.reply(answer), "secret", by: "tom", act: "reply"), now: morning + 2)
    try hide(desk)
    let own = try desk.store.outbox(readableBy: "tom")
    #expect(own.map(\.id) == ["r"])
    #expect(own.first?.reply.subject == nil)
    #expect(try desk.store.outbox(readableBy: "maya").first?.reply.subject == "Her words")
    _ = try desk.store.cancel("r", now: morning + 6)
    #expect(try desk.store.outbox(readableBy: "tom").isEmpty)
  }
}
