/// Remembers of an agent's conversations which promise was told to be due, so that each is told
/// once when it comes near and once when it is missed.
package struct DueWatch: Hashable, Sendable {
  /// So long before it is due it is near, in milliseconds.
  package static let near: Int64 = 900_000

  private struct Told: Hashable {
    var due: Instant
    var isMissed: Bool
  }

  private var told: [ConversationID: Told] = [:]
  private var hasBegun = false

  package init() {}

  /// Takes what is near or missed now; what was so at the first look is on the screen anyway.
  ///
  /// - Parameter dues: Of each open conversation the due that runs out first, up to `near` ahead.
  package mutating func look(_ dues: [ConversationID: Instant], at now: Instant) -> [News] {
    var news: [News] = []
    for (id, due) in dues.sorted(by: { $0.value < $1.value }) {
      let isMissed = due < now
      let before = told[id]
      told[id] = Told(due: due, isMissed: isMissed)
      guard hasBegun, before?.due != due || before?.isMissed != isMissed else { continue }
      news.append(News(isMissed ? .breach : .due, of: id))
    }
    for id in told.keys where dues[id] == nil { told[id] = nil }
    hasBegun = true
    return news
  }
}
