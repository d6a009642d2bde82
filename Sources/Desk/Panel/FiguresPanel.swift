import Canvas
import Inbox

/// The side panel of the list: today's figures, what runs out, what leaves, who is there. Every
/// picture has its number beside it.
extension DeskState {
  func drawFigures(_ area: Rect, _ pen: inout Pen) {
    let lines = panelLines(height: area.height)
    var places: [Int] = []
    for (place, line) in lines.enumerated() where line.opens { places.append(place) }
    let selected = queue.figuresCursor.flatMap { cursor in
      places.isEmpty ? nil : places[min(cursor, places.count - 1)]
    }
    let top = max(0, min((selected ?? 0) - area.height + 2, lines.count - area.height))
    for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      let y = area.minY + offset
      draw(line, area, y: y, &pen)
      guard top + offset == selected else { continue }
      pen.select(Rect(x: area.minX, y: y, width: area.width, height: 1))
    }
  }

  private func draw(_ line: PanelLine, _ area: Rect, y: Int, _ pen: inout Pen) {
    switch line {
    case .blank: break
    case .heading(let title, let right):
      pen.put(title, x: area.minX + 1, y: y, width: area.width - 2, .heading)
      pen.put(right, endingAt: area.maxX, y: y, width: area.width - title.columns - 3, .heading)
    case .figure(let figure): draw(figure, area, y: y, &pen)
    case .channel(let row): drawChannel(row, area, y: y, &pen)
    case .band(let band): draw(band, area, y: y, &pen)
    case .leaving(let entry): draw(entry, area, y: y, &pen)
    case .member(let member): draw(member, area, y: y, &pen)
    }
  }

  /// A name, its number, what the field calls good, and the hours behind it.
  private func draw(_ figure: HeadlineFigure, _ area: Rect, y: Int, _ pen: inout Pen) {
    let x = area.minX + 1
    pen.put(DisplayText(composed: figure.title), x: x, y: y, width: 13)
    let number = figures.today.flatMap { figure.number(in: $0) }
    let value = FigureText.value(number, figure.unit, pen.glyphs)
    pen.put(value, endingAt: x + 20, y: y, width: 7, .figure)
    let goal = FigureText.goal(figure.benchmark, figure.unit)
    pen.put(goal, endingAt: x + 24, y: y, width: 3, .dim)
    let hours = figures.hours.map { figure.number(in: $0) ?? .nan }
    let room = max(0, area.maxX - x - 25)
    let shown = Array(hours.suffix(min(room, LiveFigures.shownHours)))
    guard figure.unit != .verdict, shown.contains(where: \.isFinite) else { return }
    // A share that hardly moves is not to look as if it leapt.
    let most = shown.filter(\.isFinite).max() ?? 1
    let range =
      figure.unit == .share ? min(most - 0.2, shown.filter(\.isFinite).min() ?? 0)...most : nil
    pen.put(pen.glyphs.sparkline(shown, in: range), x: x + 25, y: y, .spark)
  }

  private func drawChannel(_ row: MetricRow, _ area: Rect, y: Int, _ pen: inout Pen) {
    guard case .channel(let channel) = row.group else { return }
    let x = area.minX + 1
    pen.put(DisplayText(composed: channel.name), x: x, y: y, width: 15)
    let inbound = row[HeadlineFigure.inboundVolume.metric]?.number
    pen.put(
      FigureText.value(inbound, .count, pen.glyphs), endingAt: area.maxX - 7, y: y, width: 6,
      .figure)
    let first = HeadlineFigure.firstResponse.number(in: row)
    pen.put(
      FigureText.value(first, .seconds, pen.glyphs), endingAt: area.maxX, y: y, width: 6, .figure)
  }

  private func draw(_ band: DueBand, _ area: Rect, y: Int, _ pen: inout Pen) {
    let (glyph, name, role): (DisplayText, DisplayText, StyleRole) =
      switch band {
      case .breached: ("!!", "breached", .breached)
      // Plain minutes: what is at risk depends on its target, and its row alone says so.
      case .withinQuarter: (pen.glyphs.dot, "< 15 min", .running)
      case .withinHour: (pen.glyphs.dot, "< 1 hour", .running)
      case .later: (pen.glyphs.dot, "later", .running)
      case .paused: ("= ", "paused", .paused)
      }
    let count = band.count(in: figures)
    let x = area.minX + 1
    pen.put(glyph, x: x, y: y, count > 0 ? role : .dim)
    pen.put(name, x: x + 4, y: y)
    pen.put("\(count)", endingAt: x + 16, y: y, .figure)
    let width = max(0, area.maxX - x - 18)
    // A unit a column while that fits.
    let most = max(width, DueBand.allCases.map { $0.count(in: figures) }.max() ?? 0)
    let share = most > 0 ? Double(count) / Double(most) : 0
    pen.put(pen.glyphs.bar(share, width: width), x: x + 18, y: y, .spark)
  }

  private func draw(_ entry: OutboxEntry, _ area: Rect, y: Int, _ pen: inout Pen) {
    let name = DisplayText(filtering: entry.recipientName ?? entry.recipient, as: .name)
    let isTrouble = entry.state == .failed || entry.state == .unknown
    let mark: DisplayText = isTrouble ? "!! " : .empty
    var tail = " " + code(entry.channel) + " "
    if let part = entry.part { tail += "\(part.number)/\(part.count) " }
    if entry.state == .held {
      let isHeld = entry.leavesAt > now
      tail +=
        isHeld
        ? LocalTime.short(entry.leavesAt.since(now) + 999)
        : staysQueued(entry) ? "queued" : "leaving"
      if entry.author == me, isHeld { tail += "  U take back" }
    } else {
      tail += entry.state.word
      if let reason = entry.reason {
        tail += ", " + DisplayText(filtering: reason, as: .line, limit: 60)
      }
    }
    let room = max(8, area.width - 1 - mark.columns - min(tail.columns, 16))
    let shown = mark + name.truncated(to: room, ellipsis: pen.glyphs.ellipsis) + tail
    pen.put(shown, x: area.minX + 1, y: y, width: area.width - 1, isTrouble ? .error : .text)
  }

  private func draw(
    _ member: LiveFigures.TeamMember, _ area: Rect, y: Int, _ pen: inout Pen
  ) {
    let x = area.minX + 1
    let place = place(of: member)
    let isThere = isThere(member)
    let isWriting = place?.mode == .writing
    let glyph =
      isWriting
      ? pen.glyphs.writing
      : !isThere || member.said == .off
        ? pen.glyphs.offline : member.said == .away ? pen.glyphs.away : pen.glyphs.online
    pen.put(glyph, x: x, y: y, isWriting ? .writing : .viewing)
    let name = DisplayText(filtering: member.name, as: .name, limit: 40)
    pen.put(name, x: x + 2, y: y, width: 11, isThere ? .text : .dim)
    var load: DisplayText = "\(member.open)"
    if let capacity = member.capacity { load += "/\(capacity)" }
    pen.put(load, endingAt: x + 18, y: y, width: 6)
    if let place {
      pen.put(text(place.id), x: x + 22, y: y, width: area.maxX - x - 22)
    } else if let capacity = member.capacity, member.open >= capacity {
      pen.put("full", x: x + 22, y: y, .warning)
    }
  }

  /// Whether somebody has the inbox open.
  func isThere(_ member: LiveFigures.TeamMember) -> Bool {
    place(of: member) != nil || attending?.contains(member.agent) ?? (member.agent == me)
  }

  /// The conversation that somebody has in hand right now, the one they write in before others.
  ///
  /// From what is told within a second of its change; the figures are read less often.
  func place(
    of member: LiveFigures.TeamMember
  ) -> (id: ConversationID, mode: Presence.Mode)? {
    let agent = member.agent
    if agent == me { return conversation.map { ($0.id, attention.announced?.mode ?? .viewing) } }
    // Before anything was told, what the figures know.
    if attending == nil, let id = member.inHand { return (id, member.mode ?? .viewing) }
    let places = whereabouts.flatMap { id, present in
      present.filter { $0.agent == agent && $0.isAlive(at: now) }.map { (id, $0) }
    }
    let first = places.max { ($0.1.mode, $0.1.since, $0.0) < ($1.1.mode, $1.1.since, $1.0) }
    return first.map { ($0.0, $0.1.mode) }
  }

  /// The panel in one line, where there is no room for it.
  func drawFiguresLine(y: Int, width: Int, _ pen: inout Pen) {
    let figures = figures
    let glyphs = pen.glyphs
    let separator = " " + glyphs.dot + " "
    func value(_ figure: HeadlineFigure) -> DisplayText {
      FigureText.value(figures.today.flatMap { figure.number(in: $0) }, figure.unit, glyphs)
    }
    var text: DisplayText = "SLA " + value(.serviceLevel)
    let hours = figures.hours.suffix(5).map { HeadlineFigure.serviceLevel.number(in: $0) ?? .nan }
    if hours.contains(where: \.isFinite) { text += " " + glyphs.sparkline(hours, in: 0...1) }
    text += separator + "new \(figures.inboundLastHour)/h"
    text += separator + "first " + value(.firstResponse)
    text += separator + "!! \(figures.breached)  <15m \(figures.dueWithinQuarter)"
    if leavingCount > 0 { text += separator + "leaving \(leavingCount)" }
    pen.put(text, x: 1, y: y, width: width - 1, .dim)
  }
}
