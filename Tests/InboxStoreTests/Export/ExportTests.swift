import Inbox
import InboxStore
import Testing

@Suite("Exporting the journal")
struct ExportTests {
  @Test("by time, from a place on, and of one conversation")
  func parts() throws {
    let desk = try Desk()
    let events = [
      inbound("a", "m1", at: morning), inbound("b", "m2", at: morning + 1),
      inbound("a", "m3", at: morning + 2),
    ]
    try desk.load(jsonl(events.reversed()))
    #expect(try desk.journal() == jsonl(events))
    #expect(try desk.journal(conversation: "a") == jsonl([events[0], events[2]]))
    #expect(try desk.journal(conversation: "nobody").isEmpty)
    #expect(try desk.journal(since: 1) == jsonl(events[1...]))
    #expect(try desk.store.latestLine() == morning + 2)
  }

  @Test("a broken promise becomes a `breach` line on demand, at its due, and is never stored")
  func breaches() throws {
    let desk = try Desk()
    try desk.load(jsonl([inbound("a", "m1", at: morning), inbound("b", "m2", at: morning + 500)]))
    let plain = try desk.journal(now: morning + 130)
    let derived = try desk.journal(withDerived: true, now: morning + 130)
    // The first response is due after two hours; one at its due is kept.
    let breach =
      #"{"v":1,"at":"2026-11-20T11:00:00.000Z","type":"breach","conversation":"a","target":"first_response","due":"2026-11-20T11:00:00.000Z"}"#
    #expect(derived.split(separator: "\n").map(String.init)[1] == breach)
    #expect(derived.split(separator: "\n").count == plain.split(separator: "\n").count + 1)
    #expect(try desk.journal(withDerived: true, now: morning + 120) == plain)
    let report = try Desk().load(derived)
    #expect(report.derived == 1 && report.written == 2)
  }

  @Test("pages join without a gap, whatever shares an instant")
  func pages() throws {
    let desk = try Desk()
    let events = (0..<2500).map { inbound("a", MessageID("m\($0)"), at: morning) }
    try desk.load(jsonl(events))
    #expect(try desk.journal() == jsonl(events))
  }
}
