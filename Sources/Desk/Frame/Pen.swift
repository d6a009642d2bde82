import Canvas
import Inbox

/// A frame being drawn, with the look it is drawn in.
struct Pen {
  var grid: Grid
  let theme: Theme
  let glyphs: Glyphs

  init(size: Size, theme: Theme, glyphs: Glyphs) {
    grid = Grid(size: size, styles: theme.styles, style: theme[.text])
    self.theme = theme
    self.glyphs = glyphs
  }

  /// Draws at most `width` columns and answers the column after the text.
  @discardableResult
  mutating func put(
    _ text: DisplayText, x: Int, y: Int, width: Int = .max, _ role: StyleRole = .text
  ) -> Int {
    guard width > 0 else { return x }
    return grid.draw(
      text, at: Point(x: x, y: y), width: width, ellipsis: glyphs.ellipsis, style: theme[role])
  }

  /// Draws so that the text ends before the column `end`.
  mutating func put(
    _ text: DisplayText, endingAt end: Int, y: Int, width: Int = .max, _ role: StyleRole = .text
  ) {
    let text = text.columns > width ? text.truncated(to: width, ellipsis: glyphs.ellipsis) : text
    grid.draw(text, at: Point(x: end - text.columns, y: y), style: theme[role])
  }

  mutating func rule(x: Int, y: Int, width: Int) {
    grid.rule(x: x, y: y, width: width, style: theme[.rule], glyphs: glyphs)
  }

  /// What was drawn there in its own colours stands on the bar, and leaves no hole in it.
  mutating func layOnBar(_ rect: Rect) {
    grid.overlay(rect, theme.onBar)
  }

  /// The cursor of a list is on this row.
  mutating func select(_ row: Rect) {
    grid.overlay(row, theme.selected)
    grid.draw(glyphs.selection, at: row.origin, style: theme.selectionMark)
  }

  mutating func clear(_ rect: Rect, _ role: StyleRole = .text) {
    grid.fill(rect, style: theme[role])
  }
}
