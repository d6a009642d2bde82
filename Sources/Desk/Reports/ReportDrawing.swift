import Canvas
import Inbox

extension DeskState {
  /// Columns between two of a report.
  private static let gap = 2

  func drawReport(_ screen: ReportScreen, _ size: Size, _ pen: inout Pen) {
    let layout = FrameLayout(size, hasTabs: false, hasPreview: false, hasPanel: false)
    layout.drawFrame(on: &pen)
    if let y = layout.header {
      drawHeader(
        y: y, width: size.width,
        path: " Reports " + pen.glyphs.breadcrumb + " " + DisplayText(composed: screen.name.title),
        news: .empty, middle: weeks(screen), &pen)
    }
    let area = layout.main
    if !screen.isLoaded { pen.put("reading …", x: 1, y: area.minY, width: area.width - 1, .dim) }
    let rows = screen.rows
    let current = rows.indices.contains(screen.cursor) ? rows[screen.cursor] : 0
    let top = max(0, min(current - area.height / 2, screen.lines.count - area.height))
    for (offset, line) in screen.lines.dropFirst(top).prefix(area.height).enumerated() {
      let y = area.minY + offset
      draw(line, of: screen, y: y, width: area.width, &pen)
      guard top + offset == current, !rows.isEmpty else { continue }
      pen.select(Rect(x: 0, y: y, width: area.width, height: 1))
    }
    drawStatus(
      layout,
      left: "REPORT  " + DisplayText(composed: screen.name.rawValue)
        + "  \(min(screen.cursor + 1, rows.count))/\(rows.count)", &pen)
    drawHints(layout, &pen)
  }

  private func weeks(_ screen: ReportScreen) -> DisplayText {
    switch screen.weeksBack {
    case 0: "8 weeks"
    case 1: "8 weeks, to a week ago"
    default: "8 weeks, to \(screen.weeksBack) weeks ago"
    }
  }

  private func draw(
    _ line: ReportScreen.Line, of screen: ReportScreen, y: Int, width: Int, _ pen: inout Pen
  ) {
    switch line {
    case .blank: break
    case .title(let text): pen.put(text, x: 1, y: y, width: width - 2, .heading)
    case .note(let text): pen.put(text, x: 1, y: y, width: width - 2, .dim)
    case .heads(let place):
      let section = screen.sections[place]
      draw(section.heads, of: section, shares: [], y: y, width: width, .heading, &pen)
    case .row(let place, let row):
      let section = screen.sections[place]
      draw(
        section.cells[row], of: section, shares: section.shares[row], y: y, width: width, .text,
        &pen)
    }
  }

  /// Bars take what the texts leave of the width, up to twenty columns each.
  private func draw(
    _ cells: [DisplayText], of section: ReportScreen.Section, shares: [Double?], y: Int,
    width: Int, _ role: StyleRole, _ pen: inout Pen
  ) {
    let bars = section.columns.count { $0.picture == .bar }
    let shades = section.columns.count { $0.picture == .shade }
    let taken =
      2 + section.widths.reduce(0) { $0 + $1 + Self.gap } + shades * (Self.gap + 1)
    let room = bars > 0 ? (width - taken) / bars - Self.gap : 0
    let bar = room >= 4 ? min(20, room) : 0
    var x = 2
    for (place, column) in section.columns.enumerated() where place < cells.count {
      let share = place < shares.count ? shares[place] : nil
      if column.picture == .shade {
        if let share, x + 2 <= width {
          let shade = pen.glyphs.shade(share)
          pen.put(shade + shade, x: x, y: y, .spark)
        }
        x += Self.gap + 1
      }
      let wide = section.widths[place]
      if column.side == .left {
        pen.put(cells[place], x: x, y: y, width: max(0, min(wide, width - x)), role)
      } else if x + wide <= width {
        pen.put(
          cells[place], endingAt: x + wide, y: y, width: wide, role == .text ? .figure : role)
      }
      x += wide + Self.gap
      guard column.picture == .bar, bar > 0 else { continue }
      if let share { pen.put(pen.glyphs.bar(share, width: bar), x: x, y: y, width: bar, .spark) }
      x += bar + Self.gap
    }
  }
}
