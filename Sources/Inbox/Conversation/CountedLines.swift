/// Which lines count, as one comes after the other: the answer of `Event.areCounted`, without going
/// through all of them again at each undo.
struct CountedLines {
  private(set) var counted: [Bool] = []
  /// The act of each.
  private var acts: [Act?] = []
  private var lines: [Act: Lines] = [:]
  /// What the line at an index undoes.
  private var targets: [Int: Act] = [:]

  /// An act may have lines in many conversations, and each undoes its own.
  private struct Act: Hashable {
    var id: ActID
    var conversation: ConversationRef
  }

  /// The indices, ascending, of the lines of an act and of those that undo it.
  private struct Lines {
    var own: [Int] = []
    var undoing: [Int] = []
  }

  /// Takes the next line. It counts itself: no later one undoes it yet.
  ///
  /// - Returns: The indices of earlier lines that count from now on and did not, or the other way
  ///   round, the last first; only an undo has any.
  /// - Complexity: O(1) and, for an undo, O(lines that count otherwise).
  mutating func append(_ line: Event) -> [Int] {
    let index = counted.count
    counted.append(true)
    acts.append(nil)
    guard let conversation = line.conversation else { return [] }
    if let act = line.act.map({ Act(id: $0, conversation: conversation) }) {
      acts[index] = act
      lines[act, default: Lines()].own.append(index)
    }
    guard case .undo(let act) = line.what else { return [] }
    let target = Act(id: act, conversation: conversation)
    lines[target, default: Lines()].undoing.append(index)
    targets[index] = target
    return settle(target, before: index)
  }

  /// Takes the last line away again, an undo that changed nothing.
  mutating func removeIdleUndo() {
    counted.removeLast()
    if let target = targets.removeValue(forKey: counted.count) {
      lines[target]?.undoing.removeLast()
    }
    if let act = acts.removeLast() { lines[act]?.own.removeLast() }
  }

  /// Whether a line counts hangs on later ones alone: the last goes first, and each only once.
  private mutating func settle(_ act: Act, before index: Int) -> [Int] {
    var flipped: [Int] = []
    var open = own(of: act, before: index)
    while let line = open.popLast() {
      let counts = !isUndone(line)
      guard counts != counted[line] else { continue }
      counted[line] = counts
      flipped.append(line)
      guard let target = targets[line] else { continue }
      let further = own(of: target, before: line)
      open = open.isEmpty ? further : Set(open).union(further).sorted()
    }
    return flipped
  }

  private func own(of act: Act, before index: Int) -> [Int] {
    Array(lines[act, default: Lines()].own.prefix { $0 < index })
  }

  private func isUndone(_ index: Int) -> Bool {
    guard let act = acts[index] else { return false }
    return lines[act, default: Lines()].undoing.reversed().prefix { $0 > index }
      .contains { counted[$0] }
  }
}
