import Inbox

/// What a conversation is linked with, and what was merged into it.
struct LinkReader {
  let connection: Connection
  let builder: RowBuilder
  let now: Instant
  /// The conversation, and all that live in it.
  let members: [Int64]

  /// As many as anybody looks at.
  private static let most = 50

  private struct Line {
    var conversation: Int64
    var sequence: Int64
    var event: Event
  }

  /// The latest first, each of the others once for each relation.
  func links() throws -> [LinkedConversation] {
    var found: [(line: Line, other: Int64, isFromHere: Bool)] = []
    for member in members {
      for line in try outgoing(of: member) {
        guard case .link(let to, _) = line.event.what,
          let other = try connection.integer(
            "SELECT id FROM conversation WHERE ref = ?1", .text(to.text))
        else { continue }
        found.append((line, other, true))
      }
      for line in try incoming(to: member) { found.append((line, line.conversation, false)) }
    }
    var links: [LinkedConversation] = []
    var seen: Set<String> = []
    for (line, other, isFromHere) in found.sorted(by: { $0.line.sequence > $1.line.sequence }) {
      guard case .link(_, let relation) = line.event.what, !members.contains(other),
        links.count < LinkReader.most, try counts(line),
        seen.insert("\(other) \(relation)").inserted,
        let bare = try connection.bareRow(connection.livingRoot(of: other) ?? other)
      else { continue }
      links.append(
        LinkedConversation(
          row: try builder.row(bare), relation: relation, isFromHere: isFromHere))
    }
    return links
  }

  /// The latest first.
  func merged(into id: Int64) throws -> [MergedConversation] {
    var merged: [(Int64, MergedConversation)] = []
    for member in members where member != id {
      let lines = try self.lines(
        """
        SELECT conversation, seq, line FROM event
        WHERE conversation = ?1 AND type = 'merge' AND at <= ?2 ORDER BY seq DESC LIMIT 20
        """, .integer(member), Value(now))
      guard let line = try lines.first(where: counts), let ref = line.event.conversation else {
        continue
      }
      merged.append(
        (
          line.sequence,
          MergedConversation(
            id: ConversationID(member), ref: ref, act: line.event.act, by: line.event.by,
            at: line.event.at)
        ))
    }
    return merged.sorted { $0.0 > $1.0 }.map(\.1)
  }

  private func outgoing(of id: Int64) throws -> [Line] {
    try lines(
      """
      SELECT conversation, seq, line FROM event INDEXED BY event_link
      WHERE conversation = ?1 AND type = 'link' AND at <= ?2 ORDER BY seq DESC LIMIT 50
      """, .integer(id), Value(now))
  }

  private func incoming(to id: Int64) throws -> [Line] {
    guard
      let ref = try connection.text("SELECT ref FROM conversation WHERE id = ?1", .integer(id))
    else { return [] }
    return try lines(
      """
      SELECT e.conversation, e.seq, e.line FROM link l JOIN event e ON e.seq = l.seq
      WHERE l.other = ?1 AND e.conversation IS NOT NULL AND e.at <= ?2
      ORDER BY l.seq DESC LIMIT 50
      """, .text(ref), Value(now))
  }

  private func lines(_ sql: StaticString, _ values: Value...) throws -> [Line] {
    try connection.statement(sql).rows(values) {
      Line(
        conversation: $0.integer(0), sequence: $0.integer(1),
        event: try Event(storedLine: $0.bytes(2), text: nil, sequence: $0.integer(1)))
    }
  }

  private func counts(_ line: Line) throws -> Bool {
    guard let act = line.event.act else { return true }
    return try !connection.undoneActs(in: line.conversation, now: now).contains(act)
  }
}
