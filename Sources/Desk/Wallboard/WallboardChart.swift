import Canvas
import Inbox

/// Which bars a chart of so many columns shows: of today the latest half hours, of a day that is over
/// all of it, in as long spans as that needs.
struct ChartSlots {
  /// Half hours that a bar stands for.
  private(set) var halves = 1
  /// Columns of a bar; what came in and what was answered have one each, and a column behind them.
  private(set) var bar = 2
  private(set) var bars: [WallboardFigures.HalfHour]

  var step: Int { 2 * bar + 1 }

  init(_ figures: WallboardFigures, width: Int) {
    bars = []
    guard !figures.isOfNow else {
      bars = figures.halfHours.suffix(width / step)
      return
    }
    let all = figures.halfHours
    let first = all.firstIndex { $0.inbound > 0 || $0.replies > 0 } ?? 0
    for (halves, bar) in [(1, 2), (1, 1), (2, 2), (2, 1), (4, 2), (4, 1), (6, 1), (12, 1), (24, 1)]
    {
      (self.halves, self.bar) = (halves, bar)
      // From a full hour on, or from a multiple of the span after midnight.
      let start = first - first % max(2, halves)
      let count = (all.count - start + halves - 1) / halves
      guard count * step <= width else { continue }
      bars = stride(from: start, to: all.count, by: halves).map { place in
        ChartSlots.sum(all[place..<min(all.count, place + halves)])
      }
      return
    }
  }

  private static func sum(
    _ halves: ArraySlice<WallboardFigures.HalfHour>
  ) -> WallboardFigures.HalfHour {
    let usual = halves.compactMap(\.usual)
    return WallboardFigures.HalfHour(
      start: halves.first?.start ?? .init(milliseconds: 0),
      inbound: halves.reduce(0) { $0 + $1.inbound }, replies: halves.reduce(0) { $0 + $1.replies },
      usual: usual.isEmpty ? nil : usual.reduce(0, +))
  }
}

/// What came in and what was answered in each half hour, beside what is usual then.
extension DeskState {
  func drawChart(_ figures: WallboardFigures, _ area: Rect, _ pen: inout Pen) {
    guard area.height >= 6 else { return }
    var x = pen.put("NEW ", x: area.minX + 1, y: area.minY, .heading)
    x = pen.put(pen.glyphs.fullBlock, x: x, y: area.minY, .spark)
    x = pen.put("  REPLIES ", x: x, y: area.minY, .heading)
    x = pen.put(pen.glyphs.shades[1], x: x, y: area.minY, .met)
    x = pen.put("  USUAL ", x: x, y: area.minY, .heading)
    x = pen.put(usualMark(pen.glyphs), x: x, y: area.minY, .dim)
    let axis = 6
    let height = area.height - 2
    let slots = ChartSlots(figures, width: max(0, area.width - axis - 1))
    let span: DisplayText =
      slots.halves == 1
      ? "HALF HOUR" : slots.halves == 2 ? "HOUR" : "\(slots.halves / 2) HOURS"
    pen.put("  PER " + span, x: x, y: area.minY, width: area.maxX - x, .heading)
    let shown = slots.bars
    let most = shown.map { Double(max($0.inbound, $0.replies)) }.max() ?? 0
    let top = scale(max(most, shown.compactMap(\.usual).max() ?? 0))
    drawAxis(top: top, area, height: height, axis: axis, &pen)
    for (place, half) in shown.enumerated() {
      let x = area.minX + axis + place * slots.step
      draw(half, top: top, thick: slots.bar, x: x, y: area.minY + 1, height: height, &pen)
      let wall = zone.wallTime(at: half.start)
      guard wall.minute == 0, x + 2 <= area.maxX else { continue }
      let label = Countdown.twoDigits(wall.hour)
      pen.put(label, x: x, y: area.maxY - 1, width: area.maxX - x, .dim)
    }
  }

  private func draw(
    _ half: WallboardFigures.HalfHour, top: Double, thick: Int, x: Int, y: Int, height: Int,
    _ pen: inout Pen
  ) {
    func bar(_ value: Int, x: Int, _ role: StyleRole, _ fill: DisplayText?) {
      let column = pen.glyphs.column(Double(value) / top, height: height)
      for (row, cell) in column.enumerated() where !cell.isBlank {
        let cell = fill ?? cell
        pen.put(thick > 1 ? cell + cell : cell, x: x, y: y + row, role)
      }
    }
    bar(half.inbound, x: x, .spark, nil)
    bar(half.replies, x: x + thick, .met, pen.glyphs.shades[1])
    if let usual = half.usual, usual > 0 {
      let row = height - 1 - min(height - 1, Int(usual / top * Double(height)))
      pen.put(usualMark(pen.glyphs), x: x + 2 * thick, y: y + row, .dim)
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
