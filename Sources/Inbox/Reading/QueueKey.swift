/// The place of a conversation in the queue, as bytes that sort as the queue does
/// (metrics.md, *Queue order*).
///
/// Open ones first, by the due that runs out first (none last), then tier 3 > 2 > 1, priority high
/// first, waiting longest (null last), opened first, importer's id by code point. Breached, soonest
/// and rest are one ascending order, so the queue needs no clock: time changes only the glyph.
/// Those not open follow: pending, snoozed, resolved, spam, each with the latest message first.
/// Merged ones have a last rank of their own and stand in no view.
package struct QueueKey: Hashable, Comparable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package init(_ conversation: Conversation) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(40 + conversation.ref.text.utf8.count)
    func append(_ value: Int64) {
      // Flipping the sign bit makes the unsigned big-endian bytes sort as the numbers do.
      let raw = UInt64(bitPattern: value) ^ (1 << 63)
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: raw >> UInt64(shift)))
      }
    }
    bytes.append(QueueKey.rank(conversation))
    if conversation.status == .open && conversation.mergedInto == nil {
      append(conversation.earliestDue?.milliseconds ?? .max)
      bytes.append(UInt8(3 - conversation.tier.rawValue))
      bytes.append(UInt8(3 - conversation.priority.rawValue))
      append(conversation.waitingSince?.milliseconds ?? .max)
      append(conversation.openedAt.milliseconds)
    } else {
      append(~(conversation.lastMessageAt ?? conversation.openedAt).milliseconds)
    }
    bytes.append(contentsOf: conversation.ref.text.utf8)
    self.bytes = bytes
  }

  /// The due of an open one that runs out first; nil where none does.
  package var earliestDue: Instant? {
    guard bytes.count > 9, bytes[0] == QueueKey.rank(.open) else { return nil }
    let raw = bytes[1...8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } ^ (1 << 63)
    let milliseconds = Int64(bitPattern: raw)
    return milliseconds == .max ? nil : Instant(milliseconds: milliseconds)
  }

  /// The first byte: all keys of a status lie between it and the next.
  package static func rank(_ status: Status) -> UInt8 {
    switch status {
    case .open: 0
    case .pending: 1
    case .snoozed: 2
    case .resolved: 3
    case .spam: 4
    }
  }

  /// The rank of a conversation that was merged away.
  package static let mergedRank: UInt8 = 9

  private static func rank(_ conversation: Conversation) -> UInt8 {
    conversation.mergedInto == nil ? rank(conversation.status) : mergedRank
  }

  package static func < (left: QueueKey, right: QueueKey) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension Conversation {
  /// The due that runs out first among the open instances.
  package var earliestDue: Instant? {
    openTargets.compactMap(\.due).min()
  }

  /// The instance that decides the place in the queue and the countdown in the row.
  package var decidingTarget: TargetInstance? {
    openTargets.filter { $0.due != nil }.min { left, right in
      (left.due ?? left.start) < (right.due ?? right.start)
    }
  }
}
