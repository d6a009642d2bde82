import Canvas
import Inbox

/// A list with a name: a query that a key goes to. The desk's own, or one that somebody named.
package enum QueueView: Hashable, Sendable {
  case triage
  case mine
  case unowned
  case waiting
  case snoozed
  case mentions
  case approvals
  /// What one has in hand, to be given away.
  case handover
  case named(SavedView)

  /// The desk's own, in the order of the tabs.
  package static let usual: [QueueView] = [
    .triage, .mine, .unowned, .waiting, .snoozed, .mentions, .approvals,
  ]

  package var title: DisplayText {
    switch self {
    case .triage: "Triage"
    case .mine: "Mine"
    case .unowned: "Unowned"
    case .waiting: "Waiting"
    case .snoozed: "Snoozed"
    case .mentions: "Mentions"
    case .approvals: "Approve"
    case .handover: "In hand"
    case .named(let view): DisplayText(filtering: view.name, as: .name, limit: 40)
    }
  }

  /// Of the desk's own views; the others' depend on their place.
  var keys: DisplayText {
    switch self {
    case .triage: "gi"
    case .mine: "gm"
    case .unowned: "gu"
    case .waiting: "gv"
    case .snoozed: "gz"
    case .mentions: "g@"
    case .approvals: "ga"
    case .handover: "ge"
    case .named: .empty
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
    case .approvals: "approval:me"
    case .handover: "inhand:me"
    case .named(let view): view.text
    }
  }

  /// What is asked for.
  package var query: Query {
    if case .named(let view) = self { return view.query }
    // Their own texts always parse; a test reads them all.
    return (try? Query(parsing: text)) ?? .conjunction([])
  }

  /// Of the desk's own views, which the figures count.
  func count(in figures: LiveFigures) -> Int? {
    switch self {
    case .triage: figures.open
    case .mine: figures.mine
    case .unowned: figures.unowned
    case .waiting: figures.pending
    case .snoozed: figures.snoozed
    case .mentions: figures.mentions
    case .approvals: figures.approvals
    case .handover, .named: nil
    }
  }
}
