// Undo and redo: one line by which an act's lines count as never written, or count again.

extension Deciding {
  /// Refused for a message that has gone out, and where a later act changed the same field.
  mutating func undo(
    _ act: ActID, _ conversation: Conversation, as role: Role?
  ) throws(Refusal) {
    // Of an act on many conversations each undoes its own lines; those of a conversation merged
    // into this one are undone here when the act has none of this one itself.
    let places = situation.lines.filter { $0.act == act }.compactMap(\.conversation)
    // With the tags that a merge brought here goes the merge.
    let here =
      places.contains(request.conversation)
      ? [request.conversation] + mergedHere(by: act) : places
    var undone: [ConversationRef] = []
    for place in here where !undone.contains(place) { undone.append(place) }
    for place in undone {
      decision.events.append(
        Event(at: now, conversation: place, by: request.by, act: request.act, what: .undo(act)))
    }
    let lines = situation.lines
    let before = Event.areCounted(lines[...])
    let after = Event.areCounted((lines + decision.events)[...])
    let flipped = lines.indices.filter { before[$0] != after[$0] }
    if flipped.isEmpty { throw .nothingToUndo }
    for index in flipped {
      try checkUndoable(lines[index])
      try checkUntouched(lines, index, counted: after, flipped: Set(flipped))
      // Redo resolves it once more, and what holds for resolving holds for that.
      if after[index], case .status(let change) = lines[index].what, change.status == .resolved {
        try checkResolving(conversation, tags: conversation.tags, as: role)
      }
    }
  }

  /// Those that an act merged into this one, or took out again.
  private func mergedHere(by act: ActID) -> [ConversationRef] {
    var acts: Set<ActID> = [act]
    var waiting = [act]
    var found: [ConversationRef] = []
    while let next = waiting.popLast() {
      for line in situation.lines where line.act == next {
        switch line.what {
        case .merge(into: request.conversation):
          if let ref = line.conversation { found.append(ref) }
        case .undo(let target) where acts.insert(target).inserted: waiting.append(target)
        default: break
        }
      }
    }
    return found.filter { ref in
      situation.lines.contains { $0.conversation == ref && $0.act == act }
    }
  }

  private func checkUndoable(_ line: Event) throws(Refusal) {
    switch line.what {
    case .message: throw .alreadySent
    case .opened: throw .notUndoable("A conversation that was begun stays; resolve it.")
    case .purge, .redact: throw .notUndoable("What was deleted cannot be brought back.")
    case .reveal: throw .notUndoable("Who looked at masked text stays on record.")
    case .approval:
      throw .notUndoable(
        "What became of an approval stays; take the reply back while it waits or is held.")
    default: return
    }
  }

  /// No later line that counts, of another act, may have changed what this line changed.
  private func checkUntouched(
    _ lines: [Event], _ index: Int, counted: [Bool], flipped: Set<Int>
  ) throws(Refusal) {
    let fields = lines[index].fields
    guard !fields.isEmpty else { return }
    for later in lines.indices.dropFirst(index + 1)
    where counted[later] && !flipped.contains(later)
      && lines[later].conversation == lines[index].conversation
    {
      // Said twice, it stays when the first is taken back.
      if case .tag = lines[later].what, lines[later].what == lines[index].what { continue }
      for field in lines[later].fields where fields.contains(field) {
        throw .changedSince(field: field)
      }
    }
  }
}

extension Event {
  /// What the line sets, in the words for people; a tag is a field of its own.
  fileprivate var fields: [String] {
    switch what {
    case .tag(let tag), .untag(let tag): return ["tag #\(tag)"]
    case .tier: return ["tier"]
    case .priority: return ["priority"]
    case .status: return ["status"]
    case .merge: return ["merge"]
    case .assign(let assignment):
      var fields: [String] = []
      if assignment.agent != .unchanged { fields.append("owner") }
      if assignment.team != .unchanged { fields.append("team") }
      return fields
    case .contact(let update):
      return update.identities == nil ? [] : ["identities of \(update.contact)"]
    default: return []
    }
  }
}
