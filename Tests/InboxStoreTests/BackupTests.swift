import Foundation
import Inbox
import InboxStore
import Testing

@Suite("A copy of the store")
struct BackupTests {
  @Test("holds everything, and sends nothing until somebody says that it is the one that sends")
  func backup() throws {
    let desk = try Desk()
    try desk.store.append(RandomJournal.lines(120, seed: 3), now: morning + 90_000)
    try desk.store.append([inbound("mine", "m1", at: morning)], now: morning + 90_000)
    try desk.store.perform(
      request(.reply(reply("r1", seen: nil)), "mine", act: "a"), now: morning + 90_000)
    let path = "\(desk.directory)/copy.db"
    try desk.store.backup(to: path, now: morning)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let copy = try Store.open(path, create: false) { (_) throws(StoreError) in .desk }
    let request = QueueRequest(
      query: try Query(parsing: "-tag:none"), anchor: .first, limit: 1000, agent: nil)
    let now = morning + 90_001
    #expect(
      try copy.queue(request, now: now).rows == desk.store.queue(request, now: now).rows)
    let found = try copy.search(try Query(parsing: "rechnung"), agent: nil, limit: 5, now: now)
    #expect(!found.hits.isEmpty)
    #expect(try copy.damages(quick: false).isEmpty)
    let care = Workspace.desk.accounts[0]
    #expect(try copy.frozenSince() != nil)
    #expect(try copy.claimDue(account: care, now: now) == nil)
    try copy.thaw(by: "maya", now: now)
    #expect(try copy.claimDue(account: care, now: now)?.id == "r1")
  }

  @Test("never takes the place of a file that is there")
  func occupied() throws {
    let desk = try Desk()
    #expect(throws: StoreError.self) {
      try desk.store.backup(to: desk.store.paths.database, now: morning)
    }
  }
}

@Suite("A store that cannot be opened says why")
struct RefusedStoreTests {
  @Test("another program's database")
  func foreign() throws {
    let desk = try Desk()
    let path = "\(desk.directory)/other.db"
    try Data("this is no database, but a text of some length".utf8).write(
      to: URL(fileURLWithPath: path))
    #expect(throws: StoreError.notAStore(path: path, why: "no SQLite database")) {
      try Store.open(path, create: false) { (_) throws(StoreError) in .desk }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: desk.directory)
    #expect(!files.contains { $0.hasPrefix("other.db-") }, "nothing is made beside it")
  }

  @Test("that a newer Bellhop wrote")
  func newer() throws {
    let desk = try Desk()
    try Later.addStep(to: desk.store.paths.database)
    #expect(throws: StoreError.newerSchema(found: "9 of tomorrow")) { try desk.another() }
  }
}
