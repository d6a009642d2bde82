import Inbox
import InboxStore
import TestSupport
import Testing

@Suite("Approvals in the store")
struct ApprovalStoreTests {
  /// Sol's replies wait everywhere; Maya and Tom may approve.
  private func desk() throws -> Desk {
    var workspace = Workspace.desk
    workspace.agents.append(
      Agent(id: "sol", name: "Sol", role: .agent, approval: Set(Tier.allCases)))
    let desk = try Desk(workspace)
    try desk.store.append(
      [inbound("c1", "m1", at: morning), inbound("c2", "m2", at: morning)], now: morning)
    return desk
  }

  private func submit(
    _ desk: Desk, _ id: MessageID, _ ref: ConversationRef = "c1", seen: Int64? = 1,
    variants: [String] = []
  ) throws {
    var reply = reply(id, seen: seen, hold: 10_000, "It left today.")
    reply.variants = variants
    let done = try desk.store.perform(
      Request(
        act: ActID("submit \(id)"), by: .agent("sol"), conversation: ref, command: .reply(reply),
        endsDraft: .reply), now: morning + 1)
    #expect(done.submitted?.message == id)
    #expect(done.outbox == nil)
    #expect(done.version == seen ?? 1, "the guard does not move")
  }

  private func answer(
    _ desk: Desk, _ command: Command, _ ref: ConversationRef = "c1", by agent: AgentID = "maya",
    at minute: Int64 = 5
  ) throws -> Performed {
    try desk.store.perform(
      request(command, ref, by: agent, act: ActID("\(ref) \(minute) \(agent)")),
      now: morning + minute)
  }

  private func ids(_ desk: Desk, _ query: String, me: AgentID) throws -> [Int64] {
    try desk.store.queue(
      QueueRequest(query: Query(parsing: query), anchor: .first, limit: 50, agent: me),
      now: morning + 9
    ).rows.map(\.id.number)
  }

