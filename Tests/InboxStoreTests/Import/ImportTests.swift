import Foundation
import Inbox
import InboxStore
import Testing
import TestSupport

@Suite("Importing a journal")
struct ImportTests {
  @Test("export, import into an empty store, export: the same bytes", arguments: 0..<30)
  func isByteIdentical(seed: UInt64) throws {
    let journal = RandomLines(seed: seed, length: 250)
    let first = try Desk()
    let report = try first.load(jsonl(journal.events))
    #expect(report.written + report.skipped + report.dropped == report.read)
    let exported = try first.journal()
    #expect(exported.utf8.filter { $0 == 0x0A }.count == report.written)

    let second = try Desk()
    let again = try second.load(exported)
    #expect(again.written == report.written)
    #expect(try second.journal() == exported)
  }

  @Test("After an import no log is left for the next start to read")
  func leavesNoLog() throws {
    let desk = try Desk()
    try desk.load(jsonl(RandomLines(seed: 7, length: 2000).events))
    let log = try FileManager.default.attributesOfItem(atPath: desk.store.paths.database + "-wal")
    #expect(log[.size] as? Int == 0)
  }

  @Test("importing the same file again changes nothing", arguments: 100..<110)
  func isRepeatable(seed: UInt64) throws {
    let text = jsonl(RandomLines(seed: seed, length: 250).events)
    let desk = try Desk()
    let first = try desk.load(text)
    let before = try desk.journal()
    let again = try desk.load(text)
    #expect(again.written == 0)
    #expect(again.skipped + again.dropped == first.read)
    #expect(try desk.journal() == before)
  }

  @Test("a shuffled file is a sorted one", arguments: 200..<210)
  func order(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let events = RandomLines(seed: seed, length: 250, distinct: true).events
    let sorted = try Desk()
    try sorted.load(jsonl(events))
    let shuffled = try Desk()
    try shuffled.load(jsonl(events.shuffled(using: &generator)))
    #expect(try shuffled.journal() == sorted.journal())
  }

  @Test("lines that come late are as if they had come in time", arguments: 300..<320)
  func late(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let events = RandomLines(seed: seed, length: 250, distinct: true).events
    let whole = try Desk()
    try whole.load(jsonl(events))
    let desk = try Desk()
    let openers = events.prefix(RandomLines.refs.count)
    try desk.load(
      jsonl(
        openers + events.dropFirst(openers.count).filter { _ in Bool.random(using: &generator) }))
    try desk.load(jsonl(events))
    #expect(try desk.journal() == whole.journal())
  }

  @Test("lines of the future take effect when the clock has passed them", arguments: 400..<410)
  func future(seed: UInt64) throws {
    let events = RandomLines(seed: seed, length: 200).events
    let middle = events[events.count / 2].at
    let whole = try Desk()
    try whole.load(jsonl(events))
    let desk = try Desk()
    try desk.load(jsonl(events), now: middle)
    // An import later notices what has come meanwhile; so does `wakeDue`.
    try desk.load(jsonl(events), now: later)
    #expect(try desk.journal() == whole.journal())
  }

  @Test("stopped at any portion, importing again completes it", arguments: [1, 2, 3, 5])
  func resumes(portions: Int) throws {
    let events = RandomLines(seed: 7, length: 2600).events
    let whole = try Desk()
    try whole.load(jsonl(events))
    let desk = try Desk()
    var left = portions
    #expect(throws: StoreError.cancelled) {
      try desk.load(jsonl(events)) { progress in
        guard progress.phase == .writing else { return true }
        left -= 1
        return left >= 0
      }
    }
    let again = try desk.another()
    let report = try again.importJournal([try desk.file(jsonl(events))], now: later)
    #expect(report.skipped + report.dropped >= (portions - 1) * 500)
    #expect(try desk.journal() == whole.journal())
  }

  @Test("cancelled while reading, nothing has changed and nothing is left over")
  func cancelled() throws {
    let desk = try Desk()
    #expect(throws: StoreError.cancelled) {
      try desk.load(jsonl([inbound("c", "m", at: morning)])) { $0.phase != .reading }
    }
    #expect(try desk.journal().isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: desk.directory)
    #expect(!left.contains { $0.hasSuffix("-import-lines") })
  }

  @Test("what a killed import left over is thrown away, and two at once are refused")
  func leftOver() throws {
    let desk = try Desk()
    try Data("half a database".utf8).write(
      to: URL(fileURLWithPath: desk.store.paths.staging))
    try desk.load(jsonl([inbound("c", "m", at: morning)]))
    #expect(!FileManager.default.fileExists(atPath: desk.store.paths.staging))

    let other = try desk.another()
    let path = try desk.file(jsonl([inbound("d", "m", at: morning)]), "other.jsonl")
    var mode: Any?
    try desk.load(jsonl([inbound("c", "n", at: morning)])) { _ in
      mode = try? FileManager.default.attributesOfItem(atPath: desk.store.paths.staging)[
        .posixPermissions]
      #expect(throws: StoreError.self) { try other.importJournal([path], now: later) }
      return true
    }
    #expect(mode as? Int == 0o600)
  }

  @Test("the same message twice, a line equal to one held, and one that changes nothing")
  func counts() throws {
    let desk = try Desk()
    let tag = Event(
      at: morning + 1, conversation: "c", by: .agent("maya"), what: .tag("refund"))
    var again = tag
    again.at = morning + 2
    let note = Event(
      at: morning + 3, conversation: "c", by: .agent("maya"),
      what: .note(Note(id: "n", text: "hm")))
    let report = try desk.load(
      jsonl([
        inbound("c", "m", at: morning), inbound("c", "m", at: morning + 5, "Other words"), tag,
        again, note, note,
      ]))
    #expect(report.written == 4 && report.skipped == 1 && report.dropped == 1)
    // Two equal notes are held: two are skipped, a third is new.
    let second = try desk.load(jsonl([note, note, note]))
    #expect(second.skipped == 2 && second.written == 1)
  }

  @Test("a `breach` line is ignored, empty lines say nothing, the last line needs no line feed")
  func forms() throws {
    let desk = try Desk()
    let breach =
      #"{"v":1,"at":"2026-11-20T10:00:00.000Z","type":"breach","conversation":"c","target":"resolution","due":"2026-11-20T10:00:00.000Z"}"#
    let text = jsonl([inbound("c", "m", at: morning)])
    let report = try desk.load("\n\(breach)\r\n\r\n\(text.dropLast())")
    #expect(report.read == 2 && report.derived == 1 && report.written == 1)
    #expect(try desk.journal() == text)
  }
}
