import Inbox
import Testing

@testable import InboxStore

/// Undo and redo from the journal, for those who have no screen that remembers.
@Suite("Undoing")
struct UndoingTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.store.append(
      [inbound("c1", "m1", at: morning), inbound("c2", "m2", at: morning)], now: morning)
    return desk
  }

  private func tags(_ desk: Desk, _ ref: ConversationRef) throws -> [String] {
    let id = try desk.store.resolve("ref:\(ref)")
    return try desk.store.rows([id], agent: nil, now: morning + 99).first?.conversation.tags ?? []
  }

  @Test("says what was taken back, and does it again")
  func backAndForth() throws {
    let desk = try desk()
    try desk.store.perform(request(.tag(["a"]), "c1", act: "a1"), now: morning + 1)
    try desk.store.perform(request(.tag(["b"]), "c2", act: "a2"), now: morning + 2)
    let first = try desk.store.undoLast("maya", act: "u1", now: morning + 3)
    #expect(first.act.id == "a2")
    #expect(first.act.events.map(\.what) == [.tag("b")])
    let second = try desk.store.undoLast("maya", act: "u2", now: morning + 4)
    #expect(second.act.id == "a1")
    #expect(try tags(desk, "c1") + tags(desk, "c2") == [])
    // The last one that was taken back comes first.
    #expect(try desk.store.redoLast("maya", act: "r1", now: morning + 5).act.id == "a1")
    #expect(try tags(desk, "c1") == ["a"])
    #expect(try desk.store.redoLast("maya", act: "r2", now: morning + 6).act.id == "a2")
    #expect(try tags(desk, "c2") == ["b"])
    #expect(throws: StoreError.refused(.nothingToRedo)) {
      try desk.store.redoLast("maya", act: "r3", now: morning + 7)
    }
    // What was done again can be taken back again.
    #expect(try desk.store.undoLast("maya", act: "u3", now: morning + 8).act.id == "a2")
    #expect(try tags(desk, "c2") == [])
    #expect(try desk.store.redoLast("maya", act: "r4", now: morning + 9).act.id == "a2")
  }

  @Test("nothing is done again once something else was done, and nobody redoes another’s")
  func somethingElse() throws {
    let desk = try desk()
    try desk.store.perform(request(.tag(["a"]), "c1", act: "a1"), now: morning + 1)
    _ = try desk.store.undoLast("maya", act: "u1", now: morning + 2)
    #expect(throws: StoreError.refused(.nothingToRedo)) {
      try desk.store.redoLast("priya", act: "r0", now: morning + 3)
    }
    try desk.store.perform(request(.tag(["b"]), "c2", act: "a2"), now: morning + 3)
    #expect(throws: StoreError.refused(.nothingToRedo)) {
      try desk.store.redoLast("maya", act: "r1", now: morning + 4)
    }
  }
}
