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
    ("breach", "DELETE FROM breach"), ("breach", "UPDATE breach SET due = due + 1"),
    ("breach", "INSERT INTO breach(conversation, due, kind) VALUES (1, 5, 'resolution')"),
    ("breach", "INSERT INTO breach(conversation, due, kind) VALUES (99, 5, 'resolution')"),
    ("open_target", "DELETE FROM open_target"),
    ("open_target", "UPDATE open_target SET conversation = -1 WHERE conversation = 1"),
    ("trace", "DELETE FROM trace"), ("trace", "UPDATE trace SET steps = x''"),
    ("trace", "UPDATE trace SET ended = x'7F'"), ("trace", "UPDATE trace SET last_at = 0"),
    ("trace", "UPDATE trace SET conversation = 99 WHERE conversation = 1"),
    (
      "trace_past",
      "INSERT INTO trace_past(conversation, what, number, bytes) VALUES (1, 'steps', 0, x'00')"
    ),
    ("standing", "DELETE FROM standing"), ("standing", "UPDATE standing SET waiting_starts = 7"),
    ("history", "DELETE FROM history"), ("history", "UPDATE history SET is_open = 1 - is_open"),
    ("history", "INSERT INTO history(contact, is_open, at, conversation) VALUES ('x', 1, 5, 1)"),
    ("conversation_tag", "UPDATE conversation_tag SET conversation = 2"),
    (
      "conversation_tag",
      "INSERT INTO conversation_tag(tag, queue_key, conversation) VALUES ('x', x'00', 1)"
    ),
    ("mention", "INSERT INTO mention(agent, conversation, seq) VALUES ('tom', 1, 1)"),
    (
      "message",
      """
      INSERT INTO message(key, seq, conversation, id, is_note, has_attachment)
      VALUES (7, 1, 1, 'stray', 0, 0)
      """
    ),
    ("event", "UPDATE event SET conversation = 99 WHERE type = 'note'"),
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
    func answered(_ id: MessageID, _ text: String = "Soon") -> Message {
      Message(
        id: id, channel: .email, account: "care", kind: .email, direction: .out, text: text)
    }
    try desk.load(
      jsonl([
        inbound("a", "m1", at: morning), contact, inbound("b", "m2", at: morning + 1),
        inbound("c", "m3", at: morning + 2), line(3, "a", .tag("refund")),
        line(4, "a", .note(Note(id: "n1", text: "@tom see", mentions: ["tom"]))),
        line(5, "a", .message(answered("m9"))), inbound("a", "m4", at: morning + 6),
        line(7, "c", .merge(into: "b")),
        inbound("d", "m5", at: morning + 8),
        line(8 + 24 * 60, "d", .message(answered("m10", "At last"))),
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

  @Test("looks at every conversation, however they are shared out among threads")
  func many() throws {
    let desk = try Desk()
    try desk.load(
      jsonl((0..<1000).map { inbound(.init("c\($0)"), .init("m\($0)"), at: morning + $0) }))
    #expect(try desk.store.verify(now: later) == [])
    for id: Int64 in [1, 256, 257, 512, 1000] {
      try desk.store.write {
        try $0.run("UPDATE open_target SET due = due + 1 WHERE conversation = ?1", .integer(id))
      }
    }
    let found = try desk.store.verify(now: later)
    #expect(Set(found.map(\.table)) == ["open_target"])
    #expect(Set(found.map(\.subject)).count == 5)
    try desk.store.write { try $0.run("DELETE FROM conversation WHERE id = 300") }
    let tables = Set(try desk.store.verify(now: later).map(\.table))
    #expect(tables.isSuperset(of: ["event", "trace", "open_target", "history", "tally"]))
  }

  @Test("sees one moment of a store that others write to meanwhile")
  func meanwhile() throws {
    let desk = try Desk()
    try desk.load(
      jsonl((0..<600).map { inbound(.init("c\($0)"), .init("m\($0)"), at: morning + $0) }))
    var calls = 0
    let found = try desk.store.verify(now: later) { _ in
      calls += 1
      return
        (try? desk.store.append(
          [inbound(.init("c\(calls)"), .init("n\(calls)"), at: later)], now: later)) != nil
    }
    #expect(found == [])
    #expect(calls > 1)
    #expect(try desk.store.verify(now: later) == [])
  }

  @Test("stops when it is told to")
  func cancelled() throws {
    let desk = try Self.desk()
    #expect(throws: StoreError.cancelled) {
      try desk.store.verify(now: later) { $0.phase != .verifying }
    }
  }
}
