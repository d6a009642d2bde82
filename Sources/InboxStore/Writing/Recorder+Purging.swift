import Inbox

/// `purge`: the words of messages older than an instant are gone, whenever the messages come.
extension Recorder {
  /// What `purge` lines took away so far.
  struct Purges {
    /// Of every conversation.
    var everywhere: Instant?
    /// Whether there are some of single conversations.
    var isSomewhere: Bool
  }

  /// Takes away the words of messages older than `before`, of one conversation or of all.
  ///
  /// - Parameters:
  ///   - limit: About so many at most, so that others get in between.
  ///   - erasesEdits: Takes the words out of the lines of their edits, too: for a purge that is done
  ///     here. A `purge` line that a journal brings leaves the other lines of the journal as they are.
  /// - Returns: How many lost their words; fewer than `limit` where none are left.
  @discardableResult
  func purge(
    before: Instant, conversation: Int64?, atMost limit: Int = .max, erasesEdits: Bool = false
  ) throws -> Int {
    var last = Int64.min
    var count = 0
    while count < limit {
      let batch = try connection.rows(
        """
        SELECT m.key, m.text, m.edited, m.redacted, e.line, m.conversation, m.id FROM message m
        JOIN event e ON e.seq = m.seq
        WHERE m.key > ?1 AND m.key < ?4 AND e.at < ?2 AND m.is_note = 0 AND m.text IS NOT NULL
        AND (?3 IS NULL OR m.conversation = ?3) ORDER BY m.key LIMIT 500
        """, .integer(last), Value(before), Value(conversation),
        .integer(Recorder.firstKey(at: before.advanced(by: 1)))
      ) { row in
        PurgedRow(
          key: row.integer(0), text: row.text(1),
          wording: Wording(edited: row.optionalText(2), redacted: row.integer(3) != 0),
          line: row.bytes(4), conversation: row.integer(5), id: MessageID(row.text(6)))
      }
      guard let final = batch.last else { break }
      last = final.key
      count += batch.count
      for row in batch { try purge(row) }
      // What a row of the queue shows of them goes too.
      for id in Set(batch.map(\.conversation)).sorted() {
        if erasesEdits {
          try eraseEdits(of: Set(batch.filter { $0.conversation == id }.map(\.id)), in: id)
        }
        try hold(id).map { try foldAncestors(of: $0) }
      }
    }
    return count
  }

  /// Remembers a `purge` line of the future.
  func planPurge(at: Instant) throws {
    let known = try connection.fact("purge").flatMap { Int64($0) } ?? .max
    if at.milliseconds < known { try connection.setFact("purge", String(at.milliseconds)) }
  }

  /// Carries out the `purge` lines whose time has come.
  func catchUpPurges() throws {
    guard let first = try connection.fact("purge").flatMap({ Int64($0) }),
      first <= now.milliseconds
    else { return }
    let due = try connection.rows(
      """
      SELECT seq, line, conversation FROM event
      WHERE type = 'purge' AND at >= ?1 AND at <= ?2 ORDER BY at, seq
      """, .integer(first), Value(now)
    ) { row in
      (
        try Event(storedLine: row.bytes(1), text: nil, sequence: row.integer(0)),
        row.optionalInteger(2)
      )
    }
    for (event, conversation) in due {
      if case .purge(let before) = event.what {
        try purge(before: before, conversation: conversation)
      }
    }
    purges = nil
    let next = try connection.integer(
      "SELECT min(at) FROM event WHERE type = 'purge' AND at > ?1", Value(now))
    try connection.setFact("purge", next.map { String($0) })
  }

  private struct PurgedRow {
    var key: Int64
    var text: String
    var wording: Wording
    var line: [UInt8]
    var conversation: Int64
    var id: MessageID
  }

  private func purge(_ row: PurgedRow) throws {
    let event = try Event(storedLine: row.line, text: row.text, sequence: 0)
    try index(row.key, event, row.wording, text: row.text, remove: true)
    try index(row.key, event, Wording(redacted: true), text: nil, remove: false)
    try connection.run(
      "UPDATE message SET text = NULL, edited = NULL WHERE key = ?1", .integer(row.key))
  }

  /// The line without its words, if they were purged before it came.
  func withoutPurgedText(_ event: Event) throws -> Event {
    guard case .message(var message) = event.what, message.text != nil,
      let before = try purged(of: event.conversation), event.at < before
    else { return event }
    message.text = nil
    var bare = event
    bare.what = .message(message)
    return bare
  }

  /// Words older than this are gone from the conversation.
  private func purged(of ref: ConversationRef?) throws -> Instant? {
    let purges = try self.purges ?? loadPurges()
    self.purges = purges
    guard purges.isSomewhere, let ref, let own = try hold(ref) else { return purges.everywhere }
    let lines = try connection.rows(
      "SELECT line FROM event WHERE type = 'purge' AND conversation = ?1 AND at <= ?2",
      .integer(own.id), Value(now)
    ) { $0.bytes(0) }
    return ([purges.everywhere] + (try lines.map(Recorder.before))).compactMap { $0 }.max()
  }

  private func loadPurges() throws -> Purges {
    let lines = try connection.rows(
      "SELECT line FROM event WHERE type = 'purge' AND conversation IS NULL AND at <= ?1",
      Value(now)
    ) { $0.bytes(0) }
    let other = try connection.integer(
      "SELECT 1 FROM event WHERE type = 'purge' AND conversation IS NOT NULL LIMIT 1")
    return Purges(
      everywhere: try lines.compactMap(Recorder.before).max(), isSomewhere: other != nil)
  }

  private static func before(_ line: [UInt8]) throws -> Instant? {
    let event = try Event(storedLine: line, text: nil, sequence: 0)
    if case .purge(let before) = event.what { return before }
    return nil
  }
}
