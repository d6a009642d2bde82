import Inbox

/// Copies of a message's words that stand elsewhere than in `message.text`: they go with it.
extension Recorder {
  /// Words of `edit` lines that are about purged messages; the lines stay.
  func eraseEdits(of ids: Set<MessageID>, in conversation: Int64) throws {
    let lines = try connection.rows(
      "SELECT seq, line FROM event WHERE conversation = ?1 AND rare = 1 AND type = 'edit'",
      .integer(conversation)
    ) { try PlacedLine($0) }
    for line in lines {
      guard case .edit(let id, let text) = line.event.what, ids.contains(id), !text.isEmpty
      else { continue }
      try rewrite(line, as: line.event.withoutEditedText)
    }
  }

  /// Words of approvals, of replies that the send guard remembers, and of drafts nobody touched:
  /// those older than `before`.
  func eraseCopies(before: Instant) throws {
    let approvals = try connection.rows(
      "SELECT seq, line FROM event WHERE rare = 1 AND type = 'approval' AND at < ?1",
      Value(before)
    ) { try PlacedLine($0) }
    for line in approvals {
      guard case .approval(var approval) = line.event.what else { continue }
      approval.variants = approval.variants.map { _ in "" }
      approval.text = approval.text.map { _ in "" }
      var bare = line.event
      bare.what = .approval(approval)
      if bare != line.event { try rewrite(line, as: bare) }
    }
    let moves = try connection.rows(
      "SELECT conversation, version, entry FROM move WHERE entry IS NOT NULL AND at < ?1",
      Value(before)
    ) { ($0.integer(0), $0.integer(1), try OutboxEntry($0.bytes(2))) }
    for (conversation, version, entry) in moves where !entry.reply.text.isEmpty {
      var bare = entry
      bare.reply.text = ""
      try connection.run(
        "UPDATE move SET entry = ?3 WHERE conversation = ?1 AND version = ?2",
        .integer(conversation), .integer(version), .blob(bare.bytes))
    }
    try connection.run("DELETE FROM draft WHERE saved_at < ?1", Value(before))
    try connection.forgetDiscarded(before: before)
    try connection.run("DELETE FROM submission WHERE at < ?1", Value(before))
  }

  private func rewrite(_ line: PlacedLine, as event: Event) throws {
    try connection.run(
      "UPDATE event SET line = ?2 WHERE seq = ?1", .integer(line.sequence),
      .blob(event.storedLine))
  }
}

extension Recorder.PlacedLine {
  /// Of a row that begins with `seq` and `line`.
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      sequence: row.integer(0),
      event: try Event(storedLine: row.bytes(1), text: nil, sequence: row.integer(0)))
  }
}

extension Event {
  var isEdit: Bool {
    if case .edit = what { true } else { false }
  }

  /// The same `edit` line without what was said.
  var withoutEditedText: Event {
    guard case .edit(let id, _) = what else { return self }
    var bare = self
    bare.what = .edit(id, text: "")
    return bare
  }
}
