@testable import Inbox

/// Waiting and turns once more, slowly and straight from the sentences of metrics.md: every question
/// is answered by looking at all lines again, and nothing is remembered from one to the next.
struct SlowTurns {
  /// The lines that count, without merges.
  let lines: [Event]

  init(_ lines: [Event], of ref: ConversationRef) {
    let own = lines.filter { $0.conversation == ref }
    let counted = own.indices.filter { Self.counts($0, own) }.map { own[$0] }
    // "Since opening": what stands before it belongs to no conversation yet.
    self.lines = Array(counted.drop { !$0.opensConversation })
  }

  /// "One `undo` line makes an act's lines count as never written", unless it was undone itself.
  private static func counts(_ index: Int, _ lines: [Event]) -> Bool {
    !lines.indices.contains { later in
      guard later > index, case .undo(let act) = lines[later].what else { return false }
      return act == lines[index].act && counts(later, lines)
    }
  }

  /// The status after the first `count` lines.
  func status(after count: Int) -> Status {
    var status = Status.open
    for line in lines.prefix(count) {
      if case .status(let change) = line.what { status = change.status }
      // "A spam conversation stays spam."
      if line.isCustomerMessage, status != .spam { status = .open }
    }
    return status
  }

  /// "Cleared by a human reply, by resolved, by spam."
  private func clears(_ line: Event) -> Bool {
    if case .status(let change) = line.what {
      return change.status == .resolved || change.status == .spam
    }
    return line.isHumanReply
  }

  /// "The first customer message after the last human reply (or since opening)", moved by a handoff
  /// that counts.
  func waitingSince(after count: Int) -> Instant? {
    let cleared = lines.prefix(count).lastIndex(where: clears) ?? -1
    let asking = (cleared + 1..<max(cleared + 1, count)).first { index in
      lines[index].isCustomerMessage && status(after: index) != .spam
    }
    guard let asking else { return nil }
    let handoff = (asking + 1..<max(asking + 1, count)).last { countsAsHandoff($0) }
    return lines[handoff ?? asking].at
  }

  /// "Since the last human reply, handoff or opening there was a bot message."
  private func countsAsHandoff(_ index: Int) -> Bool {
    guard case .handoff = lines[index].what else { return false }
    for earlier in lines[..<index].reversed() {
      if earlier.isBotMessage { return true }
      if earlier.isHumanReply { return false }
      if case .handoff = earlier.what { return false }
    }
    return false
  }

  /// "A turn runs from there to the human reply, or to resolved."
  var turns: [Turn] {
    var turns: [Turn] = []
    for (index, line) in lines.enumerated() {
      guard let start = waitingSince(after: index) else { continue }
      if line.isHumanReply {
        let agent = line.by.map { AgentID($0.id) }
        turns.append(
          Turn(start: start, end: line.at, answeredBy: agent, isFirst: turns.isEmpty))
      } else if case .status(let change) = line.what, change.status == .resolved {
        turns.append(Turn(start: start, end: line.at, answeredBy: nil, isFirst: turns.isEmpty))
      }
    }
    return turns
  }
}
