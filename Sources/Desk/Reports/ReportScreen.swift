import Canvas
import Inbox

/// A report on the screen: the cells of `bellhop report`, row by row.
struct ReportScreen: Sendable {
  /// A section with its texts filtered, and as wide as they are.
  struct Section: Sendable {
    var title: DisplayText
    var columns: [ReportPage.Column]
    var heads: [DisplayText]
    var cells: [[DisplayText]]
    var shares: [[Double?]]
    var widths: [Int]
    var notes: DisplayText
    /// What its columns are called where they do not all fit.
    var noun: DisplayText
    var behind: [ReportPage.Behind?]

    fileprivate init(_ section: ReportPage.Section) {
      func text(_ text: String, _ limit: Int) -> DisplayText {
        DisplayText(filtering: text, as: .line, limit: limit)
      }
      title = text(section.title, 100)
      columns = section.columns
      heads = section.hasHeading ? section.columns.map { text($0.title, 60) } : []
      cells = section.rows.map { row in
        zip(section.columns, row).map { text($1.text, $0.isWords ? 400 : 60) }
      }
      shares = section.rows.map { $0.map(\.share) }
      notes = text((section.notes + section.barNotes).joined(separator: " "), 500)
      noun = text(section.noun, 40)
      behind = section.behind
      widths = section.columns.map { text($0.title, 60).columns }
      for row in cells {
        for (place, cell) in row.enumerated() where place < widths.count {
          widths[place] = max(widths[place], cell.columns)
        }
      }
    }
  }

  /// Of which report, time and conversations.
  private(set) var question: ReportQuestion
  /// A row, counted through all sections.
  private(set) var cursor = 0
  private(set) var sections: [Section] = []
  private(set) var heading = DisplayText.empty
  private(set) var isLoaded = false
  /// Where columns do not all fit: the first one that is shown of those that turn.
  var firstColumn = 0

  init(_ question: ReportQuestion) {
    self.question = question
  }

  var name: ReportName { question.name }

  var rowCount: Int { sections.reduce(0) { $0 + $1.cells.count } }

  /// Section and row under the cursor.
  private var place: (section: Int, row: Int)? {
    var rest = cursor
    for (section, own) in sections.enumerated() {
      if rest < own.cells.count { return (section, rest) }
      rest -= own.cells.count
    }
    return nil
  }

  /// What stands behind the row under the cursor.
  var behind: ReportPage.Behind? {
    guard let (section, row) = place, sections[section].behind.indices.contains(row) else {
      return nil
    }
    return sections[section].behind[row]
  }

  /// The cells of the row under the cursor, for a spreadsheet.
  var words: String? {
    place.map { sections[$0.section].cells[$0.row].map(\.string).joined(separator: "\t") }
  }

  /// The cursor begins at the newest week or month, for whoever looks at them asks of that one first.
  mutating func take(_ page: ReportPage) {
    sections = page.sections.map(Section.init)
    heading = DisplayText(filtering: page.heading, as: .line, limit: 200)
    if !isLoaded, [.slaByWeek, .tiersByWeek, .csatByMonth].contains(page.name) {
      cursor = (page.sections.first?.rows.count ?? 1) - 1
    }
    isLoaded = true
    move(by: 0)
  }

  mutating func move(by step: Int) {
    cursor = cursor.stepped(by: step, among: rowCount)
  }

  /// Those that Tab turns: everybody's, then one's own.
  static let turned = ReportName.allCases.filter { $0 != .agent && $0 != .incident }

  /// Of the same conversations; of weeks, the same weeks.
  mutating func show(_ name: ReportName, of agent: AgentID? = nil) {
    var next = ReportQuestion(name, agent: agent)
    next.filter = question.filter
    if next.name.period == question.name.period { next.back = question.back }
    self = Self(next)
  }

  mutating func showNext() {
    let place = Self.turned.firstIndex(of: name) ?? -1
    show(Self.turned[(place + 1) % Self.turned.count])
  }

