import Inbox
import InboxStore
import Testing

@Suite("A restricted tag")
struct RestrictionTests {
  /// Tom is a senior, Maya a supervisor; what is tagged `employee` is for supervisors.
  private func desk() throws -> Desk {
    var workspace = Workspace.desk
    workspace.restricted = ["employee": [.supervisor]]
    let desk = try Desk(workspace)
    try desk.store.append(
      [
        inbound("secret", "m1", at: morning, "My colleague drinks"),
        inbound("open", "m2", at: morning + 1, "Nobody drinks here", from: "bob@customer.example"),
        Event(at: morning + 2, conversation: "secret", by: .agent("maya"), what: .tag("employee")),
      ], now: morning + 3)
    return desk
  }

  private func row(_ desk: Desk, _ ref: String, for agent: AgentID?) throws -> QueueRow {
    let id = try desk.store.resolve("ref:\(ref)")
    return try #require(try desk.store.rows([id], agent: agent, now: morning + 3).first)
  }

  @Test("hides the words of the row from those who may not read it, and from nobody else")
  func rows() throws {
    let desk = try desk()
    let hidden = try row(desk, "secret", for: "tom")
    #expect(hidden.restrictedBy == "employee")
    #expect(hidden.conversation.snippet.text.isEmpty)
    #expect(try row(desk, "open", for: "tom").restrictedBy == nil)
    for reader in ["maya", nil] as [AgentID?] {
      let shown = try row(desk, "secret", for: reader)
      #expect(shown.restrictedBy == nil)
      #expect(shown.conversation.snippet.text == "My colleague drinks")
    }
  }

  @Test("keeps them from being found by their words, in the search and in the list")
  func finding() throws {
    let desk = try desk()
    func found(by agent: AgentID) throws -> (search: [String], list: [String]) {
      let query = try Query(parsing: "drinks")
      let hits = try desk.store.search(query, agent: agent, limit: 9, now: morning + 3).hits
      let request = QueueRequest(query: query, anchor: .first, limit: 9, agent: agent)
      let rows = try desk.store.queue(request, now: morning + 3).rows
      return (
        hits.map(\.row.conversation.ref.text).sorted(), rows.map(\.conversation.ref.text).sorted()
      )
    }
    #expect(try found(by: "tom") == (["open"], ["open"]))
    #expect(try found(by: "maya") == (["open", "secret"], ["open", "secret"]))
  }

