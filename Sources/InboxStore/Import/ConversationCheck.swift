import Inbox

/// Finds the lines for conversations that do not exist (interchange.md): nothing in the store or in
/// the import has opened theirs by their place in time.
struct ConversationCheck {
  let staging: Staging
  let store: Store

  /// Moves such lines from the good to the bad ones.
  func run() throws {
    guard staging.counts.needyCount > 0 else { return }
    try staging.using { connection in
      try connection.run(
        """
        CREATE TABLE opening(
          ref TEXT PRIMARY KEY, at INTEGER NOT NULL, ordinal INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """)
      try connection.run(
        """
        INSERT INTO opening SELECT ref, at, ordinal FROM line WHERE role = 1 ORDER BY at, ordinal
        ON CONFLICT DO NOTHING
        """)
    }
    var last = Int64.min
    while let next = try portion(after: last), !next.isEmpty {
      last = next.last?.ordinal ?? last
      try check(next)
    }
  }

  /// Lines that need a conversation and find it not opened before them in the import itself.
  private func portion(after last: Int64) throws -> [StagedLine]? {
    try staging.using { connection in
      try connection.rows(
        """
        SELECT ordinal, at, file, number, bytes FROM line l
        WHERE ordinal > ?1 AND (role = 3 OR role = 2 AND NOT EXISTS (
          SELECT 1 FROM opening o WHERE o.ref = l.ref AND (o.at, o.ordinal) < (l.at, l.ordinal)))
        ORDER BY ordinal LIMIT 1000
        """, .integer(last), read: Staging.line)
    }
  }

  private func check(_ lines: [StagedLine]) throws {
    var bad: [(line: StagedLine, problem: String, column: Int)] = []
    for line in lines {
      let event = try line.event()
      guard let ref = event.conversation else { continue }
      var wanted = [(ref, "conversation")]
      if case .merge(let into) = event.what { wanted.append((into, "into")) }
      for (ref, member) in wanted where try !isOpen(ref, for: line) {
        let name = JSONValue.string(ref.text).json
        bad.append(
          (
            line, "\(member): no conversation \(name) exists by then",
            JournalLine.column(of: member, in: line.bytes)
          ))
        break
      }
    }
    for (line, problem, column) in bad {
      try staging.remove(line, problem: problem, column: column)
    }
  }

  private func isOpen(_ ref: ConversationRef, for line: StagedLine) throws -> Bool {
    let here = try staging.using { connection in
      try connection.integer(
        "SELECT 1 FROM opening WHERE ref = ?1 AND (at, ordinal) < (?2, ?3)", .text(ref.text),
        Value(line.at), .integer(line.ordinal))
    }
    if here != nil { return true }
    return try store.read { connection in
      try connection.integer(
        """
        SELECT 1 FROM conversation c JOIN event e ON e.conversation = c.id
        WHERE c.ref = ?1 AND e.at <= ?2 AND e.type IN ('message', 'opened')
        ORDER BY e.at LIMIT 1
        """, .text(ref.text), Value(line.at))
    } != nil
  }
}
