import Inbox

extension Store {
  /// Replays the journal against every table that is made from it; empty if all agree.
  ///
  /// One consistent view of the store; others may write meanwhile. What is no fold of the journal
  /// (outbox, drafts, what was seen, the workspace) is not looked at.
  ///
  /// - Parameter progress: False cancels.
  /// - Complexity: O(lines), in memory of one conversation and its people.
  package func verify(
    now: Instant, progress: ImportProgress.Report = { _ in true }
  ) throws(StoreError) -> [Difference] {
    try mature(now: now)
    return try read { connection in
      let verifier = Verifier(
        Recorder(
          connection: connection, workspace: try workspace(connection).workspace, now: now))
      try verifier.run(progress)
      return verifier.differences
    }
  }
}
