import Inbox

/// What a comparison has found so far, and what it has gathered for the sums at its end.
struct Findings: Sendable {
  private(set) var differences: [Difference] = []
  var tally = Tally()
  var words = WordSums()
  /// Rows that were found where the journal wants them, of tables that nothing else reads whole: if
  /// there are more, those belong to no line.
  var rows: [String: Int64] = [:]

  /// More are not told: a store that is wrong everywhere is rebuilt, not read about.
  private static let limit = 1000

  mutating func differs(_ table: String, _ subject: String, _ problem: String) {
    guard differences.count < Findings.limit else { return }
    differences.append(Difference(table: table, subject: subject, problem: problem))
  }

  /// Adds what another thread found.
  mutating func add(_ other: Findings) {
    differences = Array((differences + other.differences).prefix(Findings.limit))
    tally.add(other.tally)
    words.add(other.words)
    rows.merge(other.rows) { $0 + $1 }
  }
}
