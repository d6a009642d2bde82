import Foundation
import Inbox
import InboxStore
import Synchronization
import Testing

@Suite("Several programs share a store")
struct SharingTests {
  @Test("and each hears the bell and learns what changed")
  func bell() throws {
    let desk = try Desk()
    let other = try desk.another()
    let bell = try Bell(path: other.paths.bell)
    let place = try other.place()
    #expect(!bell.silence())
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    #expect(bell.silence())
    #expect(!bell.silence())
    let changes = try other.changes(since: place)
    #expect(changes.changes.map(\.conversation.number) == [1])
    #expect(changes.changes.map(\.by) == ["ann@customer.example"])
    #expect(!changes.everything && !changes.workspaceChanged)
    #expect(try other.changes(since: changes.now).changes.isEmpty)
    try desk.store.saveDraft(
      Draft(kind: .reply, text: "Dear", cursor: 4), kind: .reply, of: "maya",
      in: ConversationID(1), now: morning)
    #expect(try other.changes(since: changes.now).changes.map(\.by) == ["maya"])
  }

  @Test("and learn of a person by their conversations alone")
  func contacts() throws {
    let desk = try Desk()
    let ann = "ann@customer.example"
    try desk.store.append(
      [
        inbound("c1", "m1", at: morning), inbound("c2", "m1", at: morning, from: "bob@x"),
        inbound("c3", "m1", at: morning, from: ann),
      ], now: morning)
    let place = try desk.store.place()
    let known = Event(
      at: morning + 1, conversation: nil, by: .system,
      what: .contact(ContactUpdate(contact: ContactID(ann), name: "Ann Lee")))
    try desk.store.append([known], now: morning + 1)
    let changes = try desk.store.changes(since: place)
    #expect(!changes.everything)
    #expect(changes.contacts == [ContactID(ann)])
    #expect(changes.changes.map(\.conversation.number) == [1, 3])
    #expect(try desk.store.changes(since: place, limit: 1).everything)
  }

  @Test("and hear of a new workspace, and that too much changed to name it")
  func everything() throws {
    let desk = try Desk()
    let place = try desk.store.place()
    try desk.store.importWorkspace("another", by: "maya", now: morning)
    #expect(try desk.store.changes(since: place).workspaceChanged)
    let lines = (0..<30).map { number in
      inbound(ConversationRef("c\(number)"), "m1", at: morning + Int64(number))
    }
    try desk.store.append(lines, now: morning + 60)
    #expect(try desk.store.changes(since: place, limit: 10).everything)
    #expect(try desk.store.changes(since: place, limit: 100).changes.count == 30)
  }

