import CLinux
import Inbox
import InboxStore
import Synchronization

/// The one clock of an open inbox, for its screens, its keeper and its writes: see `SteadyClock`.
final class InboxClock: Sendable {
  private let clock: Mutex<SteadyClock>
  private let host: @Sendable () -> Instant
  private let ticks: @Sendable () -> Int64

  /// - Parameters:
  ///   - latest: What the store has seen of time already.
  ///   - host: The host's clock, which may be set.
  ///   - ticks: Milliseconds of a clock that nobody sets.
  init(
    latest: Instant? = nil, host: @escaping @Sendable () -> Instant = Session.clock,
    ticks: @escaping @Sendable () -> Int64 = { clinux_monotonic_milliseconds() }
  ) {
    self.host = host
    self.ticks = ticks
    // By more than that the store does not follow either.
    let known = latest.flatMap { $0.since(host()) <= Store.bridgedAtMost ? $0 : nil }
    clock = Mutex(SteadyClock(latest: known, ticks: ticks()))
  }

  var now: Instant {
    clock.withLock { $0.read(host: host(), ticks: ticks()) }
  }

  /// Milliseconds by which the host is behind what has been.
  var lead: Int64 {
    clock.withLock { clock in
      _ = clock.read(host: host(), ticks: ticks())
      return clock.lead
    }
  }
}
