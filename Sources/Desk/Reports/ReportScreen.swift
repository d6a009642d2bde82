import Canvas
import Inbox

/// A report on the screen: the cells of `bellhop report`, row by row.
struct ReportScreen: Sendable {
  /// A line of the report.
  enum Line: Hashable, Sendable {
    case title(DisplayText)
    case heads(section: Int)
    case row(section: Int, row: Int)
    case note(DisplayText)
    case blank
  }

  /// A section with its texts filtered, and as wide as they are.
  struct Section: Sendable {
    var columns: [ReportPage.Column]
    var heads: [DisplayText]
    var cells: [[DisplayText]]
    var shares: [[Double?]]
    var widths: [Int]
    var figures: [ReportPage.Figure?]

    fileprivate init(_ section: ReportPage.Section) {
      func text(_ text: String) -> DisplayText {
        DisplayText(filtering: text, as: .line, limit: 60)
      }
      columns = section.columns
      heads = section.columns.map { text($0.title) }
      cells = section.rows.map { $0.map { text($0.text) } }
      shares = section.rows.map { $0.map(\.share) }
      figures = section.figures
      widths = heads.map(\.columns)
      for row in cells {
        for (place, cell) in row.enumerated() where place < widths.count {
          widths[place] = max(widths[place], cell.columns)
        }
      }
    }
  }

  private(set) var name: ReportName
  /// So many weeks before this one the last week shown lies.
  private(set) var weeksBack = 0
  private(set) var cursor = 0
  private(set) var lines: [Line] = []
  private(set) var sections: [Section] = []
  private(set) var isLoaded = false

  init(_ name: ReportName) {
    self.name = name
  }

  /// The places of rows among `lines`.
  var rows: [Int] {
    lines.indices.filter { if case .row = lines[$0] { true } else { false } }
  }

  /// What stands behind the row under the cursor.
  var figure: ReportPage.Figure? {
    let rows = rows
    guard rows.indices.contains(cursor), case .row(let section, let row) = lines[rows[cursor]],
      sections[section].figures.indices.contains(row)
    else { return nil }
    return sections[section].figures[row]
  }

  /// The cursor begins at the newest week, for whoever looks at weeks asks of that one first.
  mutating func take(_ page: ReportPage) {
    sections = page.sections.map(Section.init)
    func note(_ text: String) -> Line {
      .note(DisplayText(filtering: text, as: .line, limit: 200))
    }
    lines = [note(page.heading)]
    for (place, section) in page.sections.enumerated() {
      lines += [.blank, .title(DisplayText(filtering: section.title, as: .line, limit: 100))]
      if section.hasHeading, !section.rows.isEmpty { lines.append(.heads(section: place)) }
      lines += section.rows.indices.map { .row(section: place, row: $0) }
      lines += section.notes.map(note)
    }
    lines += [
      .blank,
      note("bellhop report \(page.name.rawValue) --csv, --json or --html FILE hands it on."),
    ]
    if !isLoaded, page.name == .slaByWeek { cursor = (page.sections.first?.rows.count ?? 1) - 1 }
    isLoaded = true
    move(by: 0)
  }

  mutating func move(by step: Int) {
    cursor = cursor.stepped(by: step, among: rows.count)
  }

  mutating func showNext() {
    let all = ReportName.allCases
    let place = all.firstIndex(of: name) ?? 0
    self = Self(at: weeksBack, of: all[(place + 1) % all.count])
  }

  private init(at weeksBack: Int, of name: ReportName) {
    (self.name, self.weeksBack) = (name, weeksBack)
  }

  /// - Returns: False at the newest.
  mutating func turn(by weeks: Int) -> Bool {
    guard weeksBack + weeks >= 0, weeksBack + weeks <= 520 else { return false }
    weeksBack += weeks
    return true
  }
}

extension DeskState {
  /// `gr`.
  mutating func showReports() {
    closeAll()
    layers.append(.report(ReportScreen(.slaByWeek)))
    loadReport()
  }

  private mutating func loadReport() {
    guard case .report(let screen)? = layers.last else { return }
    emit(.loadReport(questions.ask(.report), screen.name, weeksBack: screen.weeksBack))
  }

  /// An older question's answer is no longer waited for: its report is not the one in front.
  mutating func answer(_ ticket: Ticket, report page: ReportPage) {
    guard questions.answer(ticket) != nil,
      !questions.contains({ if case .report = $0 { true } else { false } })
    else { return }
    for place in layers.indices {
      guard case .report(var screen) = layers[place], screen.name == page.name else { continue }
      screen.take(page)
      layers[place] = .report(screen)
    }
  }

  mutating func runInReport(_ id: CommandID) {
    guard case .report(var screen) = layers.last else { return }
    if let rows = id.rows(page: max(1, size.height / 3)) {
      screen.move(by: rows)
      layers[layers.count - 1] = .report(screen)
      return
    }
    switch id {
    case .back: layers.removeLast()
    case .nextReport:
      screen.showNext()
      layers[layers.count - 1] = .report(screen)
      loadReport()
    case .earlier, .later:
      guard screen.turn(by: id == .earlier ? 1 : -1) else {
        return say(.hint, id == .later ? "These are the newest weeks" : "No further back")
      }
      layers[layers.count - 1] = .report(screen)
      loadReport()
    case .open:
      guard let figure = screen.figure else {
        return say(.hint, "Nothing stands behind this row alone")
      }
      explain(figure.figure, range: figure.range)
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
    }
  }
}
