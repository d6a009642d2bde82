import Inbox

/// The lines of the journal that count, page by page in their order.
struct ExportCursor {
  struct Line {
    var sequence: Int64
    var at: Instant
    var stored: [UInt8]
    var message: Int64?
    var text: String?
    var conversation: Int64?
  }

  private let store: Store
  private let since: Int64
  private let conversation: Int64?
  private let isUnknown: Bool
  /// The last line there was when the export began.
  private let end: Int64
  private var last: (at: Int64, sequence: Int64) = (.min, .min)
  /// Of one person only these, in their order; nil: all.
  private var sequences: ArraySlice<Int64>?

  private static let page: Int64 = 1000

  init(
    _ store: Store, since: Int64?, conversation ref: ConversationRef?, sequences: [Int64]? = nil
  ) throws(StoreError) {
    self.store = store
    self.sequences = sequences.map { $0[...] }
    self.since = since ?? .min
    let (end, conversation) = try store.read { connection in
      (
        try connection.integer("SELECT max(seq) FROM event") ?? 0,
        try ref.flatMap {
          try connection.integer("SELECT id FROM conversation WHERE ref = ?1", .text($0.text))
        }
      )
    }
    self.end = end
    self.conversation = conversation
    isUnknown = ref != nil && conversation == nil
  }

  /// From when on promises are looked at: all, or those broken since the given line.
  var start: Instant? {
    get throws(StoreError) {
      guard since != .min else { return nil }
      return try store.read { connection in
        try connection.integer(
          "SELECT max(at) FROM event WHERE seq <= ?1", .integer(since))
      }.map { Instant(milliseconds: $0) }
    }
  }

  /// Nil after the last page.
  mutating func next() throws(StoreError) -> [Line]? {
    guard !isUnknown else { return nil }
    if sequences != nil { return try nextOfPerson() }
    let lines = try store.read { connection in
      if let conversation {
        return try connection.rows(
          """
          SELECT e.seq, e.at, e.line, e.message, m.text, e.conversation FROM event e INDEXED BY event_place
          LEFT JOIN message m ON m.key = e.message
          WHERE e.conversation = ?5 AND (e.at, e.seq) > (?1, ?2) AND e.seq > ?3 AND e.seq <= ?4
          AND e.idle = 0 ORDER BY e.at, e.seq LIMIT ?6
          """, .integer(last.at), .integer(last.sequence), .integer(since), .integer(end),
          .integer(conversation), .integer(ExportCursor.page), read: ExportCursor.line)
      }
      return try connection.rows(
        """
        SELECT e.seq, e.at, e.line, e.message, m.text, e.conversation FROM event e INDEXED BY event_time
        LEFT JOIN message m ON m.key = e.message
        WHERE (e.at, e.seq) > (?1, ?2) AND e.seq > ?3 AND e.seq <= ?4 AND e.idle = 0
        ORDER BY e.at, e.seq LIMIT ?5
        """, .integer(last.at), .integer(last.sequence), .integer(since), .integer(end),
        .integer(ExportCursor.page), read: ExportCursor.line)
    }
    guard let final = lines.last else { return nil }
    last = (final.at.milliseconds, final.sequence)
    return lines
  }

  private mutating func nextOfPerson() throws(StoreError) -> [Line]? {
    guard let page = sequences?.prefix(Int(ExportCursor.page)), !page.isEmpty else { return nil }
    sequences = sequences?.dropFirst(page.count)
    let since = since
    return try store.read { connection in
      try page.filter { $0 > since }.compactMap { sequence in
        try connection.first(
          """
          SELECT e.seq, e.at, e.line, e.message, m.text, e.conversation FROM event e
          LEFT JOIN message m ON m.key = e.message WHERE e.seq = ?1
          """, .integer(sequence), read: ExportCursor.line)
      }
    }
  }

  private static func line(_ row: SQLRow) -> Line {
    Line(
      sequence: row.integer(0), at: row.instant(1), stored: row.bytes(2),
      message: row.optionalInteger(3), text: row.optionalText(4),
      conversation: row.optionalInteger(5))
  }
}

extension ExportCursor.Line {
  func write(to writer: inout JSONWriter) throws(StoreError) {
    let event = try Event(storedLine: stored, text: text, sequence: sequence)
    event.write(to: &writer)
  }
}
