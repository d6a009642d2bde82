import Inbox

/// Promises broken by some instant, in the order of their dues: the derived `breach` lines.
struct BreachCursor {
  struct Breach {
    var due: Instant
    var conversation: ConversationRef
    var kind: TargetKind
  }

  private let store: Store
  private let conversation: ConversationRef?
  private let now: Instant
  private var page: [Breach] = []
  private var isDone: Bool
  private var last: (due: Int64, conversation: Int64, kind: String)

  private static let pageSize: Int64 = 500

  init(
    _ store: Store, isWanted: Bool, from start: Instant?, conversation: ConversationRef?,
    now: Instant
  ) throws(StoreError) {
    self.store = store
    self.conversation = conversation
    self.now = now
    isDone = !isWanted
    last = (start.map { $0.milliseconds - 1 } ?? .min, .max, "")
  }

  /// The next one whose due lies before the instant; nil if that is not broken yet.
  mutating func next(before limit: Instant?) throws(StoreError) -> Breach? {
    if page.isEmpty, !isDone { try fill() }
    guard let breach = page.last, limit.map({ breach.due < $0 }) ?? true else { return nil }
    page.removeLast()
    return breach
  }

  /// What ended late, and what runs and is overdue. A promise kept at its due is kept.
  private mutating func fill() throws(StoreError) {
    let rows = try store.read { connection in
      try connection.rows(
        """
        SELECT b.due, b.conversation, b.kind, c.ref FROM (
          SELECT due, conversation, kind FROM breach
          WHERE due < ?4 AND (due, conversation, kind) > (?1, ?2, ?3)
          UNION ALL
          SELECT due, conversation, kind FROM open_target
          WHERE due IS NOT NULL AND due < ?4 AND (due, conversation, kind) > (?1, ?2, ?3)
        ) b JOIN conversation c ON c.id = b.conversation
        WHERE ?5 IS NULL OR c.ref = ?5
        ORDER BY b.due, b.conversation, b.kind LIMIT ?6
        """, .integer(last.due), .integer(last.conversation), .text(last.kind), Value(now),
        Value(conversation?.text), .integer(BreachCursor.pageSize)
      ) { ($0.integer(0), $0.integer(1), $0.text(2), $0.text(3)) }
    }
    guard let final = rows.last else {
      isDone = true
      return
    }
    last = (final.0, final.1, final.2)
    page = rows.reversed().compactMap { due, _, kind, ref in
      TargetKind(rawValue: kind).map {
        Breach(
          due: Instant(milliseconds: due), conversation: ConversationRef(ref), kind: $0)
      }
    }
  }
}

extension BreachCursor.Breach {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("v")
      writer.integer(1)
      for (key, value) in [
        ("at", due.description), ("type", "breach"), ("conversation", conversation.text),
        ("target", kind.rawValue), ("due", due.description),
      ] {
        writer.key(key)
        writer.string(value)
      }
    }
  }
}
