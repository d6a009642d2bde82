import GRDB
import Inbox

extension Verifier {
  /// Sums up the full-text index of what was said.
  ///
  /// - Parameter isStopping: Asked now and then.
  func readWords(_ isStopping: () -> Bool) throws {
    try find(in: "words", columns: ["text", "subject", "who"], &found.words, isStopping)
  }

  /// The full-text indexes against the texts that were gathered on the way.
  func checkWords() throws {
    for group in found.words.differing {
      let rows = try connection.rows("SELECT key, seq FROM message") {
        ($0.integer(0), $0.integer(1))
      }.filter { WordSums.group(of: $0.0) == group }
      let lines = rows.prefix(8).map { String($0.1) }.joined(separator: ", ")
      differs("words", "search", "the words of one of the lines \(lines)… are not found by")
    }
    var people = WordSums()
    try connection.statement("SELECT number, state FROM contact").forEach([]) { row in
      guard let contact = try? Contact(stateBytes: row.bytes(1)) else { return true }
      people.expect(row.integer(0), [contact.name, contact.handles])
      return true
    }
    try find(in: "people", columns: ["name", "handles"], &people) { false }
    if !people.differing.isEmpty {
      differs("people", "search", "the names of some people are not found by")
    }
  }

  /// Every place of every word of an index, by SQLite's own view of it.
  private func find(
    in index: StaticString, columns: [StaticString], _ sums: inout WordSums,
    _ isStopping: () -> Bool
  ) throws {
    let table = "\(index)_places"
    let database = connection.database
    try database.execute(sql: "DROP TABLE IF EXISTS temp.\(table)")
    try database.execute(
      sql: "CREATE VIRTUAL TABLE temp.\(table) USING fts5vocab(main, \(index), instance)")
    defer { try? database.execute(sql: "DROP TABLE IF EXISTS temp.\(table)") }
    var count = 0
    try connection.statement(assembled: "SELECT doc, col, offset, term FROM temp.\(table)")
      .forEach([]) { row in
        count += 1
        if count % 65_536 == 0, isStopping() { return false }
        let column = columns.firstIndex { row.holds(1, $0) } ?? -1
        row.withBytes(3) { word in
          sums.find(word, row: row.integer(0), column: column, place: row.integer(2))
        }
        return true
      }
  }
}
