import Inbox

extension Verifier {
  /// What reports read of a conversation, against what its lines make: the same bytes, for they are
  /// written one step after the other, however many transactions there were.
  func checkTrace(
    _ folded: Folded, _ rows: ConversationTables.Rows, _ subject: String
  ) {
    var trace = Trace()
    var past: [[Value]] = []
    for fact in folded.steps.map(Fact.happened) + folded.ended.map(Fact.targetEnded) {
      if let portion = trace.add(fact) { past.append(portion.values) }
    }
    // By their names, then their numbers: “ended” goes before “steps”.
    past = past.filter { $0[0] == .text("ended") } + past.filter { $0[0] == .text("steps") }
    compare("trace_past", subject, stored: rows.pastTraces, expected: past)
    guard let row = trace.row(of: folded.conversation) else {
      if rows.trace != nil {
        differs("trace", subject, "it has a row and no part in any report")
      }
      return
    }
    found.tally.add(row, 1)
    guard let stored = rows.trace else {
      differs("trace", subject, "its row is missing")
      return
    }
    if stored != row.values + trace.values {
      differs("trace", subject, "the row is not what the journal makes")
    }
  }
}
