import Inbox

extension Verifier {
  /// Rows of submitted replies, for the few conversations that have any.
  func checkApprovals() throws {
    let ids = try connection.rows(
      """
      SELECT conversation FROM event WHERE rare = 1 AND type = 'approval'
        AND conversation IS NOT NULL
      UNION SELECT conversation FROM approval ORDER BY 1
      """
    ) { $0.integer(0) }
    for id in ids {
      let isMerged =
        try connection.integer(
          "SELECT 1 FROM conversation WHERE id = ?1 AND merged_into IS NOT NULL", .integer(id))
        != nil
      let made = isMerged ? [] : try connection.approvals(of: id, now: recorder.now)
      compare(
        "approval", "conversation #\(id)",
        stored: try connection.rows(
          """
          SELECT message, author, state, at, due, news, seq FROM approval
          WHERE conversation = ?1 ORDER BY message
          """, .integer(id)
        ) { $0.values(7) },
        expected: made.sorted {
          $0.0.message.text.utf8.lexicographicallyPrecedes($1.0.message.text.utf8)
        }
        .map { one, sequence in
          [
            .text(one.message.text), .text(one.author.text), .text(one.state.rawValue),
            Value(one.requestedAt), Value(one.due), .integer(one.isNewsToAuthor ? 1 : 0),
            .integer(sequence),
          ]
        })
    }
  }
}
