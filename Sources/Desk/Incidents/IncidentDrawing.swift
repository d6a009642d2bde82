import Canvas
import Inbox

/// Where things stand on the screen of incidents: the list beside what is known, or above it.
struct IncidentLayout: Hashable {
  static let listWidth = 38

  let frame: FrameLayout
  let list: Rect
  let details: Rect
  /// The rule between them: a column on wide screens, else a line.
  let isWide: Bool

  init(_ size: Size, entries: Int) {
    frame = FrameLayout(size, hasTabs: false, hasPreview: false, hasPanel: false)
    let all = frame.main
    isWide = size.width >= 100
    if isWide {
      list = Rect(x: 0, y: all.minY, width: Self.listWidth, height: all.height)
      details = Rect(
        x: Self.listWidth + 1, y: all.minY, width: all.width - Self.listWidth - 1,
        height: all.height)
    } else {
      let height = min(max(2, entries + 1), max(2, all.height / 3))
      list = Rect(x: 0, y: all.minY, width: all.width, height: height)
      details = Rect(
        x: 0, y: list.maxY + 1, width: all.width, height: max(0, all.maxY - list.maxY - 1))
    }
  }
}

extension DeskState {
  func drawIncidents(_ screen: IncidentScreen, _ size: Size, _ pen: inout Pen) {
    let entries = incidentEntries
    let layout = IncidentLayout(size, entries: entries.count)
    layout.frame.drawFrame(on: &pen)
    if let y = layout.frame.header {
      let open = openIncidents.count
      let state: DisplayText = open == 0 ? "none open" : "\(open) open"
      drawHeader(
        y: y, width: size.width, path: " Incidents", news: .empty, middle: state, &pen)
    }
    drawIncidentRule(layout, &pen)
    if incidents == nil {
      pen.put("loading …", x: 1, y: layout.list.minY, .dim)
    } else if entries.isEmpty {
      drawNothing(layout, &pen)
    } else {
      draw(entries, in: layout.list, &pen)
      switch incidentEntry {
      case .signal(let signal): draw(signal, screen, in: layout.details, &pen)
      case .incident(let summary): draw(summary, screen, in: layout.details, &pen)
      case nil: break
      }
    }
    drawStatus(
      layout.frame,
      left: "INCIDENTS  \(min(incidentCursor + 1, entries.count))/\(entries.count)", &pen)
    drawHints(layout.frame, &pen)
  }

  private func drawIncidentRule(_ layout: IncidentLayout, _ pen: inout Pen) {
    guard layout.isWide else {
      if !layout.details.isEmpty { pen.rule(x: 0, y: layout.list.maxY, width: layout.list.width) }
      return
    }
    let style = pen.theme[.rule]
    let x = layout.list.maxX
    pen.grid.verticalRule(
      x: x, y: layout.list.minY, height: layout.list.height, style: style, glyphs: pen.glyphs)
    if let y = layout.frame.topRule {
      pen.grid.draw(pen.glyphs.teeDown, at: Point(x: x, y: y), style: style)
    }
    if let y = layout.frame.bottomRule {
      pen.grid.draw(pen.glyphs.teeUp, at: Point(x: x, y: y), style: style)
    }
  }

  private func drawNothing(_ layout: IncidentLayout, _ pen: inout Pen) {
    let lines: [DisplayText] = [
      "Nobody writes about the same out of the ordinary, and there was no incident.",
      "Signals come by themselves; I on conversations opens an incident of them.",
    ]
    for (place, line) in lines.enumerated() {
      pen.put(
        line, x: 1, y: layout.list.minY + place, width: layout.frame.main.width - 2, .dim)
    }
  }

  // MARK: The list

  private func draw(
    _ entries: [IncidentScreen.Entry], in area: Rect, _ pen: inout Pen
  ) {
    let cursor = incidentCursor
    let top = max(0, min(cursor - area.height + 1, entries.count - area.height))
    for (offset, entry) in entries.dropFirst(top).prefix(area.height).enumerated() {
      let y = area.minY + offset
      switch entry {
      case .signal(let signal):
        pen.put("!", x: 1, y: y, .warning)
        pen.put(words(of: signal, pen.glyphs), x: 4, y: y, width: area.width - 5, .warning)
      case .incident(let summary):
        let incident = summary.incident
        let role: StyleRole = incident.isOpen ? .breached : .dim
        pen.put(incident.isOpen ? "!!" : pen.glyphs.check, x: 1, y: y, role)
        let count: DisplayText = "\(summary.members)"
        let state: DisplayText =
          incident.isOpen
          ? "open" : LocalTime.brief(incident.closedAt ?? now, now: now, zone)
        let tail = state + "  " + count
        pen.put(tail, endingAt: area.maxX - 1, y: y, incident.isOpen ? .text : .dim)
        pen.put(
          DisplayText(masking: incident.title, as: .line, limit: 60), x: 4, y: y,
          width: max(0, area.width - tail.columns - 6), incident.isOpen ? .text : .dim)
      }
      if top + offset == cursor {
        pen.select(Rect(x: area.minX, y: y, width: area.width, height: 1))
      }
    }
  }

