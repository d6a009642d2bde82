import Inbox
import InboxStore
import Testing

@Suite("A restricted tag, a merge and an owner")
struct RestrictionMergeTests {
  /// Tom is a senior, Maya a supervisor; `a` and `b` are for supervisors, `open` is for all.
  private func desk() throws -> Desk {
    var workspace = Workspace.desk
    workspace.restricted = ["employee": [.supervisor]]
    let desk = try Desk(workspace)
    for ref in ["open", "a", "b"] as [ConversationRef] {
      try desk.store.append(
        [inbound(ref, MessageID("m \(ref)"), at: morning, "Words of \(ref)")], now: morning)
    }
    for ref in ["a", "b"] as [ConversationRef] {
      try desk.store.perform(
        request(.tag(["employee"]), ref, by: "maya", act: ActID("hide \(ref)")), now: morning + 1)
    }
    return desk
  }

  private func row(_ desk: Desk, _ ref: String) throws -> QueueRow {
    let id = try desk.store.resolve("ref:\(ref)")
    return try #require(try desk.store.rows([id], agent: "tom", now: morning + 60).first)
  }

  private func isHidden(_ desk: Desk, _ ref: String = "open") throws -> Bool {
    try row(desk, ref).restrictedBy != nil
  }

  private func perform(
    _ desk: Desk, _ command: Command, _ ref: ConversationRef, act: ActID, at: Instant = morning + 2
  ) throws -> Performed {
    try desk.store.perform(request(command, ref, by: "maya", act: act), now: at)
  }

