import Canvas
import Inbox

extension ReportScreen {
  /// A line of the report at a width.
  enum Line {
    case title(DisplayText)
    case heads(section: Int)
    case row(section: Int, row: Int)
    /// What went on in a row's last column.
    case words(DisplayText, x: Int)
    case note(DisplayText)
    case blank
  }

  /// So many lines of what somebody wrote are shown.
  private static let wordLines = 3

  /// All lines, and at which of them each row begins.
  func lines(_ columns: [ReportColumns], width: Int) -> (lines: [Line], rows: [Int]) {
    func notes(_ text: DisplayText) -> [Line] {
      text.isEmpty ? [] : text.wrapped(to: max(8, width - 2)).map { .note($0) }
    }
    var lines = notes(heading)
    var rows: [Int] = []
    for (place, section) in sections.enumerated() {
      lines += [.blank, .title(section.title(columns[place]))]
      if !section.heads.isEmpty, !section.cells.isEmpty { lines.append(.heads(section: place)) }
      for (row, cells) in section.cells.enumerated() {
        rows.append(lines.count)
        lines.append(.row(section: place, row: row))
        guard section.columns.last?.isWords == true, let words = cells.last,
          let spot = columns[place].places.last, spot.isShown, spot.width > 8
        else { continue }
        let wrapped = words.wrapped(to: spot.width).prefix(Self.wordLines).dropFirst()
        lines += wrapped.map { .words($0, x: spot.x) }
      }
      lines += notes(section.notes)
    }
    return (lines, rows)
  }
}

extension DeskState {
  func drawReport(_ screen: ReportScreen, _ size: Size, _ pen: inout Pen) {
    let layout = FrameLayout(size, hasTabs: false, hasPreview: false, hasPanel: false)
    layout.drawFrame(on: &pen)
    if let y = layout.header {
      drawHeader(
        y: y, width: size.width,
        path: (screen.name == .incident ? " Incidents " : " Reports ") + pen.glyphs.breadcrumb + " "
          + title(screen.question),
        news: .empty, middle: pen.glyphs.plain(period(screen.question)), &pen)
    }
    let area = layout.main
    if !screen.isLoaded { pen.put("reading …", x: 1, y: area.minY, width: area.width - 1, .dim) }
    let columns = screen.sections.map {
      ReportColumns($0, width: area.width, from: screen.firstColumn)
    }
    let (lines, rows) = screen.lines(columns, width: area.width)
    let current = rows.indices.contains(screen.cursor) ? rows[screen.cursor] : 0
    let isLast = screen.cursor == rows.count - 1
    let top = max(
      0, min(isLast ? lines.count : current - area.height / 2, lines.count - area.height))
    for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      let y = area.minY + offset
      draw(line, of: screen, columns, y: y, width: area.width, &pen)
      guard top + offset == current, !rows.isEmpty else { continue }
      pen.select(Rect(x: 0, y: y, width: area.width, height: 1))
    }
    drawStatus(
      layout,
      left: "REPORT  " + DisplayText(composed: screen.name.rawValue)
        + "  \(min(screen.cursor + 1, rows.count))/\(rows.count)", &pen)
    drawHints(layout, &pen)
  }

  private func title(_ question: ReportQuestion) -> DisplayText {
    if let id = question.incident {
      let known = incidents?.first { $0.incident.id == id }?.incident.title
      return DisplayText(masking: known ?? id.text, as: .line, limit: 60)
    }
    guard question.name == .agent, let agent = question.agent else {
      return DisplayText(composed: question.name.title)
    }
    return DisplayText(
      filtering: settings.workspace.agent(agent)?.name ?? agent.text, as: .name)
  }

  /// `Billing · WhatsApp · 8 weeks, to 2 weeks ago`.
  private func period(_ question: ReportQuestion) -> DisplayText {
    if question.name == .incident { return "what happened" }
    if question.name.period == .day {
      return reportFilter(question.filter).reduce(.empty) { $0 + $1 + " · " }
        + day(before: question.back)
    }
    let (count, unit) =
      switch question.name.period {
      case .weeks(let count): (count, "week")
      case .months(let count): (count, "month")
      case .day: (1, "day")
      }
    var words = count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
    if question.back == 1 { words += ", to a \(unit) ago" }
    if question.back > 1 { words += ", to \(question.back) \(unit)s ago" }
    return reportFilter(question.filter).reduce(.empty) { $0 + $1 + " · " }
      + DisplayText(composed: words)
  }

  /// `billing`, `WhatsApp`: of what alone; nothing where it is of everything.
  func reportFilter(_ filter: ReportFilter) -> [DisplayText] {
    [
      filter.team.map { DisplayText(filtering: $0.text, as: .name) },
      filter.channel.map { DisplayText(composed: $0.name) },
    ].compactMap { $0 }
  }

  private func draw(
    _ line: ReportScreen.Line, of screen: ReportScreen, _ columns: [ReportColumns], y: Int,
    width: Int, _ pen: inout Pen
  ) {
    switch line {
    case .blank: break
    case .title(let text): pen.put(pen.glyphs.plain(text), x: 1, y: y, width: width - 2, .heading)
    case .note(let text): pen.put(pen.glyphs.plain(text), x: 1, y: y, width: width - 2, .dim)
    case .words(let text, let x): pen.put(text, x: x, y: y, width: max(0, width - x), .text)
    case .heads(let place):
      let section = screen.sections[place]
      draw(section.heads, [], of: section, columns[place], y: y, width: width, .heading, &pen)
    case .row(let place, let row):
      let section = screen.sections[place]
      draw(
        section.cells[row], section.shares[row], of: section, columns[place], y: y, width: width,
        .text, &pen)
    }
  }

  private func draw(
    _ cells: [DisplayText], _ shares: [Double?], of section: ReportScreen.Section,
    _ columns: ReportColumns, y: Int, width: Int, _ role: StyleRole, _ pen: inout Pen
  ) {
    for (place, column) in section.columns.enumerated()
    where place < cells.count && columns.places[place].isShown {
      let share = place < shares.count ? shares[place] : nil
      let spot = columns.places[place]
      var x = spot.x
      if column.picture == .shade {
        if let share, x + 2 <= width {
          let shade = pen.glyphs.shade(share)
          pen.put(shade + shade, x: x, y: y, .spark)
        }
        x += spot.picture
      }
      if column.isWords {
        let lines = Array(cells[place].wrapped(to: max(1, spot.width)).prefix(1))
        pen.put(lines.first ?? .empty, x: x, y: y, width: max(0, width - x), role)
      } else if column.side == .left {
        pen.put(
          pen.glyphs.plain(cells[place]), x: x, y: y, width: max(0, min(spot.width, width - x)),
          role)
      } else if x + spot.width <= width {
        pen.put(
          pen.glyphs.plain(cells[place]), endingAt: x + spot.width, y: y, width: spot.width,
          role == .text ? .figure : role)
      }
      guard column.picture == .bar, spot.picture > 0, let share else { continue }
      pen.put(
        pen.glyphs.bar(share, width: spot.picture), x: x + spot.width + 2, y: y,
        width: spot.picture, .spark)
    }
  }
}
