import Inbox

/// Reads a conversation's lines, with those of what was merged into it, by their place in time.
struct TimelineReader {
  let connection: Connection
  /// The conversation and all merged into it that live in it now.
  let members: [Int64]
  let now: Instant

  /// A place between entries: in time, ties by the journal.
  struct Place: Comparable {
    var at: Int64
    var sequence: Int64

    static func < (left: Place, right: Place) -> Bool {
      (left.at, left.sequence) < (right.at, right.sequence)
    }
  }

  struct Stretch {
    var entries: [TimelineEntry]
    var hasEarlier: Bool
    var hasLater: Bool
  }

  func read(_ window: TimelineWindow) throws -> Stretch {
    switch window {
    case .latest(let limit): return try before(nil, limit: limit)
    case .before(let sequence, let limit): return try before(place(of: sequence), limit: limit)
    case .after(let sequence, let limit):
      guard let place = try place(of: sequence) else { return try before(nil, limit: limit) }
      return try after(place, limit: limit)
    case .around(let sequence, let limit):
      guard let place = try place(of: sequence) else { return try before(nil, limit: limit) }
      let earlier = try before(place, limit: max(1, limit / 2))
      let just = Place(at: place.at, sequence: place.sequence - 1)
      let later = try after(just, limit: max(1, limit - earlier.entries.count))
      return Stretch(
        entries: earlier.entries + later.entries, hasEarlier: earlier.hasEarlier,
        hasLater: later.hasLater)
    }
  }

  private func place(of sequence: Int64) throws -> Place? {
    let found = try connection.first(
      "SELECT conversation, at FROM event WHERE seq = ?1", .integer(sequence)
    ) { ($0.integer(0), $0.integer(1)) }
    guard let found, members.contains(found.0) else { return nil }
    return Place(at: found.1, sequence: sequence)
  }

  private func before(_ place: Place?, limit: Int) throws -> Stretch {
    let limit = max(1, limit)
    let place = place ?? Place(at: now.milliseconds, sequence: .max)
    var rows = try members.flatMap { try self.rows(of: $0, before: place, limit: limit + 1) }
    rows.sort { $0.place > $1.place }
    let hasEarlier = rows.count > limit
    rows = rows.prefix(limit).reversed()
    let hasLater = try members.contains { try !self.rows(of: $0, from: place, limit: 1).isEmpty }
    return Stretch(entries: try entries(rows), hasEarlier: hasEarlier, hasLater: hasLater)
  }

  private func after(_ place: Place, limit: Int) throws -> Stretch {
    let limit = max(1, limit)
    let next = Place(at: place.at, sequence: place.sequence + 1)
    var rows = try members.flatMap { try self.rows(of: $0, from: next, limit: limit + 1) }
    rows.sort { $0.place < $1.place }
    let hasLater = rows.count > limit
    rows = Array(rows.prefix(limit))
    let hasEarlier = try members.contains {
      try !self.rows(of: $0, before: next, limit: 1).isEmpty
    }
    return Stretch(entries: try entries(rows), hasEarlier: hasEarlier, hasLater: hasLater)
  }

  private struct Row {
    var place: Place
    var conversation: Int64
    var event: Event
    var edited: String?
    var redacted: Bool
  }

  private func rows(of member: Int64, before place: Place, limit: Int) throws -> [Row] {
    try connection.rows(
      """
      SELECT e.seq, e.at, e.line, m.text, m.edited, m.redacted FROM event e
      LEFT JOIN message m ON m.key = e.message
      WHERE e.conversation = ?1 AND (e.at, e.seq) < (?2, ?3) AND e.idle = 0
      AND e.type <> 'focus' ORDER BY e.at DESC, e.seq DESC LIMIT ?4
      """, .integer(member), .integer(place.at), .integer(place.sequence),
      .integer(Int64(limit))
    ) { try row($0, member) }
  }

  private func rows(of member: Int64, from place: Place, limit: Int) throws -> [Row] {
    try connection.rows(
      """
      SELECT e.seq, e.at, e.line, m.text, m.edited, m.redacted FROM event e
      LEFT JOIN message m ON m.key = e.message
      WHERE e.conversation = ?1 AND (e.at, e.seq) >= (?2, ?3) AND e.at <= ?5 AND e.idle = 0
      AND e.type <> 'focus' ORDER BY e.at, e.seq LIMIT ?4
      """, .integer(member), .integer(place.at), .integer(place.sequence),
      .integer(Int64(limit)), Value(now)
    ) { try row($0, member) }
  }

  private func row(_ row: SQLRow, _ member: Int64) throws -> Row {
    let sequence = row.integer(0)
    return Row(
      place: Place(at: row.integer(1), sequence: sequence), conversation: member,
      event: try Event(
        storedLine: row.bytes(2), text: row.optionalText(3), sequence: sequence),
      edited: row.optionalText(4), redacted: row.integer(5) != 0)
  }

  private func entries(_ rows: [Row]) throws -> [TimelineEntry] {
    var undone: [Int64: Set<ActID>] = [:]
    for member in members { undone[member] = try connection.undoneActs(in: member, now: now) }
    return rows.map { row in
      TimelineEntry(
        sequence: row.place.sequence, event: row.event, editedText: row.edited,
        redacted: row.redacted,
        undone: row.event.act.map { undone[row.conversation]?.contains($0) ?? false } ?? false)
    }
  }
}

extension Connection {
  /// The acts whose lines count as never written in this conversation.
  func undoneActs(in conversation: Int64, now: Instant) throws -> Set<ActID> {
    let lines = try rows(
      """
      SELECT seq, line FROM event
      WHERE conversation = ?1 AND rare = 1 AND type = 'undo' AND at <= ?2 ORDER BY at, seq
      """, .integer(conversation), Value(now)
    ) { try Event(storedLine: $0.bytes(1), text: nil, sequence: $0.integer(0)) }
    var undone: Set<ActID> = []
    for (line, counts) in zip(lines, Event.areCounted(lines[...])) where counts {
      if case .undo(let act) = line.what { undone.insert(act) }
    }
    return undone
  }
}
