import Foundation
import GRDB
import Inbox
import Testing
import TestSupport

@testable import InboxStore

/// Stores of every age become stores of today, also where a step is killed in the middle.
///
/// Negative control: without the transaction around a step, one killed inside is half done and the
/// next start fails.
@Suite("A store of an older Bellhop")
struct MigrationTests {
  /// A store as the first so many steps made it, with nothing in it.
  private static func old(_ count: Int) throws -> String {
    let directory =
      FileManager.default.temporaryDirectory.path + "/bellhop-old-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let path = directory + "/inbox.db"
    _ = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    var configuration = Configuration()
    configuration.prepareDatabase { $0.add(tokenizer: WordTokenizer.self) }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try database.execute(
        sql: "CREATE TABLE schema_step(name TEXT PRIMARY KEY, checksum TEXT NOT NULL) STRICT")
      for step in Schema.steps.prefix(count) {
        try database.execute(sql: step.sql)
        try database.execute(
          sql: "INSERT INTO schema_step VALUES (?, ?)",
          arguments: [step.name, Schema.checksum(step.sql)])
      }
    }
    try queue.close()
    return path
  }

  private func expectUsable(_ path: String) throws {
    let store = try Store.open(path, create: true, agent: "new") {
      (_) throws(StoreError) in .desk
    }
    try store.append([inbound("a", "m1", at: morning)], now: morning)
    try store.perform(request(.tag(["x"]), "a", act: "act"), now: morning + 1)
    #expect(try store.verify(now: morning + 2) == [])
    #expect(try store.damages(quick: false) == [])
    #expect(
      try store.read { try $0.integer("SELECT count(*) FROM schema_step") }
        == Int64(Schema.steps.count))
  }

  @Test("is brought up to date", arguments: 0...Schema.steps.count)
  func everyAge(steps: Int) throws {
    let path = try Self.old(steps)
    defer { Self.remove(path) }
    try expectUsable(path)
  }

  @Test("is openable after a kill in any step", arguments: 0..<Schema.steps.count)
  func killed(steps: Int) throws {
    for point in [CrashPoint.beforeStep, .insideStep, .afterStep] {
      for passage in [1, Schema.steps.count - steps] {
        let path = try Self.old(steps)
        defer { Self.remove(path) }
        let process = try DriverProcess(
          ["act", path, "agent1", "1"], log: path + ".log", crash: "\(point.rawValue):\(passage)")
        #expect(process.wasKilled())
        try expectUsable(path)
      }
    }
  }

  @Test("is openable after a kill while it was made")
  func killedAtBirth() throws {
    for point in [CrashPoint.beforeStep, .insideStep, .afterStep] {
      for passage in 1...3 {
        let directory =
          FileManager.default.temporaryDirectory.path + "/bellhop-new-" + UUID().uuidString
        let path = directory + "/inbox.db"
        try FileManager.default.createDirectory(
          atPath: directory, withIntermediateDirectories: true)
        defer { Self.remove(path) }
        let process = try DriverProcess(
          ["make", path], log: path + ".log", crash: "\(point.rawValue):\(passage)")
        #expect(process.wasKilled())
        try expectUsable(path)
      }
    }
  }

  @Test("is refused in clear words by a Bellhop that would not understand it")
  func newer() throws {
    let desk = try Desk()
    try desk.store.append([inbound("a", "m1", at: morning)], now: morning)
    let path = desk.store.paths.database
    try Later.addStep(to: path)
    func bytes() throws -> [Data] {
      try [path, path + "-wal"].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    }
    let before = try bytes()
    do {
      _ = try desk.another()
      Issue.record("it was opened")
    } catch let error as StoreError {
      #expect(error == .newerSchema(found: "9 of tomorrow"))
      #expect(error.description.contains("newer Bellhop"))
    }
    // Neither who comes later nor who was there before has touched it.
    #expect(throws: StoreError.newerSchema(found: "9 of tomorrow")) { try Tables(desk.store) }
    #expect(try bytes() == before)
  }

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(
      at: URL(fileURLWithPath: path).deletingLastPathComponent())
  }
}
