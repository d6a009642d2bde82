import Inbox
import InboxStore

extension DemonstrationDay {
  /// Lines in one transaction: enough to be quick, few enough to let others in between.
  private static let portion = 500

  /// Writes the day into a store, as history: no rule runs, nothing is sent.
  ///
  /// - Throws: What the store throws; what was complete before stays.
  package func write(to store: Store, now: Instant) throws(StoreError) {
    for start in stride(from: 0, to: events.count, by: DemonstrationDay.portion) {
      let end = min(start + DemonstrationDay.portion, events.count)
      try store.append(Array(events[start..<end]), now: now)
    }
  }
}
