import Canvas
import Inbox

/// The right column of the wallboard: what needs the lead, the teams' queues, signals.
extension DeskState {
  func drawNeeds(_ screen: WallboardScreen, _ area: Rect, _ pen: inout Pen) {
    guard area.height > 0 else { return }
    let title: DisplayText = screen.figures.isOfNow ? "NEEDS YOU" : "NEEDS YOU · NOW"
    pen.put(
      pen.glyphs.plain(title), x: area.minX + 1, y: area.minY, width: area.width - 1, .heading)
    guard !screen.rows.isEmpty else {
      let text: DisplayText = screen.isLoaded ? "Nothing is open." : "loading …"
      if area.height > 1 {
        pen.put(text, x: area.minX + 1, y: area.minY + 1, width: area.width - 1, .dim)
      }
      return
    }
    let room = area.height - 1
    let top = max(0, min(screen.cursor - room + 1, screen.rows.count - room))
    for (offset, cells) in screen.rows.dropFirst(top).prefix(room).enumerated() {
      let y = area.minY + 1 + offset
      drawNeed(cells, area, y: y, &pen)
      guard top + offset == screen.cursor else { continue }
      pen.select(Rect(x: area.minX, y: y, width: area.width, height: 1))
    }
  }

  private func drawNeed(_ cells: RowCells, _ area: Rect, y: Int, _ pen: inout Pen) {
    let countdown = cells.deadline.countdown(at: now, zone: zone)
    // Nobody else can go on there: the approval's own clock stands in the place of the customer's.
    let overdue = cells.row.approval.flatMap { approval -> Int64? in
      guard approval.state == .requested, let due = approval.due, due < now else { return nil }
      return now.since(due)
    }
    let glyph = overdue == nil ? countdown.glyph(pen.glyphs) : "!!"
    let role = overdue == nil ? countdown.role : .breached
    let time = overdue.map { "ok?-" + LocalTime.short($0) } ?? countdown.time
    let timeWidth = overdue == nil ? 6 : 8
    pen.put(glyph, x: area.minX + 1, y: y, role)
    let id = text(cells.id)
    var x = pen.put(id.fitted(to: max(6, id.columns)), x: area.minX + 4, y: y) + 1
    let owner = cells.owner.isBlank || cells.owner == "–" ? "no owner" : cells.owner
    let ownerStart = area.maxX - 9
    let timeEnd = ownerStart - 1
    x = pen.put(cells.customer, x: x, y: y, width: max(0, timeEnd - timeWidth - 1 - x), .customer)
    if cells.isImportant, x + 2 < timeEnd - timeWidth {
      pen.put(pen.glyphs.star, x: x + 1, y: y, .vip)
    }
    pen.put(time, endingAt: timeEnd, y: y, width: timeWidth, role)
    pen.put(owner, x: ownerStart, y: y, width: 8, owner == "no owner" ? .warning : .text)
  }

  func drawTeamQueues(
    _ teams: [WallboardFigures.TeamQueue], of figures: WallboardFigures, _ area: Rect,
    _ pen: inout Pen
  ) {
    guard area.height >= 2 else { return }
    let title: DisplayText = figures.isOfNow ? "QUEUES" : "QUEUES · NOW"
    pen.put(pen.glyphs.plain(title), x: area.minX + 1, y: area.minY, .heading)
    for (end, title) in [(22, "open"), (32, "due<15"), (42, "oldest")] {
      pen.put(DisplayText(composed: title), endingAt: area.minX + end, y: area.minY, .heading)
    }
    for (place, queue) in teams.prefix(area.height - 1).enumerated() {
      let y = area.minY + 1 + place
      let name: DisplayText =
        queue.team.map { id in
          DisplayText(filtering: id.text, as: .name, limit: 40)
        } ?? "no team"
      pen.put(name, x: area.minX + 1, y: y, width: 14, queue.team == nil ? .dim : .text)
      pen.put("\(queue.open)", endingAt: area.minX + 22, y: y, .figure)
      let (due, role): (DisplayText, StyleRole) =
        queue.breached > 0
        ? ("!! \(queue.breached)", .breached)
        : queue.dueWithinQuarter > 0
          ? ("!  \(queue.dueWithinQuarter)", .atRisk) : (pen.glyphs.none, .dim)
      pen.put(due, endingAt: area.minX + 32, y: y, role)
      pen.put(
        FigureText.value(queue.oldestWait, .seconds, pen.glyphs), endingAt: area.minX + 42, y: y)
    }
  }

  /// What goes wrong and is nobody's conversation alone: what many write about at once first, what is
  /// in an incident already last.
  ///
  /// None on a day that is over, and none where a part is looked at: they are of everything, and of now.
  func wallboardSignals(_ board: WallboardFigures, _ glyphs: Glyphs) -> [WallboardSignal] {
    guard board.isOfNow, board.filter.takesAll else { return [] }
    let bursts = signals.map { signal in
      let title = signal.incident.flatMap { id in
        openIncidents.first { $0.id == id }.map {
          ", in " + DisplayText(masking: $0.title, as: .line, limit: 40)
        }
      }
      return WallboardSignal(
        what: .burst(signal), text: words(of: signal, glyphs) + (title ?? .empty),
        isNews: signal.incident == nil)
    }
    let leaving = figures.leaving.filter { $0.state == .failed || $0.state == .unknown }
      .map { entry in
        let reason = entry.reason.map { ", " + DisplayText(filtering: $0, as: .line, limit: 60) }
        return WallboardSignal(
          what: .leaving(entry.conversation),
          text: text(entry.conversation) + " " + code(entry.channel) + " send " + entry.state.word
            + (reason ?? .empty), isNews: true)
      }
    return bursts.filter(\.isNews) + leaving + bursts.filter { !$0.isNews }
  }

  /// The one under the cursor, which goes on from the rows.
  var signalOnWallboard: WallboardSignal? {
    guard let wallboard else { return nil }
    let signals = wallboardSignals(wallboard.figures, .unicode)
    let place = wallboard.cursor - wallboard.rows.count
    return signals.indices.contains(place) ? signals[place] : nil
  }

  /// - Parameter cursor: Its place among them; below zero it is above.
  func drawSignals(
    _ signals: [WallboardSignal], cursor: Int, hasTitle: Bool, _ area: Rect, _ pen: inout Pen
  ) {
    let head = hasTitle ? 1 : 0
    guard area.height > head else { return }
    if hasTitle { pen.put("SIGNALS", x: area.minX + 1, y: area.minY, .heading) }
    let room = area.height - head
    let top = max(0, min(cursor - room + 1, signals.count - room))
    for (offset, signal) in signals.dropFirst(top).prefix(room).enumerated() {
      let y = area.minY + head + offset
      let mark = signal.isNews ? "!" : pen.glyphs.dot
      pen.put(
        mark + " " + signal.text, x: area.minX + 1, y: y, width: area.width - 2,
        signal.isNews ? .warning : .dim)
      if top + offset == cursor {
        pen.select(Rect(x: area.minX, y: y, width: area.width, height: 1))
      }
    }
  }
}

/// A line among the wallboard's signals.
struct WallboardSignal: Sendable {
  enum What: Sendable {
    case burst(BurstSignal)
    /// A reply that failed, or of which nobody knows.
    case leaving(ConversationID)
  }

  var what: What
  var text: DisplayText
  /// Nothing is done about it yet.
  var isNews: Bool
}
