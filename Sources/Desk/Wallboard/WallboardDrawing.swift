import Canvas
import Inbox

/// Where things stand on the wallboard. Wide screens have two columns; narrow ones one, without the
/// chart and the teams; every part that has no room is left out whole.
struct WallboardLayout: Hashable {
  static let sideWidth = 43

  let frame: FrameLayout
  var tiles: Rect
  /// The strip of countdowns, a line.
  var strip: Int?
  /// What the next hour brings, a line below it.
  var forecast: Int?
  var chart: Rect
  var people: Rect
  var needs: Rect
  var teams: Rect
  var signals: Rect

  /// - Parameters:
  ///   - people, teams, signals: how many lines each would fill.
  init(
    _ size: Size, people peopleCount: Int, teams teamCount: Int, signals signalCount: Int,
    hasForecast: Bool = false
  ) {
    frame = FrameLayout(size, hasTabs: false, hasPreview: false, hasPanel: false)
    let all = frame.main
    let empty = Rect(x: 0, y: all.maxY, width: 0, height: 0)
    var y = all.minY
    func take(_ wanted: Int, least: Int) -> Rect? {
      let height = min(wanted, all.maxY - y)
      guard height >= least else { return nil }
      defer { y += height }
      return Rect(x: 0, y: y, width: all.width, height: height)
    }
    (chart, people, needs, teams, signals) = (empty, empty, empty, empty, empty)
    tiles = take(all.height >= 20 ? 4 : 3, least: 2) ?? empty
    strip = all.height >= 8 ? take(1, least: 1)?.minY : nil
    forecast = hasForecast && all.height >= 12 ? take(1, least: 1)?.minY : nil
    y += strip == nil ? 0 : 1
    let rest = Rect(x: 0, y: min(y, all.maxY), width: all.width, height: max(0, all.maxY - y))
    guard size.width >= 100, rest.height >= 16 else {
      var rest = rest
      if signalCount > 0, rest.height >= 9 {
        let height = min(signalCount, 2)
        signals = Rect(x: 0, y: rest.maxY - height, width: rest.width, height: height)
        rest = Rect(x: 0, y: rest.minY, width: rest.width, height: rest.height - height - 1)
      }
      needs = rest
      let wanted = min(peopleCount + 2, max(0, rest.height / 2))
      if wanted >= 3 {
        needs = Rect(x: 0, y: rest.minY, width: rest.width, height: rest.height - wanted - 1)
        people = Rect(x: 0, y: needs.maxY + 1, width: rest.width, height: wanted)
      }
      return
    }
    let left = Rect(
      x: 0, y: rest.minY, width: rest.width - WallboardLayout.sideWidth - 1, height: rest.height)
    let peopleHeight = min(peopleCount + 1, left.height / 2)
    chart = Rect(
      x: 0, y: left.minY, width: left.width, height: left.height - peopleHeight - 1)
    people = Rect(x: 0, y: chart.maxY + 1, width: left.width, height: left.maxY - chart.maxY - 1)
    let x = left.width + 1
    let lower = (signalCount > 0 ? min(signalCount, 5) + 2 : 0) + min(teamCount, 8) + 2
    let needsHeight = max(4, rest.height - lower)
    needs = Rect(x: x, y: rest.minY, width: WallboardLayout.sideWidth, height: needsHeight)
    let teamsHeight = min(teamCount, 8) + 1
    teams = Rect(
      x: x, y: needs.maxY + 1, width: needs.width,
      height: max(0, min(teamsHeight, rest.maxY - needs.maxY - 1)))
    if signalCount > 0 {
      signals = Rect(
        x: x, y: teams.maxY + 1, width: needs.width, height: max(0, rest.maxY - teams.maxY - 1))
    }
  }
}

extension DeskState {
  func drawWallboard(_ screen: WallboardScreen, _ size: Size, _ pen: inout Pen) {
    let figures = screen.figures
    let people = wallboardPeople(figures)
    let teams = figures.teams.filter { $0.team != nil || $0.open > 0 }
    let signals = wallboardSignals(figures, pen.glyphs)
    // It is of everything, and of now.
    let expected =
      figures.isOfNow && figures.filter.takesAll
      ? forecast.flatMap { $0.until > now ? $0 : nil } : nil
    let layout = WallboardLayout(
      size, people: people.count, teams: teams.count, signals: signals.count,
      hasForecast: expected != nil)
    layout.frame.drawFrame(on: &pen)
    if let y = layout.frame.header {
      drawHeader(
        y: y, width: size.width,
        path: " Wallboard " + pen.glyphs.breadcrumb + " " + day(before: figures.daysBack),
        news: .empty, middle: pen.glyphs.plain(part(figures.filter)), &pen)
    }
    drawTiles(figures, layout.tiles, &pen)
    if let y = layout.strip {
      if figures.isOfNow {
        drawStrip(figures, y: y, width: size.width, &pen)
      } else {
        drawWhatIsOfNow(figures, y: y, width: size.width, &pen)
      }
    }
    if let y = layout.forecast, let expected { draw(expected, y: y, width: size.width, &pen) }
    drawRules(layout, &pen)
    drawChart(figures, layout.chart, &pen)
    drawPeople(people, of: figures, layout.people, &pen)
    drawNeeds(screen, layout.needs, &pen)
    drawTeamQueues(teams, of: figures, layout.teams, &pen)
    drawSignals(
      signals, cursor: screen.cursor - screen.rows.count, hasTitle: !layout.chart.isEmpty,
      layout.signals, &pen)
    let count = screen.rows.count + signals.count
    drawStatus(layout.frame, left: "WALL  \(min(screen.cursor + 1, count))/\(count)", &pen)
    drawHints(layout.frame, &pen)
  }

