extension Event {
  /// For each of the lines, in order, whether it counts or was undone.
  ///
  /// One `undo` line makes the earlier lines of an act in its conversation count as never written.
  /// An `undo` line is a line too, so undoing its act makes those count again: whether a line counts
  /// is settled by the later ones alone, and going from the last line back settles all in one pass.
  package static func areCounted(_ lines: ArraySlice<Event>) -> [Bool] {
    var counted = [Bool](repeating: true, count: lines.count)
    var undone: Set<ActInConversation> = []
    for index in lines.indices.reversed() {
      guard let conversation = lines[index].conversation else { continue }
      if !undone.isEmpty, let act = lines[index].act,
        undone.contains(ActInConversation(act: act, conversation: conversation))
      {
        counted[index - lines.startIndex] = false
      } else if case .undo(let act) = lines[index].what {
        undone.insert(ActInConversation(act: act, conversation: conversation))
      }
    }
    return counted
  }

  /// An act may have lines in many conversations, and each undoes its own.
  private struct ActInConversation: Hashable {
    var act: ActID
    var conversation: ConversationRef
  }
}
