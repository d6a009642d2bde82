/// The rows of a query that come in ascending order of their first column, given out by its values:
/// what a merge of several tables asks for, each of them read once from one end to the other.
///
/// ```swift
/// let lines = try SortedRows(statement, [.integer(1), .integer(500)])
/// let strays = try lines.pass(to: 7)         // rows of 1 to 6, which nobody asked for
/// try lines.take(7) { row in … }             // those of 7
/// ```
///
/// Its statement must not be used otherwise meanwhile.
final class SortedRows {
  private let cursor: RowCursor
  private var row: SQLRow?

  init(_ statement: Prepared, _ values: [Value]) throws {
    cursor = try RowCursor(statement, values)
    row = try cursor.next()
  }

  /// The next rows, as long as they begin with the key.
  func take(_ key: Int64, _ body: (SQLRow) throws -> Void) throws {
    while let row, row.integer(0) == key {
      try body(row)
      self.row = try cursor.next()
    }
  }

  /// Leaves out the rows before the key, all that are left for nil; how many there were.
  func pass(to key: Int64?) throws -> Int {
    var count = 0
    while let row, key.map({ row.integer(0) < $0 }) ?? true {
      count += 1
      self.row = try cursor.next()
    }
    return count
  }
}

/// A statement that is stepped from outside.
final class RowCursor {
  private let statement: Prepared

  init(_ statement: Prepared, _ values: [Value]) throws {
    self.statement = statement
    try statement.bind(values)
  }

  deinit { statement.reset() }

  /// The next row, valid until the one after it is asked for; nil after the last.
  func next() throws -> SQLRow? { try statement.step() }
}
