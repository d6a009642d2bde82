import Foundation
import Inbox
import InboxStore
import Testing

@Suite("What an account lets expect is said once")
struct ExpectationTests {
  private static let day: Int64 = 86_400_000

  private static var workspace: Workspace {
    var workspace = Workspace.desk
    workspace.accounts[0].expect = Account.Expectation(
      text: "We answer from 9 to 17.", oncePerMilliseconds: 30 * day)
    return workspace
  }

  private func said(_ store: Store) throws -> Int {
    try store.outbox().count { $0.author == .rules && $0.reply.text.hasPrefix("We answer") }
  }

  private func deliver(_ store: Store, at: Instant) throws {
    let account = try #require(Self.workspace.accounts.first)
    while let entry = try store.claimDue(account: account, now: at) {
      _ = try store.settle(entry.id, attempt: entry.attempt, .accepted, at: at)
    }
  }

  @Test("per contact and period, in private, through the outbox; an import says none")
  func once() throws {
    let desk = try Desk(Self.workspace)
    try desk.store.append([inbound("c0", "m0", at: morning)], now: morning)
    #expect(try said(desk.store) == 0, "an import is history")
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    try desk.store.append([inbound("c2", "m2", at: morning + 1)], as: .new, now: morning + 1)
    #expect(try said(desk.store) == 1)
    let entry = try #require(try desk.store.outbox().first)
    #expect(entry.reply.audience == .private && entry.reply.savedReply == nil)
    try desk.store.append(
      [inbound("c3", "m3", at: morning + 2, from: "bob@x.example")], as: .new, now: morning + 2)
    #expect(try said(desk.store) == 2, "another contact")
    try deliver(desk.store, at: morning + 3)
    // A program that starts anew knows of it, and the period ends.
    let again = try desk.another(Self.workspace)
    let later = morning.advanced(by: 29 * Self.day)
    try again.append([inbound("c4", "m4", at: later)], as: .new, now: later)
    #expect(try said(again) == 0)
    let over = morning.advanced(by: 31 * Self.day)
    try again.append([inbound("c5", "m5", at: over)], as: .new, now: over)
    #expect(try said(again) == 1)
    #expect(try desk.store.verify(now: over + 1).isEmpty)
  }

  @Test("the journal remembers it: imported elsewhere, it is not said again")
  func imported() throws {
    let desk = try Desk(Self.workspace)
    try desk.store.append([inbound("c1", "m1", at: morning)], as: .new, now: morning)
    try deliver(desk.store, at: morning + 1)
    var bytes: [UInt8] = []
    try desk.store.export(now: morning + 2) { (part) throws(StoreError) in
      bytes += part
      return true
    }
    let file = desk.directory + "/out.jsonl"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let other = try Desk(Self.workspace)
    _ = try other.store.importJournal([file], now: morning + 3)
    try other.store.append([inbound("c2", "m2", at: morning + 4)], as: .new, now: morning + 4)
    #expect(try said(other.store) == 0)
  }

  @Test("a public mention hears it in private; a rule's own reply of the day goes beside it")
  func mention() throws {
    var workspace = Self.workspace
    workspace.accounts[0].channel = .x
    workspace.savedReplies = [SavedReply(shortcut: "hi", title: "Hi", bodies: ["en": "Hello."])]
    workspace.rules = [
      Rule(name: "hi", on: .message, when: [], then: [Rule.Clause(key: "reply", values: ["hi"])])
    ]
    let desk = try Desk(workspace)
    var event = inbound("c1", "m1", at: morning, from: "@ann", channel: .x)
    if case .message(var message) = event.what {
      message.kind = .mention
      event.what = .message(message)
    }
    try desk.store.append([event], as: .new, now: morning)
    let entries = try desk.store.outbox()
    #expect(entries.map(\.reply.text) == ["We answer from 9 to 17."])
    #expect(entries.first?.reply.audience == .private && entries.first?.kind == .mention)
    // In private both are said: the one does not use the other's day up.
    try desk.store.append(
      [inbound("c2", "m2", at: morning + 1, from: "@bob", channel: .email)], as: .new,
      now: morning + 1)
    #expect(try desk.store.outbox().map(\.reply.text).contains("Hello."))
  }

  @Test("of four programs that write at once, one says it")
  func together() async throws {
    let desk = try Desk(Self.workspace)
    let stores = try (0..<4).map { _ in try desk.another(Self.workspace) }
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        let store = stores[number % 4]
        group.addTask {
          let line = inbound(
            ConversationRef("c\(number)"), MessageID("m\(number)"), at: morning)
          #expect(throws: Never.self) { try store.append([line], as: .new, now: morning) }
        }
      }
    }
    #expect(try said(desk.store) == 1)
  }
}