  mutating func filter(_ filter: ReportFilter) {
    var next = question
    next.filter = filter
    self = Self(next)
  }

  /// - Returns: False at the newest.
  mutating func turn(by periods: Int) -> Bool {
    guard question.back + periods >= 0, question.back + periods <= 520 else { return false }
    question.back += periods
    return true
  }
}

extension DeskState {
  /// `gr`; once more, the list of them.
  mutating func showReports() {
    if case .report? = layers.last { return openReportPicker() }
    closeAll()
    layers.append(.report(ReportScreen(ReportQuestion(.slaByWeek))))
    loadReport()
  }

  mutating func loadReport() {
    guard case .report(let screen)? = layers.last else { return }
    emit(.loadReport(questions.ask(.report), screen.question))
  }

  /// An older question's answer is no longer waited for: its report is not the one in front.
  mutating func answer(_ ticket: Ticket, report page: ReportPage) {
    guard questions.answer(ticket) != nil,
      !questions.contains({ if case .report = $0 { true } else { false } })
    else { return }
    for place in layers.indices.reversed() {
      guard case .report(var screen) = layers[place], screen.name == page.name else { continue }
      screen.take(page)
      layers[place] = .report(screen)
      return
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
    case .nextReport: changeReport { $0.showNext() }
    case .earlier, .later:
      guard screen.turn(by: id == .earlier ? 1 : -1) else {
        let newest: String
        switch screen.name.period {
        case .weeks: newest = "These are the newest weeks"
        case .months: newest = "These are the newest months"
        case .day: newest = "This is today"
        }
        return say(.hint, id == .later ? newest : "No further back")
      }
      layers[layers.count - 1] = .report(screen)
      loadReport()
    case .open: openBehind(screen)
    case .columnsLeft, .columnsRight: turnColumns(screen, on: id == .columnsRight)
    case .filter: openReportFilter(screen.question.filter)
    case .exportReport:
      openReportFormats(
        screen.name == .incident ? "Save the timeline as" : "Save this report as")
    case .copy:
      guard let words = screen.words else { return say(.hint, "There is no row to copy") }
      emit(.copy(text: words))
      say(.done, "Copied")
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
    }
  }

  /// Why a key does nothing for the report in front; nil if it does something.
  func problemInReport(_ id: CommandID) -> String? {
    guard case .report(let screen)? = layers.last, screen.name == .incident else { return nil }
    switch id {
    case .nextReport: return "It is of one incident: Esc goes back to it, gr to the reports"
    case .earlier, .later, .filter: return "It tells of all that happened"
    case .open: return "Nothing stands behind this row alone"
    default: return nil
    }
  }

  /// Another one in the place of the one in front.
  mutating func changeReport(_ change: (inout ReportScreen) -> Void) {
    guard case .report(var screen)? = layers.last else { return }
    change(&screen)
    layers[layers.count - 1] = .report(screen)
    loadReport()
  }

  private mutating func openBehind(_ screen: ReportScreen) {
    switch screen.behind {
    case .metric(let figure, let range):
      explain(figure, filter: screen.question.filter, range: range)
    case .conversations(_, let all, _) where all.isEmpty: say(.hint, "No conversation is behind it")
    case .conversations(let title, let all, let unit): explain(title, all, unit: unit)
    case .conversation(let number): open(ConversationID(number), row: nil)
    case .agent(let agent):
      guard settings.workspace.maySeeFigures(of: agent, me) else {
        return say(.warning, settings.workspace.whoSeesPeopleFigures)
      }
      // Over the one it came from, so that Esc leads back there.
      var report = screen
      report.show(agent == me ? .mine : .agent, of: agent)
      layers.append(.report(report))
      loadReport()
    case .team(let team):
      var filter = screen.question.filter
      filter.team = team
      changeReport { $0.filter(filter) }
    case nil: say(.hint, "Nothing stands behind this row alone")
    }
  }
}
