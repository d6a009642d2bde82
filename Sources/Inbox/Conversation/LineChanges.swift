extension Conversation {
  /// For each line whether it changed something at its place in time, given the lines before it;
  /// what did not is dropped at import and counted (interchange.md).
  ///
  /// A line that changes nothing is as if it had never been there for those that follow: a tag given
  /// twice goes when the first of the two is undone. Lines that say something of themselves (a
  /// message, a note, a call) always change something. So does a `contact` line here: whether it
  /// does is for `Contact.isChanged(by:)` to say, and belongs to no one conversation.
  ///
  /// - Parameters:
  ///   - ref: Whose lines are judged; those of conversations merged into it are judged too.
  ///   - lines: As for `fold`.
  /// - Complexity: O(lines), and once more for every `undo` and `merge` among them.
  package static func changes(_ ref: ConversationRef, lines: [Event]) -> [Bool] {
    var changes = [Bool](repeating: true, count: lines.count)
    var kept: [Event] = []
    var states: [ConversationRef: DeskState] = [:]
    var merges = MergeMap()
    for (index, line) in lines.enumerated() {
      guard let of = line.conversation else { continue }
      switch line.what {
      case .undo:
        let before = Event.areCounted(kept[...])
        let after = Event.areCounted((kept + [line])[...])
        changes[index] = zip(before, after).contains { $0 != $1 }
        guard changes[index] else { continue }
        kept.append(line)
        (states, merges) = replay(kept, counted: after)
        continue
      case .merge(let into):
        changes[index] = merges.insert(of, into: into)
        guard changes[index] else { continue }
        kept.append(line)
        (states, merges) = replay(kept, counted: Event.areCounted(kept[...]))
        continue
      case .message:
        _ = states[merges.root(of: of), default: DeskState()].take(line)
      default:
        changes[index] = states[of, default: DeskState()].take(line)
      }
      if changes[index] { kept.append(line) }
    }
    return changes
  }

  /// What the lines say once merges are known: the messages of what was merged in count as if they
  /// had always been those of the conversation that lives (metrics.md, *Merge of B into A*), so they
  /// reopen it.
  private static func replay(
    _ lines: [Event], counted: [Bool]
  ) -> (states: [ConversationRef: DeskState], merges: MergeMap) {
    var states: [ConversationRef: DeskState] = [:]
    let merges = MergeMap(lines[...], counted: counted)
    for (line, isCounted) in zip(lines, counted) where isCounted {
      guard let of = line.conversation else { continue }
      var place = of
      if case .message = line.what { place = merges.root(of: of) }
      _ = states[place, default: DeskState()].take(line)
    }
    return (states, merges)
  }
}

extension Contact {
  /// Whether the line says anything that was not known.
  package func isChanged(by update: ContactUpdate) -> Bool {
    var after = self
    after.apply(update)
    return after != self
  }
}

/// What the lines of a desk can set and set again, without clocks and words.
private struct DeskState {
  var status = StatusChange(.open)
  var tier = Tier.one
  var priority = Priority.normal
  var tags: Set<String> = []
  var assignee: AgentID?
  var team: TeamID?

  /// Takes the line over and says whether it changed anything.
  mutating func take(_ line: Event) -> Bool {
    switch line.what {
    case .message:
      if line.isCustomerMessage, status.status != .spam { status = StatusChange(.open) }
      return true
    case .tag(let tag): return tags.insert(tag).inserted
    case .untag(let tag): return tags.remove(tag) != nil
    case .tier(let tier, _):
      defer { self.tier = tier }
      return tier != self.tier
    case .priority(let priority):
      defer { self.priority = priority }
      return priority != self.priority
    case .assign(let assignment): return take(assignment)
    case .status(let change):
      defer { status = change }
      return change.status != status.status
        || change.status == .snoozed && change.until != status.until
    default: return true
    }
  }

  private mutating func take(_ assignment: Assignment) -> Bool {
    let before = (assignee, team)
    if case .to(let agent) = assignment.agent { assignee = agent }
    if case .to(let team) = assignment.team { self.team = team }
    return before != (assignee, team)
  }
}
