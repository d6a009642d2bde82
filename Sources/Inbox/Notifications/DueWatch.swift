/// Remembers of an agent's conversations which promise was told to be due, so that each is told
/// once when it comes near and once when it is missed.
package struct DueWatch: Hashable, Sendable {
  /// So long before it is due it is near, in milliseconds.
  package static let near: Int64 = 900_000

  private var told: [ConversationID: Instant] = [:]
  private var lookedAt: Instant?

  package init() {}

  /// Takes what is near or missed now; what was so at the first look is on the screen anyway.
  ///
  /// - Parameter dues: Of each open conversation the due that runs out first, up to `near` ahead.
  package mutating func look(_ dues: [ConversationID: Instant], at now: Instant) -> [News] {
    defer { (told, lookedAt) = (dues, now) }
    guard let lookedAt else { return [] }
    return dues.sorted { $0.value < $1.value }.compactMap { id, due in
      let isMissed = due < now
      if told[id] == due, isMissed == (due < lookedAt) { return nil }
      return News(isMissed ? .breach : .due, of: id)
    }
  }
}
