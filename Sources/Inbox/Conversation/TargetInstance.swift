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
  package var start: Instant
  /// Null without a promise, while a pause is open (unless it had passed before it), and beyond
  /// 400 days.
  package var due: Instant?
  package var end: Instant?
  package var endedBy: EndedBy?
  package var pauses: [Pause]
  /// Who answered, for an instance that a human reply ended.
  package var answeredBy: AgentID?

  package init(
    kind: TargetKind, policy: String? = nil, start: Instant, due: Instant? = nil,
    end: Instant? = nil, endedBy: EndedBy? = nil, pauses: [Pause] = [],
    answeredBy: AgentID? = nil
  ) {
    self.kind = kind
    self.policy = policy
    self.start = start
    self.due = due
    self.end = end
    self.endedBy = endedBy
    self.pauses = pauses
    self.answeredBy = answeredBy
  }

  package var isOpen: Bool { end == nil }
}

/// How a target stands at some instant.
package enum TargetState: String, Sendable {
  case met
  case breached
  case running
  case atRisk = "at_risk"
  case void
  /// No due, so nothing to meet.
  case none
}
