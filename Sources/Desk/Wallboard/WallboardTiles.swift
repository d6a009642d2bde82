import Canvas
import Inbox

/// The four numbers of the wallboard, each with its last hours and what it is to be compared with.
extension DeskState {
  private struct Tile {
    var title: DisplayText
    var value: DisplayText
    var role: StyleRole
    var hours: [Double]
    var below: DisplayText
  }

  func drawTiles(_ figures: WallboardFigures, _ area: Rect, _ pen: inout Pen) {
    let tiles = tiles(figures, pen.glyphs)
    guard !area.isEmpty else { return }
    let width = area.width / tiles.count
    for (place, tile) in tiles.enumerated() {
      let x = area.minX + place * width + 1
      let room = width - 2
      pen.put(tile.title, x: x, y: area.minY, width: room, .heading)
      pen.put(tile.value, x: x, y: area.minY + 1, width: room, tile.role)
      if area.height > 2, tile.hours.contains(where: \.isFinite) {
        let shown = Array(tile.hours.suffix(max(0, room)))
        pen.put(pen.glyphs.sparkline(shown), x: x, y: area.minY + 2, width: room, .spark)
      }
      if area.height > 3 { pen.put(tile.below, x: x, y: area.minY + 3, width: room, .dim) }
    }
  }

  private func tiles(_ figures: WallboardFigures, _ glyphs: Glyphs) -> [Tile] {
    func hours(_ name: String) -> [Double] {
      figures.hours.map { $0[name]?.number ?? .nan }
    }
    func value(_ name: String, _ unit: HeadlineFigure.Unit) -> DisplayText {
      FigureText.value(figures.today?[name]?.number, unit, glyphs)
    }
    let isPast = figures.daysBack > 0
    let breached =
      isPast
      ? Int(figures.today?["sla_breached"]?.number ?? 0)
      : figures.filter.takesAll
        ? self.figures.breached : figures.teams.reduce(0) { $0 + $1.breached }
    let worst = figures.urgent.first?.conversation.decidingTarget?.due.map { $0.since(now) }
    return [
      Tile(
        title: "OPEN", value: value("backlog", .count), role: .figure, hours: hours("backlog"),
        below: isPast ? "at its end" : change(of: "backlog", in: figures)),
      Tile(
        title: "BREACHED", value: (breached > 0 ? "!! " : "") + "\(breached)",
        role: breached > 0 ? .breached : .figure, hours: hours("sla_breached"),
        below: isPast
          ? "on that day"
          : worst.flatMap { $0 < 0 ? "worst " + Countdown.span($0) : nil } ?? "none is late"),
      Tile(
        title: "FIRST REPLY", value: value("first_response_p50_s", .seconds) + " p50",
        role: .figure, hours: hours("first_response_p50_s"),
        below: "p90 " + value("first_response_p90_s", .seconds)),
      Tile(
        title: isPast ? "SLA" : "SLA TODAY", value: value("sla", .share), role: .figure,
        hours: hours("sla"),
        below: value("sla_met", .count) + " met, " + value("sla_breached", .count) + " missed"),
    ]
  }

  /// Against the end of the hour before.
  private func change(of name: String, in figures: WallboardFigures) -> DisplayText {
    guard figures.hours.count > 1, let now = figures.hours.last?[name]?.number,
      let before = figures.hours.dropLast().last, let then = before[name]?.number
    else { return .empty }
    let difference = Int((now - then).rounded())
    let sign: DisplayText = difference > 0 ? "+" : ""
    return sign + "\(difference) vs " + LocalTime.clock(before.range.to, zone)
  }
}
