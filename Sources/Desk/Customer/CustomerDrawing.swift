import Canvas
import Inbox

/// Where the parts of a customer's screen stand: who it is beside the history, or above it.
struct CustomerLayout: Hashable {
  static let personWidth = 40

  let frame: FrameLayout
  let person: Rect
  let list: Rect
  let isSideBySide: Bool

  /// How wide a line about the person is.
  static func width(ofPerson size: Size) -> Int {
    if size.width >= 100 { return personWidth }
    return size.width >= 76 ? size.width / 2 : size.width
  }
}

extension DeskState {
  /// - Parameter lines: How many lines there are to say who it is.
  func customerLayout(_ size: Size, lines: Int = .max) -> CustomerLayout {
    let frame = FrameLayout(size, hasTabs: false, hasPreview: false, hasPanel: false)
    let area = frame.main
    if size.width >= 100 {
      let width = CustomerLayout.personWidth
      return CustomerLayout(
        frame: frame,
        person: Rect(x: 0, y: area.minY, width: width, height: area.height),
        list: Rect(
          x: width + 1, y: area.minY, width: area.width - width - 1, height: area.height),
        isSideBySide: true)
    }
    // The history is what is chosen from: it keeps the larger half.
    let height = min(lines, max(0, area.height * 9 / 20))
    return CustomerLayout(
      frame: frame, person: Rect(x: 0, y: area.minY, width: area.width, height: height),
      list: Rect(
        x: 0, y: area.minY + height + 1, width: area.width,
        height: max(0, area.height - height - 1)), isSideBySide: false)
  }

  func drawCustomer(_ screen: CustomerScreen, _ size: Size, _ pen: inout Pen) {
    let width = CustomerLayout.width(ofPerson: size)
    var lines = DetailLines(width: width - 2)
    addPerson(screen.glance, screen.row, pen.glyphs, isWhole: true, &lines)
    let columns = size.width >= 100 ? 1 : max(1, size.width / width)
    let layout = customerLayout(size, lines: (lines.all.count + columns - 1) / columns)
    layout.frame.drawFrame(on: &pen)
    if let y = layout.frame.header {
      let name = RowCells.name(screen.row).truncated(to: 30, ellipsis: pen.glyphs.ellipsis)
      drawHeader(
        y: y, width: size.width,
        path: " " + text(screen.id) + " " + pen.glyphs.breadcrumb + " customer " + name,
        news: .empty, middle: countText(screen.glance), &pen)
    }
    drawPerson(lines, layout, &pen)
    if layout.isSideBySide {
      pen.grid.verticalRule(
        x: layout.list.minX - 1, y: layout.list.minY, height: layout.list.height,
        style: pen.theme[.rule], glyphs: pen.glyphs)
    } else if !layout.list.isEmpty {
      pen.rule(x: 0, y: layout.list.minY - 1, width: size.width)
    }
    drawHistory(screen, layout.list, &pen)
    let count = screen.glance.items.count
    drawStatus(
      layout.frame, left: "CUSTOMER  \(min(screen.cursor + 1, count))/\(count)", &pen)
    drawHints(layout.frame, &pen)
  }

  private func countText(_ glance: GlanceCells) -> DisplayText {
    let more: DisplayText = glance.hasMore ? "+" : ""
    let waiting = glance.waiting.count
    let week: DisplayText = "\(glance.week.count)" + more + " in 7 days"
    return waiting == 0 ? week : "\(waiting) open elsewhere · " + week
  }

  /// In two columns where it stands above the history and there is room for them.
  private func drawPerson(
    _ lines: DetailLines, _ layout: CustomerLayout, _ pen: inout Pen
  ) {
    let width = CustomerLayout.width(ofPerson: size)
    guard !layout.isSideBySide, layout.person.width >= 2 * width else {
      return draw(lines, in: layout.person, &pen)
    }
    let area = layout.person
    let half = max(area.height, (lines.all.count + 1) / 2)
    draw(
      lines.part(..<half), in: Rect(x: 0, y: area.minY, width: width - 1, height: area.height), &pen
    )
    draw(
      lines.part(half...),
      in: Rect(x: width, y: area.minY, width: area.width - width, height: area.height), &pen)
  }

