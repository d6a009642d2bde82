/// A promise to customers: how soon they are answered, and in whose working hours (workspace.md).
package struct ServicePolicy: Hashable, Sendable {
  /// All keys that are given must hold; a key holds if any of its values does. Empty: always.
  package struct Condition: Hashable, Sendable {
    package var tiers: Set<Tier>?
    package var channels: Set<Channel>?
    package var kinds: Set<ConversationKind>?
    /// The conversation bears one of them.
    package var tags: Set<String>?
    package var segments: Set<String>?
    package var priorities: Set<Priority>?
    package var teams: Set<TeamID>?

    package init(
      tiers: Set<Tier>? = nil, channels: Set<Channel>? = nil, kinds: Set<ConversationKind>? = nil,
      tags: Set<String>? = nil, segments: Set<String>? = nil, priorities: Set<Priority>? = nil,
      teams: Set<TeamID>? = nil
    ) {
      self.tiers = tiers
      self.channels = channels
      self.kinds = kinds
      self.tags = tags
      self.segments = segments
      self.priorities = priorities
      self.teams = teams
    }
  }

  package var name: String
  package var when: Condition
  /// A name of the workspace's calendars; nil: `always`.
  package var calendar: String?
  /// Working milliseconds; nil: no such target, and an instance of it has no due.
  package var firstResponse: Int64?
  package var nextResponse: Int64?
  package var resolution: Int64?

  package init(
    name: String, when: Condition = Condition(), calendar: String? = nil,
    firstResponse: Int64? = nil, nextResponse: Int64? = nil, resolution: Int64? = nil
  ) {
    self.name = name
    self.when = when
    self.calendar = calendar
    self.firstResponse = firstResponse
    self.nextResponse = nextResponse
    self.resolution = resolution
  }
}

/// The three promises of metrics.md, *Targets of a conversation*.
package enum TargetKind: String, CaseIterable, Sendable {
  case firstResponse = "first_response"
  case nextResponse = "next_response"
  case resolution

  /// For sentences: `first response`.
  package var words: String {
    switch self {
    case .firstResponse: "first response"
    case .nextResponse: "next response"
    case .resolution: "resolution"
    }
  }

  /// A sentence of the metrics, which name targets as the journal does, in words.
  package static func named(in sentence: String) -> String {
    allCases.reduce(sentence) { $0.replacing($1.rawValue, with: $1.words) }
  }

  /// The letter in a row of the queue: which promise its countdown is about.
  package var letter: String {
    switch self {
    case .firstResponse: "F"
    case .nextResponse: "N"
    case .resolution: "R"
    }
  }
}

extension ServicePolicy {
  /// The promised working milliseconds for a target.
  package func milliseconds(for kind: TargetKind) -> Int64? {
    switch kind {
    case .firstResponse: firstResponse
    case .nextResponse: nextResponse
    case .resolution: resolution
    }
  }
}
