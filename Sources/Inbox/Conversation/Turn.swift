/// A turn of the customer: from `waitingSince` to the human reply or to `resolved`
/// (metrics.md, *waiting_since*).
package struct Turn: Hashable, Sendable {
  package var start: Instant
  package var end: Instant
  /// Nil where `resolved` ended it.
  package var answeredBy: AgentID?
  package var isFirst: Bool
  /// The calendar of the policy in force at its end, for `_bs`; nil: `always`.
  package var calendar: String?

  package init(
    start: Instant, end: Instant, answeredBy: AgentID?, isFirst: Bool, calendar: String? = nil
  ) {
    self.start = start
    self.end = end
    self.answeredBy = answeredBy
    self.isFirst = isFirst
    self.calendar = calendar
  }
}

extension Turn {
  /// The turn that an ended instance stands for: each turn has its promise of a response. Nil for a
  /// resolution, and for what ended as spam.
  package init?(_ ended: TargetInstance) {
    guard ended.kind != .resolution, ended.endedBy != .spam, let end = ended.end else { return nil }
    self.init(
      start: ended.start, end: end, answeredBy: ended.answeredBy,
      isFirst: ended.kind == .firstResponse, calendar: ended.calendar)
  }
}
