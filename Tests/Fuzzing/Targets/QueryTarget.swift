import Inbox

extension FuzzTarget {
  /// The query language: canonical text gives the same tree, errors point into the text.
  package static let query = FuzzTarget(
    name: "query",
    seeds: [
      "charged twice -tag:refund (channel:x OR channel:email) is:unassigned",
      "\"double charge\"* from:\"ann lee\"* due:<15m waiting:>=2h tier:3 priority:<=high",
      "after:2026-11-20T09:00:00Z before:2026-12-01 assignee:me team:billing has:draft lang:de",
      "-(a (b OR -c)) *", "https://x.example 12:30 :-)",
    ],
    words: [
      " OR ", "-", "(", ")", "\"", "\\", "*", ":", "is:", "tag:", "from:", "due:", "<", ">=", "<=",
      "=",
      "waiting:", "tier:", "before:", "9223372036854775807", "m", "d", "\u{301}", "👨‍👩‍👧", "\0", "\r\n",
    ],
    rounds: 40_000
  ) { bytes throws(Broken) in
    let text = bytes.text
    let query: Query
    do throws(QueryError) {
      query = try Query(parsing: text)
    } catch {
      return try hold(
        error.column >= 1 && error.column <= max(text.count, Query.longest) + 1,
        "column \(error.column)")
    }
    let again: Query
    do throws(QueryError) {
      again = try Query(parsing: query.description)
    } catch {
      // Spelled out it may be longer than anybody types.
      if case .tooLong = error.problem { return }
      throw Broken("\(text.debugDescription) is written as \(query.description): \(error)")
    }
    try hold(again == query, "\(text.debugDescription) becomes \(query.description)")
  }
}
