import Inbox
import InboxStore
import Testing

@Suite("Every engine")
struct ConformanceTests {
  @Test("gives back what it was given, and takes it once", arguments: StoreMaker.all)
  func journal(maker: StoreMaker) throws {
    let text = jsonl(RandomLines(seed: 11, length: 250).events)
    let first = try maker.make(.desk)
    let report = try first.load(text)
    #expect(report.written > 100)
    let exported = try first.journal()
    #expect(try first.load(text).written == 0)
    let second = try maker.make(.desk)
    try second.load(exported)
    #expect(try second.journal() == exported)
  }

  @Test("changes nothing where one line of a file is bad", arguments: StoreMaker.all)
  func allOrNothing(maker: StoreMaker) throws {
    let desk = try maker.make(.desk)
    let good = jsonl([inbound("c1", "m1", at: morning)])
    #expect(throws: StoreError.self) { try desk.load(good + "{}\n") }
    #expect(try desk.journal().isEmpty)
    #expect(try desk.load(good + "{}\n", skipsBad: true).written == 1)
  }

  @Test("lets one answer through to what two saw", arguments: StoreMaker.all)
  func sendGuard(maker: StoreMaker) throws {
    let desk = try maker.make(.desk)
    let other = try desk.another()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    let done = try desk.store.perform(
      request(.reply(reply("r1", seen: 1)), "c1", act: "a1"), now: morning + 1)
    #expect(done.version == 2)
    #expect(throws: StoreError.self) {
      try other.perform(
        request(.reply(reply("r2", seen: 1)), "c1", by: "tom", act: "a2"), now: morning + 1)
    }
    #expect(try other.outbox().map(\.id) == ["r1"])
  }

  @Test("writes nothing of what it refuses", arguments: StoreMaker.all)
  func refusal(maker: StoreMaker) throws {
    let desk = try maker.make(.desk)
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    let (place, journal) = (try desk.store.place(), try desk.journal())
    #expect(throws: StoreError.self) {
      try desk.store.perform(
        request(.note(id: "n1", text: " "), "c1", act: "a1"), now: morning + 1)
    }
    #expect(try desk.store.place() == place)
    #expect(try desk.journal() == journal)
  }

  @Test("claims a reply once, whoever asks", arguments: StoreMaker.all)
  func claims(maker: StoreMaker) throws {
    let desk = try maker.make(.desk)
    let other = try desk.another()
    let account = Workspace.desk.accounts[0]
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    try desk.store.perform(
      request(.reply(reply("r1", seen: 1)), "c1", act: "a1"), now: morning + 1)
    #expect(try other.claimDue(account: account, now: morning + 1)?.id == "r1")
    #expect(try desk.store.claimDue(account: account, now: morning + 1) == nil)
    _ = try desk.store.settle("r1", attempt: 1, .accepted, at: morning + 2)
    #expect(try other.outbox().isEmpty)
  }

  @Test("takes an act back, and tells the others", arguments: StoreMaker.all)
  func undo(maker: StoreMaker) throws {
    let desk = try maker.make(.desk)
    let other = try desk.another()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    try desk.store.perform(request(.tag(["vip"]), "c1", act: "a1"), now: morning + 1)
    let place = try other.place()
    _ = try desk.store.undoLast("maya", act: "a2", now: morning + 2)
    let changes = try other.changes(since: place)
    #expect(!changes.everything)
    let id = try #require(changes.changes.first?.conversation)
    #expect(changes.changes.map(\.by) == ["maya"])
    #expect(try other.rows([id], agent: nil, now: morning + 2).first?.conversation.tags == [])
  }

  @Test("orders the queue by what runs out first", arguments: StoreMaker.all)
  func queue(maker: StoreMaker) throws {
    let desk = try maker.make(.desk)
    try desk.store.append(
      (0..<60).map { number in
        inbound(ConversationRef("c\(number * 37 % 60)"), "m1", at: morning + Int64(number))
      }, now: morning + 60)
    try desk.store.perform(
      request(.tier(.three, reason: nil), "c23", act: "a1"), now: morning + 60)
    let page = try desk.store.queue(
      QueueRequest(query: .all, anchor: .first, limit: 100, agent: nil), now: morning + 60)
    #expect(page.rows.count == 60)
    #expect(page.rows.first?.conversation.ref == "c23")
    #expect(page.rows.map(\.key) == page.rows.map(\.key).sorted())
  }

  @Test("is sound after whatever happened", arguments: StoreMaker.all)
  func verified(maker: StoreMaker) throws {
    let desk = try maker.make(.desk)
    let events = RandomLines(seed: 5, length: 300).events
    try desk.load(jsonl(events.suffix(150)), skipsBad: true)
    try desk.load(jsonl(events), skipsBad: true)
    #expect(try desk.store.verify(now: later).isEmpty)
  }
}
