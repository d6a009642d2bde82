import Inbox
import InboxStore
import Testing

@Suite("Rules run where something happens")
struct RulesInStoreTests {
  private func desk() throws -> Desk {
    var workspace = Workspace.desk
    workspace.savedReplies = [
      SavedReply(shortcut: "away", title: "Away", bodies: ["en": "We are back tomorrow."])
    ]
    func rule(
      _ name: String, on: Rule.Trigger = .message, when: [String: [String]] = [:],
      then: [String: [String]]
    ) -> Rule {
      Rule(
        name: name, on: on, when: when.map { Rule.Clause(key: $0.key, values: $0.value) },
        then: then.map { Rule.Clause(key: $0.key, values: $0.value) })
    }
    workspace.rules = [
      rule("billing", when: ["any": ["charged twice"]], then: ["tag": ["billing"]]),
      rule("hand over", on: .tag, when: ["tag": ["fraud"]], then: ["tier": ["3"]]),
      rule("away", then: ["reply": ["away"]]),
    ]
    return try Desk(workspace)
  }

  private func row(_ desk: Desk, _ ref: String) throws -> QueueRow {
    let id = try desk.store.resolve("ref:\(ref)")
    return try #require(try desk.store.rows([id], agent: nil, now: morning + 600).first)
  }

  @Test("on new arrivals, once, and not on history")
  func arrivals() throws {
    let desk = try desk()
    let event = inbound("c1", "m1", at: morning, "I was charged twice")
    try desk.store.append([event], as: .new, now: morning)
    #expect(try row(desk, "c1").conversation.tags == ["billing"])
    #expect(try desk.store.append([event], as: .new, now: morning).known == 1)
    try desk.store.append([inbound("c2", "m2", at: morning, "charged twice")], now: morning)
    #expect(try row(desk, "c2").conversation.tags.isEmpty)
    #expect(try desk.store.verify(now: morning + 1).isEmpty)
  }

  @Test("on what an agent does, in the same act, so that one undo takes back both")
  func acts() throws {
    let desk = try desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    try desk.store.perform(request(.tag(["fraud"]), "c1", act: "a1"), now: morning + 1)
    #expect(try row(desk, "c1").conversation.tier == .three)
    _ = try desk.store.undoLast("maya", act: "a2", now: morning + 2)
    #expect(try row(desk, "c1").conversation.tier == .one)
    #expect(try row(desk, "c1").conversation.tags.isEmpty)
  }

  @Test("answer once per contact and day, and stand in no agent's way")
  func automaticReply() throws {
    let desk = try desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    try desk.store.append([inbound("c2", "m2", at: morning + 1)], as: .new, now: morning + 1)
    #expect(try desk.store.outbox().map(\.reply.text) == ["We are back tomorrow."])
    // Maya saw the message and answers while the automatic one waits, and after it left.
    let seen = try row(desk, "c1").version
    try desk.store.perform(
      request(.reply(reply("r1", seen: seen)), "c1", act: "a1"), now: morning + 1)
    let account = try #require(Workspace.desk.accounts.first)
    while let entry = try desk.store.claimDue(account: account, now: morning + 2) {
      _ = try desk.store.settle(entry.id, attempt: entry.attempt, .accepted, at: morning + 2)
    }
    #expect(try desk.store.outbox().isEmpty)
    let conversation = try row(desk, "c1").conversation
    #expect(conversation.lastHumanReplyAt != nil)
    let next = inbound("c3", "m3", at: morning + 30 * 60)
    try desk.store.append([next], as: .new, now: morning + 30 * 60)
    #expect(try desk.store.outbox().count == 1, "a day later it may go again")
    #expect(try desk.store.verify(now: morning + 31 * 60).isEmpty)
  }

  @Test("an automatic reply answers nobody: the customer still waits")
  func automaticReplyIsNoAnswer() throws {
    let desk = try desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    let account = try #require(Workspace.desk.accounts.first)
    let entry = try #require(try desk.store.claimDue(account: account, now: morning + 1))
    _ = try desk.store.settle(entry.id, attempt: entry.attempt, .accepted, at: morning + 1)
    let conversation = try row(desk, "c1").conversation
    #expect(conversation.waitingSince == morning)
    #expect(conversation.lastHumanReplyAt == nil)
    #expect(conversation.status == .open)
  }
}
