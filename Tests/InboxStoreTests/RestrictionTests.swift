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
}
