/// Which of the lines given make a conversation: neither undone nor later than `now`, its own or
/// brought by a merge.
///
/// State, clocks and metrics all start from this choice, so that undo and merge mean the same to
/// each of them.
package struct LineSelection: Sendable {
  /// Places of the lines that count, in order. `contact` lines are among them, whoever they are
  /// about.
  package let indices: [Int]
  /// How many of the lines exist by then, counted or not.
  let existing: Int
  /// The conversation ended here, by a merge into that one; lines after it belong there.
  package let mergedInto: ConversationRef?

  /// - Parameters: As for `Conversation.fold`.
  package init(of ref: ConversationRef, in lines: [Event], upTo now: Instant? = nil) {
    existing = now.map { now in lines.firstIndex { $0.at > now } ?? lines.count } ?? lines.count
    let known = lines[..<existing]
    let counted = Event.areCounted(known)
    let merges = MergeMap(known, counted: counted)
    mergedInto = merges.into[ref]
    let end = merges.end(of: ref).map { $0 + 1 } ?? existing
    indices = known.indices.prefix(end).filter { index in
      guard counted[index] else { return false }
      let line = lines[index]
      guard let of = line.conversation else { return line.isAboutContact }
      return of == ref || (line.isKeptByMerge && merges.belongs(of, to: ref))
        || line.isAboutContact
    }
  }
}

extension Event {
  /// Whether a line of a conversation that was merged away is the other one's now
  /// (metrics.md, *Merge of B into A*); what changes or withdraws a message goes with it.
  package var isKeptByMerge: Bool {
    switch what {
    case .message, .note, .focus, .call, .survey, .csat, .edit, .redact, .purge: true
    default: false
    }
  }

  fileprivate var isAboutContact: Bool {
    if case .contact = what { true } else { false }
  }
}
