import Inbox

/// How a query reads the queue: one index in queue order, some ranges of keys, and what remains to
/// be asked of each row.
///
///     is:open assignee:me tag:refund
///     │       │           └ asked of each row, or the index, whichever has fewer
///     │       └ index: conversation_assignee
///     └ keys whose first byte is 0
struct QueueView {
  /// An index whose second column is the queue's key.
  enum Index: Hashable {
    case all
    case assignee(AgentID?)
    case team(TeamID?)
    case channel(Channel)
    case tier(Tier)
    case tag(String)
    /// A few, whose numbers are known (`ListedConversations`).
    case listed([Int64])
  }

  var index: Index
  /// Half-open ranges of keys, ascending.
  var ranges: [Range<Key>]
  var statuses: Set<Status>
  /// What the index and the ranges do not say; nil where they say all.
  var rest: Query?

  /// Bytes that compare as SQLite compares blobs.
  struct Key: Comparable {
    var bytes: [UInt8]

    static func < (left: Key, right: Key) -> Bool {
      left.bytes.lexicographicallyPrecedes(right.bytes)
    }
  }

  /// - Parameters:
  ///   - listed: The conversations that answer one condition by themselves; nil where it is no list.
  ///   - count: How many rows an index holds for these statuses.
  init(
    _ query: Query, me: AgentID?, now: Instant, listed: (Query) throws -> [Int64]?,
    count: (Index, Set<Status>) throws -> Int64
  ) rethrows {
    statuses = query.possibleStatuses
    let members: [Query]
    if case .and(let inner) = query { members = inner } else { members = [query] }
    var best: (place: Int, index: Index, count: Int64)?
    for (place, member) in members.enumerated() {
      guard let index = try Index(member, me: me) ?? listed(member).map(Index.listed) else {
        continue
      }
      let count = try count(index, statuses)
      if count < best?.count ?? .max { best = (place, index, count) }
    }
    index = best?.index ?? .all
    ranges = QueueView.ranges(of: statuses)
    var left: [Query] = []
    for (place, member) in members.enumerated() where place != best?.place {
      switch member {
      case .all, .condition(.status): continue
      case .condition(.breached) where statuses == [.open]:
        narrow(dueBefore: now)
      case .not(.condition(.status)): continue
      default: left.append(member)
      }
    }
    rest = left.isEmpty ? nil : Query.conjunction(left)
  }

  /// The open ones begin with their due: those past it are the first of them.
  private mutating func narrow(dueBefore now: Instant) {
    let end = Key(bytes: [QueueKey.rank(.open)] + now.sortableBytes)
    ranges = [Key(bytes: [QueueKey.rank(.open)])..<end]
  }

  static func ranges(of statuses: Set<Status>) -> [Range<Key>] {
    var ranges: [Range<Key>] = []
    for rank in statuses.map(QueueKey.rank).sorted() {
      let lower = Key(bytes: [rank])
      let upper = Key(bytes: [rank + 1])
      if let last = ranges.last, last.upperBound == lower {
        ranges[ranges.count - 1] = last.lowerBound..<upper
      } else {
        ranges.append(lower..<upper)
      }
    }
    return ranges
  }

  /// Whether the number of rows is known from the counts alone.
  var isCounted: Bool { rest == nil && ranges == QueueView.ranges(of: statuses) }
}

extension QueueView.Index {
  /// The index that answers one condition by itself.
  init?(_ query: Query, me: AgentID?) {
    switch query {
    case .condition(.assignee(.me)):
      guard let me else { return nil }
      self = .assignee(me)
    case .condition(.assignee(.nobody)): self = .assignee(nil)
    case .condition(.assignee(.agent(let id))): self = .assignee(id)
    case .condition(.team(let id)): self = .team(id)
    case .condition(.channel(let channel)): self = .channel(channel)
    case .condition(.tag(let tag)): self = .tag(tag)
    case .condition(.tier(let comparison)) where comparison.relation == .equal:
      self = .tier(comparison.value)
    default: return nil
    }
  }

  /// Where `tally` counts it; nil where its rows are counted.
  var tally: (dimension: Tally.Dimension, value: String)? {
    switch self {
    case .all: (.all, "")
    case .assignee(let id): (.assignee, id?.text ?? "")
    case .team(let id): (.team, id?.text ?? "")
    case .channel(let channel): (.channel, channel.rawValue)
    case .tier(let tier): (.tier, String(tier.rawValue))
    case .tag(let tag): (.tag, tag)
    case .listed: nil
    }
  }

  /// The value its column must have; the queue of all has none, and binds what is not read.
  var value: Value {
    switch self {
    case .all: .null
    case .assignee(let id): Value(id?.text)
    case .team(let id): Value(id?.text)
    case .channel(let channel): .text(channel.rawValue)
    case .tier(let tier): .integer(Int64(tier.rawValue))
    case .tag(let tag): .text(tag)
    case .listed(let numbers): .text("[\(numbers.map(String.init).joined(separator: ","))]")
    }
  }
}

extension Instant {
  /// Big-endian with the sign flipped, as `QueueKey` spells it: sorts as the instants do.
  var sortableBytes: [UInt8] {
    let raw = UInt64(bitPattern: milliseconds) ^ (1 << 63)
    return stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: raw >> $0) }
  }
}
