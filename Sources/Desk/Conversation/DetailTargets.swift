import Canvas
import Inbox

/// What stands in the details and opens: linked conversations, merged ones, others of the customer.
enum DetailTarget: Hashable, Sendable {
  case conversation(ConversationID)
  case merged(MergedConversation)
}

extension ConversationScreen {
  /// As many others as the details show.
  static let othersShown = 6
  static let linksShown = 6

  /// The rest of the customer's history, in its order.
  var others: [RowCells] { history.map(\.cells) }

  /// What of the history stands in the details: each conversation once, linked ones further up.
  var history: [GlanceCells.Item] {
    let linked = Set(links.map(\.cells.id))
    return glance?.items.filter { !linked.contains($0.cells.id) } ?? []
  }

  /// In the order of the details.
  var detailTargets: [DetailTarget] {
    links.prefix(ConversationScreen.linksShown).map { .conversation($0.cells.id) }
      + merged.prefix(ConversationScreen.linksShown).map { .merged($0) }
      + others.prefix(ConversationScreen.othersShown).map { .conversation($0.id) }
  }

  /// The one that ⏎ opens, while the details have the keys.
  var detailTarget: DetailTarget? {
    let targets = detailTargets
    guard pane == .details, !targets.isEmpty else { return nil }
    return targets[min(detailCursor, targets.count - 1)]
  }

  /// A linked conversation, ready to be drawn.
  struct Link: Sendable {
    var relation: Relation
    var isFromHere: Bool
    var cells: RowCells

    init(_ link: LinkedConversation, settings: DeskSettings) {
      relation = link.relation
      isFromHere = link.isFromHere
      cells = RowCells(link.row, settings: settings)
    }

    /// What the other one is to this one.
    var words: DisplayText { DisplayText(composed: relation.words(isFromHere: isFromHere)) }
  }
}

extension DeskState {
  var problemWithOpening: String? {
    guard let screen = conversation, screen.isLoaded else { return "There is nothing to open" }
    if screen.detailTargets.isEmpty { return "Nothing is linked to it; L links and merges" }
    return screen.pane == .details ? nil : "Tab goes to the details, ⏎ there opens what is linked"
  }

  mutating func moveInDetails(by step: Int) -> Bool {
    guard let screen = conversation, screen.detailTarget != nil else { return false }
    let last = screen.detailTargets.count - 1
    conversation?.detailCursor = min(max(0, min(screen.detailCursor, last) + step), last)
    return true
  }

  mutating func openDetail() {
    switch conversation?.detailTarget {
    case .conversation(let id):
      if let front = conversation {
        trail.append(
          TrailStep(from: front.id, to: id, scroll: front.scroll, showsCustomer: false))
      }
      open(id, row: nil)
    case .merged(let merged): askToTakeOut(merged)
    case nil: break
    }
  }

  // MARK: Out of a merge

  /// While nobody has changed what the merge changed; else the refusal says what stands in the way.
  mutating func askToTakeOut(_ merged: MergedConversation) {
    guard let screen = conversation, let row = screen.row else { return }
    let who =
      merged.by.map { by in
        by.kind == .agent
          ? agentName(AgentID(by.id)) : DisplayText(filtering: by.name ?? by.id, as: .name)
      } ?? "an import"
    let when = LocalTime.brief(merged.at, now: now, zone)
    guard let act = merged.act else {
      return say(.warning, "An import merged \(merged.id); what is imported cannot be undone")
    }
    layers.append(
      .question(
        QuestionBox(
          title: text(merged.id) + " in " + text(screen.id),
          lines: [
            .init(text: who + " merged " + text(merged.id) + " into this one, " + when + "."),
            .init(text: "Taking it out makes two of them again, each with its own messages."),
          ],
          answers: [
            .init(
              key: "y", title: "take " + text(merged.id) + " out",
              action: .takeOut(merged, act: act, of: row.conversation.ref))
          ], openedAt: now, deafFor: 300)))
  }

  mutating func takeOut(_ merged: MergedConversation, act: ActID, of ref: ConversationRef) {
    guard let row = target, row.conversation.ref == ref else { return }
    perform(.undo(act), on: row, "\(merged.id) taken out again")
  }

  // MARK: Drawing

  func addLinks(
    _ screen: ConversationScreen, _ glyphs: Glyphs, _ lines: inout DetailLines
  ) {
    guard !screen.links.isEmpty || !screen.merged.isEmpty else { return }
    if !screen.links.isEmpty {
      lines.heading("LINKED")
      for link in screen.links.prefix(ConversationScreen.linksShown) {
        let conversation = link.cells.conversation
        let status = Happening.name(conversation.status)
        var words = link.words + " " + text(link.cells.id)
        // Of the same customer it says nothing new.
        if conversation.contact != screen.row?.conversation.contact {
          let room = lines.width - words.columns - status.columns - 2
          words += " " + link.cells.customer.truncated(to: max(0, room), ellipsis: glyphs.ellipsis)
        }
        lines.choice(words, conversation.status == .open ? .text : .dim, status, .dim)
      }
    }
    if !screen.merged.isEmpty {
      lines.heading("MERGED INTO THIS")
      for merged in screen.merged.prefix(ConversationScreen.linksShown) {
        lines.choice(
          text(merged.id), .text, LocalTime.brief(merged.at, now: now, zone), .dim)
      }
    }
    lines.blank()
  }
}
