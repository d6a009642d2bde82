import Inbox
import InboxStore
import Testing

@Suite("Sweeping, counting, links")
struct SweepTests {
  private let end = morning + 100_000

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.store.append(RandomJournal.lines(400, seed: 7), now: end)
    return desk
  }

  private func places(_ store: Store, _ query: Query = .all) throws -> [ConversationID] {
    try store.places(QueuePlacesRequest(query: query, limit: 10_000, agent: "maya"), now: end)
      .map(\.conversation)
  }

  @Test("Two who sweep one view never get the same, and together get all of it")
  func twoSweep() throws {
    let desk = try desk()
    let other = try desk.another()
    let all = try places(desk.store)
    var left = ["maya": all, "tom": all]
    var got: [String: [ConversationID]] = [:]
    var turn = 0
    while left.values.contains(where: { !$0.isEmpty }), turn < 2000 {
      let (agent, store) = turn.isMultiple(of: 2) ? ("maya", desk.store) : ("tom", other)
      turn += 1
      let answer = try store.sweep(
        left[agent] ?? [], in: .all, for: AgentID(agent), now: end)
      left[agent]?.removeAll { answer.gone.contains($0) }
      guard let id = answer.served else {
        // The rest is in the other's hands.
        left[agent] = []
        continue
      }
      #expect(!got.values.joined().contains(id))
      got[agent, default: []].append(id)
      left[agent]?.removeAll { $0 == id }
      if turn.isMultiple(of: 3) {
        // Finished, and given back: the other must not get it any more.
        try store.perform(
          Request(
            act: ActID("\(turn)"), by: .agent(AgentID(agent)), conversation: store.ref(of: id),
            command: .spam), now: end)
        try store.release(id, of: AgentID(agent))
      }
    }
    #expect(Set(got.values.joined()) == Set(all))
  }

  @Test("A sign of life keeps what was served; without one it is free after a minute")
  func lease() throws {
    let desk = try desk()
    let store = desk.store
    let all = try places(store)
    #expect(try store.serve(all, to: "maya", now: end) == all[0])
    #expect(try store.serve(all, to: "tom", now: end.advanced(by: 59_000)) == all[1])
    try store.announce(
      .viewing, of: "maya", session: "s", at: all[0], now: end.advanced(by: 59_500))
    // Her sign has run out, what she was served has not.
    #expect(try store.serve([all[0]], to: "tom", now: end.advanced(by: 100_000)) == nil)
    #expect(try store.serve([all[0]], to: "tom", now: end.advanced(by: 119_500)) == all[0])
  }

  @Test("A count is what the view holds, in steps", arguments: QueuePagingTests.queries)
  func counts(query: String) throws {
    let desk = try desk()
    let store = desk.store
    let parsed = try Query(parsing: query)
    var counting = ViewCounting(parsed)
    var count: ViewCount?
    for _ in 0..<100 where count == nil {
      count = try store.count(&counting, for: "maya", now: end)
    }
    #expect(count == ViewCount(try places(store, parsed).count))
  }

  @Test("Links are told on both sides, until they are taken back")
  func links() throws {
    let desk = try desk()
    let store = desk.store
    let all = try places(store)
    let (one, two) = (all[0], all[1])
    try store.perform(
      Request(
        act: "link", by: .agent("maya"), conversation: store.ref(of: one),
        command: .link(to: store.ref(of: two), .duplicate)), now: end)
    func page(_ id: ConversationID) throws -> ConversationPage {
      try store.conversation(id, agent: "maya", window: .latest(5), now: end)
    }
    #expect(try page(one).links.map(\.row.id) == [two])
    #expect(try page(one).links.map(\.isFromHere) == [true])
    #expect(try page(two).links.map(\.row.id) == [one])
    #expect(try page(two).links.map(\.isFromHere) == [false])
    _ = try store.undoLast("maya", act: "back", now: end)
    #expect(try page(one).links.isEmpty)
    #expect(try page(two).links.isEmpty)
  }

  @Test("What was merged is found under its target, and taken out again by its act")
  func merges() throws {
    let desk = try desk()
    let store = desk.store
    let all = try places(store)
    let (one, two) = (all[0], all[1])
    let ref = try store.ref(of: two)
    try store.perform(
      Request(
        act: "merge", by: .agent("maya"), conversation: store.ref(of: one),
        command: .merge(into: ref)), now: end)
    #expect(try store.living(one) == two)
    let merged = try store.conversation(
      two, agent: "maya", window: .latest(5), now: end
    ).merged
    #expect(merged.map(\.id) == [one])
    #expect(merged.first?.act == "merge")
    try store.perform(
      Request(act: "out", by: .agent("tom"), conversation: ref, command: .undo("merge")), now: end)
    #expect(try store.living(one) == one)
    #expect(
      try store.conversation(two, agent: "maya", window: .latest(5), now: end).merged.isEmpty)
    #expect(try store.verify(now: end).isEmpty)
  }

  @Test("A macro puts its saved reply into the draft, once, and undo takes back the rest")
  func macroDraft() throws {
    var workspace = Workspace.desk
    workspace.savedReplies = [
      SavedReply(shortcut: "hi", title: "Hi", bodies: ["en": "Hello from {{agent.name}}"])
    ]
    let desk = try Desk(workspace)
    let store = desk.store
    try store.append(RandomJournal.lines(200, seed: 3), now: end)
    let id = try #require(try places(store).first)
    let macro = Macro(
      name: "M", then: [.init(key: "tag", values: ["x-y"]), .init(key: "reply", values: ["hi"])])
    func run(_ act: ActID) throws {
      try store.perform(
        Request(
          act: act, by: .agent("maya"), conversation: store.ref(of: id),
          command: .macro(macro.run(by: "maya", in: workspace, noteID: "n", now: end))), now: end)
    }
    try run("a")
    func page() throws -> ConversationPage {
      try store.conversation(id, agent: "maya", window: .latest(5), now: end)
    }
    #expect(try page().reply?.text == "Hello from Maya")
    #expect(try page().row.conversation.tags.contains("x-y"))
    // Nothing is left to do: her words are not written over.
    #expect(throws: StoreError.self) { try run("b") }
    _ = try store.undoLast("maya", act: "c", now: end)
    #expect(try !page().row.conversation.tags.contains("x-y"))
    #expect(try page().reply?.text == "Hello from Maya")
  }
}
