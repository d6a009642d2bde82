import Inbox
import InboxStore
import Synchronization

/// Keeps the store's clock while an inbox is open: wakes the snoozed, runs rules whose time has come,
/// tells of approvals past their due, gives what nobody owns to those who can take it, asks customers how it was, stops sends that were
/// overtaken, and hands over what is due.
///
/// One process per store does it, the one that holds the kernel's lock; the others try again each
/// second and take over when it ends, however it ends.
final class Keeper: Sendable {
  private let store: Store
  private let courier: Courier
  private let clock: InboxClock
  /// Whether room is kept for a full disk: not for a store that is gone tomorrow.
  private let keepsReserve: Bool
  private let worker = Worker(name: "bellhop.keeper")
  private let right = Mutex<SoleRight?>(nil)
  private let isWaiting = Mutex(false)
  private let report: @Sendable (String) -> Void

  init(
    store: Store, courier: Courier, clock: InboxClock, keepsReserve: Bool = true,
    report: @escaping @Sendable (String) -> Void
  ) {
    self.store = store
    self.courier = courier
    self.clock = clock
    self.keepsReserve = keepsReserve
    self.report = report
  }

  /// Looks at the clock, unless a look waits already; does nothing while another process keeps it.
  func look() {
    let isFirst = isWaiting.withLock { waiting in
      defer { waiting = true }
      return !waiting
    }
    guard isFirst else { return }
    worker.post { [self] in
      isWaiting.withLock { $0 = false }
      do throws(StoreError) {
        try keep()
      } catch {
        report(error.description)
      }
    }
  }

  /// Finishes the delivery under way and gives the clock to others.
  func stop() {
    worker.stop()
    right.withLock { $0 = nil }
  }

  private func keep() throws(StoreError) {
    if right.withLock({ $0 == nil }) {
      let obtained = try store.clockRight()
      right.withLock { $0 = obtained }
    }
    guard right.withLock({ $0 != nil }), store.mayWrite else { return }
    // A disk that has no room for it now is looked at again.
    if keepsReserve { try? store.keepReserve() }
    let now = clock.now
    if let next = try store.nextWake(), next <= now {
      _ = try store.wakeDue(now: now)
    }
    _ = try store.runTimedRules(now: now)
    _ = try store.tellOverdueApprovals(now: now)
    _ = try store.routeDue(now: now)
    _ = try store.askDue(now: now)
    _ = try store.stopOvertaken(now: now)
    _ = try store.keepRetention(now: now)
    let workspace = try store.workspace()
    for account in workspace.accounts {
      for report in try courier.deliverDue(for: account, in: workspace)
      where report.entry.state == .failed || report.entry.state == .unknown {
        self.report("\(report.entry.conversation) to \(report.entry.recipient): \(report.words)")
      }
    }
  }
}
