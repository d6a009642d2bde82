import Foundation
import Inbox
import TestSupport
import Testing

@testable import InboxStore

/// Two Bellhops of different age work on one store, in either order.
///
/// Negative control: leave `schema.mayWrite` out of `Store.writeOnce`: the older one writes on beside
/// the newer one, and `older` is red.
@Suite("Two ages of Bellhop on one store")
struct MixedVersionsTests {
  private static func tomorrow(_ need: Schema.Need) -> [Schema.Step] {
    Schema.steps + [
      Schema.Step(
        name: "tomorrow", sql: "CREATE TABLE tomorrow(id INTEGER PRIMARY KEY) STRICT",
        neededBy: need)
    ]
  }

  private func newer(
    _ desk: Desk, _ need: Schema.Need, _ workspace: Workspace = .desk
  ) throws -> Store {
    try Store.open(
      desk.store.paths.database, create: false, agent: "new", steps: Self.tomorrow(need)
    ) { (_) throws(StoreError) in workspace }
  }

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.store.append([inbound("a", "m1", at: morning)], now: morning)
    return desk
  }

  @Test("A step that nobody needs leaves the older one at work")
  func nobody() throws {
    let desk = try desk()
    let new = try newer(desk, .nobody)
    try desk.store.perform(request(.tag(["old"]), "a", act: "1"), now: morning + 1)
    try desk.another().perform(request(.tag(["again"]), "a", act: "2"), now: morning + 2)
    try new.perform(request(.tag(["new"]), "a", act: "3"), now: morning + 3)
    #expect(try new.verify(now: morning + 4) == [])
    #expect(desk.store.mayWrite)
  }

  @Test(
    "Where writers need it the older one reads, says so, and changes nothing",
    arguments: [
      "was there before", "comes later",
    ])
  func older(order: String) throws {
    let desk = try desk()
    let new = try newer(desk, .writers)
    let old = order == "comes later" ? try desk.another() : desk.store
    let before = try Tables(new)
    let error = StoreError.olderProgram(found: "tomorrow")
    #expect(throws: error) {
      try old.perform(request(.tag(["old"]), "a", act: "1"), now: morning + 1)
    }
    #expect(throws: error) { try old.append([inbound("a", "m2", at: morning)], now: morning + 1) }
    #expect(throws: error) { try old.backup(to: desk.directory + "/copy.db", now: morning + 1) }
    #expect(throws: error) { try old.rebuild(by: nil, now: morning + 1) }
    #expect(throws: error) {
      try old.saveDraft(
        Draft(kind: .note, text: "x", cursor: 0), kind: .note, of: "maya",
        in: try old.resolve("ref:a"), now: morning + 1)
    }
    #expect(!old.mayWrite)
    #expect(error.description.contains("newer Bellhop"))
    #expect(try Tables(new).differences(from: before) == [])
    // What the newer one writes it sees.
    try new.perform(request(.tag(["new"]), "a", act: "2"), now: morning + 2)
    let id = try old.resolve("ref:a")
    let page = try old.conversation(id, agent: "maya", window: .latest(9), now: morning + 3)
    #expect(page.row.conversation.tags == ["new"])
    #expect(try old.verify(now: morning + 3) == [])
  }

  @Test("Where readers need it the older one is refused, also in the middle of its work")
  func readers() throws {
    let desk = try desk()
    let new = try newer(desk, .readers)
    let error = StoreError.newerSchema(found: "tomorrow")
    #expect(throws: error) { try desk.another() }
    #expect(throws: error) { try desk.store.resolve("ref:a") }
    #expect(throws: error) {
      try desk.store.perform(request(.tag(["old"]), "a", act: "1"), now: morning + 1)
    }
    try new.perform(request(.tag(["new"]), "a", act: "2"), now: morning + 2)
  }

  @Test("A store of neither age, with steps of a branch that never came, is refused")
  func branch() throws {
    let desk = try desk()
    _ = try newer(desk, .writers)
    let other = Schema.Step(name: "other", sql: "CREATE TABLE other(x) STRICT", neededBy: .nobody)
    #expect(throws: StoreError.newerSchema(found: "tomorrow")) {
      try Store.open(
        desk.store.paths.database, create: false, steps: Schema.steps + [other]
      ) { (_) throws(StoreError) in .desk }
    }
  }

  /// A thousand acts of both in `make soak`, some hundred in a test run.
  private static let acts = Soak.isOn ? 1000 : 150

  @Test(
    "Two programs at once: the older one keeps what it was told, then reads",
    arguments: [
      "old first", "new first",
    ])
  func programs(order: String) throws {
    let desk = try Desk(.small)
    for number in 0..<50 {
      try desk.store.append(
        [inbound(ConversationRef("c\(number)"), MessageID("start\(number)"), at: morning)],
        now: morning)
    }
    let (path, log) = (desk.store.paths.database, "\(desk.directory)/log-")
    func driver(_ agent: String, _ more: [String]) throws -> DriverProcess {
      try DriverProcess(["act", path, agent, "7", "0"] + more, log: log + agent)
    }
    func done(_ agent: String) -> [Substring] {
      DriverProcess.lines(log + agent).filter { $0.hasPrefix("DONE ") }
    }
    var old: DriverProcess
    var new: DriverProcess
    if order == "old first" {
      old = try driver("agent1", [])
      old.waitFor("DONE", after: Self.acts)
      new = try driver("agent2", ["writers"])
    } else {
      new = try driver("agent2", ["writers"])
      new.waitFor("DONE", after: Self.acts)
      old = try driver("agent1", [])
    }
    new.waitFor("DONE", after: done("agent2").count + Self.acts)
    new.kill()
    // It met the new step long before, and left by itself.
    #expect(!old.isRunning)
    if old.isRunning { old.kill() }
    let last = DriverProcess.lines(log + "agent1").last
    #expect(last?.hasPrefix("READS ") == true, "\(last ?? "nothing")")
    #expect(done("agent1").isEmpty == (order == "new first"))
    // The newest program sees everything that either was told is kept.
    let store = try newer(desk, .writers, .small)
    var bytes: [UInt8] = []
    let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000)
    try store.export(now: now) { (lines) throws(StoreError) in
      bytes += lines
      return true
    }
    let journal = String(decoding: bytes, as: UTF8.self)
    for line in done("agent1") + done("agent2") {
      #expect(journal.contains("\"\(line.dropFirst("DONE ".count))\""), "\(line)")
    }
    #expect(try store.verify(now: now) == [])
    #expect(try store.damages(quick: false) == [])
  }
}
