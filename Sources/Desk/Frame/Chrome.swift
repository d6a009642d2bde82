import Canvas
import Inbox

/// The lines that every screen has: header, status, hints.
extension DeskState {
  func drawHeader(
    y: Int, width: Int, path: DisplayText, news: DisplayText, middle: DisplayText, _ pen: inout Pen
  ) {
    pen.clear(Rect(x: 0, y: y, width: width, height: 1), .bar)
    let agent = DisplayText(filtering: settings.agent.name, as: .name, limit: 24)
    let isWide = width >= 100
    let clock = isWide ? LocalTime.weekdayClock(now, zone) : LocalTime.clock(now, zone)
    let live = connectionText(pen.glyphs)
    let gap: DisplayText = isWide ? "   " : " "
    let right = live + gap + clock + gap + agent + availabilityText + " "
    let rightStart = width - right.columns
    var x = pen.put(path, x: 0, y: y, width: max(0, width), .bar)
    if !news.isEmpty { x = pen.put("   " + news, x: x, y: y, .bar) }
    guard rightStart > x else {
      // Too narrow for both: the clock gives way to where one is.
      return
    }
    pen.put(right, x: rightStart, y: y, .bar)
    var end = rightStart - (isWide ? 6 : 3)
    let room = end - x - 2
    // The place in the list is looked at with every step, the banner once: it gives way first.
    let banner = bannerText(room: room, beside: middle)
    if !banner.isEmpty {
      pen.put(banner, endingAt: end, y: y, .warning)
      pen.layOnBar(Rect(x: end - banner.columns, y: y, width: banner.columns, height: 1))
      end -= banner.columns + 2
    }
    if middle.columns <= end - x - 2 { pen.put(middle, endingAt: end, y: y, .bar) }
  }

  /// As much of the banner as leaves `middle` its place: all, its first words, or, where both do
  /// not fit, those alone.
  private func bannerText(room: Int, beside middle: DisplayText) -> DisplayText {
    guard
      let banner = unsaved.banner ?? connection.warning ?? smallIncidentBanner
        ?? scramblingBanner ?? settings.banner
    else { return .empty }
    let whole = DisplayText(filtering: banner, as: .line, limit: 80)
    let first = banner.split(separator: ",").first.map(String.init) ?? banner
    let short = DisplayText(filtering: first, as: .line, limit: 80)
    let left = middle.isEmpty ? room : room - middle.columns - 2
    return [(whole, left), (short, left), (whole, room), (short, room)]
      .first { $0.0.columns <= $0.1 }?.0 ?? .empty
  }

  private func connectionText(_ glyphs: Glyphs) -> DisplayText {
    if connection.gateHeldBy != nil { return glyphs.away + " wait" }
    return connection.isLive ? glyphs.online + " live" : glyphs.offline + " lost"
  }

  /// Mode, place and filter on the left; the last act, what leaves, sync age on the right. A message
  /// takes the left half for six seconds.
  func drawStatus(_ layout: FrameLayout, left: DisplayText, _ pen: inout Pen) {
    guard let y = layout.status else { return drawStatusAlone(layout, &pen) }
    let width = layout.size.width
    pen.clear(Rect(x: 0, y: y, width: width, height: 1), .bar)
    let right = statusRight(width)
    let room = width - right.columns - 3
    if let notice = notices.current {
      let text = noticeLines(notice, width: width - 2, pen.glyphs)[0]
      let whole = text.columns + 2 > room
      pen.put(text, x: 1, y: y, width: max(0, whole ? width - 2 : room), role(notice.weight))
      pen.layOnBar(Rect(x: 0, y: y, width: width, height: 1))
      if whole { return }
    } else if !typed.keys.isEmpty {
      let keys = DisplayText(composed: typed.keys.map(\.description).joined(separator: " "))
      pen.put("KEYS  " + keys + " …", x: 1, y: y, width: max(0, room), .bar)
    } else if let holder = connection.gateHeldBy {
      let text = "writing waits for " + DisplayText(filtering: holder, as: .line, limit: 80)
      pen.put(text, x: 1, y: y, width: max(0, room), .warning)
      pen.layOnBar(Rect(x: 0, y: y, width: width, height: 1))
    } else {
      pen.put(left + finderText, x: 1, y: y, width: max(0, room), .bar)
    }
    if right.columns + 1 < width { pen.put(right, endingAt: width - 1, y: y, .bar) }
  }

  /// Screens of one or two lines have no status line: a message takes the last.
  private func drawStatusAlone(_ layout: FrameLayout, _ pen: inout Pen) {
    guard let notice = notices.current, layout.size.height > 1 else { return }
    let y = layout.size.height - 1
    pen.clear(Rect(x: 0, y: y, width: layout.size.width, height: 1), .bar)
    let text = DisplayText(masking: notice.text, as: .line)
    pen.put(text, x: 0, y: y, width: layout.size.width, role(notice.weight))
    pen.layOnBar(Rect(x: 0, y: y, width: layout.size.width, height: 1))
  }

  private var finderText: DisplayText {
    guard let finder else { return .empty }
    let text = DisplayText(filtering: finder.text, as: .line, limit: 30)
    let place = finder.count == 0 ? 0 : finder.place + 1
    return "  /" + text + "  \(place) of \(finder.count)"
  }

  /// What failed or was stopped does not leave, nor what nobody delivers.
  var leavingCount: Int { figures.leaving.count { $0.state.isLeaving && !staysQueued($0) } }

  private func statusRight(_ width: Int) -> DisplayText {
    var parts: [DisplayText] = []
    if let discarded = acts.discarded, discarded.after == acts.done.last?.id, width >= 70 {
      parts.append("last: " + text(discarded.conversation) + " draft discarded, u undo")
    } else if let last = acts.done.last, width >= 70 {
      let summary = DisplayText(filtering: last.summary, as: .line, limit: 24)
      let place: DisplayText =
        last.many.isEmpty ? text(last.conversation) : "\(last.many.count) ×"
      parts.append("last: " + place + " " + summary + ", u undo")
    }
    if let held = newestHeld, width >= 24 {
      parts.append("held " + LocalTime.short(held.leavesAt.since(now) + 999) + " (U)")
    } else if leavingCount > 0, width >= 40 {
      parts.append("leaving \(leavingCount)")
    } else if case let stay = figures.leaving.count(where: staysQueued), stay > 0, width >= 40 {
      parts.append("queued \(stay)")
    }
    if width >= 40 { parts.append("sync " + LocalTime.short(now.since(syncedAt))) }
    return parts.joined(separator: "   ")
  }

  func role(_ weight: Notice.Weight) -> StyleRole {
    switch weight {
    case .done: .success
    case .hint: .bar
    case .warning: .warning
    case .error: .error
    }
  }
}
