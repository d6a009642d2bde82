/// A conversation made from all its lines, with what has ended in it.
package struct Folded: Hashable, Sendable {
  /// Nil where nothing opened it yet: no message and no `opened` counts.
  package var conversation: Conversation?
  /// Instances that ended, in the order in which they ended; none for one that was merged away.
  package var ended: [TargetInstance]
  /// Turns that ended, in order; none for one that was merged away.
  package var turns: [Turn]

  package init(
    conversation: Conversation? = nil, ended: [TargetInstance] = [], turns: [Turn] = []
  ) {
    self.conversation = conversation
    self.ended = ended
    self.turns = turns
  }
}

/// Something that a line settled for good, for the tables the metrics read.
package enum Fact: Hashable, Sendable {
  case targetEnded(TargetInstance)
  case turnEnded(Turn)
}

extension Conversation {
  /// The conversation as its lines make it.
  ///
  /// - Parameters:
  ///   - ref: The conversation to make; lines of others count as merged in, or not at all.
  ///   - lines: Its own lines, those of every conversation that some `merge` line (undone or not)
  ///     ever led into it, and all `contact` lines of its contacts, ordered by `at`, ties by their
  ///     place in the journal.
  ///   - upTo: Later lines do not exist; nil: all of them.
  package static func fold(
    _ ref: ConversationRef, lines: [Event], workspace: Workspace, upTo now: Instant? = nil
  ) -> Folded {
    Folded()
  }

  /// The conversation that a line opens: the incremental twin of `fold` for the first line.
  ///
  /// - Parameter contact: What is known of the sender, or of the contact that `opened` names.
  /// - Returns: Nil if lines of this type open nothing.
  package static func opened(
    by event: Event, contact: Contact?, workspace: Workspace
  ) -> Conversation? {
    nil
  }

  /// Takes over one more line, the latest; the incremental tail of `fold`.
  ///
  /// For a merged conversation the lines of what was merged in are given to the one that lives.
  /// - Precondition: `needsRefold(for: event)` is false.
  package mutating func apply(_ event: Event, workspace: Workspace) -> [Fact] {
    []
  }

  /// Whether only `fold` can take over this line: an undo, a merge, one that comes late, or one
  /// that makes the contact known of whom there may be earlier `contact` lines.
  package func needsRefold(for event: Event) -> Bool {
    true
  }

  /// For each of the conversation's lines whether it changed something at its place in time; what
  /// did not is dropped at import (interchange.md). The order is that of `fold`.
  package static func changes(_ ref: ConversationRef, lines: [Event]) -> [Bool] {
    lines.map { _ in true }
  }
}
