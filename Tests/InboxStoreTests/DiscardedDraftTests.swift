import Inbox
import InboxStore
import Testing

@Suite("Drafts that were thrown away")
struct DiscardedDraftTests {
  private let hello = Draft(kind: .reply, text: "Hello", cursor: 5)

  private func desk() throws -> (Desk, ConversationID) {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    return (desk, try desk.store.resolve("ref:c1"))
  }

  @Test("are kept for a day, for their author alone, the last of each kind")
  func kept() throws {
    let (desk, id) = try desk()
    let store = desk.store
    try store.keepDiscarded(hello, of: "tom", in: id, now: morning + 1)
    var second = hello
    second.text = "Hello again"
    try store.keepDiscarded(second, of: "tom", in: id, now: morning + 2)
    #expect(try store.discarded(of: "tom", now: morning + 3).map(\.draft.text) == ["Hello again"])
    #expect(try store.discarded(of: "maya", now: morning + 3).isEmpty)
    #expect(try store.discarded(of: "tom", now: morning + 2 + 24 * 60).count == 1)
    #expect(try store.discarded(of: "tom", now: morning + 3 + 24 * 60).isEmpty)
    // No row shows a draft where there is none any more.
    #expect(try store.rows([id], agent: "tom", now: morning + 3).first?.hasDraft == false)
    #expect(try store.verify(now: morning + 3).isEmpty)
  }

  @Test("come back once, before what was written since")
  func broughtBack() throws {
    let (desk, id) = try desk()
    let store = desk.store
    try store.keepDiscarded(hello, of: "tom", in: id, now: morning + 1)
    try store.saveDraft(
      Draft(kind: .reply, text: "New", cursor: 3), kind: .reply, of: "tom", in: id,
      now: morning + 2)
    try store.bringBack(hello, of: "tom", in: id, isWritten: false, now: morning + 3)
    #expect(try store.discarded(of: "tom", now: morning + 4).isEmpty)
    let page = try store.conversation(id, agent: "tom", window: .latest(10), now: morning + 4)
    #expect(page.reply?.text == "Hello\n\nNew")
    try store.keepDiscarded(hello, of: "tom", in: id, now: morning + 5)
    try store.bringBack(hello, of: "tom", in: id, isWritten: true, now: morning + 6)
    #expect(try store.discarded(of: "tom", now: morning + 7).isEmpty)
  }

  @Test("hold no words that a purge takes away")
  func purged() throws {
    let (desk, id) = try desk()
    try desk.store.keepDiscarded(hello, of: "tom", in: id, now: morning + 1)
    _ = try desk.store.purge(
      before: morning + 2, by: .agent("maya"), act: "purge", now: morning + 3,
      progress: { _ in true })
    #expect(try desk.store.discarded(of: "tom", now: morning + 4).isEmpty)
  }
}