  // MARK: What is known

  private func draw(
    _ signal: BurstSignal, _ screen: IncidentScreen, in area: Rect, _ pen: inout Pen
  ) {
    guard !area.isEmpty else { return }
    let usual = Int(signal.usual.rounded())
    let people: DisplayText =
      "\(signal.people) people in \(signal.conversations.count) conversations"
    let before: DisplayText =
      usual == 0 ? "usually hardly anybody" : "usually \(usual) in these hours"
    var lines: [(DisplayText, StyleRole)] = [
      (words(of: signal, pen.glyphs), .heading), (people + ", " + before, .text),
    ]
    if let similar = openIncidents.first {
      let title = DisplayText(masking: similar.title, as: .line, limit: 40)
      lines.append(("I lets them join " + title + ", or opens an incident of them.", .dim))
    } else {
      lines.append(("I opens an incident of them: a tag, tier 3, one answer to all.", .dim))
    }
    put(lines, in: area, &pen)
    guard screen.signal == signal.label else { return }
    drawMembers(screen, in: area, below: lines.count, &pen)
  }

  private func draw(
    _ summary: IncidentSummary, _ screen: IncidentScreen, in area: Rect, _ pen: inout Pen
  ) {
    guard !area.isEmpty else { return }
    let page = screen.page.flatMap { $0.incident.id == summary.incident.id ? $0 : nil }
    var lines = head(page?.incident ?? summary.incident, pen.glyphs)
    guard let page else {
      lines.append(("loading …", .dim))
      return put(lines, in: area, &pen)
    }
    lines.append((tally(page.tally, pen.glyphs), page.tally.breached > 0 ? .warning : .text))
    lines += wordLines(page, width: area.width - 2)
    lines += updateLines(page.incident, width: area.width - 2)
    lines += peopleLines(page)
    // Conversations take what is left, at least three lines of it.
    let least = min(screen.rows.count, 3) + 2
    lines = Array(lines.prefix(max(2, area.height - least)))
    put(lines, in: area, &pen)
    drawMembers(screen, in: area, below: lines.count, &pen)
  }

  private func drawMembers(
    _ screen: IncidentScreen, in area: Rect, below lines: Int, _ pen: inout Pen
  ) {
    let y = area.minY + lines + 1
    guard y < area.maxY, !screen.rows.isEmpty else { return }
    pen.put("CONVERSATIONS", x: area.minX + 1, y: y, width: area.width - 2, .heading)
    let room = area.maxY - y - 1
    for (offset, cells) in screen.rows.prefix(room).enumerated() {
      drawMember(cells, area, y: y + 1 + offset, &pen)
    }
  }

  private func head(
    _ incident: Incident, _ glyphs: Glyphs
  ) -> [(DisplayText, StyleRole)] {
    let title = DisplayText(masking: incident.title, as: .line, limit: 100)
    let by = DisplayText(filtering: who(incident.openedBy), as: .name, limit: 24)
    let tag = "#" + DisplayText(filtering: incident.tag, as: .name, limit: 60)
    let opened = LocalTime.brief(incident.openedAt, now: now, zone)
    var lines: [(DisplayText, StyleRole)] = [(title, .heading)]
    if let closed = incident.closedAt {
      let end = LocalTime.brief(closed, now: now, zone)
      lines.append((opened + " to " + end + ", " + by + ", " + tag, .dim))
      if let note = incident.closingNote {
        lines.append(
          (glyphs.check + " " + DisplayText(masking: note, as: .line, limit: 200), .success))
      }
    } else {
      let age = LocalTime.short(now.since(incident.openedAt))
      lines.append(("open since " + opened + " (" + age + "), " + by + ", " + tag, .text))
    }
    return lines
  }

