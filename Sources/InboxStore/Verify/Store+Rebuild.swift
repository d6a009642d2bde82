import Inbox

extension Store {
  /// Makes every table that is a fold of the journal anew from it, and the full-text indexes.
  ///
  /// One transaction: whoever reads meanwhile sees the tables as they were, writers wait, and a
  /// rebuild that is stopped or killed has changed nothing. What is no fold of the journal stays:
  /// outbox, drafts, what was seen, the workspace, and the words of messages.
  ///
  /// - Parameter progress: False cancels.
  /// - Complexity: O(lines), in memory of some hundred conversations.
  package func rebuild(
    by agent: AgentID?, now: Instant,
    progress: @escaping ImportProgress.Report = { _ in true }
  ) throws(StoreError) {
    try write(usesReserve: false) { connection in
      let workspace = try workspace(connection).workspace
      try Rebuilder(connection, workspace: workspace, now: now, report: progress).run()
      try connection.noteChange(nil, "rebuilt", by: agent?.text, at: now)
    }
    settleLog()
  }
}
