import Canvas
import Inbox

/// A list with a name: a query that a key goes to.
package enum QueueView: String, CaseIterable, Sendable {
  case triage
  case mine
  case unowned
  case waiting
  case snoozed
  case mentions

  var title: DisplayText {
    switch self {
    case .triage: "Triage"
    case .mine: "Mine"
    case .unowned: "Unowned"
    case .waiting: "Waiting"
    case .snoozed: "Snoozed"
    case .mentions: "Mentions"
    }
  }

  var keys: DisplayText {
    switch self {
    case .triage: "gi"
    case .mine: "gm"
    case .unowned: "gu"
    case .waiting: "gv"
    case .snoozed: "gz"
    case .mentions: "g@"
    }
  }

  /// In the query language.
  var text: String {
    switch self {
    case .triage: "is:open"
    case .mine: "is:open assignee:me"
    case .unowned: "is:open assignee:none"
    case .waiting: "is:pending"
    case .snoozed: "is:snoozed"
    case .mentions: "mentions:me"
    }
  }

  func count(in figures: LiveFigures) -> Int {
    switch self {
    case .triage: figures.open
    case .mine: figures.mine
    case .unowned: figures.unowned
    case .waiting: figures.pending
    case .snoozed: figures.snoozed
    case .mentions: figures.mentions
    }
  }
}
