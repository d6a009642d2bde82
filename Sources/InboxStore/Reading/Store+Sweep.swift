import Inbox

/// What a sweep is to go on with.
package struct SweepAnswer: Hashable, Sendable {
  /// Leased to the agent; nil: none of those asked about is free.
  package var served: ConversationID?
  /// They have left the view since it was swept.
  package var gone: [ConversationID]

  package init(served: ConversationID?, gone: [ConversationID]) {
    self.served = served
    self.gone = gone
  }
}

extension Store {
  /// The first of these that still stands in the view and that nobody else has in hand, now leased
  /// to the agent: two who sweep the same view never get the same one.
  ///
  /// It is looked at once more after it was leased: who had it a moment ago may have finished it.
  /// - Parameter view: Nil: wherever they are.
  /// - Complexity: O(candidates).
  package func sweep(
    _ candidates: [ConversationID], in view: Query?, for agent: AgentID, now: Instant
  ) throws(StoreError) -> SweepAnswer {
    var rest = try remaining(candidates, in: view, for: agent, now: now)
    while let next = try serve(rest, to: agent, now: now) {
      if try !remaining([next], in: view, for: agent, now: now).isEmpty {
        let gone = Set(candidates).subtracting(rest)
        return SweepAnswer(served: next, gone: candidates.filter(gone.contains))
      }
      try release(next, of: agent)
      rest.removeAll { $0 == next }
    }
    let here = Set(rest)
    return SweepAnswer(served: nil, gone: candidates.filter { !here.contains($0) })
  }

  /// Those that are in the view, and that this agent may read.
  private func remaining(
    _ candidates: [ConversationID], in view: Query?, for agent: AgentID, now: Instant
  ) throws(StoreError) -> [ConversationID] {
    try read { connection in
      let workspace = try workspace(connection).workspace
      let reader = try view.map {
        try QueueReader($0, for: agent, now: now, connection: connection, workspace: workspace)
      }
      return try candidates.filter { id in
        guard let bare = try connection.bareRow(id.number), bare.conversation.mergedInto == nil,
          workspace.refusalToRead(bare.conversation, agent) == nil
        else { return false }
        return try reader?.holds(id, at: bare.key.bytes) ?? true
      }
    }
  }
}
