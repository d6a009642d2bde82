import Inbox
import InboxStore
import Testing

@Suite("A reply on its way")
struct OutboxTests {
  private let care = Workspace.desk.accounts[0]

  private func answered(
    hold: Int64 = 0
  ) throws -> (desk: Desk, entry: OutboxEntry) {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    let done = try desk.store.perform(
      request(.reply(reply("r1", seen: nil, hold: hold)), "c1", act: "a1"), now: morning + 1)
    return (desk, try #require(done.outbox))
  }

  @Test("takes its draft away in the same act, and leaves it if it is refused")
  func draft() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    let id = ConversationID(1)
    func drafts() throws -> [String?] {
      let page = try desk.store.conversation(id, agent: "maya", window: .latest(1), now: morning)
      return [page.reply?.text, page.note?.text]
    }
    for kind in [Draft.Kind.reply, .note] {
      try desk.store.saveDraft(
        Draft(kind: kind, text: "\(kind)", cursor: 0), kind: kind, of: "maya", in: id, now: morning)
    }
    var asked = request(.reply(reply("r1", seen: 0)), "c1", act: "a1")
    asked.endsDraft = .reply
    #expect(throws: StoreError.self) { try desk.store.perform(asked, now: morning + 1) }
    #expect(try drafts() == ["reply", "note"])
    asked.command = .reply(reply("r1", seen: 1))
    let place = try desk.store.place()
    try desk.store.perform(asked, now: morning + 1)
    #expect(try drafts() == [nil, "note"])
    #expect(try desk.store.changes(since: place).changes.map(\.conversation) == [id])
  }

