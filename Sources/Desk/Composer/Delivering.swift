import Canvas
import Inbox

/// Whether what is sent from an account leaves at all: said before anything is written.
extension DeskState {
  /// Why it stays in the outbox, for the middle of a sentence; nil if it leaves.
  func deliveryProblem(_ id: AccountID) -> String? {
    // Imported conversations may be of accounts that nobody has described.
    guard let account = settings.workspace.account(id) else { return nil }
    switch account.delivery {
    case .loopback: return nil
    case .none: return "the workspace says “delivery: none” of \(id)"
    case .sendmail: return settings.mailProblem
    }
  }

  /// `stays queued: no mail program is configured`, above a draft and in questions about it.
  func wordsOfStaying(_ row: QueueRow) -> DisplayText? {
    deliveryProblem(row.conversation.account).map {
      "stays queued: " + DisplayText(filtering: $0, as: .line)
    }
  }

  /// The same in at most so many columns: what is left out stands in `gf`.
  func wordsOfStaying(_ row: QueueRow, in columns: Int) -> DisplayText? {
    guard let whole = wordsOfStaying(row) else { return nil }
    let brief = whole.string.split(separator: "(", maxSplits: 1).first.map(String.init) ?? ""
    let ways = [whole, DisplayText(filtering: brief.trimmedBlanks, as: .line), "stays queued: gf"]
    return ways.first { $0.columns <= columns } ?? "stays queued"
  }

  /// What is on its way says so anew once its hold is over: it leaves then, or stays where it is.
  mutating func renewLeaving() {
    guard let screen = conversation, !screen.outbox.isEmpty || !screen.overdue.isEmpty else {
      return
    }
    let overdue = Set(
      screen.outbox.filter { $0.state == .held && $0.leavesAt <= now }.map(\.id))
    guard overdue != screen.overdue else { return }
    let blocks = screen.outbox.compactMap { entry in
      let word: DisplayText? =
        overdue.contains(entry.id) ? staysQueued(entry) ? "stays queued" : "leaving" : nil
      return TimelineBlock(leaving: entry, as: word, settings: settings)
    }
    conversation?.overdue = overdue
    conversation?.leaving = blocks
    conversation?.keptLines = nil
  }

  /// Its time has come, and nobody delivers it.
  func staysQueued(_ entry: OutboxEntry) -> Bool {
    let isDue = entry.state == .queued || entry.state == .held && entry.leavesAt <= now
    return isDue && deliveryProblem(entry.account) != nil
  }

  /// What handing it over is answered with.
  func wordsOfHold(_ reply: Reply, from account: AccountID?) -> String {
    let parts = reply.parts.following.count
    let hold = reply.holdMilliseconds
    let what = parts > 0 ? "\(parts + 1) parts, held" : "Held"
    let problem = account.flatMap { deliveryProblem($0) }
    guard hold > 0 else { return problem.map { "It stays queued: \($0)" } ?? "On its way" }
    let span = LocalTime.inWords(hold)
    return problem.map { "\(what) \(span), then it stays queued: \($0)" }
      ?? "\(what) \(span); U takes it back"
  }
}
