import Inbox

extension Store {
  /// Replays the journal against every table that is made from it; empty if all agree.
  ///
  /// One consistent view of the store; others may write meanwhile. What is no fold of the journal
  /// (outbox, drafts, what was seen, the workspace) is not looked at.
  ///
  /// - Parameter progress: False cancels.
  /// - Complexity: O(lines), on all processors, in memory of some hundred conversations each.
  package func verify(
    now: Instant, progress: ImportProgress.Report = { _ in true }
  ) throws(StoreError) -> [Difference] {
    try mature(now: now)
    return try damage.watching {
      let views = try SharedViews(self, count: Verification.threads)
      return try Verification(views, workspace: workspace(), now: now).run(progress)
    }
  }
}
