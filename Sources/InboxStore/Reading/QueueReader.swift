import Inbox

/// A conversation as its row in the table says, before what stands beside it was asked.
struct BareRow {
  var id: Int64
  var version: Int64
  var key: QueueKey
  var customerSequence: Int64?
  var conversation: Conversation
  /// A line of it lies in the future.
  var matures: Bool

  init(_ row: SQLRow) throws {
    id = row.integer(0)
    version = row.integer(1)
    key = QueueKey(bytes: row.bytes(2))
    customerSequence = row.optionalInteger(3)
    conversation = try Conversation(stateBytes: row.bytes(4))
    matures = row.integer(5) != 0
  }
}

/// Reads stretches of the queue inside one read transaction.
struct QueueReader {
  let connection: Connection
  let view: QueueView
  let filter: RowFilter?
  /// All rows, where the view has an order of its own; each with the key that says its place there.
  var ordered: [BareRow]? = nil

  /// How many rows are read at a time where most are asked about one by one.
  private static let chunk = 200

  /// At most `limit` rows of the view with keys in `bounds`, nearest to its start, or to its end
  /// where `descending`; in that order.
  func rows(in bounds: Range<QueueView.Key>, descending: Bool, limit: Int) throws -> [BareRow] {
    if let ordered {
      let rows = ordered.filter { bounds.contains(QueueView.Key(bytes: $0.key.bytes)) }
      return Array((descending ? rows.reversed() : rows).prefix(limit))
    }
    var rows: [BareRow] = []
    let ranges = view.ranges.map { $0.clamped(to: bounds) }.filter { !$0.isEmpty }
    for range in descending ? ranges.reversed() : ranges {
      try read(range, descending: descending, limit: limit, into: &rows)
      if rows.count >= limit { break }
    }
    return rows
  }

  private func read(
    _ range: Range<QueueView.Key>, descending: Bool, limit: Int, into rows: inout [BareRow]
  ) throws {
    var range = range
    let statement = try connection.statement(view.index.statement(descending: descending))
    while rows.count < limit, !range.isEmpty {
      let wanted = filter == nil ? limit - rows.count : QueueReader.chunk
      let read = try statement.rows(
        [
          view.index.value, .blob(range.lowerBound.bytes), .blob(range.upperBound.bytes),
          .integer(Int64(wanted)),
        ]) { try BareRow($0) }
      for row in read where rows.count < limit {
        if try filter?.holds(for: row) ?? true { rows.append(row) }
      }
      guard read.count == wanted, let last = read.last else { return }
      let place = QueueView.Key(bytes: last.key.bytes)
      range =
        descending
        ? range.lowerBound..<place
        : min(place.next, range.upperBound)..<range.upperBound
    }
  }

  /// Whether the view has a row with this key.
  func holds(_ key: QueueKey) throws -> Bool {
    let place = QueueView.Key(bytes: key.bytes)
    return try !rows(in: place..<place.next, descending: false, limit: 1).isEmpty
  }
}

extension QueueView.Key {
  /// The first key after this one.
  var next: QueueView.Key { QueueView.Key(bytes: bytes + [0]) }

  static let first = QueueView.Key(bytes: [])
  static let end = QueueView.Key(bytes: [0xFF])
}
