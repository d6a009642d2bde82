import Inbox

extension Store {
  /// Asks those customers whose turn it is, by the outbox; only for who holds `clockRight`.
  ///
  /// - Returns: What was put into the outbox.
  package func askDue(now: Instant) throws(StoreError) -> [OutboxEntry] {
    let due = try read { connection in
      try connection.rows(
        "SELECT conversation FROM survey_due WHERE due <= ?1 ORDER BY due LIMIT 100", Value(now)
      ) { $0.integer(0) }
    }
    guard !due.isEmpty else { return [] }
    return try change(now: now) { recorder in
      try due.compactMap { conversation in
        // It was resolved anew, or asked by somebody else, in between.
        let at = try recorder.connection.integer(
          "SELECT due FROM survey_due WHERE conversation = ?1 AND due <= ?2",
          .integer(conversation), Value(recorder.now))
        return try at.flatMap {
          try recorder.ask(in: conversation, due: Instant(milliseconds: $0))
        }
      }
    }
  }
}
