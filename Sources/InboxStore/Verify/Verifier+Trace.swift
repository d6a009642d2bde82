import Inbox

extension Verifier {
  /// What reports read of a conversation, against what its lines make.
  func checkTrace(of held: Held, _ folded: Folded, _ subject: String) throws {
    let made = ConversationFacts(id: held.id, folded)
    let isThere = made.subject != nil || !made.steps.isEmpty
    let stored: ConversationFacts?
    do {
      stored = try TraceReader(connection: connection).facts(of: held.id)
    } catch is ByteReader.Damaged {
      differs("trace", subject, "its row cannot be read")
      return
    }
    guard let stored else {
      if isThere { differs("trace", subject, "its row is missing") }
      return
    }
    if !isThere { differs("trace", subject, "it has a row and no part in any report") }
    if stored.steps != made.steps {
      differs("trace", subject, "the steps are not those of its lines")
    }
    if stored.ended != made.ended {
      differs("trace", subject, "the ended promises are not those of its lines")
    }
    let last = [made.steps.last?.at, made.subject?.openedAt].compactMap { $0 }.max()
    let columns = try connection.first(
      """
      SELECT last_at, channel, tier, team, assignee, open, waiting_since, unanswered, subject
      FROM trace WHERE conversation = ?1
      """, .integer(held.id)
    ) { $0.values(9) }
    if isThere, columns != [Value(last)] + TraceColumns(made.subject).values {
      differs("trace", subject, "the columns are not what the journal makes")
    }
  }
}