  @Test("is claimed once, and becomes a line when the network took it")
  func delivery() throws {
    let (desk, entry) = try answered()
    let claimed = try #require(try desk.store.claimDue(account: care, now: morning + 1))
    #expect(claimed.id == entry.id)
    #expect(claimed.attempt == 1)
    #expect(try desk.store.claimDue(account: care, now: morning + 1) == nil)
    let settled = try desk.store.settle("r1", attempt: 1, .accepted, at: morning + 2)
    #expect(settled.events.first?.isHumanReply == true)
    #expect(try desk.store.outbox().isEmpty)
    let row = try #require(
      try desk.store.rows([entry.conversation], agent: nil, now: morning).first)
    #expect(row.conversation.waitingSince == nil)
    #expect(row.outbox == nil)
  }

  @Test("is settled only by the attempt that is under way")
  func fencing() throws {
    let (desk, _) = try answered()
    _ = try desk.store.claimDue(account: care, now: morning + 1)
    _ = try desk.store.settle(
      "r1", attempt: 1, .notTaken("busy", retryAt: morning + 5), at: morning + 2)
    #expect(try desk.store.claimDue(account: care, now: morning + 4) == nil)
    _ = try desk.store.claimDue(account: care, now: morning + 5)
    #expect(throws: StoreError.self) {
      try desk.store.settle("r1", attempt: 1, .accepted, at: morning + 6)
    }
    _ = try desk.store.settle("r1", attempt: 2, .accepted, at: morning + 6)
  }

  @Test("is given up after five attempts, in sight and with a failed line")
  func poison() throws {
    let (desk, _) = try answered()
    for attempt in 1...5 {
      _ = try #require(try desk.store.claimDue(account: care, now: morning + 10))
      _ = try desk.store.settle(
        "r1", attempt: attempt, .notTaken("busy", retryAt: morning + 10), at: morning + 10)
    }
    let left = try #require(try desk.store.outbox().first)
    #expect(left.state == .failed)
    #expect(try desk.store.claimDue(account: care, now: morning + 20) == nil)
  }

  @Test("is in doubt when its worker died, and a person settles it")
  func doubt() throws {
    let (desk, _) = try answered()
    _ = try desk.store.claimDue(account: care, now: morning + 1)
    #expect(
      try desk.store.adoptAbandoned(account: "care", now: morning + 2).map(\.state) == [.unknown])
    #expect(try desk.store.claimDue(account: care, now: morning + 3) == nil)
    let settled = try desk.store.settleUnknown("r1", wasTaken: true, at: morning + 4)
    #expect(settled.events.first?.at == morning + 4)
  }

  @Test("is stopped when the customer writes again, and its text is back in the draft")
  func overtaken() throws {
    let (desk, entry) = try answered(hold: 600_000)
    try desk.store.append([inbound("c1", "m2", at: morning + 2, "Never mind")], now: morning + 2)
    #expect(try desk.store.claimDue(account: care, now: morning + 60) == nil)
    #expect(try desk.store.outboxEntry("r1")?.state == .stopped)
    let page = try desk.store.conversation(
      entry.conversation, agent: "maya", window: .latest(10), now: morning + 60)
    #expect(page.reply?.text == "It is on its way.")
    // Sent after all, nothing is left of the stopped one.
    try desk.store.perform(
      request(.reply(reply("r2", seen: page.row.version)), "c1", by: "maya", act: "again"),
      now: morning + 61)
    #expect(try desk.store.outbox().map(\.id) == ["r2"])
  }

  @Test("is taken back, once")
  func takenBack() throws {
    let (desk, entry) = try answered(hold: 600_000)
    #expect(try desk.store.cancel(entry.id, now: morning + 2).id == entry.id)
    #expect(try desk.store.outbox().isEmpty)
    #expect(throws: StoreError.refused(.notInOutbox(entry.id))) {
      try desk.store.cancel(entry.id, now: morning + 2)
    }
  }

  @Test("that failed is its author's draft and conversation, and leaves again as a new message")
  func retry() throws {
    let (desk, _) = try answered()
    let entry = try #require(try desk.store.claimDue(account: care, now: morning + 1))
    _ = try desk.store.settle("r1", attempt: 1, .failed("no such address"), at: morning + 2)
    func draft() throws -> String? {
      try desk.store.conversation(
        entry.conversation, agent: entry.author, window: .latest(1), now: morning + 3
      ).reply?.text
    }
    let row = try desk.store.rows([entry.conversation], agent: nil, now: morning + 3).first
    #expect(row?.conversation.assignee == entry.author)
    #expect(try draft() == entry.reply.text)
    let again = try desk.store.retry("r1", as: "r2", by: "tom", now: morning + 3)
    #expect(again.id == "r2")
    #expect(try desk.store.outbox().map(\.id) == ["r2"])
    #expect(try draft() == nil, "what leaves is no draft any more")
  }

  @Test("in a conversation of this version is the only one, whoever sends at once")
  func guarded() async throws {
    // Without agents in the workspace anyone may act: forty authors, four programs.
    let desk = try Desk(Workspace())
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    let stores = try (0..<4).map { _ in try desk.another(Workspace()) }
    let accepted = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        let store = stores[number % 4]
        group.addTask {
          let agent = AgentID("agent-\(number)")
          let done = try? store.perform(
            request(
              .reply(reply(MessageID("r\(number)"), seen: 1)), "c1", by: agent,
              act: ActID("a\(number)")), now: morning + 1)
          return done != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(accepted == 1)
    #expect(try desk.store.outbox().count == 1)
  }

  @Test("never leaves by loopback where customers were really written to")
  func loopback() throws {
    var workspace = Workspace.desk
    workspace.accounts[0].delivery = .sendmail
    let desk = try Desk(workspace)
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    try desk.store.perform(request(.reply(reply("r1", seen: nil)), "c1", act: "a1"), now: morning)
    _ = try desk.store.claimDue(account: workspace.accounts[0], now: morning)
    _ = try desk.store.settle("r1", attempt: 1, .accepted, at: morning)
    try desk.store.perform(
      request(.reply(reply("r2", seen: nil)), "c1", act: "a2"), now: morning + 1)
    let other = try desk.another()
    #expect(throws: StoreError.self) { try other.claimDue(account: care, now: morning + 1) }
  }
}
