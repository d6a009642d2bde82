import Testing

@testable import Inbox

@Suite("Undo and redo")
struct UndoTests {
  private func desk() -> MemoryDesk {
    var desk = MemoryDesk()
    desk.customer("m1")
    return desk
  }

  @Test(
    "Every act on a conversation can be taken back and done again",
    arguments: [
      Command.tag(["vip", "refund"]), .tier(.two, reason: nil), .priority(.high),
      .assign(Assignment(agent: .to("tom"), team: .to("billing"))), .pending,
      .snooze(until: at("12:00")), .resolve(reason: "x"), .spam, .note(id: "n", text: "hm"),
      .escalate(team: "billing", note: "x", noteID: "n"), .merge(into: "d"),
      .link(to: "d", .related), .skip(reason: "x"),
    ])
  func everyAct(command: Command) {
    var desk = desk()
    desk.customer("m2", on: "d")
    func state() -> [Folded] {
      (["c", "d"] as [ConversationRef]).map { ref in
        var folded = Conversation.fold(ref, lines: desk.lines, workspace: desk.workspace)
        folded.conversation?.guardLines = 0
        return folded
      }
    }
    let before = state()
    desk.run(command, act: "a")
    let after = state()
    #expect(desk.run(.undo("a"), act: "u1").types == ["undo"])
    #expect(state() == before)
    #expect(desk.run(.undo("a")).refusal == .nothingToUndo)
    #expect(desk.run(.undo("u1"), act: "u2").types == ["undo"])
    #expect(state() == after)
    #expect(desk.run(.undo("a"), act: "u3").types == ["undo"])
    #expect(state() == before)
  }

  @Test("Refused where a later act changed the same field, which is named")
  func changedSince() {
    var desk = desk()
    desk.run(.tier(.two, reason: nil), act: "a")
    desk.run(.tag(["vip"]), act: "b")
    desk.run(.tier(.three, reason: nil), act: "c")
    let refusal = desk.run(.undo("a")).refusal
    #expect(refusal == .changedSince(field: "tier"))
    #expect(refusal?.description == "A later act changed the tier; undo that one first.")
    #expect(desk.run(.undo("b")).refusal == nil)
    #expect(desk.run(.undo("c")).refusal == nil)
    #expect(desk.run(.undo("a")).refusal == nil)
    #expect(desk.conversation()?.tier == .one)
  }

  @Test("Redo is refused where the field was set anew in between")
  func redoAfterChange() {
    var desk = desk()
    desk.run(.tier(.two, reason: nil), act: "a")
    desk.run(.undo("a"), act: "u")
    desk.run(.tier(.three, reason: nil), act: "b")
    #expect(desk.run(.undo("u")).refusal == .changedSince(field: "tier"))
  }

  @Test("Redoing a resolve keeps to the rules for resolving")
  func redoResolve() {
    var desk = desk()
    desk.workspace.requiredBeforeResolve = [.tag]
    desk.run(.tag(["vip"]))
    desk.run(.resolve(reason: "x"), act: "a")
    desk.run(.undo("a"), act: "u")
    desk.run(.untag(["vip"]))
    #expect(desk.run(.undo("u")).refusal == .needsTagBeforeResolve)
    desk.run(.tag(["other"]))
    #expect(desk.run(.undo("u")).refusal == nil)
  }

  @Test("A merge is undone from either side, where its line stands")
  func merge() {
    for place: ConversationRef in ["c", "d"] {
      var desk = desk()
      desk.customer("m2", on: "d")
      desk.run(.merge(into: "d"), act: "a")
      guard case .success(let decision) = desk.run(.undo("a"), on: place) else {
        Issue.record("not undone from \(place)")
        continue
      }
      #expect(decision.events.map(\.conversation) == ["c"])
      #expect(desk.conversation("c")?.mergedInto == nil)
    }
  }

  @Test("An act nobody knows, and one that stays")
  func refused() {
    var desk = desk()
    #expect(desk.run(.undo("nothing")).refusal == .nothingToUndo)
    desk.write([
      Event(
        at: desk.now, conversation: "c", by: .agent("maya"), act: "look", what: .reveal("m1"))
    ])
    guard case .notUndoable = desk.run(.undo("look")).refusal else {
      Issue.record("a look was undone")
      return
    }
  }
}
