import Inbox
import InboxStore
import Testing

@Suite("A reply in parts")
struct PartsTests {
  private let care = Workspace.desk.accounts[0]
  private let id = ConversationID(1)

  /// Three parts, handed over at once.
  private func sent(hold: Int64 = 0) throws -> Desk {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    var reply = reply("r1", seen: 1, hold: hold, "one (1/3)")
    reply.resolves = true
    reply.parts = ReplyParts(
      firstWords: "one\n",
      following: [
        .init(id: "r2", text: "two (2/3)", words: "two "),
        .init(id: "r3", text: "three (3/3)", words: "three"),
      ])
    try desk.store.perform(request(.reply(reply), "c1", act: "a1"), now: morning)
    return desk
  }

  private func draft(_ desk: Desk) throws -> String? {
    try desk.store.conversation(id, agent: "maya", window: .latest(1), now: morning + 5).reply?.text
  }

  @Test("leaves one after the other, and is resolved with the last")
  func order() throws {
    let desk = try sent()
    #expect(try desk.store.outbox().map(\.version) == [2, 3, 4])
    for part in ["r1", "r2", "r3"] as [MessageID] {
      let claimed = try #require(try desk.store.claimDue(account: care, now: morning + 1))
      #expect(claimed.id == part)
      // While it is under way nothing behind it leaves.
      #expect(try desk.store.claimDue(account: care, now: morning + 1) == nil)
      let status = try desk.store.rows([id], agent: nil, now: morning + 1).first?.conversation
        .status
      #expect(status == .open)
      _ = try desk.store.settle(part, attempt: 1, .accepted, at: morning + 1)
    }
    #expect(try desk.store.outbox().isEmpty)
    let row = try #require(try desk.store.rows([id], agent: nil, now: morning + 2).first)
    #expect(row.conversation.status == .resolved)
    #expect(try draft(desk) == nil)
  }

  @Test("keeps the rest as the draft where a part fails, and is not tried again by halves")
  func failing() throws {
    let desk = try sent()
    _ = try desk.store.claimDue(account: care, now: morning + 1)
    _ = try desk.store.settle("r1", attempt: 1, .accepted, at: morning + 1)
    _ = try desk.store.claimDue(account: care, now: morning + 1)
    _ = try desk.store.settle("r2", attempt: 1, .failed("blocked"), at: morning + 2)
    #expect(try desk.store.outbox().map(\.id) == ["r2"])
    #expect(try draft(desk) == "two three")
    #expect(throws: StoreError.self) {
      try desk.store.retry("r2", as: "r4", by: "maya", now: morning + 3)
    }
    #expect(try draft(desk) == "two three")
  }

  @Test("waits while nobody knows what became of the part before")
  func doubt() throws {
    let desk = try sent()
    _ = try desk.store.claimDue(account: care, now: morning + 1)
    _ = try desk.store.settle("r1", attempt: 1, .unknown("line broke"), at: morning + 1)
    #expect(try desk.store.claimDue(account: care, now: morning + 2) == nil)
    _ = try desk.store.settleUnknown("r1", wasTaken: true, at: morning + 3)
    #expect(try desk.store.claimDue(account: care, now: morning + 3)?.id == "r2")
  }

  @Test("is stopped whole by the customer, and comes back as it was written")
  func stopped() throws {
    let desk = try sent(hold: 600_000)
    try desk.store.append([inbound("c1", "m2", at: morning + 2, "Never mind")], now: morning + 2)
    #expect(try desk.store.stopOvertaken(now: morning + 3).map(\.state) == [.stopped])
    #expect(try desk.store.outbox().map(\.id) == ["r1"])
    #expect(try draft(desk) == "one\ntwo three")
  }

  @Test("is taken back whole, from any part; what has left stays with the customer")
  func takenBack() throws {
    let desk = try sent(hold: 600_000)
    _ = try desk.store.cancel("r2", now: morning + 1)
    #expect(try desk.store.outbox().isEmpty)
    #expect(try draft(desk) == "one\ntwo three")
    let other = try sent()
    _ = try other.store.claimDue(account: care, now: morning + 1)
    _ = try other.store.settle("r1", attempt: 1, .accepted, at: morning + 1)
    _ = try other.store.cancel("r3", now: morning + 2)
    #expect(try other.store.outbox().isEmpty)
    #expect(try draft(other) == "two three")
  }

  @Test("counts for its author as one act of theirs: a reply behind it is no collision")
  func guarded() throws {
    let desk = try sent(hold: 600_000)
    #expect(throws: StoreError.self) {
      try desk.store.perform(
        request(.reply(reply("x1", seen: 1)), "c1", by: "tom", act: "a2"), now: morning + 1)
    }
    try desk.store.perform(
      request(.reply(reply("r9", seen: 1)), "c1", by: "maya", act: "a3"), now: morning + 1)
  }
}

