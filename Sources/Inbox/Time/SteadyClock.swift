/// The host's clock for a program that stays: it never goes back and never stands still.
///
/// A host's clock is set, by hand or by the network's time. Forwards it is followed at once. When it
/// is set back, this one goes on at half its pace until the host has caught up, so that what waits for
/// an instant, a hold or a key that hears nothing for a moment, waits twice as long at worst, and not
/// the hour that the clock was set back.
///
///     var clock = SteadyClock()
///     clock.read(host: 10:00:00, ticks: 0)        // 10:00:00
///     clock.read(host: 09:00:04, ticks: 4000)     // 10:00:02, the host was set back by an hour
package struct SteadyClock: Sendable {
  /// Where it stood when it last followed the host, and the ticks then.
  private var anchor: (time: Instant, ticks: Int64)?
  /// Milliseconds by which the host is behind; 0 while it is followed.
  package private(set) var lead: Int64 = 0

  /// - Parameter latest: An instant that has been: time is never before it.
  package init(latest: Instant? = nil, ticks: Int64 = 0) {
    anchor = latest.map { ($0, ticks) }
  }

  /// The time now.
  ///
  /// - Parameters:
  ///   - host: What the host's clock says.
  ///   - ticks: Milliseconds of a clock that nobody sets.
  package mutating func read(host: Instant, ticks: Int64) -> Instant {
    guard let anchor else {
      self.anchor = (host, ticks)
      return host
    }
    let passed = max(0, ticks.subtractingReportingOverflow(anchor.ticks).partialValue)
    let own = anchor.time.advanced(by: passed / 2)
    guard own > host else {
      self.anchor = (host, ticks)
      lead = 0
      return host
    }
    lead = own.since(host)
    return own
  }
}
