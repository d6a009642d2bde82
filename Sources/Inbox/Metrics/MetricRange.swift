/// From when to when a report looks: half-open, and cut just after now.
package struct MetricRange: Hashable, Sendable {
  package var from: Instant
  /// Excluded; never later than the millisecond after `now`.
  package var to: Instant
  package var now: Instant

  /// - Parameters:
  ///   - from: Nil: the local day of `zone` that holds `now`.
  ///   - to: Nil or later than `now`: just after `now`.
  /// - Returns: Nil where nothing lies between the two.
  package init?(from: Instant?, to: Instant?, now: Instant, zone: ZoneRules) {
    let end = now.advanced(by: 1)
    self.now = now
    self.to = min(to ?? end, end)
    self.from = from ?? zone.day(holding: now).start
    guard self.from < self.to else { return nil }
  }

  private init(from: Instant, to: Instant, now: Instant) {
    (self.from, self.to, self.now) = (from, to, now)
  }

  package func contains(_ instant: Instant) -> Bool { from <= instant && instant < to }

  /// The part of it that lies in [start, end).
  func part(from start: Instant, to end: Instant) -> MetricRange {
    MetricRange(from: max(from, start), to: min(to, end), now: now)
  }

  /// How long somebody has waited by its end who still waits then.
  func wait(since start: Instant) -> Int64 { min(to, now).since(start) }
}

/// By what the rows of a report are told apart (`bellhop metrics --by`).
package enum MetricGrouping: String, CaseIterable, Sendable {
  case channel
  case agent
  case tier
  case team
  case hour
  case day
  case week
  case month

  /// Whether each row is a report of its own range.
  package var isByTime: Bool {
    switch self {
    case .hour, .day, .week, .month: true
    case .channel, .agent, .tier, .team: false
    }
  }
}

/// What one row of a report is about.
package enum MetricGroup: Hashable, Sendable {
  case all
  case channel(Channel)
  case agent(AgentID)
  case tier(Tier)
  /// Nil: what belongs to no team.
  case team(TeamID?)
  /// `2026-11-20T09:00+01:00`, `2026-11-20`, `2026-W47`, `2026-11`.
  case time(MetricGrouping, String)

  /// `{"channel":"x"}`, as `--json` writes it.
  package var json: JSONValue {
    switch self {
    case .all: .object([])
    case .channel(let channel): .object([JSONMember("channel", .string(channel.rawValue))])
    case .agent(let agent): .object([JSONMember("agent", .string(agent.text))])
    case .tier(let tier): .object([JSONMember("tier", .integer(tier.rawValue))])
    case .team(let team):
      .object([JSONMember("team", team.map { .string($0.text) } ?? .null)])
    case .time(let unit, let label): .object([JSONMember(unit.rawValue, .string(label))])
    }
  }

  /// The value of the key; empty for the row of everything.
  package var label: String {
    switch self {
    case .all: ""
    case .channel(let channel): channel.rawValue
    case .agent(let agent): agent.text
    case .tier(let tier): String(tier.rawValue)
    case .team(let team): team?.text ?? ""
    case .time(_, let label): label
    }
  }
}