@Suite("The same words to the same person")
struct SaidElsewhereStoreTests {
  private let phone = "+49 151 882"

  /// Ann by e-mail in `c1`, by WhatsApp in `c2`.
  private func desk(linked: Bool = true) throws -> Desk {
    var workspace = Workspace.desk
    workspace.accounts.append(Account(id: "wa", channel: .whatsapp, delivery: .loopback))
    let desk = try Desk(workspace)
    var whatsapp = inbound("c2", "w1", at: morning, from: phone, channel: .whatsapp)
    if case .message(var message) = whatsapp.what {
      message.account = "wa"
      message.kind = .dm
      whatsapp.what = .message(message)
    }
    try desk.store.append([inbound("c1", "m1", at: morning), whatsapp], now: morning)
    guard linked else { return desk }
    let identities = [
      Identity(channel: .email, handle: "ann@customer.example"),
      Identity(channel: .whatsapp, handle: phone),
    ]
    try desk.store.append(
      [
        Event(
          at: morning, conversation: nil, by: .system,
          what: .contact(ContactUpdate(contact: "ann", identities: identities)))
      ], now: morning)
    return desk
  }

  private func refusal(
    _ desk: Desk, _ id: MessageID, in ref: ConversationRef, at: Instant,
    _ text: String = "It is on its way.", again: Bool = false
  ) throws -> Refusal? {
    var reply = reply(id, seen: nil, text)
    reply.saysItAgain = again
    do {
      try desk.store.perform(request(.reply(reply), ref, act: ActID(id.text)), now: at)
      return nil
    } catch StoreError.refused(let refusal) {
      return refusal
    }
  }

  @Test("are pointed out while they wait and after they left, for ten minutes, through identities")
  func pointedOut() throws {
    let desk = try desk()
    #expect(try refusal(desk, "r1", in: "c1", at: morning + 1) == nil)
    guard case .saidElsewhere(let said) = try refusal(desk, "r2", in: "c2", at: morning + 2) else {
      Issue.record("not pointed out")
      return
    }
    #expect(said.conversation == ConversationID(1) && said.channel == .email)
    #expect(said.state == .queued && said.by == "Maya")
    #expect(try refusal(desk, "r3", in: "c2", at: morning + 2, "Something else") == nil)
    let care = desk.store
    _ = try care.claimDue(account: Workspace.desk.accounts[0], now: morning + 3)
    _ = try care.settle("r1", attempt: 1, .accepted, at: morning + 3)
    let refused = try refusal(desk, "r4", in: "c2", at: morning + 12)
    guard case .saidElsewhere(let sent) = refused else {
      Issue.record("not pointed out once it was sent: \(String(describing: refused))")
      return
    }
    #expect(sent.state == nil)
    #expect(try refusal(desk, "r5", in: "c2", at: morning + 13) == nil)
  }

  @Test("are sent all the same when that is said")
  func again() throws {
    let desk = try desk()
    #expect(try refusal(desk, "r1", in: "c1", at: morning + 1) == nil)
    #expect(try refusal(desk, "r2", in: "c2", at: morning + 2, again: true) == nil)
  }

  @Test("are nobody’s business between two people")
  func strangers() throws {
    let desk = try desk(linked: false)
    #expect(try refusal(desk, "r1", in: "c1", at: morning + 1) == nil)
    #expect(try refusal(desk, "r2", in: "c2", at: morning + 2) == nil)
  }
}

@Suite("A draft that is shared")
struct SharedDraftTests {
  @Test("is read by others while it is shared, and not a moment longer")
  func shared() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    let id = ConversationID(1)
    func words(at: Instant = morning) throws -> [String?] {
      try desk.another().presence(now: at)[id]?.map(\.shared) ?? []
    }
    func announce(_ shared: String?) throws {
      try desk.store.announce(
        .writing, of: "maya", session: "s", at: id, characters: 9, typedAt: morning,
        shared: shared, now: morning)
    }
    try announce("Dear Ann")
    #expect(try words() == ["Dear Ann"])
    #expect(try desk.store.presence(now: morning)[id]?.first?.typedAt == morning)
    try announce(nil)
    #expect(try words() == [nil])
    try announce(String(repeating: "a", count: 100_000))
    #expect(try words().first??.count == Presence.mostShared + 2)
    // Gone with the last sign of life, and with the session.
    #expect(try words(at: morning.advanced(by: Presence.lease)).isEmpty)
    try desk.store.leave(session: "s")
    #expect(try words().isEmpty)
    try announce(nil)
    #expect(try words() == [nil])
  }
}
