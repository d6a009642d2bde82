import Inbox

/// What a metric is called where people read it; its own name is for scripts.
enum MetricTitle {
  /// `First response, median`; the name itself where there is no better one.
  static func words(_ name: String) -> String {
    times(name) ?? promises(name) ?? others[name] ?? name
  }

  private static func times(_ name: String) -> String? {
    let families = [
      ("first_response_", "First response"), ("response_", "Every response"),
      ("resolution_", "Resolution"),
    ]
    for (prefix, family) in families where name.hasPrefix(prefix) {
      if let figure = figures[String(name.dropFirst(prefix.count))] {
        return "\(family), \(figure)"
      }
    }
    return nil
  }

  private static let figures = [
    "n": "how many", "mean_s": "average", "p50_s": "median (p50)",
    "p90_s": "90 % within (p90)", "mean_bs": "average in working hours",
    "p50_bs": "median (p50) in working hours", "p90_bs": "90 % within (p90) in working hours",
  ]

  private static func promises(_ name: String) -> String? {
    for kind in [nil] + TargetKind.allCases.map(Optional.some) {
      let base = kind.map { "sla_\($0.rawValue)" } ?? "sla"
      let title = kind.map { "SLA of the \($0.words)" } ?? "SLA"
      switch name {
      case base: return "\(title), kept"
      case "\(base)_met": return "\(title), how many kept"
      case "\(base)_breached": return "\(title), how many broken"
      default: continue
      }
    }
    return nil
  }

  private static let others = [
    "inbound_messages": "Messages from customers", "new_conversations": "New conversations",
    "contacts": "Customers who wrote", "first_response_open": "Without a first response yet",
    "wait_n": "Waits, over or going on", "wait_mean_s": "Wait, average",
    "wait_max_s": "Wait, longest", "response_rate": "Questions answered",
    "answer_rate": "Messages answered", "unseen_rate": "Seen by nobody",
    "devoted": "Socially Devoted", "fcr": "First contact resolution (FCR)",
    "fcr_provisional": "Too young for FCR", "fcr_net": "FCR without tier 3",
    "one_touch": "Resolved with one reply", "aht_s": "Handling time per conversation",
    "aht_phone_s": "Handling time per call", "csat_n": "CSAT answers",
    "csat_mean": "CSAT, average of 5", "csat_percent": "CSAT, content (4 and 5)",
    "csat_response_rate": "CSAT surveys answered", "nps": "NPS", "nps_n": "NPS answers",
    "nps_promoters": "NPS promoters", "nps_passives": "NPS passives",
    "nps_detractors": "NPS detractors", "deflection_share": "New by messaging, not phone or mail",
    "deflection_moved": "Callers who took messaging", "savings_usd": "Saved by it",
    "self_service": "Settled by a bot alone", "reopen_rate": "Reopened",
    "transfer_rate": "Passed on", "backlog": "Open", "unassigned": "Open and nobody's",
    "oldest_wait_s": "Longest wait of the open", "volume_by_hour": "Messages by hour of the day",
  ]
}

extension Evidence.Subject {
  /// The rule in a sentence.
  var rule: String {
    switch self {
    case .inboundMessages:
      "What customers wrote; reactions and automatic answers do not count."
    case .newConversations: "Conversations whose first customer message lies in the range."
    case .contacts: "Everybody who wrote, each once."
    case .firstResponse: "From the customer's first message to the first reply by a person."
    case .firstResponseOpen: "Begun before the end of the range, and not answered before it."
    case .response:
      "Every turn: from the customer's first unanswered message to the reply by a person."
    case .wait: "How long customers waited, answered or not, up to the end of the range."
    case .resolution: "From the customer's message to resolved, less what was pending or snoozed."
    case .serviceLevel:
      "Kept ÷ (kept + broken). Kept: ended by its due. Broken: its due passed before that."
    case .responseRate: "Conversations with a question that a person answered ÷ those with one."
    case .devoted:
      "Passed: 65 % of at least 50 questions answered, all accounts open; timely: median up to 30 min."
    case .answerRate: "Conversations that a person answered ÷ those in which a customer wrote."
    case .unseenRate: "Neither answered nor in front of anybody ÷ those in which a customer wrote."
    case .fcr:
      "One agent, one turn, and neither reopened nor followed by another within 7 days."
    case .fcrProvisional: "Resolved less than 7 days ago: not decided yet."
    case .fcrNet: "As FCR, without what was in tier 3 when it was resolved."
    case .oneTouch: "Exactly one reply by a person up to the resolve ÷ those resolved."
    case .handleTime: "Time in front of agents ÷ conversations resolved, without the phone."
    case .phoneHandleTime: "Talk, hold and work afterwards ÷ answered calls."
    case .csat: "The last answer of each survey, 1 to 5."
    case .csatResponse: "Surveys answered ÷ surveys sent in the range."
    case .nps: "Promoters (9 and 10) less detractors (0 to 6), each contact's latest answer."
    case .deflectionShare: "New, neither by phone nor by mail ÷ new conversations and calls."
    case .deflection: "Callers who took messaging ÷ callers who were offered it."
    case .selfService: "Resolved after a bot without a person ÷ conversations with a bot."
    case .reopen: "Reopened in the range ÷ resolved in it."
    case .transfer: "Passed from one agent or team to another ÷ resolved."
    case .backlog: "Open at the end of the range."
    case .unassigned: "Open at the end of the range, and nobody's."
    case .oldestWait: "Of those open at the end of the range, the longest wait."
    }
  }
}
