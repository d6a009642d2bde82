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
