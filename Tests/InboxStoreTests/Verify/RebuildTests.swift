import GRDB
import Inbox
import Testing
import TestSupport

@testable import InboxStore

/// Negative control: leave one `DELETE FROM` out of `Rebuilder.empty`, or the second fold of what
/// merges touch; tests here go red.
@Suite("Tables are made anew from the journal")
struct RebuildTests {
  @Test("as they were, after any kind of damage", arguments: VerifyTests.damage)
  func repaired(_ damage: (table: String, sql: StaticString)) throws {
    let desk = try VerifyTests.desk()
    let before = try Tables(desk.store)
    try desk.store.write { try $0.run(damage.sql) }
    #expect(try !desk.store.verify(now: later).isEmpty)
    try desk.store.rebuild(by: "maya", now: later)
    #expect(try desk.store.verify(now: later) == [])
    // The words of a message are no fold of anything: a changed text stays changed.
    guard !damage.sql.description.contains("SET text") else { return }
    #expect(try Tables(desk.store).differences(from: before) == [])
  }

  @Test("also where a conversation's row is lost, or its name")
  func lostRows() throws {
    let desk = try VerifyTests.desk()
    let before = try Tables(desk.store)
    try desk.store.write { connection in
      try connection.run("DELETE FROM conversation WHERE ref = 'a'")
      try connection.run("UPDATE conversation SET ref = 'other' WHERE ref = 'b'")
      try connection.run("UPDATE event SET message = NULL, conversation = 3 WHERE type = 'note'")
      try connection.run("UPDATE message SET seq = 99, is_note = 1 WHERE id = 'm9'")
    }
    try desk.store.rebuild(by: nil, now: later)
    #expect(try desk.store.verify(now: later) == [])
    let after = try Tables(desk.store)
    // A version that only a lost line knew stays lost; here none is.
    #expect(after.differences(from: before, but: ["message", "event", "words"]) == [])
    let found = try desk.store.search(
      Query(parsing: "soon"), agent: "maya", limit: 5, now: later)
    #expect(found.hits.map(\.event.message?.id) == ["m9"])
  }

  @Test(
    "in random journals with merges, undo, edits and late lines",
    arguments: 700..<708 as Range<UInt64>)
  func random(seed: UInt64) throws {
    let desk = try Desk()
    var random = SeededGenerator(seed: seed)
    try desk.load(jsonl(RandomLines(seed: seed, length: 200, distinct: true).events))
    try desk.load(
      jsonl(RandomJournal.lines(200, seed: seed).shuffled(using: &random)), skipsBad: true)
    for number in 0..<10 {
      let ref = ConversationRef("c\(number)")
      _ = try? desk.store.perform(
        request(.tag(["late"]), ref, act: ActID("x\(number)")), now: later)
    }
    let before = try Tables(desk.store)
    let journal = try desk.journal()
    try desk.store.rebuild(by: nil, now: later)
    #expect(try desk.store.verify(now: later) == [])
    #expect(try Tables(desk.store).differences(from: before) == [])
    #expect(try desk.journal() == journal)
  }

  @Test("and stopped anywhere it has changed nothing")
  func cancelled() throws {
    let desk = try VerifyTests.desk()
    try desk.store.write { try $0.run("DELETE FROM tally") }
    let damaged = try Tables(desk.store)
    for stop in 1..<6 {
      var told = 0
      #expect(throws: StoreError.cancelled) {
        try desk.store.rebuild(by: nil, now: later) { _ in
          told += 1
          return told < stop
        }
      }
      #expect(try Tables(desk.store).differences(from: damaged) == [])
    }
  }
}

/// Every row of every table that is a fold of the journal, in an order of its own.
struct Tables {
  private var rows: [String: [String]] = [:]

  init(_ store: Store) throws {
    try store.read { connection in
      for table in Tables.names {
        let found = try Row.fetchAll(connection.database, sql: "SELECT * FROM \(table)")
        // The number of a person is made anew; nothing but the index of names knows it.
        rows[table] =
          found.map { row in
            row.filter { $0.0 != "number" || table != "contact" }
              .map { "\($0.0)=\($0.1)" }.joined(separator: " ")
          }.sorted()
      }
    }
  }

  static let names = [
    "event", "message", "conversation", "conversation_tag", "merge", "contact", "contact_line",
    "identity", "breach", "open_target", "trace", "trace_past", "standing", "tally", "inbound",
    "mention",
    "history", "link", "move", "outbox",
  ]

  /// The tables that differ, with an example. Counts of zero are as good as none.
  func differences(from other: Tables, but left: Set<String> = []) -> [String] {
    Tables.names.filter { !left.contains($0) }.compactMap { table in
      let mine = (rows[table] ?? []).filter { !$0.hasSuffix(" n=0") }
      let theirs = (other.rows[table] ?? []).filter { !$0.hasSuffix(" n=0") }
      guard mine != theirs else { return nil }
      let odd = Set(mine).symmetricDifference(theirs).sorted().prefix(2)
      return "\(table): \(odd.joined(separator: " | "))"
    }
  }
}
