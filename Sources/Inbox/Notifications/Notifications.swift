/// How one person wants to be told of what happens while they look elsewhere.
package struct Notifications: Hashable, Sendable {
  package enum Means: String, CaseIterable, Hashable, Sendable {
    /// The terminal's bell.
    case bell
    /// A message on the desktop, by way of the terminal, while its window is not in front.
    case desktop
  }

  /// Whether it ever rings.
  package var rings = true
  /// What differs from the usual.
  package var chosen: [News.Kind: Set<Means>] = [:]
  /// When neither is to be, by the clock of the workspace; what stands on the screen stands there.
  package var quietHours: [OpeningInterval] = []

  package init() {}

  /// What is usual: a customer who writes is what the day consists of, and does not ring.
  package static func usual(for kind: News.Kind) -> Set<Means> {
    switch kind {
    case .reply, .due: [.desktop]
    case .failed, .mention, .assigned, .approval, .breach, .incident: [.bell, .desktop]
    }
  }

  /// What was asked for, whatever the time.
  package func wanted(for kind: News.Kind) -> Set<Means> {
    chosen[kind] ?? Notifications.usual(for: kind)
  }

  /// How to tell of it now.
  package func means(for kind: News.Kind, at now: Instant, in zone: ZoneRules) -> Set<Means> {
    guard !isQuiet(at: now, in: zone) else { return [] }
    return wanted(for: kind).filter { $0 != .bell || rings }
  }

  /// An interval that crosses midnight is quiet on both sides of it, every day.
  package func isQuiet(at now: Instant, in zone: ZoneRules) -> Bool {
    let minute = zone.wallTime(at: now).millisecondOfDay / 60_000
    return quietHours.contains {
      ($0.start..<$0.end).contains(minute) || ($0.start..<$0.end).contains(minute + 1440)
    }
  }
}