  /// `Today`, `Wed 18 Nov`.
  func day(before daysBack: Int) -> DisplayText {
    guard daysBack > 0 else { return "Today" }
    let today = zone.day(holding: now).date
    return LocalTime.day(today.advanced(by: -daysBack), today: today)
  }

  /// `all teams`, `billing · WhatsApp`.
  private func part(_ filter: ReportFilter) -> DisplayText {
    let parts = reportFilter(filter)
    guard let first = parts.first else { return "all teams" }
    return parts.dropFirst().reduce(first) { $0 + " · " + $1 }
  }

  /// In the place of the countdowns, which a day that is over has none of.
  private func drawWhatIsOfNow(
    _ figures: WallboardFigures, y: Int, width: Int, _ pen: inout Pen
  ) {
    let that = day(before: figures.daysBack)
    let x = pen.put(that, x: 1, y: y, width: width - 1, .heading) + 1
    let words: DisplayText =
      width >= 100
      ? "is over: numbers, chart and people are of that day; what is marked NOW is of now"
      : "is over; what is marked NOW is of now"
    pen.put(words, x: x, y: y, width: max(0, width - x - 1), .dim)
  }

  /// Each countdown that runs is a cell, the one that ends first on the left.
  private func drawStrip(
    _ figures: WallboardFigures, y: Int, width: Int, _ pen: inout Pen
  ) {
    let title: DisplayText = "DUE"
    var x = pen.put(title, x: 1, y: y, .heading) + 1
    let tail: DisplayText = "\(figures.running) running"
    let room = max(0, width - x - tail.columns - 3)
    for due in figures.dues.prefix(room) {
      let left = due.since(now)
      let (cell, role): (DisplayText, StyleRole) =
        switch left {
        case ..<0: ("!", .breached)
        case ..<900_001: (pen.glyphs.tier == .unicode ? "▪" : "*", .atRisk)
        case ..<3_600_001: (pen.glyphs.tier == .unicode ? "▪" : "+", .running)
        default: (pen.glyphs.dot, .running)
        }
      x = pen.put(cell, x: x, y: y, role)
    }
    if figures.running > min(room, figures.dues.count) {
      x = pen.put(pen.glyphs.ellipsis, x: x, y: y, .dim)
    }
    pen.put(tail, endingAt: width - 1, y: y, .dim)
  }

  /// `next hour: 3–7 breaches expected · one more agent → 1–3`.
  private func draw(_ forecast: Forecast, y: Int, width: Int, _ pen: inout Pen) {
    func range(_ spread: Forecast.Spread) -> DisplayText {
      let dash: DisplayText = pen.glyphs.tier == .unicode ? "–" : "-"
      return spread.high == 0
        ? "no"
        : spread.low == spread.high ? "\(spread.low)" : "\(spread.low)" + dash + "\(spread.high)"
    }
    var x = pen.put("NEXT HOUR", x: 1, y: y, .heading) + 1
    let noun: DisplayText = forecast.spread.high == 1 ? "breach" : "breaches"
    x = pen.put(
      range(forecast.spread) + " " + noun + " expected", x: x, y: y, width: width - x - 1,
      forecast.spread.low > 0 ? .warning : .text)
    guard forecast.spread.high > 0, let more = forecast.staffing.first(where: { $0.change == 1 })
    else { return }
    pen.put(
      " " + pen.glyphs.dot + " one more agent " + pen.glyphs.right + " " + range(more.spread), x: x,
      y: y, width: width - x - 1, .dim)
  }

  private func drawRules(_ layout: WallboardLayout, _ pen: inout Pen) {
    let lead = layout.forecast ?? layout.strip
    if let y = lead { pen.rule(x: 0, y: y + 1, width: layout.frame.size.width) }
    let style = pen.theme[.rule]
    guard !layout.chart.isEmpty, let top = lead.map({ $0 + 1 }) else {
      for part in [layout.people, layout.signals] where !part.isEmpty {
        pen.rule(x: 0, y: part.minY - 1, width: part.width)
      }
      return
    }
    let x = layout.chart.width
    pen.grid.verticalRule(
      x: x, y: top + 1, height: layout.frame.main.maxY - top - 1, style: style,
      glyphs: pen.glyphs)
    pen.grid.draw(pen.glyphs.teeDown, at: Point(x: x, y: top), style: style)
    if let bottom = layout.frame.bottomRule {
      pen.grid.draw(pen.glyphs.teeUp, at: Point(x: x, y: bottom), style: style)
    }
    pen.rule(x: 0, y: layout.people.minY - 1, width: layout.people.width)
    pen.grid.draw(pen.glyphs.teeLeft, at: Point(x: x, y: layout.people.minY - 1), style: style)
    for part in [layout.teams, layout.signals] where !part.isEmpty {
      pen.rule(x: part.minX, y: part.minY - 1, width: part.width)
      let isCross = part.minY == layout.people.minY
      pen.grid.draw(
        isCross ? pen.glyphs.cross : pen.glyphs.teeRight, at: Point(x: x, y: part.minY - 1),
        style: style)
    }
  }
}
