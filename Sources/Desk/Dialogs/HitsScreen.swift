import Canvas
import Inbox

/// What a search over everything found, the newest match first.
struct HitsScreen: Sendable {
  struct Row: Sendable {
    var cells: RowCells
    var excerpt: DisplayText
    var at: Instant
    var sequence: Int64?
    /// How many messages of the conversation were found; the newest is the one shown.
    var count = 1
  }

  let text: String
  let words: [String]
  private(set) var rows: [Row] = []
  private(set) var cursor = 0
  /// Where the hits go on that were not asked for yet; nil: these are all.
  private(set) var next: SearchHits.Place?
  private(set) var isLoaded = false

  init(text: String, words: [String]) {
    self.text = text
    self.words = words
  }

  var current: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  var hasMore: Bool { next != nil }

  /// Takes a stretch of hits behind those it has.
  mutating func take(_ hits: SearchHits, settings: DeskSettings) {
    var places: [ConversationID: Int] = [:]
    for (place, row) in rows.enumerated() { places[row.cells.id] = place }
    for hit in hits.hits {
      if let place = places[hit.row.id] {
        rows[place].count += 1
        continue
      }
      places[hit.row.id] = rows.count
      rows.append(
        Row(
          cells: RowCells(hit.row, settings: settings),
          excerpt: HitsScreen.excerpt(hit.excerpt, words), at: hit.at, sequence: hit.sequence))
    }
    next = hits.next
    isLoaded = true
  }

  /// The words around the first match, as far as a line may show them.
  private static func excerpt(_ text: String, _ words: [String]) -> DisplayText {
    let line = DisplayText(masking: text, as: .line, limit: 4000, isCut: text.count > 4000)
    let needles = words.map(FoldedText.fold)
    let parts = line.string.split(separator: " ")
    let place = parts.firstIndex { part in
      let folded = FoldedText.fold(String(part))
      return needles.contains { folded.contains($0) }
    }
    guard let place, place > HitsScreen.lead else { return line }
    let rest = parts[(place - HitsScreen.lead)...].joined(separator: " ")
    return DisplayText(filtering: "… " + rest, as: .line, limit: 300)
  }

  /// So many words stand before the match.
  private static let lead = 4

  mutating func move(by step: Int) {
    cursor = cursor.stepped(by: step, among: rows.count)
  }
}

extension DeskState {
  /// The row that a search found and the cursor stands on, while the hits are in front.
  var frontHit: QueueRow? {
    guard case .hits(let screen) = layers.last else { return nil }
    return screen.current?.cells.row
  }

  /// Rows of a screen of hits; each takes two lines.
  private var hitsPage: Int { max(1, (size.height - 6) / 2) }

  mutating func searchEverything(_ text: String) {
    let text = text.trimmedBlanks
    guard !text.isEmpty else { return say(.hint, "Nothing to search for") }
    let query: Query
    do {
      query = try Query(parsing: text)
    } catch {
      return say(.warning, error.description)
    }
    if case .hits = layers.last { layers.removeLast() }
    finder = nil
    layers.append(.hits(HitsScreen(text: text, words: query.highlights.map(\.text))))
    let ticket = questions.ask(.hits)
    gate.close(until: ticket)
    emit(.search(ticket, text: text, after: nil, limit: hitsPage + 1))
  }

  /// Asks for what comes after, before the cursor gets there.
  private mutating func askForMoreHits(_ screen: HitsScreen) {
    guard let next = screen.next, screen.cursor + 2 * hitsPage >= screen.rows.count,
      !questions.open.values.contains(where: { if case .moreHits = $0 { true } else { false } })
    else { return }
    emit(
      .search(
        questions.ask(.moreHits(screen.text)), text: screen.text, after: next, limit: 4 * hitsPage))
  }

  mutating func answer(_ ticket: Ticket, hits: SearchHits) {
    gate.answered(ticket)
    guard let purpose = questions.answer(ticket) else { return }
    if case .linkSearch(let id) = purpose { return showLinkHits(id, hits) }
    for place in layers.indices {
      if case .hits(var screen) = layers[place], purpose.belongs(to: screen) {
        screen.take(hits, settings: settings)
        layers[place] = .hits(screen)
        askForMoreHits(screen)
      }
    }
  }

  mutating func runInHits(_ id: CommandID) {
    guard case .hits(var screen) = layers.last else { return }
    let page = hitsPage
    if let rows = id.rows(page: page) {
      screen.move(by: rows)
      layers[layers.count - 1] = .hits(screen)
      askForMoreHits(screen)
      return
    }
    switch id {
    case .back:
      layers.removeLast()
    case .search:
      layers.append(
        .prompt(
          Prompt(
            .searchEverything, title: "Search everything", hint: "Words, or the query language",
            text: screen.text)))
    case .open, .reply:
      guard let hit = screen.current else { return }
      open(
        hit.cells.id, row: hit.cells.row, writing: id == .reply ? .reply : nil, at: hit.sequence)
      // The words may stand apart; the longest says most of where they are.
      if let word = screen.words.max(by: { $0.count < $1.count }) { finder = Finder(text: word) }
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
    }
  }
}

extension Questions.Purpose {
  /// Whether an answer is for this search, and not for one that has been left.
  fileprivate func belongs(to screen: HitsScreen) -> Bool {
    switch self {
    case .hits: !screen.isLoaded
    case .moreHits(let text): screen.isLoaded && screen.text == text
    default: false
    }
  }
}
