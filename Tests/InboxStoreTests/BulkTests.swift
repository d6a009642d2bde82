import Inbox
import InboxStore
import Testing

@Suite("Acts on many conversations")
struct BulkTests {
  private let end = morning + 100_000

  private func desk(_ workspace: Workspace = .desk) throws -> Desk {
    let desk = try Desk(workspace)
    try desk.store.append(RandomJournal.lines(400, seed: 7), now: end)
    return desk
  }

  private func bulk(_ command: Command, _ store: Store, act: ActID = "all") throws -> Bulk {
    let places = try store.places(
      QueuePlacesRequest(query: .all, limit: 10_000, agent: "maya"), now: end)
    return Bulk(
      act: act, by: "maya", command: command, conversations: places.map(\.conversation),
      view: .all)
  }

  @Test("the places of a view are its rows, in its order", arguments: QueuePagingTests.queries)
  func places(query: String) throws {
    let store = try desk().store
    let parsed = try Query(parsing: query)
    let rows = try store.queue(
      QueueRequest(query: parsed, anchor: .first, limit: 10_000, agent: "maya"), now: end
    ).rows
    var request = QueuePlacesRequest(query: parsed, limit: 10_000, agent: "maya")
    let places = try store.places(request, now: end)
    #expect(places.map(\.conversation) == rows.map(\.id))
    #expect(places.map(\.key) == rows.map(\.key))
    guard rows.count > 4 else { return }
    request.from = rows[1].key
    request.through = rows[rows.count - 2].key
    #expect(
      try store.places(request, now: end).map(\.conversation)
        == rows[1...(rows.count - 2)].map(\.id))
    request.limit = 2
    #expect(
      try store.places(request, now: end).map(\.conversation) == rows[1...2].map(\.id))
  }

  @Test("a plan names what is done then, and writes nothing", arguments: [1, 7, 1000])
  func planned(portion: Int) throws {
    var workspace = Workspace.desk
    workspace.requiredBeforeResolve = [.tag]
    let desk = try desk(workspace)
    let store = desk.store
    for (number, command) in [
      Command.resolve(reason: nil), .tag(["refund"]), .resolve(reason: "outage"),
      .tier(.two, reason: nil), .pending,
    ].enumerated() {
      let request = try bulk(command, store, act: ActID("act\(number)"))
      let before = try store.place()
      var plan = BulkReport()
      for part in request.portions(of: portion) { plan.add(try store.plan(part, now: end)) }
      #expect(try store.place() == before)
      var done = BulkReport()
      for part in request.portions(of: portion) { done.add(try store.perform(part, now: end)) }
      #expect(plan == done)
      #expect(done.count == request.conversations.count)
    }
    #expect(try desk.store.verify(now: end).isEmpty)
  }

  @Test("one act, whatever the portions: undo takes back all of it, redo does it again")
  func undone() throws {
    let desk = try desk()
    let store = desk.store
    let all = Query.all
    let page = QueueRequest(query: all, anchor: .first, limit: 10_000, agent: "maya")
    let before = try store.queue(page, now: end).rows.map(\.conversation)
    let request = try bulk(.resolve(reason: "outage"), store)
    var done = BulkReport()
    for part in request.portions(of: 9) { done.add(try store.perform(part, now: end)) }
    #expect(done.done == request.conversations)
    #expect(try store.queue(page, now: end).rows.isEmpty)
    #expect(try store.lastAct(of: "maya")?.id == "all")
    var undo = Bulk(
      act: "back", by: "maya", command: .undo("all"), conversations: done.done)
    for part in undo.portions(of: 9) {
      #expect(try store.perform(part, now: end).refused.isEmpty)
    }
    let after = try store.queue(page, now: end).rows.map(\.conversation)
    // In their places, with their promises: only when something was last written differs.
    #expect(after.map(QueueKey.init) == before.map(QueueKey.init))
    #expect(after.map(\.openTargets) == before.map(\.openTargets))
    undo.act = "again"
    undo.command = .undo("back")
    #expect(try store.perform(undo, now: end).done == done.done)
    #expect(try store.queue(page, now: end).rows.isEmpty)
    #expect(try desk.store.verify(now: end).isEmpty)
  }

  @Test("what has left the view is skipped, what is refused does not stop the others")
  func skipped() throws {
    let store = try desk().store
    let request = try bulk(.pending, store)
    let first = try #require(request.conversations.first)
    let row = try store.queue(
      QueueRequest(query: .all, anchor: .first, limit: 1, agent: "maya"), now: end
    ).rows[0]
    try store.perform(
      InboxStoreTests.request(.spam, row.conversation.ref, by: "tom", act: "other"), now: end)
    let report = try store.perform(request, now: end)
    #expect(report.left == [first])
    #expect(report.done.count == request.conversations.count - 1)
    // The same again: all of them have left the view of open ones.
    #expect(try store.perform(request, now: end).left.count == request.conversations.count)
    var anywhere = request
    anywhere.view = nil
    anywhere.conversations.append(ConversationID(99_999))
    let again = try store.perform(anywhere, now: end)
    #expect(again.done == [first])
    #expect(again.refused.map(\.refusal.inGeneral).contains("It is pending already."))
    #expect(again.refused.contains { $0.conversations == [ConversationID(99_999)] })
  }
}
