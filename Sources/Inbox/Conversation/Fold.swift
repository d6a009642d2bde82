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
  /// The conversation as its lines make it: the one computation behind every state, clock and
  /// figure, for `--now`, undo, merges, late lines and a changed workspace alike.
  ///
  /// First the lines that were undone are put aside, then those that merges lead here are chosen,
  /// then each is taken over in order.
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
    let count = now.map { now in lines.firstIndex { $0.at > now } ?? lines.count } ?? lines.count
    let lines = lines[..<count]
    let counts = Event.areCounted(lines)
    let merges = MergeMap(lines, counted: counts)
    let end = merges.end(of: ref) ?? count
    guard let opening = lines.indices.first(where: { counts[$0] && lines[$0].opens(ref) }),
      opening < end, var conversation = Conversation.opened(by: lines[opening])
    else { return Folded() }

    var folded = Folded()
    var facts: [Fact] = []
    var segments: [ContactID: String] = [:]
    for index in 0..<end where counts[index] {
      if case .contact(let update) = lines[index].what {
        segments[update.contact] = update.segment ?? segments[update.contact]
      } else if let of = lines[index].conversation {
        guard of == ref || merges.belongs(of, to: ref) else { continue }
        if !conversation.clock.isBegun {
          guard lines[index].isBeginning(of: ref) else { continue }
          conversation.openedAt = lines[index].at
          conversation.lastLineAt = lines[index].at
        }
      }
      guard conversation.clock.isBegun || lines[index].isBeginning(of: ref) else { continue }
      conversation.take(lines[index], workspace: workspace, facts: &facts) { segments[$0] }
    }
    conversation.guardLines = MergeMap.guardLines(of: ref, in: lines)
    if let into = merges.into[ref] {
      conversation.endMerged(into: into)
      if end < count { conversation.lastLineAt = lines[end].at }
      folded.conversation = conversation
      return folded
    }
    folded.conversation = conversation
    for fact in facts {
      switch fact {
      case .targetEnded(let target): folded.ended.append(target)
      case .turnEnded(let turn): folded.turns.append(turn)
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
