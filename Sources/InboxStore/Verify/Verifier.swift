import Inbox

/// Compares the tables with what the journal makes, conversation by conversation, and gathers what
/// is only counted over all of them.
final class Verifier {
  let recorder: Recorder
  var tally = Tally()
  var words = WordSums()
  private(set) var differences: [Difference] = []

  /// More are not told: a store that is wrong everywhere is rebuilt, not read about.
  private static let limit = 1000

  var connection: Connection { recorder.connection }

  init(_ recorder: Recorder) {
    self.recorder = recorder
  }

  func run(_ progress: ImportProgress.Report) throws {
    let all = try connection.integer("SELECT count(*) FROM conversation") ?? 0
    var done: Int64 = 0
    try connection.statement("SELECT id FROM conversation ORDER BY id").forEach([]) { row in
      if done % 256 == 0, !progress(ImportProgress(.verifying, done: done, all: all)) {
        throw StoreError.cancelled
      }
      done += 1
      // Each is loaded anew, so that memory does not grow with their number.
      recorder.held = [:]
      recorder.numbers = [:]
      recorder.contacts = [:]
      try check(conversation: row.integer(0))
      return true
    }
    try checkPeople()
    try checkLooseRows()
    try checkCounts()
    try checkWords()
  }

  func differs(_ table: String, _ subject: String, _ problem: String) {
    guard differences.count < Verifier.limit else { return }
    differences.append(Difference(table: table, subject: subject, problem: problem))
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
}

extension SQLRow {
  /// The first columns as they stand.
  func values(_ count: Int32) -> [Value] {
    (0..<count).map { column in
      switch kind(column) {
      case .null: .null
      case .integer: .integer(integer(column))
      case .text: .text(text(column))
      case .blob: .blob(bytes(column))
      }
    }
  }
}