  @Test("refuses the page, and says who may read it")
  func page() throws {
    let desk = try desk()
    let id = try desk.store.resolve("ref:secret")
    #expect(
      throws: StoreError.refused(.restricted(tag: "employee", readableBy: [.supervisor]))
    ) {
      try desk.store.conversation(id, agent: "tom", window: .latest(9), now: morning + 3)
    }
    let page = try desk.store.conversation(
      id, agent: "maya", window: .latest(9), now: morning + 3)
    #expect(page.entries.count == 2)
  }

  @Test("leaves the conversation out of what they export, and says how many were")
  func export() throws {
    let desk = try desk()
    func exported(for reader: AgentID?) throws -> (text: String, hidden: Int) {
      var bytes: [UInt8] = []
      let hidden = try desk.store.export(for: reader, withDerived: true, now: morning + 600) {
        bytes += $0
        return true
      }
      return (String(decoding: bytes, as: UTF8.self), hidden)
    }
    let forTom = try exported(for: "tom")
    #expect(!forTom.text.contains("secret") && !forTom.text.contains("My colleague"))
    #expect(forTom.text.contains("Nobody drinks here"))
    #expect(forTom.hidden == 1)
    for reader in ["maya", nil] as [AgentID?] {
      let all = try exported(for: reader)
      #expect(all.text.contains("My colleague drinks"))
      #expect(all.hidden == 0)
    }
  }

  /// `old`, its follow-up `new`, and what goes on from that, `newest`.
  private func followed() throws -> Desk {
    let desk = try desk()
    try desk.store.append([inbound("old", "m3", at: morning + 1)], now: morning + 3)
    for (ref, from) in [("new", "old"), ("newest", "new")] as [(ConversationRef, ConversationRef)] {
      try desk.store.perform(
        request(
          .followUp(FollowUp(ref: ref, note: "goes on", noteID: MessageID("n \(ref)"))), from,
          by: "maya", act: ActID("follow \(ref)")), now: morning + 4)
    }
    return desk
  }

  private func restricted(_ desk: Desk) throws -> [String] {
    try ["old", "new", "newest"].filter { try row(desk, $0, for: "tom").restrictedBy != nil }
  }

  @Test(
    "given later reaches the follow-ups and theirs, in the tables and in a rebuild; undo as well")
  func followUps() throws {
    let desk = try followed()
    #expect(try restricted(desk) == [])
    try desk.store.perform(
      request(.tag(["employee", "other"]), "old", by: "maya", act: "hide"), now: morning + 5)
    #expect(try restricted(desk) == ["old", "new", "newest"])
    #expect(try row(desk, "new", for: "maya").conversation.tags == ["employee"])
    #expect(try desk.store.verify(now: later) == [])
    try desk.store.rebuild(by: "maya", now: later)
    #expect(try restricted(desk) == ["old", "new", "newest"])
    #expect(try desk.store.verify(now: later) == [])
    let copy = try Desk(desk.store.workspace())
    let exported = try desk.journal()
    try copy.load(exported, now: later)
    #expect(try copy.journal() == exported)
    #expect(try restricted(copy) == ["old", "new", "newest"])
    // Undone where it was given, it is undone where it went; done again as well.
    try desk.store.perform(
      request(.undo("hide"), "old", by: "maya", act: "undo"), now: morning + 6)
    #expect(try restricted(desk) == [])
    try desk.store.perform(
      request(.undo("undo"), "old", by: "maya", act: "redo"), now: morning + 7)
    #expect(try restricted(desk) == ["old", "new", "newest"])
    #expect(try desk.store.verify(now: later) == [])
  }

  @Test("given to marked ones, by a rule or with a reply reaches them, and the command line's undo")
  func otherWays() throws {
    var workspace = Workspace.desk
    workspace.restricted = ["employee": [.supervisor]]
    workspace.rules = [
      Rule(
        name: "hide", on: .message, when: [.init(key: "any", values: ["drinks"])],
        then: [.init(key: "tag", values: ["employee"])])
    ]
    let desk = try Desk(workspace)
    for ref in ["a", "b"] as [ConversationRef] {
      try desk.store.append(
        [inbound(ref, MessageID("m \(ref)"), at: morning, "Hello")], as: .new, now: morning)
      try desk.store.perform(
        request(
          .followUp(
            FollowUp(ref: ConversationRef("\(ref)2"), note: nil, noteID: MessageID("n \(ref)"))),
          ref, by: "maya", act: ActID("follow \(ref)")), now: morning + 1)
    }
    try desk.store.append(
      [inbound("a", "again", at: morning + 2, "He drinks")], as: .new, now: morning + 2)
    #expect(try row(desk, "a2", for: "tom").restrictedBy == "employee")
    #expect(try row(desk, "b2", for: "tom").restrictedBy == nil)
    let id = try desk.store.resolve("ref:b")
    _ = try desk.store.perform(
      Bulk(act: "bulk", by: "maya", command: .tag(["employee"]), conversations: [id]),
      now: morning + 3)
    #expect(try row(desk, "b2", for: "tom").restrictedBy == "employee")
    let unmarked = try desk.store.perform(
      Bulk(act: "unmark", by: "maya", command: .undo("bulk"), conversations: [id]),
      now: morning + 4)
    #expect(unmarked.done == [id])
    #expect(try row(desk, "b2", for: "tom").restrictedBy == nil)
    try desk.store.perform(
      request(.tag(["employee"]), "b", by: "maya", act: "hide"), now: morning + 4)
    #expect(try row(desk, "b2", for: "tom").restrictedBy == "employee")
    let undone = try desk.store.undoLast("maya", act: "back", now: morning + 4)
    #expect(undone.results.count == 1)
    #expect(try row(desk, "b", for: "tom").restrictedBy == nil)
    #expect(try row(desk, "b2", for: "tom").restrictedBy == nil)
    #expect(try row(desk, "a2", for: "tom").restrictedBy == "employee")
    #expect(try desk.store.verify(now: later) == [])
  }

  @Test("comes along where somebody says only later that one goes on from the other")
  func linkedLater() throws {
    let desk = try desk()
    try desk.store.perform(
      request(.link(to: "secret", .followUp), "open", by: "maya", act: "link"), now: morning + 4)
    #expect(try row(desk, "open", for: "tom").restrictedBy == "employee")
    #expect(try desk.store.verify(now: later) == [])
  }
}
