import Canvas
import Inbox

/// The supervisor's screen: how the day goes, every countdown, and what needs the lead now.
struct WallboardScreen: Sendable {
  /// More conversations that need somebody than a screen shows.
  static let urgent = 60
  /// More countdowns than a row has columns.
  static let strip = 300

  private(set) var figures = WallboardFigures()
  /// What needs the lead, filtered when it came.
  private(set) var rows: [RowCells] = []
  private(set) var cursor = 0
  private(set) var isLoaded = false
  /// Whose day it is to show; what stands on it until then is of `figures.daysBack`.
  private(set) var daysBack = 0
  /// What it is to show alone; what stands on it until then is of `figures.filter`.
  var filter = ReportFilter()

  /// The same as a report.
  var question: ReportQuestion {
    var question = ReportQuestion(.day)
    (question.back, question.filter) = (daysBack, filter)
    return question
  }

  var current: RowCells? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  /// Takes what is new; the cursor stays on its conversation, or else on its place.
  mutating func take(_ figures: WallboardFigures, settings: DeskSettings) {
    let kept = current?.id
    // Behind the rows stand the signals.
    let behind = rows.isEmpty ? -1 : cursor - rows.count
    let known = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.figures = figures
    rows = figures.urgent.map { row in
      known[row.id]?.refreshed(row, settings: settings) ?? RowCells(row, settings: settings)
    }
    cursor =
      isLoaded && behind >= 0
      ? rows.count + behind
      : rows.firstIndex { $0.id == kept } ?? min(cursor, max(0, rows.count - 1))
    isLoaded = true
  }

  /// - Returns: False at today.
  mutating func turn(by days: Int) -> Bool {
    guard (0...366).contains(daysBack + days) else { return false }
    daysBack += days
    return true
  }

  /// - Parameter signals: How many stand behind the rows.
  mutating func move(by step: Int, signals: Int) {
    cursor = cursor.stepped(by: step, among: rows.count + signals)
  }
}

extension DeskState {
  /// The wallboard, where it is the screen in front; dialogs may lie over it.
  var wallboard: WallboardScreen? {
    guard case .wallboard(let screen)? = layers.last(where: \.isFull) else { return nil }
    return screen
  }

  /// `gw`.
  mutating func showWallboard() {
    closeAll()
    layers.append(.wallboard(WallboardScreen()))
    loadWallboard()
  }

  /// Asks for it anew, where it is seen.
  mutating func loadWallboard() {
    guard wallboard != nil,
      !questions.contains({ if case .wallboard = $0 { true } else { false } })
    else { return }
    emit(
      .loadWallboard(
        questions.ask(.wallboard), urgent: WallboardScreen.urgent, strip: WallboardScreen.strip,
        daysBack: wallboard?.daysBack ?? 0, filter: wallboard?.filter ?? ReportFilter()))
  }

  mutating func answer(_ ticket: Ticket, wallboard figures: WallboardFigures) {
    guard questions.answer(ticket) != nil else { return }
    refreshedView()
    for place in layers.indices {
      guard case .wallboard(var screen) = layers[place] else { continue }
      // Another day, or another part of it, was asked for meanwhile.
      guard figures.daysBack == screen.daysBack, figures.filter == screen.filter else {
        loadWallboard()
        continue
      }
      screen.take(figures, settings: settings)
      layers[place] = .wallboard(screen)
    }
  }

  private mutating func turnWallboard(_ screen: WallboardScreen, by days: Int) {
    var screen = screen
    guard screen.turn(by: days) else {
      return say(.hint, days < 0 ? "This is today" : "No further back")
    }
    layers[layers.count - 1] = .wallboard(screen)
    loadWallboard()
  }

  mutating func filterWallboard(_ screen: WallboardScreen, _ filter: ReportFilter) {
    var screen = screen
    screen.filter = filter
    layers[layers.count - 1] = .wallboard(screen)
    loadWallboard()
  }

  /// The wallboard as plain text, a string a row, without the lines that are for keys.
  package static func pictureOfWallboard(
    settings: DeskSettings, size: Size, figures: LiveFigures, wallboard: WallboardFigures,
    attending: Set<AgentID>? = nil, forecast: Forecast? = nil, signals: [BurstSignal] = [],
    incidents: [IncidentSummary] = [], glyphs: Glyphs, now: Instant
  ) -> [String] {
    var desk = DeskState(settings: settings, size: size, now: now)
    desk.connection = ConnectionState(isLive: true)
    desk.figures = figures
    desk.attending = attending
    desk.forecast = forecast
    desk.signals = signals
    desk.incidents = incidents
    var screen = WallboardScreen()
    screen.take(wallboard, settings: settings)
    desk.layers = [.wallboard(screen)]
    return desk.draw(size: size, theme: .mono, glyphs: glyphs).lines.dropLast(2)
  }

  mutating func runInWallboard(_ id: CommandID) {
    guard case .wallboard(var screen) = layers.last else { return }
    if let rows = id.rows(page: max(1, size.height / 3)) {
      screen.move(by: rows, signals: wallboardSignals(screen.figures, .unicode).count)
      layers[layers.count - 1] = .wallboard(screen)
      return
    }
    switch id {
    case .back:
      layers.removeLast()
      refreshedView()
    case .earlier, .later: turnWallboard(screen, by: id == .earlier ? 1 : -1)
    case .filter: openReportFilter(screen.filter)
    case .exportReport: openReportFormats("Save this day as")
    case .open:
      if let cells = screen.current { return open(cells.id, row: cells.row) }
      switch signalOnWallboard?.what {
      case .burst(let signal): show(group: signal.query, named: "“\(signal.label)”")
      case .leaving(let id): open(id, row: nil)
      case nil: say(.hint, "There is nothing here yet")
      }
    case .incident where signalOnWallboard != nil:
      guard case .burst(let signal) = signalOnWallboard?.what else {
        return say(.hint, "gf shows what is failed and held")
      }
      open(signal)
    default:
      if !runAnywhere(id) { say(.hint, "That does nothing here") }
    }
  }
}
