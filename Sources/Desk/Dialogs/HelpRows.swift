import Canvas

/// The lines of the help at a width: what is longer than its column goes on below, for a key whose
/// meaning ends in `…` is explained to nobody.
struct HelpRows {
  struct Row {
    var keys = DisplayText.empty
    var title = DisplayText.empty
    var text = DisplayText.empty
    var isHeading = false
  }

  let keysWidth: Int
  let titleWidth: Int
  let rows: [Row]

  /// Inside the border.
  static func room(on size: Size) -> Size {
    Size(width: max(1, min(96, size.width - 4)), height: max(1, size.height - 4))
  }

  init(_ lines: [HelpScreen.Line], width: Int) {
    let longest = lines.lazy.map(\.keys.columns).max() ?? 0
    let keysWidth = max(1, min(18, width / 4, longest + 2))
    // Times of messages have no names beside them.
    let hasTitles = lines.contains { !$0.title.isEmpty && !$0.isHeading }
    let titleWidth = hasTitles ? max(1, min(16, width / 5)) : 0
    self.keysWidth = keysWidth
    self.titleWidth = titleWidth
    let textWidth = max(1, width - keysWidth - 1 - (hasTitles ? titleWidth + 1 : 0))
    rows = lines.flatMap { line -> [Row] in
      if line.isHeading { return [Row(title: line.title, isHeading: true)] }
      let keys = Array(line.keys.wrapped(to: keysWidth - 1))
      let titles = hasTitles ? Array(line.title.wrapped(to: titleWidth)) : []
      let texts = Array(line.text.wrapped(to: textWidth))
      return (0..<max(1, keys.count, titles.count, texts.count)).map { place in
        Row(
          keys: keys.indices.contains(place) ? keys[place] : .empty,
          title: titles.indices.contains(place) ? titles[place] : .empty,
          text: texts.indices.contains(place) ? texts[place] : .empty)
      }
    }
  }
}

extension HelpScreen {
  /// The last page is a full one.
  mutating func scrollIntoView(on size: Size) {
    let room = HelpRows.room(on: size)
    let count = HelpRows(shown, width: room.width).rows.count
    top = min(max(0, top), max(0, count - (room.height - 1)))
  }
}

extension DeskState {
  func drawHelp(_ help: HelpScreen, _ pen: inout Pen) {
    let size = pen.grid.size
    let room = HelpRows.room(on: size)
    let inner = drawBox(help.title, width: room.width, height: room.height, &pen)
    guard inner.height > 1, inner.width > 4 else { return }
    let table = HelpRows(help.shown, width: inner.width)
    let height = inner.height - 1
    let top = min(help.top, max(0, table.rows.count - height))
    drawSearch(help, rest: table.rows.count - top - height, inner, &pen)
    for (offset, row) in table.rows.dropFirst(top).prefix(height).enumerated() {
      let y = inner.minY + 1 + offset
      if row.isHeading {
        pen.put(row.title, x: inner.minX, y: y, width: inner.width, .heading)
        continue
      }
      pen.put(row.keys, x: inner.minX + 1, y: y, width: table.keysWidth - 1, .hintKey)
      var x = inner.minX + table.keysWidth + 1
      if table.titleWidth > 0 {
        pen.put(row.title, x: x, y: y, width: table.titleWidth)
        x += table.titleWidth + 1
      }
      pen.put(row.text, x: x, y: y, width: inner.maxX - x, .dim)
    }
  }

  private func drawSearch(_ help: HelpScreen, rest: Int, _ inner: Rect, _ pen: inout Pen) {
    let x = pen.put(pen.glyphs.prompt + " ", x: inner.minX, y: inner.minY, .hintKey)
    let typed = DisplayText(filtering: help.find.text, as: .line)
    let end = pen.put(typed, x: x, y: inner.minY, width: max(1, inner.width - 30), .input)
    let more: DisplayText = rest > 0 ? "\(rest) more below " + pen.glyphs.down + "  " : .empty
    let hints = [more + "type to search  Esc closes", more + "Esc closes", "Esc closes"]
    if let hint = hints.first(where: { end + $0.columns + 2 < inner.maxX }) {
      pen.put(hint, endingAt: inner.maxX, y: inner.minY, .hint)
    }
    pen.grid.cursor = Point(x: min(end, inner.maxX - 1), y: inner.minY)
  }
}
