/// What stands behind a number (`bellhop explain`): gathered for one metric while it is computed, by
/// the same code that computes it.
package struct Evidence: Hashable, Sendable {
  /// Where a conversation counts in a ratio.
  package enum Part: String, Sendable {
    case numerator
    /// In the whole, and not in the part.
    case denominator
  }

  /// Something that counts.
  package struct Counted: Hashable, Sendable {
    /// The store's number; nil for what names no conversation.
    package var conversation: Int64?
    package var part: Part?
    /// What it adds: seconds, a score, 1; nil where it only stands in the whole.
    package var value: MetricValue
    /// The rule by which it counts.
    package var because: String
    package var start: Instant?
    package var end: Instant?
    /// Of a score: the survey that it answers, or who gave it.
    package var source: String?
    /// Of a score: whose conversation it is about.
    package var agent: AgentID?

    package init(
      conversation: Int64?, part: Part? = nil, value: MetricValue, because: String,
      start: Instant?, end: Instant?, source: String? = nil, agent: AgentID? = nil
    ) {
      (self.conversation, self.part, self.value) = (conversation, part, value)
      (self.because, self.start, self.end) = (because, start, end)
      (self.source, self.agent) = (source, agent)
    }
  }

  /// A conversation that might have counted, and why it does not.
  package struct LeftOut: Hashable, Sendable {
    package var conversation: Int64?
    package var because: String
  }

  /// Metrics that rest on the same facts.
  package enum Subject: Hashable, Sendable {
    case inboundMessages, newConversations, contacts
    case firstResponse, firstResponseOpen, response, wait, resolution
    case serviceLevel(TargetKind?)
    case responseRate, devoted, answerRate, unseenRate
    case fcr, fcrProvisional, fcrNet, oneTouch
    case handleTime, phoneHandleTime
    case csat, csatResponse, nps
    case deflectionShare, deflection, selfService
    case reopen, transfer
    case backlog, unassigned, oldestWait
  }

  package let subject: Subject
  /// Which entries of the subject the metric takes: `sla_met` only the numerator.
  let only: Part?
  /// Whether times are told in working seconds, as the metric is.
  let isWorking: Bool
  package private(set) var counted: [Counted] = []
  package private(set) var leftOut: [LeftOut] = []

  mutating func count(_ entry: Counted) {
    if let only, entry.part != only { return }
    counted.append(entry)
  }

  mutating func leaveOut(_ conversation: Int64?, _ because: String) {
    leftOut.append(LeftOut(conversation: conversation, because: because))
  }

  mutating func leaveOut(_ subject: Subject, _ conversation: Int64?, _ because: String) {
    if subject == self.subject { leaveOut(conversation, because) }
  }

  /// What stands behind a row of a report, told by who made the report.
  package init(_ subject: Subject, counted: [Counted]) {
    (self.subject, self.counted, only, isWorking) = (subject, counted, nil, false)
  }

  /// Nil for a name that metrics.md does not have.
  package init?(metric name: String) {
    guard let (subject, only) = Evidence.subject(of: name) else { return nil }
    self.subject = subject
    self.only = only
    isWorking = name.hasSuffix("_bs")
  }

  private static func subject(of name: String) -> (Subject, Part?)? {
    switch name {
    case "inbound_messages", "volume_by_hour": return (.inboundMessages, nil)
    case "new_conversations": return (.newConversations, nil)
    case "contacts": return (.contacts, nil)
    case "first_response_open": return (.firstResponseOpen, nil)
    case "response_rate": return (.responseRate, nil)
    case "devoted": return (.devoted, nil)
    case "answer_rate": return (.answerRate, nil)
    case "unseen_rate": return (.unseenRate, nil)
    case "fcr": return (.fcr, nil)
    case "fcr_provisional": return (.fcrProvisional, nil)
    case "fcr_net": return (.fcrNet, nil)
    case "one_touch": return (.oneTouch, nil)
    case "aht_s": return (.handleTime, nil)
    case "aht_phone_s": return (.phoneHandleTime, nil)
    case "csat_n", "csat_mean", "csat_percent": return (.csat, nil)
    case "csat_response_rate": return (.csatResponse, nil)
    case "nps", "nps_n", "nps_promoters", "nps_passives", "nps_detractors": return (.nps, nil)
    case "deflection_share": return (.deflectionShare, nil)
    case "deflection_moved": return (.deflection, nil)
    case "savings_usd": return (.deflection, .numerator)
    case "self_service": return (.selfService, nil)
    case "reopen_rate": return (.reopen, nil)
    case "transfer_rate": return (.transfer, nil)
    case "backlog": return (.backlog, nil)
    case "unassigned": return (.unassigned, nil)
    case "oldest_wait_s": return (.oldestWait, nil)
    default: return timed(name) ?? serviceLevel(name)
    }
  }

  private static func timed(_ name: String) -> (Subject, Part?)? {
    let figures = ["n", "mean_s", "p50_s", "p90_s", "mean_bs", "p50_bs", "p90_bs"]
    for (prefix, subject) in [
      ("first_response_", Subject.firstResponse), ("response_", .response),
      ("resolution_", .resolution),
    ] where name.hasPrefix(prefix) && figures.contains(String(name.dropFirst(prefix.count))) {
      return (subject, nil)
    }
    return ["wait_n", "wait_mean_s", "wait_max_s"].contains(name) ? (.wait, nil) : nil
  }

  private static func serviceLevel(_ name: String) -> (Subject, Part?)? {
    for kind in [nil] + TargetKind.allCases.map(Optional.some) {
      let base = kind.map { "sla_\($0.rawValue)" } ?? "sla"
      switch name {
      case base: return (.serviceLevel(kind), nil)
      case "\(base)_met": return (.serviceLevel(kind), .numerator)
      case "\(base)_breached": return (.serviceLevel(kind), .denominator)
      default: continue
      }
    }
    return nil
  }
}
