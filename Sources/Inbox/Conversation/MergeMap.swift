/// Which conversation was merged into which.
///
/// A merge into itself, of one already merged, or one that would close a circle counts for nothing
/// (metrics.md, *Merge of B into A*), so following the map always ends.
struct MergeMap {
  /// Conversation → where it went.
  private(set) var into: [ConversationRef: ConversationRef] = [:]
  /// Conversation → index of the line that ended it.
  private var ends: [ConversationRef: Int] = [:]

  init() {}

  /// - Parameter counted: Says of each line whether it counts or was undone.
  init(_ lines: ArraySlice<Event>, counted: [Bool]) {
    for index in lines.indices where counted[index - lines.startIndex] {
      guard case .merge(let into) = lines[index].what, let from = lines[index].conversation
      else { continue }
      if insert(from, into: into) { ends[from] = index }
    }
  }

  /// False if the rules refuse it.
  mutating func insert(_ from: ConversationRef, into: ConversationRef) -> Bool {
    guard self.into[from] == nil, root(of: into) != from else { return false }
    self.into[from] = into
    return true
  }

  /// The conversation that lives, to which the lines of `ref` belong.
  func root(of ref: ConversationRef) -> ConversationRef {
    var root = ref
    while let next = into[root] { root = next }
    return root
  }

  /// Whether `ref` was merged into `living`, directly or by the way of others.
  func belongs(_ ref: ConversationRef, to living: ConversationRef) -> Bool {
    var next = into[ref]
    while let current = next {
      if current == living { return true }
      next = into[current]
    }
    return false
  }

  /// Index of the line by which `ref` ended; nil while it lives.
  func end(of ref: ConversationRef) -> Int? {
    ends[ref]
  }
}

extension MergeMap {
  /// How many lines moved the send guard of `ref`.
  ///
  /// A line counts for the conversation that lived when it was written, undone or not, and a merge
  /// for both; so the number only ever grows, also when a merge is undone and lines leave again.
  static func guardLines(of ref: ConversationRef, in lines: ArraySlice<Event>) -> Int64 {
    var count: Int64 = 0
    var merges = MergeMap()
    var counts = CountedLines()
    for index in lines.indices {
      let flipped = counts.append(lines[index])
      guard lines[index].movesGuard else { continue }
      guard let of = lines[index].conversation else { continue }
      let before = merges.root(of: of)
      switch lines[index].what {
      case .merge(let into):
        _ = merges.insert(of, into: into)
      case .undo where flipped.contains { lines[lines.startIndex + $0].isMerge }:
        merges = MergeMap(lines[lines.startIndex...index], counted: counts.counted)
      default:
        break
      }
      if before == ref || merges.root(of: of) == ref { count += 1 }
    }
    return count
  }
}

extension Event {
  /// Whether it says that its conversation went on in another.
  var isMerge: Bool { if case .merge = what { true } else { false } }
}