  private func tally(_ tally: IncidentTally, _ glyphs: Glyphs) -> DisplayText {
    let dot = " " + glyphs.dot + " "
    let count: DisplayText =
      tally.members == 1 ? "1 conversation" : "\(tally.members) conversations"
    var text = count + dot + "\(tally.waiting) waiting" + dot + "\(tally.answered) answered"
    text = text + dot + "\(tally.resolved) resolved"
    return tally.breached > 0 ? text + dot + "!! \(tally.breached) overdue" : text
  }

  private func wordLines(_ page: IncidentPage, width: Int) -> [(DisplayText, StyleRole)] {
    var lines: [(DisplayText, StyleRole)] = [(.empty, .text), ("APPROVED WORDS", .heading)]
    for words in page.incident.words {
      let language = DisplayText(filtering: words.language, as: .name, limit: 8)
      let text = language + "  " + DisplayText(masking: words.text, as: .line, limit: 400)
      lines += text.wrapped(to: max(1, width)).prefix(2).map { ($0, .text) }
    }
    if page.incident.words.isEmpty { lines.append(("none yet: W", .warning)) }
    let missing = missingLanguages(page)
    if !page.incident.words.isEmpty, !missing.isEmpty {
      let list = DisplayText(composed: missing.joined(separator: ", "))
      let own = DisplayText(composed: settings.workspace.language)
      lines.append(("who writes in " + list + " gets " + own, .dim))
    }
    return lines
  }

  /// Languages of those who wait, without words of their own.
  func missingLanguages(_ page: IncidentPage) -> [String] {
    let known = Set(page.incident.words.map { Language.base($0.language) })
    let spoken = page.rows.filter { $0.conversation.waitingSince != nil }
      .compactMap { $0.conversation.language.map { Language.base($0) } }
    return Set(spoken).subtracting(known).filter(Language.isCode).sorted()
  }

  private func updateLines(
    _ incident: Incident, width: Int
  ) -> [(DisplayText, StyleRole)] {
    guard !incident.updates.isEmpty else { return [] }
    return [(.empty, .text), ("UPDATES", .heading)]
      + incident.updates.suffix(4).map { update in
        let by = DisplayText(filtering: who(update.by), as: .name, limit: 16)
        let text = DisplayText(masking: update.text, as: .line, limit: 400)
        let namesMe = Mentions.agents(in: update.text, of: settings.workspace).contains(me)
        return (
          LocalTime.brief(update.at, now: now, zone) + " " + by + ": " + text,
          namesMe ? .warning : .note
        )
      }
  }

  private func peopleLines(_ page: IncidentPage) -> [(DisplayText, StyleRole)] {
    guard !page.people.isEmpty else { return [] }
    let untold = page.untold
    let told = page.people.count - untold.count
    let names = untold.prefix(4).map {
      DisplayText(filtering: $0.name ?? $0.contact.text, as: .name, limit: 24)
    }.joined(separator: ", ")
    return [
      (.empty, .text), ("AFFECTED, NOT WRITTEN", .heading),
      (
        untold.isEmpty
          ? told == 1 ? "the one named was told" : "all \(told) were told"
          : "\(untold.count) not told yet: " + names,
        untold.isEmpty ? .text : .warning
      ),
    ]
  }

  private func put(
    _ lines: [(DisplayText, StyleRole)], in area: Rect, _ pen: inout Pen
  ) {
    for (offset, line) in lines.prefix(area.height).enumerated() {
      pen.put(
        line.0, x: area.minX + 1, y: area.minY + offset, width: max(0, area.width - 2), line.1)
    }
  }

  /// Time, number, customer, words: what is due first stands first, as in the queue.
  private func drawMember(_ cells: RowCells, _ area: Rect, y: Int, _ pen: inout Pen) {
    let countdown = cells.deadline.countdown(at: now, zone: zone)
    let isWaiting = cells.conversation.waitingSince != nil
    pen.put(countdown.glyph(pen.glyphs), x: area.minX + 1, y: y, countdown.role)
    pen.put(countdown.time, endingAt: area.minX + 10, y: y, width: 6, countdown.role)
    let id = text(cells.id)
    var x = pen.put(id.fitted(to: max(6, id.columns)), x: area.minX + 12, y: y) + 1
    x = pen.put(cells.customer.fitted(to: 18), x: x, y: y, width: 18, .customer) + 1
    pen.put(
      cells.words, x: x, y: y, width: max(0, area.maxX - x - 1), isWaiting ? .text : .dim)
  }
}
