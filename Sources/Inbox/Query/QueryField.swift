/// The names before the colon.
enum QueryField: String, CaseIterable {
  case from
  case channel
  case kind
  case account
  case tier
  case tag
  case assignee
  case team
  case `is`
  case `public`
  case priority
  case segment
  case verified
  case followers
  case mentions
  case approval
  case inhand
  case incident
  case id
  case window
  case due
  case waiting
  case before
  case after
  case lang
  case has
  case csat

  static var spelledOut: String { allCases.map { "\($0.rawValue):" }.joined(separator: " ") }
}

/// The values of `is:`.
enum QueryState: String, CaseIterable {
  case open
  case pending
  case snoozed
  case resolved
  case spam
  case unread
  case breached
  case atrisk
  case unassigned
  case mine
  case held
  case failed
  case unknown
  case approval

  var condition: Query.Condition {
    switch self {
    case .open: .status(.open)
    case .pending: .status(.pending)
    case .snoozed: .status(.snoozed)
    case .resolved: .status(.resolved)
    case .spam: .status(.spam)
    case .unread: .unread
    case .breached: .breached
    case .atrisk: .atRisk
    case .unassigned: .assignee(.nobody)
    case .mine: .assignee(.me)
    case .held: .outbox(.held)
    case .failed: .outbox(.failed)
    case .unknown: .outbox(.unknown)
    case .approval: .approval
    }
  }
}
