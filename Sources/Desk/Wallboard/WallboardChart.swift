import Canvas
import Inbox

/// What came in and what was answered in each half hour, beside what is usual then.
extension DeskState {
  /// Columns that a half hour takes: two of each bar, and a blank.
  private static let step = 5

  func drawChart(_ figures: WallboardFigures, _ area: Rect, _ pen: inout Pen) {
    guard area.height >= 6 else { return }
    var x = pen.put("NEW ", x: area.minX + 1, y: area.minY, .heading)
    x = pen.put(pen.glyphs.fullBlock, x: x, y: area.minY, .spark)
    x = pen.put("  REPLIES ", x: x, y: area.minY, .heading)
    x = pen.put(pen.glyphs.shades[1], x: x, y: area.minY, .met)
    x = pen.put("  USUAL ", x: x, y: area.minY, .heading)
    x = pen.put(usualMark(pen.glyphs), x: x, y: area.minY, .dim)
    pen.put("  PER HALF HOUR", x: x, y: area.minY, width: area.maxX - x, .heading)
    let axis = 6
    let height = area.height - 2
    let shown = figures.halfHours.suffix(max(0, (area.width - axis - 1) / Self.step))
    let most = shown.map { Double(max($0.inbound, $0.replies)) }.max() ?? 0
    let top = scale(max(most, shown.compactMap(\.usual).max() ?? 0))
    drawAxis(top: top, area, height: height, axis: axis, &pen)
    for (place, half) in shown.enumerated() {
      let x = area.minX + axis + place * Self.step
      draw(half, top: top, x: x, y: area.minY + 1, height: height, &pen)
      let wall = zone.wallTime(at: half.start)
      guard wall.minute == 0, x + 2 <= area.maxX else { continue }
      let label = Countdown.twoDigits(wall.hour)
      pen.put(label, x: x, y: area.maxY - 1, width: area.maxX - x, .dim)
    }
  }

  private func draw(
    _ half: WallboardFigures.HalfHour, top: Double, x: Int, y: Int, height: Int, _ pen: inout Pen
  ) {
    func bar(_ value: Int, x: Int, _ role: StyleRole, _ fill: DisplayText?) {
      let column = pen.glyphs.column(Double(value) / top, height: height)
      for (row, cell) in column.enumerated() where !cell.isBlank {
        let cell = fill ?? cell
        pen.put(cell + cell, x: x, y: y + row, role)
      }
    }
    bar(half.inbound, x: x, .spark, nil)
    bar(half.replies, x: x + 2, .met, pen.glyphs.shades[1])
    if let usual = half.usual, usual > 0 {
      let row = height - 1 - min(height - 1, Int(usual / top * Double(height)))
      pen.put(usualMark(pen.glyphs), x: x + 4, y: y + row, .dim)
    }
  }

  private func usualMark(_ glyphs: Glyphs) -> DisplayText {
    glyphs.tier == .unicode ? "◂" : "<"
  }

  private func drawAxis(top: Double, _ area: Rect, height: Int, axis: Int, _ pen: inout Pen) {
    let x = area.minX + axis - 1
    for row in 0..<height {
      pen.put(pen.glyphs.vertical, x: x, y: area.minY + 1 + row, .rule)
    }
    for part in 0..<4 {
      let row = part * height / 4
      let value = top * Double(4 - part) / 4
      pen.put(
        FigureText.value(value, .count, pen.glyphs), endingAt: x - 1, y: area.minY + 1 + row, .dim)
      pen.put(pen.glyphs.axisTick, x: x, y: area.minY + 1 + row, .rule)
    }
  }

  /// The next round number, so that a bar grows and the axis stays.
  private func scale(_ most: Double) -> Double {
    let steps: [Double] = [4, 8, 12, 20, 40, 60, 80, 120, 200, 400, 800, 1200, 2000, 4000, 8000]
    return steps.first { $0 >= most } ?? max(most, 1)
  }
}
