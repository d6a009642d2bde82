import Canvas
import Inbox

/// A customer at a glance, filtered once when the page came.
struct GlanceCells: Sendable {
  struct Item: Sendable {
    var cells: RowCells
    var at: Instant
    var answeredBy: DisplayText
    /// Open, and not the one in front.
    var isWaiting: Bool
  }

  struct Verdict: Sendable {
    var text: DisplayText
    var comment: DisplayText
    var at: Instant
    var isGood: Bool
  }

  let contact: Contact?
  /// Where they were heard lately.
  let heardFrom: [Identity]
  let linked: [Contact]
  let items: [Item]
  let hasMore: Bool
  let verdicts: [Verdict]
  /// Reasons to look twice, the loud ones first.
  let signs: [CustomerSign]

  /// - Parameter now: When it was asked for; ages are counted to there.
  init?(_ page: ConversationPage, at now: Instant, settings: DeskSettings) {
    guard let glance = page.customer else { return nil }
    contact = page.contact
    heardFrom = glance.heardFrom
    linked = glance.linked
    hasMore = glance.hasMore
    func item(_ item: CustomerGlance.Item, isWaiting: Bool) -> Item {
      let name = item.answeredBy.map { settings.workspace.agent($0)?.name ?? $0.text } ?? ""
      return Item(
        cells: RowCells(item.row, settings: settings), at: item.at,
        answeredBy: DisplayText(filtering: name, as: .name, limit: 40), isWaiting: isWaiting)
    }
    items =
      glance.waiting.map { item($0, isWaiting: true) }
      + glance.week.map { item($0, isWaiting: false) }
    verdicts = glance.verdicts.map { verdict in
      let isCSAT = verdict.kind == .csat
      return Verdict(
        text: isCSAT ? "CSAT \(verdict.score) of 5" : "NPS \(verdict.score) of 10",
        comment: DisplayText(masking: verdict.comment ?? "", as: .line, limit: 300),
        at: verdict.at, isGood: verdict.score >= (isCSAT ? 4 : 9))
    }
    let shown = page.row.shownIdentity
    var signs = CustomerSign.ofName(shown, known: settings.known)
    // Strangers who answer in public are looked at; who writes privately need not be anybody.
    if page.row.conversation.audience == .public || !signs.isEmpty {
      signs += CustomerSign.ofPerson(
        shown, contact: page.contact, knownSince: glance.knownSince, now: now)
    }
    self.signs = signs
  }

  /// Open elsewhere; whether anybody waits there, too, is said only where it is so.
  var waitingTitle: DisplayText {
    let waits = waiting.contains { $0.cells.conversation.waitingSince != nil }
    return waits ? "ALSO WAITING" : "ALSO OPEN"
  }
  var isDoubtful: Bool { signs.contains(where: \.isLoud) }
  var waiting: [Item] { items.filter(\.isWaiting) }
  var week: [Item] { items.filter { !$0.isWaiting } }
}