  @Test("and no write is lost when all write at once")
  func writes() async throws {
    let desk = try Desk()
    let stores = try (0..<4).map { _ in try desk.another() }
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<80 {
        let store = stores[number % 4]
        group.addTask {
          let line = inbound(
            ConversationRef("c\(number % 5)"), MessageID("m\(number)"), at: morning)
          #expect(throws: Never.self) { try store.append([line], now: morning) }
        }
      }
    }
    var count = 0
    try desk.store.eachConversation(upTo: morning) { one in
      count += one.lines.count
      return true
    }
    #expect(count == 80)
  }

  @Test("and see who has the inbox open, until they close it or give no sign for a minute")
  func attendance() throws {
    let desk = try Desk()
    let other = try desk.another()
    func at(_ seconds: Int64) -> Instant { morning.advanced(by: seconds * 1000) }
    try desk.store.attend("maya", session: "one", now: morning)
    try desk.store.attend("maya", session: "two", now: morning)
    try desk.store.attend("tom", session: "three", now: at(30))
    #expect(try other.attending(now: at(31)) == ["maya", "tom"])
    #expect(try other.attending(now: at(61)) == ["tom"])
    try desk.store.attend("maya", session: "one", now: at(62))
    #expect(try other.attending(now: at(63)) == ["maya", "tom"])
    try desk.store.depart(session: "three")
    #expect(try other.attending(now: at(64)) == ["maya"])
  }

  @Test("and see who is where, until fifteen seconds after the last sign of life")
  func presence() throws {
    let desk = try Desk()
    let other = try desk.another()
    let here = ConversationID(1)
    try desk.store.announce(.viewing, of: "maya", session: "s1", at: here, now: morning)
    let later = morning.advanced(by: 10_000)
    try desk.store.announce(
      .writing, of: "maya", session: "s1", at: here, characters: 9, now: later)
    let present = try #require(try other.presence(now: later)[here]?.first)
    #expect(present.agent == "maya" && present.mode == .writing && present.characters == 9)
    #expect(present.since == later)
    #expect(try other.presence(now: later.advanced(by: 14_999))[here]?.count == 1)
    #expect(try other.presence(now: later.advanced(by: 15_000)).isEmpty)
    try desk.store.leave(session: "s1")
    #expect(try other.presence(now: later).isEmpty)
  }

  @Test("and are served different conversations")
  func serve() throws {
    let desk = try Desk()
    let other = try desk.another()
    let queue = [1, 2, 3].map { ConversationID($0) }
    #expect(try desk.store.serve(queue, to: "maya", now: morning) == queue[0])
    #expect(try other.serve(queue, to: "tom", now: morning) == queue[1])
    #expect(try desk.store.serve(queue, to: "maya", now: morning) == queue[0])
    try other.announce(.viewing, of: "tom", session: "t", at: queue[2], now: morning)
    #expect(try desk.store.serve([queue[2]], to: "maya", now: morning) == nil)
    try desk.store.release(queue[0], of: "maya")
    #expect(try other.serve(queue, to: "tom", now: morning + 2) == queue[0])
  }

  @Test("and only one of them keeps the clock, or delivers for an account")
  func rights() throws {
    let desk = try Desk()
    let other = try desk.another()
    var right = try desk.store.clockRight()
    #expect(right != nil)
    #expect(try other.clockRight() == nil)
    #expect(try other.deliveryRight(of: "care/../x") != nil)
    right = nil
    #expect(try other.clockRight() != nil)
  }
}

@Suite("What is only here")
struct DeskStateTests {
  @Test("a reply and a note are two drafts of each agent")
  func drafts() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    let id = ConversationID(1)
    let draft = Draft(
      kind: .reply, text: "Grüße 👩‍👩‍👧", cursor: 7, audience: .private, savedReply: "rdc",
      language: "de", then: StagedActions(addTags: ["refund"], tier: .two, status: .pending))
    try desk.store.saveDraft(draft, kind: .reply, of: "maya", in: id, now: morning)
    let note = Draft(kind: .note, text: "check", cursor: 0)
    try desk.store.saveDraft(note, kind: .note, of: "maya", in: id, now: morning)
    func page(_ agent: AgentID) throws -> ConversationPage {
      try desk.store.conversation(id, agent: agent, window: .latest(1), now: morning)
    }
    var kept = draft
    kept.savedAt = morning
    #expect(try page("maya").reply == kept)
    #expect(try page("maya").note?.text == "check")
    #expect(try page("maya").row.hasDraft)
    #expect(try page("tom").reply == nil)
    try desk.store.saveDraft(nil, kind: .reply, of: "maya", in: id, now: morning)
    #expect(try page("maya").reply == nil)
  }

  @Test("what an agent has seen is read for this agent alone")
  func seen() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    let id = ConversationID(1)
    func isUnread(_ agent: AgentID) throws -> Bool? {
      try desk.store.rows([id], agent: agent, now: morning).first?.unread
    }
    let page = try desk.store.conversation(id, agent: "maya", window: .latest(5), now: morning)
    let last = try #require(page.entries.last?.sequence)
    try desk.store.markSeen(id, by: "maya", through: last, now: morning)
    #expect(try isUnread("maya") == false)
    #expect(try isUnread("tom") == true)
    try desk.store.append([inbound("c1", "m2", at: morning + 1)], now: morning + 1)
    #expect(try isUnread("maya") == true)
  }

  @Test("a snooze ends at its time, whoever notices and however late")
  func wake() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    try desk.store.perform(
      request(.snooze(until: morning + 60), "c1", act: "z"), now: morning + 1)
    #expect(try desk.store.nextWake() == morning + 60)
    #expect(try desk.store.wakeDue(now: morning + 59).isEmpty)
    let woken = try desk.store.wakeDue(now: morning + 75)
    #expect(woken.flatMap(\.events).map(\.at) == [morning + 60])
    #expect(try desk.store.nextWake() == nil)
    #expect(try desk.store.wakeDue(now: morning + 80).isEmpty)
  }
}
