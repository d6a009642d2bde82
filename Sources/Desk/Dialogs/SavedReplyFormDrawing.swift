import Canvas
import Inbox

extension DeskState {
  /// Columns of the form's text.
  var formWidth: Int { max(1, min(84, size.width - 8) - 10) }

  func drawSavedReplyForm(_ form: SavedReplyForm, _ pen: inout Pen) {
    let size = pen.grid.size
    let rows = max(3, min(12, size.height - 12))
    let title: DisplayText = form.proposal == nil ? "Keep this answer" : "A proposed saved reply"
    let inner = drawBox(
      title, width: min(84, size.width - 8), height: rows + 7 + min(3, form.replaced.count), &pen)
    guard inner.height > 2, inner.width > 20 else { return }
    let x = inner.minX + 10
    let width = inner.maxX - x
    var y = inner.minY
    for field in SavedReplyForm.Field.allCases where field != .body && y < inner.maxY {
      drawLabel(field, form, x: inner.minX, y: y, &pen)
      draw(form[field], x: x, y: y, width: width, hasCursor: form.focus == field, &pen)
      y += 1
    }
    y += 1
    drawLabel(.body, form, x: inner.minX, y: y, &pen)
    let room = max(1, min(rows, inner.maxY - y - 2))
    let layout = EditorLayout(form[.body].text, width: width)
    let cursor = layout.point(of: form[.body].cursor)
    let top = max(0, min(cursor.y - room + 1, layout.lines.count - room))
    for (offset, line) in layout.lines.dropFirst(top).prefix(room).enumerated() {
      pen.put(line.text, x: x, y: y + offset, width: width, .input)
    }
    if form.focus == .body {
      pen.grid.cursor = Point(x: x + cursor.x, y: y + cursor.y - top)
    }
    y += min(room, max(1, layout.lines.count - top))
    for part in form.replaced.prefix(3) where y < inner.maxY - 1 {
      let words = DisplayText(filtering: part.value, as: .name, limit: 40)
      pen.put(
        words + " " + pen.glyphs.right + " " + DisplayText(composed: part.placeholder), x: x, y: y,
        width: width, .dim)
      y += 1
    }
    drawFoot(of: form, inner, &pen)
  }

  private func drawFoot(of form: SavedReplyForm, _ inner: Rect, _ pen: inout Pen) {
    let y = inner.maxY - 1
    if let problem = form.problem {
      pen.put(problem, x: inner.minX, y: y, width: inner.width, .error)
      return
    }
    let saves: DisplayText =
      maySaveReplies ? "^S put into the workspace" : "^S propose to the supervisors"
    pen.put(
      saves + "   Tab next field   Esc cancel", x: inner.minX, y: y, width: inner.width, .hint)
  }

  private func drawLabel(
    _ field: SavedReplyForm.Field, _ form: SavedReplyForm, x: Int, y: Int, _ pen: inout Pen
  ) {
    pen.put(field.label, x: x, y: y, width: 9, form.focus == field ? .title : .dim)
  }

  /// One line of text; what does not fit is shown around the cursor.
  private func draw(
    _ buffer: TextBuffer, x: Int, y: Int, width: Int, hasCursor: Bool, _ pen: inout Pen
  ) {
    let layout = EditorLayout(buffer.text, width: max(width, 4096))
    let cursor = layout.point(of: buffer.cursor)
    let shift = hasCursor ? max(0, cursor.x - width + 1) : 0
    if let line = layout.lines.first {
      pen.grid.draw(
        line.text, at: Point(x: x - shift, y: y), in: Rect(x: x, y: y, width: width, height: 1),
        style: pen.theme[.input])
    }
    if hasCursor { pen.grid.cursor = Point(x: x + cursor.x - shift, y: y) }
  }
}