  @Test(
    "comes with the words that a merge brings, is told, and goes with its undo from either side")
  func merge() throws {
    for side in ["a", "open"] as [ConversationRef] {
      let desk = try desk()
      let merged = try perform(desk, .merge(into: "open"), "a", act: "merge")
      #expect(
        merged.restrictions.map { $0.words(in: .desk) } == [
          "#1 becomes restricted by #employee"
        ])
      #expect(try isHidden(desk))
      let found = try desk.store.search(
        try Query(parsing: "words"), agent: "tom", limit: 9, now: morning + 3)
      #expect(found.hits.isEmpty)
      #expect(try desk.store.verify(now: later) == [])
      try desk.store.rebuild(by: "maya", now: later)
      #expect(try isHidden(desk))
      _ = try perform(desk, .undo("merge"), side, act: "undo")
      #expect(try !isHidden(desk))
      #expect(try row(desk, "a").conversation.mergedInto == nil)
      #expect(try isHidden(desk, "a"))
      _ = try perform(desk, .undo("undo"), side, act: "redo")
      #expect(try isHidden(desk))
      #expect(try row(desk, "a").conversation.mergedInto == "open")
      #expect(try desk.store.verify(now: later) == [])
    }
  }

  @Test("comes to older merges, too, when somebody has that looked after")
  func olderMerges() throws {
    let desk = try desk()
    // Imported: nothing is decided, and no tag comes along.
    try desk.store.append(
      [
        Event(
          at: morning + 2, conversation: "a", by: .agent("maya"),
          what: .merge(into: "open"))
      ], now: morning + 2)
    #expect(try !isHidden(desk))
    let open = try desk.store.resolve("ref:open")
    #expect(try desk.store.unkeptMerges(now: morning + 3) == [open])
    #expect(try !isHidden(desk), "looking changes nothing")
    #expect(try desk.store.unkeptMerges(mending: true, now: morning + 4) == [open])
    #expect(try isHidden(desk))
    #expect(try desk.store.unkeptMerges(mending: true, now: morning + 5).isEmpty)
    #expect(try desk.store.verify(now: later) == [])
  }

  @Test("is found by redo where the first of two merges was taken back")
  func redo() throws {
    let desk = try desk()
    _ = try perform(desk, .merge(into: "open"), "a", act: "first")
    _ = try perform(desk, .merge(into: "open"), "b", act: "second", at: morning + 3)
    _ = try perform(desk, .undo("first"), "a", act: "back", at: morning + 4)
    #expect(try row(desk, "a").conversation.mergedInto == nil)
    #expect(try desk.store.redoLast("maya", act: "again", now: morning + 5).act.id == "first")
    #expect(try row(desk, "a").conversation.mergedInto == "open")
    #expect(try desk.store.verify(now: later) == [])
  }

  @Test("stays while another one that brought it is merged there, in one act or in two")
  func twoMerges() throws {
    for acts in [["merge", "merge"], ["first", "second"]] as [[ActID]] {
      let desk = try desk()
      _ = try perform(desk, .merge(into: "open"), "a", act: acts[0])
      _ = try perform(desk, .merge(into: "open"), "b", act: acts[1])
      _ = try perform(desk, .undo(acts[0]), "a", act: "back a", at: morning + 3)
      #expect(try row(desk, "a").conversation.mergedInto == nil)
      #expect(try isHidden(desk))
      _ = try perform(desk, .undo(acts[1]), "b", act: "back b", at: morning + 4)
      #expect(try !isHidden(desk))
      #expect(try desk.store.verify(now: later) == [])
    }
  }

  @Test("given later to what was merged away reaches where its words are; the last act goes back")
  func taggedAfterwards() throws {
    var workspace = Workspace.desk
    workspace.restricted = ["employee": [.supervisor]]
    let desk = try Desk(workspace)
    for ref in ["open", "a"] as [ConversationRef] {
      try desk.store.append([inbound(ref, MessageID("m \(ref)"), at: morning)], now: morning)
    }
    _ = try perform(desk, .merge(into: "open"), "a", act: "merge")
    #expect(try !isHidden(desk))
    try desk.store.append(
      [Event(at: morning + 4, conversation: "a", by: .agent("maya"), what: .tag("employee"))],
      as: .new, now: morning + 4)
    #expect(try isHidden(desk))
    let other = try self.desk()
    _ = try perform(other, .merge(into: "open"), "a", act: "merge")
    let undone = try other.store.undoLast("maya", act: "back", now: morning + 5)
    #expect(undone.results.allSatisfy { (try? $0.get()) != nil })
    #expect(try !isHidden(other))
    #expect(try row(other, "a").conversation.mergedInto == nil)
  }

  @Test(
    "takes it from an owner who may not read it, in the same act; nobody is given it who may not")
  func owner() throws {
    let desk = try desk()
    _ = try perform(desk, .assign(Assignment(agent: .to("tom"))), "open", act: "give")
    let tagged = try perform(desk, .tag(["employee"]), "open", act: "hide", at: morning + 3)
    #expect(
      tagged.restrictions == [
        NewRestriction(conversation: tagged.conversation, tag: "employee", taken: "tom")
      ])
    #expect(try row(desk, "open").conversation.assignee == nil)
    let refusal = StoreError.refused(
      .ownerMayNotRead("Tom", tag: "employee", readableBy: [.supervisor]))
    for command in [
      .assign(Assignment(agent: .to("tom"))),
      .followUp(FollowUp(ref: "next", agent: "tom", noteID: "n")),
    ] as [Command] {
      #expect(throws: refusal) { try perform(desk, command, "open", act: "again") }
    }
    let plan = try desk.store.plan(
      Bulk(
        act: "many", by: "maya", command: .assign(Assignment(agent: .to("tom"))),
        conversations: [tagged.conversation]), now: morning + 4)
    #expect(plan.done.isEmpty)
    _ = try perform(desk, .undo("hide"), "open", act: "undo", at: morning + 5)
    #expect(try row(desk, "open").conversation.assignee == "tom")
    #expect(try desk.store.verify(now: later) == [])
    // Who may read it keeps it.
    _ = try perform(
      desk, .assign(Assignment(agent: .to("maya"))), "open", act: "mine", at: morning + 6)
    _ = try perform(desk, .tag(["employee"]), "open", act: "again", at: morning + 7)
    #expect(try row(desk, "open").conversation.assignee == "maya")
  }
}
