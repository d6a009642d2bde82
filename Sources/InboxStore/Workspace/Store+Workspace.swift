import Inbox

extension Store {
  /// Conversations whose targets were folded again, and how many there are.
  package typealias FoldProgress = (_ done: Int64, _ all: Int64) throws -> Void

  /// How many conversations are folded in one transaction, so that others get in between.
  private static let foldedAtOnce: Int64 = 200

  /// Makes this text the workspace, for all times: every conversation's targets are folded again.
  ///
  /// The older text is kept with who and when; nothing computes from it. If the program ends before
  /// all is folded, `finishFolding` goes on from there.
  /// - Throws: `workspace` with every error of the text; nothing has changed then.
  @discardableResult
  package func importWorkspace(
    _ text: String, by agent: AgentID?, now: Instant, progress: FoldProgress = { _, _ in }
  ) throws(StoreError) -> Workspace {
    let new = try readWorkspace(text)
    let old = try workspace()
    try write { connection in
      try connection.run(
        "INSERT INTO workspace(at, by_id, text) VALUES (?1, ?2, ?3)", Value(now),
        Value(agent?.text), .text(text))
      if old.policies != new.policies || old.calendars != new.calendars {
        try connection.setFact("folded", "0")
      }
      try connection.noteChange(nil, "workspace", by: agent?.text, at: now)
    }
    try finishFolding(now: now, progress: progress)
    return new
  }

  /// Folds on where the last import of a workspace was interrupted; does nothing otherwise.
  package func finishFolding(
    now: Instant, progress: FoldProgress = { _, _ in }
  ) throws(StoreError) {
    var done: Int64 = 0
    while true {
      let state = try read { connection -> (last: Int64, all: Int64)? in
        guard let last = try connection.fact("folded").flatMap({ Int64($0) }) else { return nil }
        return (last, try connection.integer("SELECT count(*) FROM conversation") ?? 0)
      }
      guard let state else { return }
      let folded = try change(now: now) { recorder in
        try recorder.foldAgain(after: state.last, limit: Store.foldedAtOnce)
      }
      done += folded
      try StoreError.catching { try progress(min(done, state.all), state.all) }
      if folded == 0 { return }
    }
  }

  /// The text of the workspace now; nil where none was imported.
  package func workspaceText() throws(StoreError) -> String? {
    try read { connection in
      try connection.text("SELECT text FROM workspace ORDER BY revision DESC LIMIT 1")
    }
  }
}

extension Recorder {
  /// Folds the next conversations after a number and remembers how far it came; how many.
  fileprivate func foldAgain(after last: Int64, limit: Int64) throws -> Int64 {
    let ids = try connection.rows(
      "SELECT id FROM conversation WHERE id > ?1 ORDER BY id LIMIT ?2", .integer(last),
      .integer(limit)
    ) { $0.integer(0) }
    for id in ids {
      guard let held = try hold(id), held.conversation != nil || held.hasLines else { continue }
      held.needsFold = true
      held.isDirty = true
    }
    if let next = ids.last {
      try connection.setFact("folded", String(next))
    } else {
      try connection.setFact("folded", nil)
      try changed(nil, "folded", by: nil)
    }
    return Int64(ids.count)
  }
}

extension Connection {
  func fact(_ name: String) throws -> String? {
    try text("SELECT value FROM fact WHERE name = ?1", .text(name))
  }

  func setFact(_ name: String, _ value: String?) throws {
    if let value {
      try run(
        """
        INSERT INTO fact(name, value) VALUES (?1, ?2)
        ON CONFLICT(name) DO UPDATE SET value = ?2
        """, .text(name), .text(value))
    } else {
      try run("DELETE FROM fact WHERE name = ?1", .text(name))
    }
  }
}
