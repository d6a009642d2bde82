import GRDB
import Inbox

extension Verifier {
  /// The full-text indexes against the texts that were gathered on the way.
  func checkWords() throws {
    try find(in: "words", columns: ["text", "subject", "who"], &words)
    for group in words.differing {
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
    try find(in: "people", columns: ["name", "handles"], &people)
    if !people.differing.isEmpty {
      differs("people", "search", "the names of some people are not found by")
    }
  }

  /// Every place of every word of an index, by SQLite's own view of it.
  private func find(
    in index: StaticString, columns: [String], _ sums: inout WordSums
  ) throws {
    let table = "\(index)_places"
    let database = connection.database
    try database.execute(sql: "DROP TABLE IF EXISTS temp.\(table)")
    try database.execute(
      sql: "CREATE VIRTUAL TABLE temp.\(table) USING fts5vocab(main, \(index), instance)")
    defer { try? database.execute(sql: "DROP TABLE IF EXISTS temp.\(table)") }
    try connection.statement(assembled: "SELECT doc, col, offset, term FROM temp.\(table)")
      .forEach([]) { row in
        let name = row.text(1)
        row.withBytes(3) { word in
          sums.find(
            word, row: row.integer(0), column: columns.firstIndex(of: name) ?? -1,
            place: row.integer(2))
        }
        return true
      }
  }
}
