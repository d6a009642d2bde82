extension Workspace {
  /// How long a reply is held before it leaves, in milliseconds: as the workspace says, never past
  /// the due time; already overdue, the full hold.
  package func hold(for conversation: Conversation, now: Instant) -> Int64 {
    let full = sending.holdMilliseconds
    guard let due = conversation.earliestDue else { return full }
    let left = due.since(now)
    return left > 0 ? min(full, left) : full
  }
}
