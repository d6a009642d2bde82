/// A conversation made from all its lines, with what has ended in it.
package struct Folded: Hashable, Sendable {
  /// Nil where nothing opened it yet: no message and no `opened` counts.
  package var conversation: Conversation?
  /// Instances that ended, in the order in which they ended; none for one that was merged away.
  package var ended: [TargetInstance]
  /// What the metrics look at, in order; none for one that was merged away.
  package var steps: [HistoryStep]

  package init(
    conversation: Conversation? = nil, ended: [TargetInstance] = [], steps: [HistoryStep] = []
  ) {
    self.conversation = conversation
    self.ended = ended
    self.steps = steps
  }

  /// Turns that ended, in order; none for one that was merged away.
  package var turns: [Turn] { ended.compactMap { Turn($0) } }
}

/// Something that a line settled for good, for the tables the metrics read.
package enum Fact: Hashable, Sendable {
  case targetEnded(TargetInstance)
  case happened(HistoryStep)
}

extension Conversation {
  /// The conversation as its lines make it: the one computation behind every state, clock and
  /// figure, for `--now`, undo, merges, late lines and a changed workspace alike.
  ///
  /// `LineSelection` puts aside what was undone and gathers what merges lead here; then each line is
  /// taken over in order.
  ///
  /// - Parameters:
  ///   - ref: The conversation to make; lines of others count as merged in, or not at all.
  ///   - lines: Its own lines, those of every conversation that some `merge` line (undone or not)
  ///     ever led into it, and all `contact` lines of their contacts, ordered by `at`, ties by
  ///     their place in the journal.
  ///   - upTo: Later lines do not exist; nil: all of them do.
  /// - Complexity: O(lines), and the days until each due.
  package static func fold(
    _ ref: ConversationRef, lines: [Event], workspace: Workspace, upTo now: Instant? = nil
  ) -> Folded {
    let selection = LineSelection(of: ref, in: lines, upTo: now)
    guard let opening = selection.indices.first(where: { lines[$0].opens(ref) }),
      var conversation = Conversation.opened(by: lines[opening])
    else {
      // What stands alone counts, though nothing opened its conversation.
      let steps = selection.indices.compactMap { HistoryStep(lines[$0]) }
      return Folded(steps: selection.mergedInto == nil ? steps.filter(\.standsAlone) : [])
    }

    var folded = Folded()
    var facts: [Fact] = []
    var segments: [ContactID: String] = [:]
    for index in selection.indices {
      if case .contact(let update) = lines[index].what {
        segments[update.contact] = update.segment ?? segments[update.contact]
      }
      if !conversation.clock.isBegun {
        guard lines[index].isBeginning(of: ref) else {
          if let step = HistoryStep(lines[index]), step.standsAlone {
            facts.append(.happened(step))
          }
          continue
        }
        conversation.openedAt = lines[index].at
        conversation.lastLineAt = lines[index].at
      }
      conversation.take(lines[index], workspace: workspace, facts: &facts) { segments[$0] }
    }
    conversation.guardLines = MergeMap.guardLines(of: ref, in: lines[..<selection.existing])
    if let into = selection.mergedInto {
      conversation.endMerged(into: into)
      folded.conversation = conversation
      return folded
    }
    folded.conversation = conversation
    for fact in facts {
      switch fact {
      case .targetEnded(let target): folded.ended.append(target)
      case .happened(let step): folded.steps.append(step)
      }
    }
    return folded
  }

  /// It leaves every count: nothing waits and nothing is promised there any more.
  private mutating func endMerged(into: ConversationRef) {
    mergedInto = into
    openTargets = []
    waitingSince = nil
    unanswered = 0
  }
}

extension Event {
  /// Whether the conversation exists from this line on, with its channel, account and kind.
  fileprivate func opens(_ ref: ConversationRef) -> Bool {
    conversation == ref && opensConversation
  }

  /// Whether a conversation can begin with this line: a message, merged in or not, or its own
  /// `opened`.
  fileprivate func isBeginning(of ref: ConversationRef) -> Bool {
    switch what {
    case .message: true
    case .opened: conversation == ref
    default: false
    }
  }
}
