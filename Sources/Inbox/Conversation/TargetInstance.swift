/// One run of one promise: from the customer's words to the answer or the end
/// (metrics.md, *Targets of a conversation*).
package struct TargetInstance: Hashable, Sendable {
  package enum EndedBy: String, Sendable {
    case reply
    case resolved
    case spam
  }

  /// A stretch in which the clock stands; `to` nil while it still stands.
  package struct Pause: Hashable, Sendable {
    package var from: Instant
    package var to: Instant?

    package init(from: Instant, to: Instant? = nil) {
      self.from = from
      self.to = to
    }
  }

  package var kind: TargetKind
  /// Name of the policy in force; nil where none matched.
  package var policy: String?
  /// Its calendar's name; nil: `always`.
  package var calendar: String?
  /// The working milliseconds it promises; nil without a promise of this kind.
  package var promised: Int64?
  package var start: Instant
  /// Null without a promise, while a pause is open (unless it had passed before it), and beyond
  /// 400 days.
  package var due: Instant?
  package var end: Instant?
  package var endedBy: EndedBy?
  package var pauses: [Pause]
  /// Who answered, for an instance that a human reply ended.
  package var answeredBy: AgentID?
  /// Ended by a `resolved` that bears `auto`.
  package var endedAutomatically: Bool
  /// For an ended resolution: the last human reply inside it.
  package var lastReplyAt: Instant?

  package init(
    kind: TargetKind, policy: String? = nil, calendar: String? = nil, promised: Int64? = nil,
    start: Instant, due: Instant? = nil, end: Instant? = nil, endedBy: EndedBy? = nil,
    pauses: [Pause] = [], answeredBy: AgentID? = nil, endedAutomatically: Bool = false,
    lastReplyAt: Instant? = nil
  ) {
    self.kind = kind
    self.policy = policy
    self.calendar = calendar
    self.promised = promised
    self.start = start
    self.due = due
    self.end = end
    self.endedBy = endedBy
    self.pauses = pauses
    self.answeredBy = answeredBy
    self.endedAutomatically = endedAutomatically
    self.lastReplyAt = lastReplyAt
  }

  package var isOpen: Bool { end == nil }

  /// Whether its clock stands right now.
  package var isPaused: Bool {
    guard isOpen, let last = pauses.last else { return false }
    return last.to == nil
  }
}
