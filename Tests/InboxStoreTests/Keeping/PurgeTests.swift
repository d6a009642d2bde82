import Foundation
import Inbox
import Testing
import TestSupport

@testable import InboxStore

/// Negative control: without `wipe` in `Store.purge` the files still hold the words, and
/// `bytesAreGone` is red; without `eraseEdits` or `eraseCopies` it is, too.
@Suite("Words that are kept no longer")
struct PurgeTests {
  private static let day: Int64 = 86_400_000

  @Test("leave the journal, the numbers and the promises as they were")
  func keepsTheRest() throws {
    let desk = try Desk()
    try desk.load(jsonl(RandomLines(seed: 41, length: 300).events))
    let before = try Tables(desk.store)
    let figures = try liveFigures(of: desk.store, agent: "maya", now: later)
    let lines = try desk.journal().split(separator: "\n")
    let report = try desk.store.purge(before: later, by: .agent("maya"), act: "p", now: later)
    #expect(report.messages > 50)
    #expect(try desk.store.verify(now: later) == [])
    let after = try desk.journal().split(separator: "\n")
    #expect(after.count == lines.count + 1)
    #expect(after.last?.contains(#""type":"purge""#) == true)
    for line in after where line.contains(#""type":"message""#) {
      #expect(line.contains(#""text":null,"purged":true"#))
    }
    #expect(
      try Tables(desk.store).differences(
        from: before, but: ["message", "conversation", "event", "draft"]) == [])
    let now = try liveFigures(of: desk.store, agent: "maya", now: later)
    #expect(now.today?["sla"] == figures.today?["sla"] && now.open == figures.open)
    #expect(try desk.store.purgeable(before: later).messages == 0)
  }

  @Test("are told beforehand without being touched")
  func dryRun() throws {
    let desk = try Desk()
    try desk.store.append(
      [
        inbound("a", "m1", at: morning), inbound("b", "m2", at: morning + 10),
        inbound("b", "m3", at: morning + 20),
      ], now: later)
    let report = try desk.store.purgeable(before: morning + 20)
    #expect((report.messages, report.conversations, report.oldest) == (2, 2, morning))
    #expect(try desk.journal().contains("Where is my order?"))
  }

  @Test("come back neither with their file nor with their edits")
  func importedAgain() throws {
    let desk = try Desk()
    let text = jsonl([
      inbound("a", "m1", at: morning, "secretword"),
      Event(
        at: morning + 1, conversation: "a", by: .agent("maya"),
        what: .edit("m1", text: "otherword")),
      inbound("a", "m2", at: morning + 500, "kept"),
    ])
    try desk.load(text)
    _ = try desk.store.purge(before: morning + 100, by: .system, act: "p", now: later)
    let purged = try desk.journal()
    #expect(!purged.contains("secretword") && !purged.contains("otherword"))
    let again = try desk.load(text)
    #expect(again.written == 0)
    #expect(try desk.journal() == purged)
    let copy = try Desk()
    try copy.load(purged)
    #expect(try copy.journal() == purged)
    try desk.store.rebuild(by: nil, now: later)
    #expect(try desk.journal() == purged)
    #expect(try desk.store.verify(now: later) == [])
  }

  @Test("are in no byte of any file", arguments: [1, 2, 3] as [UInt64])
  func bytesAreGone(seed: UInt64) throws {
    let desk = try Desk()
    var random = SeededGenerator(seed: seed)
    // Sizes on both sides of a page, in an order in which pages split and move.
    for portion in 0..<12 {
      let events = (0..<60).map { number in
        let word = Self.word(portion * 60 + number)
        let size = [1, 5, 40, 400, 1500].randomElement(using: &random) ?? 1
        return inbound(
          ConversationRef("c\(number % 17)"), MessageID("m\(portion)-\(number)"),
          at: morning.advanced(by: Int64.random(in: 0...300, using: &random) * Self.day),
          Array(repeating: word, count: size).joined(separator: " "))
      }
      try desk.store.append(events, now: later)
    }
    try desk.store.append(
      [
        Event(
          at: morning + 400, conversation: "c1", by: .agent("maya"),
          what: .edit("m0-1", text: "\(Self.word(9999)) edited"))
      ], now: later)
    #expect(Self.count(of: "zqx", in: desk.directory) > 700)
    let report = try desk.store.purge(before: later, by: .system, act: "p", now: later)
    #expect(report.isCompacted)
    #expect(Self.count(of: "zqx", in: desk.directory) == 0)
    #expect(try desk.store.damages(quick: false) == [])
    #expect(try desk.store.verify(now: later) == [])
  }

  /// A word that stands nowhere else.
  private static func word(_ number: Int) -> String { "zqx\(number)zq" }

  /// How often some bytes stand in the files of a folder.
  static func count(of needle: String, in directory: String) -> Int {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return files.reduce(0) { count, name in
      guard let bytes = FileManager.default.contents(atPath: "\(directory)/\(name)") else {
        return count
      }
      return count + occurrences(of: Array(needle.utf8), in: [UInt8](bytes))
    }
  }

  private static func occurrences(of needle: [UInt8], in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { haystack in
      guard let base = haystack.baseAddress, bytes.count >= needle.count else { return 0 }
      var found = 0
      var offset = 0
      let last = bytes.count - needle.count
      while offset <= last,
        let place = memchr(base + offset, Int32(needle[0]), last - offset + 1)
      {
        offset = base.distance(to: place)
        if memcmp(base + offset, needle, needle.count) == 0 { found += 1 }
        offset += 1
      }
      return found
    }
  }

  @Test("go once a day by themselves where the workspace says how long they are kept")
  func retention() throws {
    var workspace = Workspace.desk
    workspace.retention.bodies = 30 * Self.day
    let desk = try Desk(workspace)
    try desk.store.append([inbound("a", "m1", at: morning)], now: morning)
    #expect(try desk.store.keepRetention(now: morning.advanced(by: Self.day)) == nil)
    try desk.store.append([inbound("a", "m2", at: morning + 1)], now: morning + 1)
    // The same day nobody looks again, also where something would be due.
    let due = morning.advanced(by: 31 * Self.day)
    let report = try desk.store.keepRetention(now: due)
    #expect(report?.messages == 2)
    try desk.store.append([inbound("a", "m3", at: morning + 2)], now: due)
    #expect(try desk.store.keepRetention(now: due + 60) == nil)
    #expect(try desk.store.verify(now: due) == [])
    #expect(try desk.journal().contains(#""kind":"system""#))
    let none = try Desk()
    #expect(try none.store.keepRetention(now: later) == nil)
  }

  @Test("and stopped half-way they are fewer, not half gone")
  func stopped() throws {
    let desk = try Desk()
    let events = (0..<2500).map {
      inbound("a", MessageID("m\($0)"), at: morning.advanced(by: Int64($0)), "word \($0)")
    }
    try desk.store.append(events, now: later)
    #expect(throws: StoreError.cancelled) {
      _ = try desk.store.purge(before: later, by: .system, act: "p", now: later) { $0.done < 1000 }
    }
    #expect(try desk.store.purgeable(before: later).messages == 1500)
    #expect(try desk.store.verify(now: later) == [])
    _ = try desk.store.purge(before: later, by: .system, act: "q", now: later)
    #expect(try desk.store.purgeable(before: later).messages == 0)
    #expect(try desk.store.verify(now: later) == [])
  }
}
