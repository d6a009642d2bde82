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
  /// - Complexity: O(lines), once more for every `merge` among them, and for every `undo` the lines
  ///   since the first that it makes count otherwise.
  package static func changes(_ ref: ConversationRef, lines: [Event]) -> [Bool] {
    var judge = LineJudge()
    return lines.map { judge.takes($0) }
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

/// Takes one line after the other over and says of each whether it changed something.
private struct LineJudge {
  /// Those that changed something.
  private var lines: [Event] = []
  private var counts = CountedLines()
  private var merges = MergeMap()
  private var states: [ConversationRef: DeskState] = [:]
  /// What the states were before each `stride`-th line, under the merges of now.
  private var checkpoints: [[ConversationRef: DeskState]] = [[:]]

  private static let stride = 64

  mutating func takes(_ line: Event) -> Bool {
    guard let of = line.conversation else { return true }
    switch line.what {
    case .undo:
      let flipped = counts.append(line)
      guard let first = flipped.last else {
        counts.removeIdleUndo()
        return false
      }
      lines.append(line)
      let isOfMerges = flipped.contains { lines[$0].isMerge }
      if isOfMerges { merges = MergeMap(lines[...], counted: counts.counted) }
      replay(from: isOfMerges ? 0 : first)
      return true
    case .merge(let into):
      guard merges.insert(of, into: into) else { return false }
      keep(line)
      replay(from: 0)
      return true
    default:
      guard apply(line, of: of) else { return false }
      keep(line)
      return true
    }
  }

  private mutating func keep(_ line: Event) {
    lines.append(line)
    _ = counts.append(line)
    if lines.count.isMultiple(of: Self.stride) { checkpoints.append(states) }
  }

  /// What the lines say once merges are known: the messages of what was merged in count as if they
  /// had always been those of the conversation that lives (metrics.md, *Merge of B into A*), so they
  /// reopen it.
  private mutating func apply(_ line: Event, of ref: ConversationRef) -> Bool {
    if case .message = line.what {
      return states[merges.root(of: ref), default: DeskState()].take(line)
    }
    return states[ref, default: DeskState()].take(line)
  }

  /// Makes the states anew from the first line that counts otherwise.
  private mutating func replay(from first: Int) {
    checkpoints.removeLast(max(0, checkpoints.count - 1 - first / Self.stride))
    let start = (checkpoints.count - 1) * Self.stride
    states = checkpoints[checkpoints.count - 1]
    for index in start..<lines.count {
      if index > start, index.isMultiple(of: Self.stride) { checkpoints.append(states) }
      if counts.counted[index], let of = lines[index].conversation {
        _ = apply(lines[index], of: of)
      }
    }
    if lines.count > start, lines.count.isMultiple(of: Self.stride) { checkpoints.append(states) }
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
