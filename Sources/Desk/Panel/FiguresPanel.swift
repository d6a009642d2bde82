import Canvas
import Inbox

/// The side panel of the list: today's figures, what runs out, what leaves, who is there. Every
/// picture has its number beside it.
extension DeskState {
  func drawFigures(_ area: Rect, _ pen: inout Pen) {
    var y = area.minY
    drawToday(area, &y, &pen)
    y += 1
    drawDue(area, &y, &pen)
    drawLeaving(area, &y, &pen)
    drawTeam(area, &y, &pen)
  }

  private func heading(
    _ title: DisplayText, _ right: DisplayText, _ area: Rect, _ y: inout Int, _ pen: inout Pen
  ) -> Bool {
    guard y < area.maxY else { return false }
    pen.put(title, x: area.minX + 1, y: y, .heading)
    pen.put(right, endingAt: area.maxX, y: y, width: area.width - title.columns - 3, .heading)
    y += 1
    return true
  }

  /// A name, its number, and the hours behind it.
  private func figure(
    _ name: DisplayText, _ value: DisplayText, _ hours: [Double],
    range: ClosedRange<Double>? = nil, _ area: Rect, _ y: inout Int, _ pen: inout Pen
  ) {
    guard y < area.maxY else { return }
    let x = area.minX + 1
    pen.put(name, x: x, y: y, width: 14)
    pen.put(value, endingAt: x + 20, y: y, width: 7, .figure)
    let shown = Array(hours.suffix(max(0, area.maxX - x - 22)))
    if shown.contains(where: \.isFinite) {
      pen.put(pen.glyphs.sparkline(shown, in: range), x: x + 22, y: y, .spark)
    }
    y += 1
  }

  private func drawToday(_ area: Rect, _ y: inout Int, _ pen: inout Pen) {
    let figures = figures
    let none: DisplayText = pen.glyphs.tier == .unicode ? "—" : "-"
    guard heading("TODAY", "now  by hour", area, &y, &pen) else { return }
    let sla = figures.sla.map { percent($0) } ?? none
    figure(
      "SLA met", sla, figures.slaByHour.map { $0 ?? .nan }, range: 0...1, area, &y, &pen)
    let first = figures.firstResponseP50.map { LocalTime.short($0) } ?? none
    figure(
      "First reply", first, figures.firstResponseByHour.map { $0.map(Double.init) ?? .nan },
      area, &y, &pen)
    figure(
      "New per hour", "\(figures.inboundLastHour)", figures.inboundByHour.map(Double.init), area,
      &y, &pen)
    // The channels add up to the day, not to the hour.
    let today = figures.byChannel.reduce(0) { $0 + $1.inbound }
    figure("New today", "\(today)", [], area, &y, &pen)
    for channel in figures.byChannel.prefix(area.height >= 26 ? 5 : 3) {
      figure(
        " " + DisplayText(composed: channel.channel.name), "\(channel.inbound)",
        channel.byHour.map(Double.init), area, &y, &pen)
    }
  }

  private func percent(_ share: Double) -> DisplayText {
    guard share.isFinite else { return "?" }
    let tenths = Int((min(1, max(0, share)) * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private func drawDue(_ area: Rect, _ y: inout Int, _ pen: inout Pen) {
    let figures = figures
    let right: DisplayText = "\(figures.open) open, \(figures.pending) pending"
    guard heading("DUE", right, area, &y, &pen) else { return }
    let bands: [(DisplayText, DisplayText, Int, StyleRole)] = [
      ("!!", "breached", figures.breached, .breached),
      ("! ", "< 15 min", figures.dueWithinQuarter, .atRisk),
      (pen.glyphs.dot, "< 1 hour", figures.dueWithinHour, .running),
      (pen.glyphs.dot, "later", figures.later, .running),
      ("= ", "paused", figures.paused, .paused),
    ]
    let most = bands.map(\.2).max() ?? 0
    for (glyph, name, count, role) in bands {
      guard y < area.maxY else { return }
      let x = area.minX + 1
      pen.put(glyph, x: x, y: y, count > 0 ? role : .dim)
      pen.put(name, x: x + 4, y: y)
      pen.put("\(count)", endingAt: x + 16, y: y, .figure)
      let width = max(0, area.maxX - x - 18)
      // A unit a column while that fits.
      let share = most > 0 ? Double(count) / Double(max(most, width)) : 0
      pen.put(pen.glyphs.bar(share, width: width), x: x + 18, y: y, .spark)
      y += 1
    }
    y += 1
  }

  private func drawLeaving(_ area: Rect, _ y: inout Int, _ pen: inout Pen) {
    guard !figures.leaving.isEmpty, heading("LEAVING", .empty, area, &y, &pen) else { return }
    for entry in figures.leaving.prefix(4) {
      guard y < area.maxY else { return }
      let x = area.minX + 1
      let name = DisplayText(filtering: entry.recipientName ?? entry.recipient, as: .name)
      let isTrouble = entry.state == .failed || entry.state == .unknown
      let mark: DisplayText = isTrouble ? "!! " : .empty
      var tail = " " + code(entry.channel) + " "
      if entry.state == .held {
        tail += entry.leavesAt > now ? LocalTime.short(entry.leavesAt.since(now) + 999) : "leaving"
        if entry.author == me { tail += "  U take back" }
      } else {
        tail += entry.state.word
        if let reason = entry.reason {
          tail += ", " + DisplayText(filtering: reason, as: .line, limit: 60)
        }
      }
      let room = max(8, area.width - 1 - mark.columns - min(tail.columns, 16))
      let shown = mark + name.truncated(to: room, ellipsis: pen.glyphs.ellipsis) + tail
      pen.put(shown, x: x, y: y, width: area.width - 1, isTrouble ? .error : .text)
      y += 1
    }
    y += 1
  }

  private func drawTeam(_ area: Rect, _ y: inout Int, _ pen: inout Pen) {
    guard !figures.team.isEmpty, heading("TEAM", "has/cap  in hand", area, &y, &pen) else { return }
    for member in figures.team {
      guard y < area.maxY else { return }
      let x = area.minX + 1
      let place = place(of: member)
      let isThere = place != nil || member.agent == me || attending?.contains(member.agent) ?? false
      let isWriting = place?.mode == .writing
      let glyph =
        isWriting ? pen.glyphs.writing : isThere ? pen.glyphs.online : pen.glyphs.offline
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
      y += 1
    }
  }

  /// The conversation that somebody has in hand right now, the one they write in before others.
  ///
  /// From what is told within a second of its change; the figures are read less often.
  private func place(
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
    let none: DisplayText = glyphs.tier == .unicode ? "—" : "-"
    let separator = " " + glyphs.dot + " "
    var text: DisplayText = "SLA " + (figures.sla.map { percent($0) } ?? none)
    let hours = figures.slaByHour.suffix(5).map { $0 ?? .nan }
    if hours.contains(where: \.isFinite) { text += " " + glyphs.sparkline(Array(hours), in: 0...1) }
    text += separator + "new \(figures.inboundLastHour)/h"
    text += separator + "first " + (figures.firstResponseP50.map { LocalTime.short($0) } ?? none)
    text += separator + "!! \(figures.breached)  ! \(figures.dueWithinQuarter)"
    if leavingCount > 0 { text += separator + "leaving \(leavingCount)" }
    pen.put(text, x: 1, y: y, width: width - 1, .dim)
  }
}
