import Inbox
import Testing
import TestSupport

@testable import InboxStore

@Suite("Replaying the journal against the tables")
struct VerifyTests {
  @Test("finds nothing in stores that were only written to", arguments: 500..<512 as Range<UInt64>)
  func clean(seed: UInt64) throws {
    let desk = try Desk()
    let events = RandomLines(seed: seed, length: 250, distinct: true).events
    let openers = events.prefix(RandomLines.refs.count)
    var random = SeededGenerator(seed: seed)
    try desk.load(jsonl(openers + events.dropFirst(100)), now: events[180].at)
    try expectNothing(desk, now: events[180].at)
    try desk.load(jsonl(events.shuffled(using: &random)), now: events[220].at)
    try expectNothing(desk, now: later)
    #expect(try desk.store.damages(quick: true) == [])
  }

  @Test("nor after appending and acting", arguments: 600..<606 as Range<UInt64>)
  func appended(seed: UInt64) throws {
    let desk = try Desk()
    let lines = RandomJournal.lines(200, seed: seed)
    for line in lines { try desk.store.append([line], now: later) }
    for (number, line) in lines.enumerated() {
      guard let ref = line.conversation else { continue }
      let command: Command = number % 2 == 0 ? .tag(["late"]) : .tier(.two, reason: nil)
      _ = try? desk.store.perform(request(command, ref, act: ActID("x\(number)")), now: later)
    }
    _ = try? desk.store.undoLast("maya", act: "undo", now: later)
    try expectNothing(desk, now: later)
  }

  private func expectNothing(_ desk: Desk, now: Instant) throws {
    let differences = try desk.store.verify(now: now)
    #expect(differences.isEmpty, "\(differences.map(\.description).joined(separator: "; "))")
  }

  static let damage: [(table: String, sql: StaticString)] = [
    ("conversation", "UPDATE conversation SET assignee = 'nobody' WHERE ref = 'a'"),
    ("conversation", "UPDATE conversation SET queue_key = x'00' WHERE ref = 'a'"),
    ("conversation", "UPDATE conversation SET version = 0 WHERE ref = 'a'"),
    ("conversation", "UPDATE conversation SET state = x'00' WHERE ref = 'a'"),
    (
      "conversation",
      "UPDATE conversation SET state = (SELECT state FROM conversation WHERE ref = 'b') WHERE ref = 'a'"
    ),
    ("conversation", "UPDATE conversation SET customer_seq = 77 WHERE ref = 'b'"),
    ("conversation_tag", "DELETE FROM conversation_tag"),
    ("contact", "UPDATE contact SET state = x'00'"), ("contact", "DELETE FROM contact"),
    ("contact_line", "DELETE FROM contact_line"),
    ("identity", "UPDATE identity SET handle = '@other'"),
    ("target", "DELETE FROM target"), ("target", "UPDATE target SET due = due + 1"),
    ("open_target", "DELETE FROM open_target"),
    ("trace", "DELETE FROM trace"), ("trace", "UPDATE trace SET steps = x''"),
    ("trace", "UPDATE trace SET ended = x'7F'"), ("trace", "UPDATE trace SET last_at = 0"),
    ("turn", "UPDATE turn SET answered_by = 'tom'"),
    ("tally", "UPDATE tally SET n = n + 1 WHERE dimension = 'tag'"),
    ("inbound", "DELETE FROM inbound"), ("inbound", "UPDATE inbound SET n = 7"),
    ("message", "DELETE FROM message WHERE is_note = 1"),
    ("message", "UPDATE message SET counted = 'sms' WHERE counted IS NOT NULL"),
    ("message", "UPDATE message SET edited = 'x' WHERE id = 'm1'"),
    ("words", "UPDATE message SET text = 'Other words' WHERE id = 'm1'"),
    ("words", "INSERT INTO words(rowid, text, subject, who) VALUES (5, 'planted', '', '')"),
    ("people", "INSERT INTO people(rowid, name, handles) VALUES (5, 'planted', '')"),
    ("merge", "DELETE FROM merge"), ("mention", "DELETE FROM mention"),
    ("event", "UPDATE event SET idle = 1 WHERE type = 'tag'"),
    ("event", "UPDATE event SET at = at + 1 WHERE type = 'note'"),
    ("event", "UPDATE event SET by_id = 'tom' WHERE type = 'note'"),
  ]

  static func desk() throws -> Desk {
    let desk = try Desk()
    func line(_ minute: Int64, _ ref: ConversationRef, _ what: Occurrence) -> Event {
      Event(at: morning + minute, conversation: ref, by: .agent("maya"), what: what)
    }
    var contact = line(
      0, "a",
      .contact(
        ContactUpdate(
          contact: "ann@customer.example", name: "Ann",
          identities: [Identity(channel: .x, handle: "@ann")])))
    contact.conversation = nil
    let answer = Message(
      id: "m9", channel: .email, account: "care", kind: .email, direction: .out, text: "Soon")
    try desk.load(
      jsonl([
        inbound("a", "m1", at: morning), contact, inbound("b", "m2", at: morning + 1),
        inbound("c", "m3", at: morning + 2), line(3, "a", .tag("refund")),
        line(4, "a", .note(Note(id: "n1", text: "@tom see", mentions: ["tom"]))),
        line(5, "a", .message(answer)), inbound("a", "m4", at: morning + 6),
        line(7, "c", .merge(into: "b")),
      ]))
    return desk
  }

  @Test("finds damage in each table and names it", arguments: damage)
  func planted(_ damage: (table: String, sql: StaticString)) throws {
    let desk = try Self.desk()
    #expect(try desk.store.verify(now: later) == [])
    try desk.store.write { try $0.run(damage.sql) }
    let differences = try desk.store.verify(now: later)
    #expect(differences.contains { $0.table == damage.table }, "\(differences)")
  }

  @Test("stops when it is told to")
  func cancelled() throws {
    let desk = try Self.desk()
    #expect(throws: StoreError.cancelled) {
      try desk.store.verify(now: later) { $0.phase != .verifying }
    }
  }
}
