import Canvas
import Inbox

/// The two other lists: what leaves, and what a search found.
extension DeskState {
  /// Of a list that has neither tabs nor a preview; the figures stand beside it.
  func listLayout(_ size: Size) -> FrameLayout {
    FrameLayout(size, hasTabs: false, hasPreview: false, hasPanel: settings.panes.figures)
  }

  func drawOutbox(_ screen: OutboxScreen, _ size: Size, _ pen: inout Pen) {
    let layout = listLayout(size)
    layout.drawFrame(on: &pen)
    if let y = layout.header {
      drawHeader(
        y: y, width: size.width, path: " Held, failed, unknown", news: .empty,
        middle: countText(screen), &pen)
    }
    let area = layout.main
    if screen.rows.isEmpty {
      let text: DisplayText = screen.isLoaded ? "Nothing is on its way." : "loading …"
      pen.put(text, x: 1, y: area.minY, width: area.width - 1, .dim)
    }
    let height = max(1, area.height / 2)
    let top = max(0, min(screen.cursor - height + 1, screen.rows.count - height))
    for (offset, row) in screen.rows.dropFirst(top).prefix(height).enumerated() {
      let y = area.minY + offset * 2
      drawOutboxRow(row, y: y, area, isSelected: top + offset == screen.cursor, &pen)
    }
    if !layout.panel.isEmpty { drawFigures(layout.panel, &pen) }
    drawStatus(
      layout, left: "OUTBOX  \(min(screen.cursor + 1, screen.rows.count))/\(screen.rows.count)",
      &pen)
    drawHints(layout, &pen)
  }

  /// What failed is not on its way.
  private func countText(_ screen: OutboxScreen) -> DisplayText {
    let (leaving, troubled) = screen.counts
    let staying = screen.rows.count { staysQueued($0.entry) }
    let trouble: DisplayText = troubled > 0 ? " · \(troubled) want a look" : .empty
    let queued: DisplayText = staying > 0 ? " · \(staying) stay queued" : .empty
    return "\(leaving - staying) on their way" + queued + trouble
  }

  private func drawOutboxRow(
    _ row: OutboxScreen.Row, y: Int, _ area: Rect, isSelected: Bool, _ pen: inout Pen
  ) {
    let entry = row.entry
    var x = pen.put(
      (staysQueued(entry) ? "queued" : entry.state.word).fitted(to: 8), x: 1, y: y,
      width: area.width - 1, entry.state.role)
    let left = entry.leavesAt.since(now)
    let when: DisplayText = entry.state == .held && left > 0 ? LocalTime.short(left + 999) : .empty
    x = pen.put(when.fitted(to: 4), x: x + 1, y: y, width: area.width - x - 1)
    x = pen.put(text(entry.conversation).fitted(to: 9), x: x + 1, y: y, width: area.width - x - 1)
    x = pen.put(code(entry.channel), x: x + 1, y: y, width: area.width - x - 1)
    let audience: DisplayText = entry.reply.audience == .public ? "PUB" : "   "
    x = pen.put(audience, x: x + 1, y: y, width: area.width - x - 1, entry.reply.audience.role)
    x = pen.put(row.recipient, x: x + 1, y: y, width: min(24, area.width - x - 1))
    if let part = entry.part {
      x = pen.put("part " + part.place, x: x + 2, y: y, width: area.width - x - 2, .dim)
    }
    let author = isDraftToo(entry) ? "also your draft" : row.author
    pen.put(
      author, endingAt: area.maxX - 1, y: y, width: max(0, min(16, area.width - x - 2)),
      isDraftToo(entry) ? .us : .dim)
    if area.contains(Point(x: 0, y: y + 1)) {
      let words = row.reason.isEmpty ? row.words : row.reason + " · " + row.words
      pen.put(words, x: 10, y: y + 1, width: area.width - 11, row.reason.isEmpty ? .dim : .warning)
    }
    if isSelected { pen.select(Rect(x: 0, y: y, width: area.width, height: 1)) }
  }

  func drawHits(_ screen: HitsScreen, _ size: Size, _ pen: inout Pen) {
    let layout = listLayout(size)
    layout.drawFrame(on: &pen)
    let asked = DisplayText(filtering: screen.text, as: .line, limit: 80)
    if let y = layout.header {
      let more: DisplayText = screen.hasMore ? "+" : ""
      drawHeader(
        y: y, width: size.width, path: " Search " + pen.glyphs.breadcrumb + " " + asked,
        news: .empty, middle: "\(screen.rows.count)" + more + " found", &pen)
    }
    let area = layout.main
    if screen.rows.isEmpty {
      let text: DisplayText = screen.isLoaded ? "Nothing found." : "searching …"
      pen.put(text, x: 1, y: area.minY, width: area.width - 1, .dim)
    }
    let height = max(1, area.height / 2)
    let top = max(0, min(screen.cursor - height + 1, screen.rows.count - height))
    for (offset, row) in screen.rows.dropFirst(top).prefix(height).enumerated() {
      let y = area.minY + offset * 2
      drawHit(row, y: y, area, isSelected: top + offset == screen.cursor, &pen)
    }
    if !layout.panel.isEmpty { drawFigures(layout.panel, &pen) }
    drawStatus(
      layout, left: "SEARCH  \(min(screen.cursor + 1, screen.rows.count))/\(screen.rows.count)",
      &pen)
    drawHints(layout, &pen)
  }

  private func drawHit(
    _ row: HitsScreen.Row, y: Int, _ area: Rect, isSelected: Bool, _ pen: inout Pen
  ) {
    let conversation = row.cells.conversation
    let when = LocalTime.brief(row.at, now: now, zone).fitted(to: 10)
    var x = pen.put(when, x: 1, y: y, width: area.width - 1, .dim)
    x = pen.put(text(row.cells.id).fitted(to: 9), x: x + 1, y: y, width: area.width - x - 1)
    x = pen.put(code(conversation.channel), x: x + 1, y: y, width: area.width - x - 1)
    x = pen.put(row.cells.customer, x: x + 2, y: y, width: min(28, area.width - x - 2), .customer)
    var facts: [DisplayText] = row.count > 1 ? ["\(row.count) messages"] : []
    if conversation.status != .open { facts.append(Happening.name(conversation.status)) }
    if !facts.isEmpty {
      pen.put(
        facts.joined(separator: " · "), endingAt: area.maxX - 1, y: y,
        width: max(0, area.width - x - 2), .dim)
    }
    if area.contains(Point(x: 0, y: y + 1)) {
      pen.put(row.excerpt, x: 12, y: y + 1, width: area.width - 13)
    }
    if isSelected { pen.select(Rect(x: 0, y: y, width: area.width, height: 1)) }
  }
}
