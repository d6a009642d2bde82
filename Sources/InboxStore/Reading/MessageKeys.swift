import Inbox

/// Keys of messages, newest first, read in portions so that a page costs no more than it shows.
struct MessageKeys {
  enum Source {
    case all
    /// A query in FTS5's language.
    case matching(String)
  }

  let connection: Connection
  let source: Source
  private var before: Int64
  /// More keys, ascending, that the source may not have.
  private var besides: [Int64]
  private var portion: [Int64] = []
  private var size: Int64 = 64
  private var isAtEnd = false

  init(connection: Connection, source: Source, before: Int64, besides: [Int64] = []) {
    self.connection = connection
    self.source = source
    self.before = before
    self.besides = besides
  }

  mutating func next() throws -> Int64? {
    if portion.isEmpty, !isAtEnd { try readPortion() }
    switch (portion.last, besides.last) {
    case (let key?, let other?) where other >= key:
      besides.removeLast()
      if other == key { portion.removeLast() }
      return other
    case (nil, let other?):
      besides.removeLast()
      return other
    case (let key?, _):
      portion.removeLast()
      return key
    case (nil, nil):
      return nil
    }
  }

  private mutating func readPortion() throws {
    switch source {
    case .all:
      portion = try connection.rows(
        "SELECT key FROM message WHERE key < ?1 ORDER BY key DESC LIMIT ?2", .integer(before),
        .integer(size)
      ) { $0.integer(0) }
    case .matching(let match):
      portion = try connection.rows(
        """
        SELECT rowid FROM words WHERE words MATCH ?1 AND rowid < ?2
        ORDER BY rowid DESC LIMIT ?3
        """, .text(match), .integer(before), .integer(size)
      ) { $0.integer(0) }
    }
    isAtEnd = Int64(portion.count) < size
    if let last = portion.last { before = last }
    portion.reverse()
    size = min(size * 2, 4096)
  }
}