  /// - Parameter chosen: The line that ⏎ opens: it is always among those that are shown.
  func draw(_ lines: DetailLines, in area: Rect, chosen: Int? = nil, _ pen: inout Pen) {
    let top = chosen.map { max(0, $0 - area.height + 1) } ?? 0
    for (offset, line) in lines.all.dropFirst(top).prefix(area.height).enumerated() {
      let y = area.minY + offset
      let x = pen.put(line.left, x: area.minX + 1, y: y, width: area.width - 1, line.role)
      let room = area.maxX - x - 1
      if room > 0, !line.right.isEmpty {
        pen.put(line.right, endingAt: area.maxX, y: y, width: room, line.rightRole)
      }
      if let chosen, top + offset == chosen {
        pen.select(Rect(x: area.minX, y: y, width: area.width, height: 1))
      }
    }
  }

  private enum HistoryLine {
    case heading(DisplayText)
    case item(Int)
    case words(Int)
  }

  private func drawHistory(_ screen: CustomerScreen, _ area: Rect, _ pen: inout Pen) {
    guard !area.isEmpty else { return }
    let items = screen.glance.items
    guard !items.isEmpty else {
      pen.put(
        "Nothing else was said in the last seven days.", x: area.minX + 1, y: area.minY,
        width: area.width - 1, .dim)
      return
    }
    var lines: [HistoryLine] = []
    if !screen.glance.waiting.isEmpty { lines.append(.heading(screen.glance.waitingTitle)) }
    for (place, item) in items.enumerated() {
      if !item.isWaiting, place == 0 || items[place - 1].isWaiting {
        lines.append(.heading("LAST SEVEN DAYS"))
      }
      lines += [.item(place), .words(place)]
    }
    let cursorLine =
      lines.firstIndex { if case .words(screen.cursor) = $0 { true } else { false } } ?? 0
    let top = max(0, cursorLine - area.height + 1)
    for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      let y = area.minY + offset
      switch line {
      case .heading(let title):
        pen.put(title, x: area.minX + 1, y: y, width: area.width - 1, .heading)
      case .item(let place):
        drawHistoryItem(items[place], y: y, area, isSelected: place == screen.cursor, &pen)
      case .words(let place):
        let role: StyleRole = items[place].isWaiting ? .text : .dim
        pen.put(items[place].cells.words, x: area.minX + 3, y: y, width: area.width - 4, role)
      }
    }
  }

  /// `Sat 12:30  WA private  #374  open   Priya answered`.
  private func drawHistoryItem(
    _ item: GlanceCells.Item, y: Int, _ area: Rect, isSelected: Bool, _ pen: inout Pen
  ) {
    let conversation = item.cells.conversation
    func room(_ x: Int) -> Int { max(0, area.maxX - x - 1) }
    var x = area.minX + 1
    x = pen.put(LocalTime.brief(item.at, now: now, zone).fitted(to: 10), x: x, y: y, width: room(x))
    x = pen.put(code(conversation.channel).fitted(to: 3), x: x + 1, y: y, width: room(x))
    pen.put(conversation.audience.word, x: x, y: y, width: room(x), conversation.audience.role)
    x += 7
    x = pen.put(text(item.cells.id).fitted(to: 8), x: x + 1, y: y, width: room(x))
    x = pen.put(
      Happening.name(conversation.status).fitted(to: 8), x: x + 1, y: y, width: room(x),
      conversation.waitingSince != nil ? .atRisk : .text)
    let nobody = replyUnderWay(item.cells.row)?.first ?? "nobody answered"
    let answered: DisplayText = item.answeredBy.isEmpty ? nobody : item.answeredBy + " answered"
    x = pen.put(answered, x: x + 1, y: y, width: room(x), .dim)
    if isSelected {
      pen.select(Rect(x: area.minX, y: y, width: area.width, height: 1))
    }
  }
}
