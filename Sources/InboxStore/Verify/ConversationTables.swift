import Inbox

/// Conversations of a range, each with its rows of all tables that are kept in their order.
final class ConversationTables {
  /// What the tables hold of one conversation; rows without its number, in the order of their keys.
  struct Rows {
    var lines: [ComparedLine] = []
    /// `last_at` to `past_ended`.
    var trace: [Value]?
    /// `what`, `number`, `bytes`.
    var pastTraces: [[Value]] = []
    /// `kind`, `due`.
    var openTargets: [[Value]] = []
    /// `due`, `kind`.
    var breaches: [[Value]] = []
    /// Those that some merge ever led here.
    var children: [Int64] = []
    /// Where it was ever merged into.
    var parents: [[Value]] = []
  }

  /// Rows of conversations that do not exist, by table.
  private(set) var strays: [String: Int] = [:]

  private let conversations: RowCursor
  private let lines: SortedRows
  private let traces: SortedRows
  private let pastTraces: SortedRows
  private let openTargets: SortedRows
  private let breaches: SortedRows
  private let children: SortedRows
  private let parents: SortedRows

  init(_ connection: Connection, _ numbers: ClosedRange<Int64>) throws {
    let range: [Value] = [.integer(numbers.lowerBound), .integer(numbers.upperBound)]
    func sorted(_ sql: StaticString) throws -> SortedRows {
      try SortedRows(connection.statement(sql), range)
    }
    conversations = try RowCursor(
      connection.statement(
        """
        SELECT id, ref, version, has_lines, matures_at, customer_seq, queue_key, state,
          status, channel, account, tier, assignee, team, contact, merged_into, wakes_at
        FROM conversation WHERE id BETWEEN ?1 AND ?2 ORDER BY id
        """), range)
    lines = try sorted(ComparedLine.ofConversations)
    traces = try sorted(
      """
      SELECT conversation, last_at, channel, tier, team, assignee, open, waiting_since, unanswered,
        subject, steps, ended, past_steps, past_ended
      FROM trace WHERE conversation BETWEEN ?1 AND ?2 ORDER BY conversation
      """)
    pastTraces = try sorted(
      """
      SELECT conversation, what, number, bytes FROM trace_past
      WHERE conversation BETWEEN ?1 AND ?2 ORDER BY conversation, what, number
      """)
    openTargets = try sorted(
      """
      SELECT conversation, kind, due FROM open_target
      WHERE conversation BETWEEN ?1 AND ?2 ORDER BY conversation, kind
      """)
    breaches = try sorted(
      """
      SELECT conversation, due, kind FROM breach
      WHERE conversation BETWEEN ?1 AND ?2 ORDER BY conversation, due, kind
      """)
    children = try sorted(
      "SELECT parent, child FROM merge WHERE parent BETWEEN ?1 AND ?2 ORDER BY parent")
    parents = try sorted(
      "SELECT child, parent FROM merge WHERE child BETWEEN ?1 AND ?2 ORDER BY child, parent")
  }

  /// - Parameter body: Is given the row of the conversation (see `init` for its columns; the first
  ///   are `Held`'s) and what the other tables hold of it.
  func forEach(_ body: (SQLRow, Rows) throws -> Void) throws {
    while let row = try conversations.next() {
      let id = row.integer(0)
      try pass(to: id)
      try body(row, take(id))
    }
    try pass(to: nil)
  }

  private func take(_ id: Int64) throws -> Rows {
    var rows = Rows()
    try lines.take(id) { rows.lines.append(try ComparedLine($0)) }
    try traces.take(id) { rows.trace = $0.values(13, from: 1) }
    try pastTraces.take(id) { rows.pastTraces.append($0.values(3, from: 1)) }
    try openTargets.take(id) { rows.openTargets.append($0.values(2, from: 1)) }
    try breaches.take(id) { rows.breaches.append($0.values(2, from: 1)) }
    try children.take(id) { rows.children.append($0.integer(1)) }
    try parents.take(id) { rows.parents.append($0.values(1, from: 1)) }
    return rows
  }

  private func pass(to id: Int64?) throws {
    let tables = [
      ("event", lines), ("trace", traces), ("trace_past", pastTraces),
      ("open_target", openTargets), ("breach", breaches), ("merge", children), ("merge", parents),
    ]
    for (name, table) in tables {
      let count = try table.pass(to: id)
      if count > 0 { strays[name, default: 0] += count }
    }
  }
}
