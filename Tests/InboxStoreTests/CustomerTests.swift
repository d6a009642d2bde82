import Foundation
import Inbox
import InboxStore
import Testing

@Suite("A customer at a glance")
struct CustomerTests {
  private func page(_ desk: Desk, _ ref: String, at now: Instant = morning + 600) throws
    -> ConversationPage
  {
    let id = try desk.store.resolve("ref:\(ref)")
    return try desk.store.conversation(id, agent: "maya", window: .latest(10), now: now)
  }

  private func glance(_ desk: Desk, _ ref: String, at now: Instant = morning + 600) throws
    -> CustomerGlance
  {
    try #require(try page(desk, ref, at: now).customer)
  }

  private func refs(_ items: [CustomerGlance.Item]) -> [String] {
    items.map(\.row.conversation.ref.text)
  }

  private let phone = "+49171"

  @Test("one contact that writes from two networks under one handle has both identities")
  func oneHandle() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("c1", "m1", at: morning, from: "@lena", channel: .x),
        inbound("c2", "m2", at: morning + 1, from: "@lena", channel: .instagram),
      ], now: morning + 4)
    for ref in ["c1", "c2"] {
      let heard = try glance(desk, ref).heardFrom.map(\.channel.rawValue)
      #expect(heard == [ref == "c1" ? "instagram" : "x"], "\(ref): the own one is known anyway")
    }
    let person = try desk.store.customer("@lena", agent: "maya", now: morning + 9).contact
    #expect(Set(person.identities.map(\.channel)) == [.x, .instagram])
  }

  @Test("what waits elsewhere first, then seven days, latest first, with who answered")
  func history() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("old", "m0", at: morning + -11 * 1440), inbound("c1", "m1", at: morning),
        inbound("c2", "m2", at: morning + 1), inbound("c3", "m3", at: morning + 2),
        inbound("other", "m4", at: morning + 3, from: "bob@x.example"),
      ], now: morning + 4)
    try desk.store.perform(request(.resolve(reason: "old"), "old", act: "a0"), now: morning + 5)
    try desk.store.perform(
      request(.reply(reply("r1", seen: nil)), "c2", by: "tom", act: "a1"), now: morning + 5)
    let account = try #require(Workspace.desk.accounts.first)
    let entry = try #require(try desk.store.claimDue(account: account, now: morning + 6))
    _ = try desk.store.settle(entry.id, attempt: entry.attempt, .accepted, at: morning + 6)
    let glance = try glance(desk, "c1")
    #expect(refs(glance.waiting) == ["c3"])
    #expect(refs(glance.week) == ["c2"])
    #expect(glance.week.first?.answeredBy == "tom")
    #expect(glance.knownSince == morning + -11 * 1440)
    #expect(!glance.hasMore)
    #expect(try desk.store.verify(now: morning + 700).isEmpty)
  }

  @Test("linked people stand together, from both sides, until they are parted or it is undone")
  func linking() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("mail", "m1", at: morning),
        inbound("chat", "m2", at: morning + 1, from: phone, channel: .whatsapp),
      ], now: morning + 1)
    #expect(try glance(desk, "mail").items.isEmpty)
    try desk.store.perform(
      request(.linkContact(ContactID(phone)), "mail", act: "a1"), now: morning + 2)
    #expect(refs(try glance(desk, "mail").waiting) == ["chat"])
    #expect(refs(try glance(desk, "chat").waiting) == ["mail"])
    #expect(try glance(desk, "chat").linked.map(\.id) == ["ann@customer.example"])
    #expect(
      try page(desk, "mail").contact?.identities.map(\.handle) == ["ann@customer.example", phone])
    #expect(try desk.store.verify(now: morning + 3).isEmpty)
    // One undo takes both lines back, one more brings both again.
    _ = try desk.store.undoLast("maya", act: "a2", now: morning + 3)
    #expect(try glance(desk, "mail").items.isEmpty)
    #expect(try glance(desk, "chat").linked.isEmpty)
    #expect(try desk.store.verify(now: morning + 4).isEmpty)
    try desk.store.perform(request(.undo("a2"), "mail", act: "a3"), now: morning + 4)
    #expect(refs(try glance(desk, "chat").waiting) == ["mail"])
    #expect(try desk.store.verify(now: morning + 5).isEmpty)
    // Parted from the other side.
    try desk.store.perform(
      request(.unlinkContact("ann@customer.example"), "chat", act: "a4"), now: morning + 5)
    #expect(try glance(desk, "mail").items.isEmpty)
    #expect(try page(desk, "chat").contact?.identities.map(\.handle) == [phone])
    #expect(try desk.store.verify(now: morning + 6).isEmpty)
  }

  @Test("a link is told by the journal: exported and imported it is the same")
  func exported() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("mail", "m1", at: morning),
        inbound("chat", "m2", at: morning + 1, from: phone, channel: .whatsapp),
      ], now: morning + 1)
    try desk.store.perform(
      request(.linkContact(ContactID(phone)), "mail", act: "a1"), now: morning + 2)
    try desk.store.perform(
      request(.linkContact(ContactID(phone)), "chat", act: "x"), now: morning + 3,
      expectingRefusal: true)
    _ = try desk.store.undoLast("maya", act: "a2", now: morning + 3)
    let bytes = try export(desk)
    let file = desk.directory + "/out.jsonl"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let other = try Desk()
    _ = try other.store.importJournal([file], now: morning + 4)
    #expect(try export(other) == bytes)
    #expect(try glance(other, "mail").linked.isEmpty)
    #expect(try other.store.verify(now: morning + 5).isEmpty)
  }

  private func export(_ desk: Desk, contact: ContactID? = nil, for agent: AgentID? = nil) throws
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    try desk.store.export(contact: contact, for: agent, now: morning + 10) {
      (part) throws(StoreError) in
      bytes += part
      return true
    }
    return bytes
  }

  @Test("a journal with one whole list links as well, by handle")
  func imported() throws {
    let desk = try Desk()
    let line = Event(
      at: morning, conversation: nil, by: .system,
      what: .contact(
        ContactUpdate(
          contact: "lena",
          identities: [
            Identity(channel: .email, handle: "ann@customer.example"),
            Identity(channel: .x, handle: "@lena"),
          ])))
    try desk.store.append(
      [
        line, inbound("mail", "m1", at: morning + 1),
        inbound("x", "m2", at: morning + 2, from: "lena", channel: .x),
      ], now: morning + 2)
    #expect(refs(try glance(desk, "x").waiting) == ["mail"])
    #expect(refs(try glance(desk, "mail").waiting) == ["x"])
  }

  @Test("what they thought of us, with their words; not those of a restricted conversation")
  func verdicts() throws {
    var workspace = Workspace.desk
    workspace.restricted = ["abuse": [.supervisor]]
    let desk = try Desk(workspace)
    func csat(_ ref: ConversationRef, _ score: Int, _ comment: String, at: Instant) -> Event {
      Event(
        at: at, conversation: ref, by: Actor(kind: .customer, id: "ann@customer.example"),
        what: .csat(score: score, comment: comment, survey: nil))
    }
    let nps = Event(
      at: morning + 6, conversation: nil,
      by: Actor(kind: .customer, id: "ann@customer.example"),
      what: .nps(contact: "ann@customer.example", score: 9, survey: nil, comment: "fine"))
    try desk.store.append(
      [
        inbound("c1", "m1", at: morning), inbound("c2", "m2", at: morning + 1),
        inbound("c3", "m3", at: morning + 2), csat("c2", 2, "slow", at: morning + 4),
        csat("c3", 1, "secret", at: morning + 5), nps,
      ], now: morning + 6)
    try desk.store.perform(request(.tag(["abuse"]), "c3", act: "a"), now: morning + 7)
    func read(_ agent: AgentID) throws -> CustomerGlance {
      let id = try desk.store.resolve("ref:c1")
      return try #require(
        try desk.store.conversation(id, agent: agent, window: .latest(1), now: morning + 8).customer
      )
    }
    #expect(try read("maya").verdicts.map(\.comment) == ["fine", "secret", "slow"])
    #expect(try read("tom").verdicts.map(\.comment) == ["fine", "slow"])
    let hidden = try #require(try read("tom").waiting.first { $0.row.restrictedBy == "abuse" })
    #expect(hidden.row.conversation.snippet.text.isEmpty)
    // The control: who may read it sees the words.
    #expect(
      try read("maya").waiting.contains { $0.row.conversation.snippet.text == "Where is my order?" }
    )
  }

  @Test("somebody with two thousand conversations costs what the screen shows")
  func bounded() throws {
    let desk = try Desk()
    let lines = (0..<2000).map { number in
      inbound(ConversationRef("c\(number)"), "m", at: morning + Int64(number % 500))
    }
    try desk.store.append(lines, now: morning + 500)
    let glance = try glance(desk, "c7", at: morning + 501)
    #expect(glance.waiting.count == CustomerGlance.mostWaiting)
    #expect(glance.hasMore)
    #expect(glance.waiting.map(\.at) == glance.waiting.map(\.at).sorted(by: >))
    #expect(glance.waiting.first?.at == morning + 499)
  }

  @Test("the export of one person: their conversations and lines, linked ones, nobody else's")
  func exportOfOne() throws {
    var workspace = Workspace.desk
    workspace.restricted = ["abuse": [.supervisor]]
    let desk = try Desk(workspace)
    try desk.store.append(
      [
        inbound("c1", "m1", at: morning, "one"),
        inbound("chat", "m2", at: morning + 1, "two", from: phone, channel: .whatsapp),
        inbound("bob", "m3", at: morning + 1, "three", from: "bob@x.example"),
        inbound("c2", "m4", at: morning + 2, "four"),
      ], now: morning + 2)
    try desk.store.perform(
      request(.linkContact(ContactID(phone)), "c1", act: "a1"), now: morning + 3)
    try desk.store.perform(request(.tag(["abuse"]), "c2", act: "a2"), now: morning + 4)
    func texts(_ agent: AgentID?) throws -> [String] {
      let text = String(
        decoding: try export(desk, contact: "ann@customer.example", for: agent), as: UTF8.self)
      return ["one", "two", "three", "four", "\"type\":\"contact\""].filter {
        text.contains($0.hasPrefix("\"") ? $0 : "\"text\":\"\($0)\"")
      }
    }
    #expect(try texts("maya") == ["one", "two", "four", "\"type\":\"contact\""])
    #expect(try texts("tom") == ["one", "two", "\"type\":\"contact\""])
  }

  @Test("people all of whose words are restricted are not found by who may not read them")
  func completion() throws {
    var workspace = Workspace.desk
    workspace.restricted = ["abuse": [.supervisor]]
    let desk = try Desk(workspace)
    try desk.store.append(
      [
        inbound("c1", "m1", at: morning, from: "zoe@x.example", name: "Zoe Hidden"),
        inbound("c2", "m2", at: morning, from: "zed@x.example", name: "Zed Seen"),
      ], now: morning)
    try desk.store.perform(request(.tag(["abuse"]), "c1", act: "a"), now: morning + 1)
    func found(_ agent: AgentID) throws -> [String] {
      try desk.store.people(matching: "z", on: .email, for: agent, limit: 10).compactMap(\.name)
        .sorted()
    }
    #expect(try found("tom") == ["Zed Seen"])
    #expect(try found("maya") == ["Zed Seen", "Zoe Hidden"], "the control: it is found otherwise")
    #expect(try desk.store.people(matching: "z", on: nil, for: "tom", limit: 10).count == 1)
    // One readable conversation is enough.
    try desk.store.append(
      [inbound("c3", "m3", at: morning + 2, from: "zoe@x.example", name: "Zoe Hidden")],
      now: morning + 2)
    #expect(try found("tom") == ["Zed Seen", "Zoe Hidden"])
  }
}

extension Store {
  /// Performs what must be refused.
  fileprivate func perform(_ request: Request, now: Instant, expectingRefusal: Bool) throws {
    do {
      _ = try perform(request, now: now)
      Issue.record("it was done")
    } catch {
      guard case .refused = error else { throw error }
    }
  }
}
