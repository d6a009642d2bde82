import Foundation
import Inbox
import InboxStore
import Testing

@Suite("A store is opened")
struct OpeningTests {
  @Test("with every setting that its promises need, on both connections")
  func settings() throws {
    let desk = try Desk()
    let (writer, reader) = try desk.store.settings()
    #expect(writer == .required)
    #expect(reader == .required)
  }

  @Test("through the gate, unless SQLite has the fault fixed for which it is there")
  func gate() throws {
    let version = Store.libraryVersion.split(separator: ".").compactMap { Int($0) }
    let isFixed = !version.lexicographicallyPrecedes([3, 51, 3])
    #expect(try Desk().store.usesGate == !isFixed)
  }

  @Test("with files that only their owner can read")
  func modes() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning)
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.directory) {
      let path = "\(desk.directory)/\(name)"
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600, "\(name)")
    }
    let mode = try FileManager.default.attributesOfItem(atPath: desk.directory)[
      .posixPermissions]
    #expect(mode as? Int == 0o700)
  }

  @Test("not where there is none, unless it is to be made")
  func missing() throws {
    #expect(throws: StoreError.missing(path: "/nowhere/inbox.db")) {
      try Store.open("/nowhere/inbox.db", create: false) { (_) throws(StoreError) in .desk }
    }
  }
}

@Suite("What happened can be read")
struct FirstReadingTests {
  @Test("as a row of the queue and as a page")
  func message() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning + 1)
    let request = QueueRequest(query: .all, anchor: .first, limit: 10, agent: "maya")
    let page = try desk.store.queue(request, now: morning + 1)
    #expect(page.rows.map(\.conversation.ref) == ["c1"])
    #expect(page.total == 1)
    #expect(page.position == 0)
    #expect(page.rows.first?.unread == true)
    let id = try desk.store.resolve("ref:c1")
    let conversation = try desk.store.conversation(
      id, agent: "maya", window: .latest(50), now: morning + 1)
    #expect(conversation.entries.map(\.event) == [inbound("c1", "m1", at: morning)])
  }

  @Test("and a tag moves the row, its view and the counts")
  func tag() throws {
    let desk = try Desk()
    try desk.store.append([inbound("c1", "m1", at: morning)], now: morning + 1)
    let done = try desk.store.perform(
      request(.tag(["refund"]), "c1", act: "a1"), now: morning + 2)
    #expect(done.events.map(\.what) == [.tag("refund")])
    let query = try Query(parsing: "tag:refund")
    let page = try desk.store.queue(
      QueueRequest(query: query, anchor: .first, limit: 10, agent: nil), now: morning + 2)
    #expect(page.rows.map(\.conversation.tags) == [["refund"]])
    #expect(page.total == 1)
  }
}
