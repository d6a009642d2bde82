import Inbox

/// What the clock-keeper does; only for who holds `clockRight`.
extension Store {
  /// The next instant at which something happens by itself: a snooze ends, a reply leaves, a line
  /// that came too early counts. Nil: nothing is waiting.
  package func nextWake() throws(StoreError) -> Instant? {
    try read { connection in
      try connection.first(
        """
        SELECT min(at) FROM (
          SELECT min(wakes_at) AS at FROM conversation WHERE wakes_at IS NOT NULL
          UNION ALL SELECT min(matures_at) FROM conversation WHERE matures_at IS NOT NULL
          UNION ALL SELECT min(matures_at) FROM contact WHERE matures_at IS NOT NULL
          UNION ALL SELECT min(due) FROM survey_due
          UNION ALL SELECT min(at) FROM rule_due
          UNION ALL SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'purge'
          UNION ALL SELECT min(leaves_at) FROM outbox WHERE state IN ('held', 'queued'))
        """
      ) { $0.optionalInstant(0) } ?? nil
    }
  }

  /// Wakes the conversations whose snooze has ended, and lets lines count whose time has come.
  ///
  /// The line bears the time at which the snooze ended, whoever writes it and however late.
  package func wakeDue(now: Instant) throws(StoreError) -> [Performed] {
    try mature(now: now)
    let due = try read { connection in
      try connection.rows(
        """
        SELECT ref, wakes_at FROM conversation WHERE wakes_at IS NOT NULL AND wakes_at <= ?1
        ORDER BY wakes_at, id LIMIT 1000
        """, Value(now)
      ) { (ConversationRef($0.text(0)), $0.instant(1)) }
    }
    var woken: [Performed] = []
    for (ref, until) in due {
      let request = Request(
        act: ActID("wake \(until) \(ref)"), by: .system, conversation: ref,
        command: .wake(until: until))
      do {
        woken.append(try perform(request, now: now))
      } catch {
        // Somebody else woke it, or snoozed it anew, in between.
        guard case .refused = error else { throw error }
      }
    }
    return woken
  }

  /// Lets lines count whose time has come.
  func mature(now: Instant) throws(StoreError) {
    let (ripe, people, purges) = try read { connection in
      (
        try connection.rows(
          """
          SELECT id FROM conversation WHERE matures_at IS NOT NULL AND matures_at <= ?1 LIMIT 1000
          """, Value(now)
        ) { $0.integer(0) },
        try connection.rows(
          "SELECT id FROM contact WHERE matures_at IS NOT NULL AND matures_at <= ?1 LIMIT 1000",
          Value(now)
        ) { ContactID($0.text(0)) },
        try connection.fact("purge").flatMap { Int64($0) } ?? .max <= now.milliseconds
      )
    }
    guard !ripe.isEmpty || !people.isEmpty || purges else { return }
    try change(now: now) { recorder in
      try recorder.catchUpPurges()
      for id in ripe { try recorder.hold(id).map { try recorder.catchUp($0) } }
      for id in people { try recorder.catchUp(contact: id) }
    }
  }
}
