import Inbox

/// Compares conversations with what the journal makes of them, and gathers what is only counted
/// over all of them; lives on one thread.
final class Verifier {
  let recorder: Recorder
  var found = Findings()
  /// What lines tell of people, for the conversations of one portion.
  private var told: [ContactID: [Recorder.PlacedLine]] = [:]
  /// Whether any line tells of people; nil where the table was not asked yet.
  private var tellsOfPeople: Bool?

  var connection: Connection { recorder.connection }

  init(_ recorder: Recorder) {
    self.recorder = recorder
  }

  /// Compares all conversations whose numbers lie in the range, each table read once.
  func check(_ numbers: ClosedRange<Int64>) throws {
    // Each is loaded anew, so that memory does not grow with their number.
    recorder.held = [:]
    recorder.numbers = [:]
    recorder.contacts = [:]
    told = [:]
    let tables = try ConversationTables(connection, numbers)
    try tables.forEach { row, rows in
      guard let held = held(row) else { return }
      try check(held, row, rows)
    }
    for (table, count) in tables.strays where count > 0 {
      differs(table, "the journal", "\(count) rows belong to no conversation")
    }
  }

  /// The row as the tables have it; a value that cannot be read is one that differs.
  private func held(_ row: SQLRow) -> Held? {
    guard let held = try? Held(row) else {
      differs("conversation", "conversation #\(row.integer(0))", "its value cannot be read")
      return nil
    }
    return recorder.keep(held)
  }

  func contactLines(of id: ContactID) throws -> [Recorder.PlacedLine] {
    let isAny =
      try tellsOfPeople
      ?? (connection.integer("SELECT 1 FROM contact_line LIMIT 1") != nil)
    tellsOfPeople = isAny
    guard isAny else { return [] }
    if let known = told[id] { return known }
    let lines = try recorder.contactLines(of: id)
    told[id] = lines
    return lines
  }

  func differs(_ table: String, _ subject: String, _ problem: String) {
    found.differs(table, subject, problem)
  }

  /// Compares the rows of a table with those that should stand there.
  func compare(
    _ table: String, _ subject: String, stored: [[Value]], expected: [[Value]]
  ) {
    guard stored != expected else { return }
    if stored.count != expected.count {
      differs(
        table, subject, "\(stored.count) rows stand where the journal makes \(expected.count)")
      return
    }
    for (number, (stored, expected)) in zip(stored, expected).enumerated() where stored != expected
    {
      differs(table, subject, "row \(number + 1) is not what the journal makes")
    }
  }

  /// Whether a row that the journal makes stands there, found by its key.
  func expect(
    _ table: String, _ subject: String, _ sql: StaticString, _ key: Value...
  ) throws {
    if try connection.statement(sql).first(key, read: { _ in true }) == nil {
      differs(table, subject, "a row that the journal makes is missing")
    } else {
      found.rows[table, default: 0] += 1
    }
  }
}

extension SQLRow {
  /// The columns from one on as they stand.
  func values(_ count: Int32, from first: Int32 = 0) -> [Value] {
    (first..<first + count).map { column in
      switch kind(column) {
      case .null: .null
      case .integer: .integer(integer(column))
      case .text: .text(text(column))
      case .blob: .blob(bytes(column))
      }
    }
  }
}