  @Test("What waits is found by query, row, count and list; by whom it concerns")
  func waiting() throws {
    let desk = try desk()
    try submit(desk, "r1", variants: ["Today."])
    #expect(try ids(desk, "is:approval", me: "tom") == [1])
    #expect(try ids(desk, "is:approval tier:1", me: "tom") == [1])
    #expect(try ids(desk, "-is:approval", me: "tom") == [2])
    for (agent, count) in [("maya", 1), ("tom", 1), ("sol", 1), ("nobody", 0)] {
      let me = AgentID(agent)
      #expect(try ids(desk, "approval:me", me: me).count == count, "\(agent)")
      #expect(try ids(desk, "approval:me tier:1", me: me).count == count, "\(agent)")
      #expect(try desk.store.approvals(for: me, now: morning + 2).count == count)
      #expect(try liveFigures(of: desk.store, agent: me, now: morning + 2).approvals == count)
    }
    #expect(try ids(desk, "inhand:sol", me: "maya") == [1])
    #expect(try ids(desk, "inhand:sol is:open", me: "maya") == [1])
    let row = try #require(
      desk.store.rows([ConversationID(1)], agent: "tom", now: morning + 2).first)
    #expect(
      row.approval
        == RowApproval(author: "sol", state: .requested, due: (morning + 1).advanced(by: 1_800_000))
    )
    let page = try desk.store.conversation(
      ConversationID(1), agent: "tom", window: .latest(50), now: morning + 2)
    #expect(page.approvals.map(\.variants) == [["It left today.", "Today."]])
    #expect(try desk.store.outbox().isEmpty)
  }

  @Test("Approved it stands in the outbox as its author's, and leaves once")
  func approving() throws {
    let desk = try desk()
    try submit(desk, "r1")
    #expect(throws: StoreError.self) {
      try answer(desk, .approve(ApprovalAnswer(message: nil)), by: "sol")
    }
    let done = try answer(
      desk, .approve(ApprovalAnswer(message: nil, text: "It left at noon.", note: "precise")))
    #expect(done.outbox?.author == "sol")
    #expect(done.outbox?.reply.text == "It left at noon.")
    #expect(throws: StoreError.self) { try answer(desk, .approve(ApprovalAnswer(message: "r1"))) }
    let account = try #require(desk.store.workspace().account("care"))
    let claimed = try #require(try desk.store.claimDue(account: account, now: morning + 7))
    _ = try desk.store.settle(claimed.id, attempt: claimed.attempt, .accepted, at: morning + 7)
    #expect(try desk.store.claimDue(account: account, now: morning + 8) == nil)
    #expect(try ids(desk, "is:approval", me: "tom").isEmpty)
    // It left in other words: its author is told until they look.
    #expect(try ids(desk, "approval:me", me: "sol") == [1])
    #expect(try ids(desk, "approval:me", me: "maya").isEmpty)
    try desk.store.markSeen(ConversationID(1), by: "sol", through: 1000, now: morning + 8)
    #expect(try ids(desk, "approval:me", me: "sol").isEmpty)
    #expect(try desk.store.verify(now: morning + 9) == [])
  }

  @Test("Sent back it is in its author's draft, before what stands there")
  func sentBack() throws {
    let desk = try desk()
    try submit(desk, "r1")
    try desk.store.saveDraft(
      Draft(kind: .reply, text: "PS", cursor: 2), kind: .reply, of: "sol",
      in: ConversationID(1), now: morning + 2)
    _ = try answer(desk, .sendBack("r1", note: "Which day?"))
    let page = try desk.store.conversation(
      ConversationID(1), agent: "sol", window: .latest(50), now: morning + 6)
    #expect(page.reply?.text == "It left today.\n\nPS")
    #expect(page.row.approval?.state == .rejected)
    #expect(
      try desk.store.approvals(for: "sol", now: morning + 6).map(\.approval.note) == ["Which day?"])
    #expect(try desk.store.outbox().isEmpty)
  }

  @Test("What the customer wrote meanwhile stops it: nothing leaves, the words come back")
  func overtaken() throws {
    let desk = try desk()
    try submit(desk, "r1")
    try desk.store.append([inbound("c1", "m9", at: morning + 3, "Never mind")], now: morning + 3)
    let done = try answer(desk, .approve(ApprovalAnswer(message: "r1")))
    #expect(done.stopped?.news.map(\.kind) == [.customerMessage])
    #expect(try desk.store.outbox().isEmpty)
    let page = try desk.store.conversation(
      ConversationID(1), agent: "sol", window: .latest(50), now: morning + 6)
    #expect(page.reply?.text == "It left today.")
    #expect(page.approvals.first?.note?.contains("the customer wrote again") == true)
  }

  @Test("Held after the approval it is stopped like any other reply")
  func stoppedInTheHold() throws {
    let desk = try desk()
    try submit(desk, "r1")
    _ = try answer(desk, .approve(ApprovalAnswer(message: "r1", holdMilliseconds: 60_000)))
    try desk.store.append([inbound("c1", "m9", at: morning + 5, "Wait")], now: morning + 5)
    #expect(try desk.store.stopOvertaken(now: morning + 5).map(\.state) == [.stopped])
  }

  @Test("It survives verifying, rebuilding, another process, export and import, and a merge undone")
  func survives() throws {
    let desk = try desk()
    try submit(desk, "r1")
    try submit(desk, "r2", "c2")
    _ = try answer(desk, .sendBack("r2", note: "shorter"), "c2")
    #expect(try desk.store.verify(now: later) == [])
    try desk.store.rebuild(by: "maya", now: later)
    #expect(try desk.store.verify(now: later) == [])
    #expect(try desk.another(desk.store.workspace()).approvals(for: "maya", now: later).count == 1)
    // Merging waits for it; what was answered goes along.
    #expect(throws: StoreError.self) { try answer(desk, .merge(into: "c2"), at: 6) }
    _ = try answer(desk, .merge(into: "c1"), "c2", at: 6)
    #expect(try desk.store.verify(now: later) == [])
    #expect(try desk.store.approvals(for: "sol", now: later).map(\.approval.message) == ["r1"])
    _ = try desk.store.undoLast("maya", act: "back", now: morning + 7)
    #expect(
      try Set(desk.store.approvals(for: "sol", now: later).map(\.approval.message)) == ["r1", "r2"])
    #expect(try desk.store.verify(now: later) == [])

    let exported = try desk.journal()
    let copy = try Desk(desk.store.workspace())
    try copy.load(exported, now: later)
    #expect(try copy.journal() == exported)
    #expect(try copy.store.verify(now: later) == [])
    #expect(try ids(copy, "is:approval", me: "maya").count == 1)
    // The words came, not how to send them.
    let ref: ConversationRef = "c1"
    #expect(throws: StoreError.self) {
      try answer(copy, .approve(ApprovalAnswer(message: "r1")), ref, at: 8)
    }
    _ = try answer(copy, .sendBack("r1", note: "again"), ref, at: 8)
    #expect(try ids(copy, "is:approval", me: "maya").isEmpty)
  }

  @Test("Of what an agent may not read nothing is listed")
  func restricted() throws {
    var workspace = try desk().store.workspace()
    workspace.restricted = ["abuse": [.supervisor]]
    let desk = try Desk(workspace)
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    try submit(desk, "r1")
    _ = try answer(desk, .tag(["abuse"]))
    #expect(try desk.store.approvals(for: "tom", now: morning + 6).isEmpty)
    #expect(try desk.store.approvals(for: "maya", now: morning + 6).count == 1)
    #expect(throws: StoreError.self) {
      try answer(desk, .approve(ApprovalAnswer(message: "r1")), by: "tom")
    }
  }

  @Test("A purge takes its words and how to send them; it can still be sent back")
  func purged() throws {
    let desk = try desk()
    try submit(desk, "r1")
    _ = try desk.store.purge(
      before: morning + 60, by: .system, act: "p", now: morning + 120)
    #expect(try desk.store.approvals(of: ConversationID(1), now: later).map(\.variants) == [[""]])
    #expect(throws: StoreError.self) {
      try answer(desk, .approve(ApprovalAnswer(message: "r1")), at: 130)
    }
  }

  @Test("Submitted anew it stands once, and only the newer one can be sent")
  func replaced() throws {
    let desk = try desk()
    try submit(desk, "r1")
    let again = try desk.store.perform(
      Request(
        act: "again", by: .agent("sol"), conversation: "c1",
        command: .reply(reply("r2", seen: 1, hold: 0, "It left at noon."))), now: morning + 2)
    #expect(again.replacesSubmitted)
    #expect(
      try desk.store.approvals(for: "maya", now: morning + 3).map(\.approval.message) == ["r2"])
    let page = try desk.store.conversation(
      ConversationID(1), agent: "sol", window: .latest(50), now: morning + 3)
    #expect(page.reply == nil, "no second copy of older words")
    #expect(
      try answer(desk, .approve(ApprovalAnswer(message: nil))).outbox?.reply.text
        == "It left at noon.")
    #expect(try desk.store.verify(now: morning + 9) == [])
  }

  @Test("Past its due it is told once to each who may approve it, whichever process looks first")
  func overdue() throws {
    let desk = try desk()
    try submit(desk, "r1")
    let other = try desk.another(desk.store.workspace())
    let due = (morning + 1).advanced(by: 1_800_000)
    #expect(try desk.store.tellOverdueApprovals(now: due).isEmpty)
    let place = try desk.store.place()
    let late = due.advanced(by: 1)
    #expect(try desk.store.tellOverdueApprovals(now: late) == [ConversationID(1)])
    #expect(try other.tellOverdueApprovals(now: late).isEmpty)
    #expect(try desk.store.tellOverdueApprovals(now: late.advanced(by: 60_000)).isEmpty)
    let news = News(
      .approval, of: ConversationID(1), by: "sol", outcome: .requested, isOverdue: true)
    for (agent, told) in [("maya", [news]), ("tom", [news]), ("sol", []), ("nobody", [])] {
      #expect(
        try other.news(for: AgentID(agent), after: place, now: late) == told, "\(agent)")
      #expect(
        try liveFigures(of: other, agent: AgentID(agent), now: late).overdueApprovals
          == told.count)
    }
    #expect(try other.changes(since: place).changes.map(\.conversation) == [ConversationID(1)])
    let told = try desk.store.place()
    #expect(try desk.store.news(for: "maya", after: told, now: late).isEmpty)
    // A second one in the same conversation tells of itself alone.
    _ = try answer(desk, .sendBack("r1", note: "Shorter"), at: 40)
    try submit(desk, "r2", seen: nil)
    #expect(
      try other.tellOverdueApprovals(now: morning + 90) == [ConversationID(1)])
    #expect(
      try desk.store.news(for: "maya", after: told, now: morning + 90).filter(
        \.isOverdue)
        == [news])
    #expect(try desk.store.verify(now: morning + 100) == [])
  }

  @Test("What came long past its due, from an import, is told to nobody")
  func importedOverdue() throws {
    let desk = try desk()
    try submit(desk, "r1")
    let copy = try Desk(desk.store.workspace())
    try copy.load(desk.journal(), now: later)
    let place = try copy.store.place()
    let muchLater = (morning + 1).advanced(by: 2 * 86_400_000)
    #expect(try copy.store.tellOverdueApprovals(now: muchLater) == [ConversationID(1)])
    #expect(try copy.store.news(for: "maya", after: place, now: muchLater).isEmpty)
  }

  @Test("The list goes by the approvals' own dues, the overdue at its head, however it is paged")
  func order() throws {
    let desk = try desk()
    try desk.store.append(
      (3...6).map { inbound(ConversationRef("c\($0)"), MessageID("m\($0)"), at: morning) },
      now: morning)
    // The later in the queue, the earlier it was submitted.
    for (place, number) in [4, 2, 6, 1].enumerated() {
      var reply = reply(MessageID("r\(number)"), seen: 1, hold: 0, "Yes.")
      reply.seenVersion = nil
      try desk.store.perform(
        Request(
          act: ActID("s\(number)"), by: .agent("sol"), conversation: ConversationRef("c\(number)"),
          command: .reply(reply)), now: morning + 1 + Int64(place))
    }
    _ = try answer(desk, .sendBack("r2", note: "No"), "c2")
    func page(_ anchor: QueueRequest.Anchor, _ limit: Int, me: AgentID) throws -> QueuePage {
      try desk.store.queue(
        QueueRequest(
          query: Query(parsing: "approval:me"), anchor: anchor, limit: limit, agent: me),
        now: morning + 50)
    }
    func numbers(_ page: QueuePage) -> [Int64] { page.rows.map(\.id.number) }
    let all = try page(.first, 50, me: "maya")
    #expect(numbers(all) == [4, 6, 1])
    #expect(all.total == 3)
    #expect(try numbers(page(.first, 50, me: "sol")) == [4, 6, 1, 2], "what is only news is last")
    let first = try page(.first, 1, me: "maya")
    #expect(numbers(first) == [4] && first.hasAfter)
    let next = try page(.after(first.rows[0].key), 1, me: "maya")
    #expect(numbers(next) == [6] && next.position == 1 && next.hasBefore)
    #expect(try numbers(page(.before(all.rows[2].key), 5, me: "maya")) == [4, 6])
    #expect(try numbers(page(.around(ConversationID(6)), 2, me: "maya")) == [4, 6])
    #expect(try numbers(page(.last, 2, me: "maya")) == [6, 1])
    let places = try desk.store.places(
      QueuePlacesRequest(query: Query(parsing: "approval:me"), limit: 10, agent: "maya"),
      now: morning + 50)
    #expect(places.map(\.key) == all.rows.map(\.key))
    let swept = try desk.store.sweep(
      [ConversationID(6), ConversationID(3)], in: Query(parsing: "approval:me"), for: "maya",
      now: morning + 50)
    #expect(swept.served == ConversationID(6))
    #expect(swept.gone == [ConversationID(3)])
  }

  @Test("What waits past its due is the first that needs the lead on the wallboard")
  func onWallboard() throws {
    let desk = try desk()
    try submit(desk, "r2", "c2")
    func urgent(_ agent: AgentID?, _ now: Instant) throws -> [Int64] {
      var reader = LiveFiguresReader(store: desk.store, agent: agent)
      return try reader.wallboard(urgent: 10, strip: 5, now: now).urgent.map(\.id.number)
    }
    #expect(try urgent("maya", morning + 5) == [1, 2])
    #expect(try urgent("maya", morning + 40) == [2, 1])
    #expect(try urgent(nil, morning + 40) == [2, 1])
    #expect(try urgent("sol", morning + 40) == [1, 2], "its author can do nothing about it")
  }

  @Test("In hand: owned and not finished, half-written, on its way")
  func inHand() throws {
    let desk = try desk()
    _ = try answer(desk, .assign(Assignment(agent: .to("tom"))), "c1")
    #expect(try ids(desk, "inhand:me", me: "tom") == [1])
    try desk.store.saveDraft(
      Draft(kind: .note, text: "hm", cursor: 1), kind: .note, of: "tom", in: ConversationID(2),
      now: morning + 2)
    #expect(try Set(ids(desk, "inhand:tom", me: "maya")) == [1, 2])
    #expect(try Set(ids(desk, "inhand:tom (is:open OR is:pending)", me: "maya")) == [1, 2])
    _ = try answer(desk, .resolve(reason: "no need"), "c1", at: 6)
    #expect(try ids(desk, "inhand:tom", me: "maya") == [2])
    #expect(
      try desk.store.queue(
        QueueRequest(
          query: Query(parsing: "inhand:me"), anchor: .first, limit: 1, agent: "tom"),
        now: later
      ).total == 1)
  }
}
