import Inbox

/// A rule whose time has come in a conversation.
package struct TimedRuleDue: Hashable, Sendable {
  package var conversation: ConversationID
  package var rule: String
  package var instance: String
}

extension Store {
  /// Runs the rules whose time has come, each once for each instance; only for who holds
  /// `clockRight`.
  ///
  /// - Returns: Those that were looked at, whether they changed anything or not.
  package func runTimedRules(now: Instant) throws(StoreError) -> [TimedRuleDue] {
    let rules = try workspace().timedRules
    try planTimedRules(rules, now: now)
    guard !rules.isEmpty else { return [] }
    let due = try read { connection in
      try connection.rows(
        """
        SELECT conversation, rule, instance FROM rule_due WHERE at <= ?1
        ORDER BY at, conversation, rule LIMIT 100
        """, Value(now)
      ) { row in
        TimedRuleDue(
          conversation: ConversationID(row.integer(0)), rule: row.text(1), instance: row.text(2))
      }
    }
    guard !due.isEmpty else { return [] }
    return try change(now: now) { recorder in
      try due.filter { try recorder.run($0) }
    }
  }

  /// What a new set of rules waits for in all conversations that are not done; what is past by then
  /// they do not run on.
  ///
  /// In portions, and again from the beginning if the program ends before the last.
  private func planTimedRules(_ rules: [Rule], now: Instant) throws(StoreError) {
    let known = try read { try $0.fact("timed rules") }
    let wanted = rules.isEmpty ? nil : Schema.checksum("\(rules)")
    guard known != wanted else { return }
    var last: [UInt8] = []
    while true {
      let after = last
      let portion = try change(now: now) { recorder in
        recorder.isLive = false
        return try recorder.planAll(after: after, limit: 500)
      }
      guard let next = portion else { break }
      last = next
    }
    try write { connection in
      if wanted == nil { try connection.run("DELETE FROM rule_due") }
      try connection.setFact("timed rules", wanted)
    }
  }
}

extension Recorder {
  /// The next of the queue that are not done; the key of the last, nil where there was none.
  fileprivate func planAll(after key: [UInt8], limit: Int64) throws -> [UInt8]? {
    let rows = try connection.rows(
      """
      SELECT id, queue_key FROM conversation INDEXED BY conversation_queue
      WHERE queue_key > ?1 AND queue_key < ?2 ORDER BY queue_key LIMIT ?3
      """, .blob(key), .blob([QueueKey.rank(.resolved)]), .integer(limit)
    ) { ($0.integer(0), $0.bytes(1)) }
    for (id, _) in rows {
      guard let conversation = try hold(id)?.conversation else { continue }
      try plan(workspace.moments(of: conversation), of: id)
    }
    return rows.last?.1
  }
}
