import Canvas
import Inbox

extension DeskState {
  func drawConversation(_ screen: ConversationScreen, _ size: Size, _ pen: inout Pen) {
    let layout = layout(size, screen)
    if let y = layout.header { drawConversationHeader(screen, y: y, size.width, &pen) }
    for y in layout.rules { pen.rule(x: 0, y: y, width: layout.timeline.width) }
    drawConversationFrame(layout, &pen)
    if let y = layout.subject { drawSubject(screen, y: y, width: layout.timeline.width, &pen) }
    let showsBeside = screen.isWriting && screen.composer.beside != nil
    if showsBeside, layout.panel.isEmpty {
      drawBeside(screen, layout.timeline, &pen)
    } else if screen.pane == .details, layout.panel.isEmpty {
      drawDetails(screen, layout.timeline, &pen)
    } else {
      drawTimeline(screen, layout, &pen)
    }
    if showsBeside {
      drawBeside(screen, layout.panel, &pen)
    } else if !layout.panel.isEmpty {
      drawDetails(screen, layout.panel, &pen)
    }
    drawComposer(screen, layout, &pen)
    drawConversationStatus(screen, layout, &pen)
    drawHints(layout.frame, &pen)
  }

  private func drawConversationFrame(_ layout: ConversationLayout, _ pen: inout Pen) {
    guard let bottom = layout.frame.bottomRule else {
      guard !layout.panel.isEmpty else { return }
      return pen.grid.verticalRule(
        x: layout.panel.minX - 1, y: layout.panel.minY, height: layout.panel.height,
        style: pen.theme[.rule], glyphs: pen.glyphs)
    }
    pen.rule(x: 0, y: 1, width: layout.size.width)
    pen.rule(x: 0, y: bottom, width: layout.size.width)
    guard !layout.panel.isEmpty else { return }
    let x = layout.panel.minX - 1
    let style = pen.theme[.rule]
    pen.grid.verticalRule(
      x: x, y: 2, height: bottom - 2, style: style, glyphs: pen.glyphs)
    pen.grid.draw(pen.glyphs.teeDown, at: Point(x: x, y: 1), style: style)
    pen.grid.draw(pen.glyphs.teeUp, at: Point(x: x, y: bottom), style: style)
    for y in layout.rules where y > 1 {
      pen.grid.draw(pen.glyphs.teeLeft, at: Point(x: x, y: y), style: style)
    }
  }

  private func drawConversationHeader(
    _ screen: ConversationScreen, y: Int, _ width: Int, _ pen: inout Pen
  ) {
    var path: DisplayText = width >= 100 ? " " + queue.view.title + " " : " "
    path += pen.glyphs.breadcrumb + " " + text(screen.id)
    if let row = screen.row {
      path += " " + RowCells.name(row).truncated(to: 24, ellipsis: pen.glyphs.ellipsis)
      if RowCells.isImportant(row.conversation) { path += " " + pen.glyphs.star }
      if screen.glance?.isDoubtful ?? false {
        let address = RowCells.address(row).truncated(to: 24, ellipsis: pen.glyphs.ellipsis)
        path += " " + pen.glyphs.doubt + " " + address
      }
      path += "  " + code(row.conversation.channel)
      let language = DisplayText(filtering: row.conversation.language ?? "", as: .name, limit: 2)
      if !language.isEmpty { path += "  " + language }
    }
    let middle = isSweeping ? sweep?.progress ?? .empty : placeInList(screen.id)
    drawHeader(y: y, width: width, path: path, news: .empty, middle: middle, &pen)
  }

  private func placeInList(_ id: ConversationID) -> DisplayText {
    guard let place = queue.list.index(of: id) else { return .empty }
    var words = DisplayText.empty
    if queue.list.rows[place].isGone {
      words = "left its list"
    } else if let number = queue.list.number(ofRow: place) {
      words = "\(number)"
      if let total = queue.list.total { words += " of \(total)" }
    }
    if let next = nextInList(after: id), next != id { words += " · next " + text(next) }
    return words
  }

  /// Subject and tags; tier, the clock that decides, owner and status on the right.
  private func drawSubject(
    _ screen: ConversationScreen, y: Int, width: Int, _ pen: inout Pen
  ) {
    guard let row = screen.row else { return }
    let conversation = row.conversation
    let isWide = FrameLayout.hasPanel(size)
    var parts: [(DisplayText, StyleRole)] = [
      (tierMark(conversation.tier), tierRole(conversation))
    ]
    let deadline = Deadline(conversation, workspace: settings.workspace)
    let countdown = deadline.countdown(at: now, zone: zone)
    if !isWide, !countdown.time.isEmpty {
      let letter = DisplayText(composed: deadline.target?.letter ?? "")
      parts.append(
        (countdown.glyph(pen.glyphs) + " " + countdown.time + " " + letter, countdown.role))
    }
    if let window = windowText(conversation) { parts.append(window) }
    let owner = conversation.assignee.map { agentName($0) } ?? pen.glyphs.none
    parts.append(("owner " + owner.truncated(to: 16, ellipsis: pen.glyphs.ellipsis), .text))
    if screen.beginning != nil {
      parts = [("not begun", .dim)]
    } else if conversation.status != .open || isWide {
      parts.append((Happening.name(conversation.status), .text))
    }
    var end = width - 1
    for (text, role) in parts.reversed() {
      guard end - text.columns > 12 else { break }
      pen.put(text, endingAt: end, y: y, role)
      end -= text.columns + 2
    }
    let subject =
      conversation.subject.map { DisplayText(masking: $0, as: .line, limit: 200) }
      ?? DisplayText(
        filtering: CardNumbers.masked(words: conversation.snippet.text), as: .line, limit: 200)
    let tags = tags(conversation)
    let room = end - 2
    let tagRoom = min(tags.columns, room / 2)
    let x = pen.put(subject, x: 1, y: y, width: room - (tagRoom > 0 ? tagRoom + 2 : 0), .title)
    if tagRoom > 0 { pen.put(tags, x: x + 2, y: y, width: tagRoom, .tag) }
  }

  /// `win 2h`, beside the time that is due: the channel's window closes without regard to it.
  func windowText(_ conversation: Conversation) -> (DisplayText, StyleRole)? {
    // For some days more the network takes what a person wrote.
    guard let any = conversation.windowClosesAt, let last = conversation.lastAnswerUntil else {
      return nil
    }
    let closes = any > now ? any : last
    let left = closes.since(now)
    if left <= 0 { return ("win closed", .error) }
    let isUrgent = left < 7_200_000 || (conversation.earliestDue.map { closes < $0 } ?? false)
    return ("win " + Countdown.span(left), isUrgent ? .warning : .dim)
  }

  private func drawTimeline(
    _ screen: ConversationScreen, _ layout: ConversationLayout, _ pen: inout Pen
  ) {
    let area = layout.timeline
    guard !area.isEmpty else { return }
    if let beginning = screen.beginning, let row = screen.row {
      return drawBeginning(beginning, row, area, &pen)
    }
    guard screen.isLoaded else {
      pen.put("loading …", x: 1, y: area.minY, width: area.width - 1, .dim)
      return
    }
    let lines = layout.lines(of: screen)
    let columns = TimelineColumns(width: area.width)
    let scroll = min(screen.scroll, max(0, lines.count - area.height))
    let start = max(0, lines.count - area.height - scroll)
    for (offset, line) in lines[start..<min(lines.count, start + area.height)].enumerated() {
      draw(line, columns, y: area.minY + offset, &pen)
    }
    if start > 0 || screen.timeline.hasEarlier {
      let more = pen.glyphs.up + " more"
      drawOnRule(more, above: true, layout, &pen)
    }
    if scroll > 0 || screen.timeline.hasLater {
      drawOnRule(pen.glyphs.down + " more", above: false, layout, &pen)
    }
  }

  /// On the rule beside the timeline, where it covers nobody's words.
  private func drawOnRule(
    _ text: DisplayText, above: Bool, _ layout: ConversationLayout, _ pen: inout Pen
  ) {
    let y = above ? layout.timeline.minY - 1 : layout.timeline.maxY
    guard layout.rules.contains(y) else { return }
    pen.put(" " + text + " ", endingAt: layout.timeline.maxX - 2, y: y, .hint)
  }

  private func draw(
    _ line: TimelineLine, _ columns: TimelineColumns, y: Int, _ pen: inout Pen
  ) {
    if case .rule = line.kind {
      pen.rule(x: 0, y: y, width: columns.width)
      pen.put(" " + line.text + " ", x: 8, y: y, width: max(0, columns.width - 9), line.role)
      return
    }
    pen.put(mark(line.voice, pen.glyphs), x: TimelineColumns.mark, y: y, line.role)
    if let x = columns.time, let at = line.at {
      pen.put(LocalTime.clock(at, zone), x: x, y: y, .dim)
    }
    if columns.speakerWidth > 0 {
      pen.put(
        short(line.speaker, columns.speakerWidth), x: columns.speaker, y: y,
        width: columns.speakerWidth, line.role)
    }
    if line.voice == .note, columns.noteGutter > 0 {
      pen.put(pen.glyphs.noteGutter, x: columns.noteGutter, y: y, .note)
    }
    let room = columns.width - columns.text
    let end = pen.put(line.text, x: columns.text, y: y, width: room, line.role)
    if let found = finder?.needle, !found.isEmpty,
      FoldedText.fold(line.text.string).contains(found)
    {
      pen.grid.paint(
        Rect(x: columns.text, y: y, width: end - columns.text, height: 1),
        style: pen.theme[.match])
    }
    if !line.remark.isEmpty {
      pen.put(line.remark, endingAt: columns.width, y: y, width: room, .dim)
    }
  }

  /// The first word of a name that has no room; a handle or a number is never cut to one.
  private func short(_ name: DisplayText, _ width: Int) -> DisplayText {
    guard name.columns > width, let blank = name.string.firstIndex(of: " "),
      let first = name.string.unicodeScalars.first, first.properties.isAlphabetic
    else { return name }
    let columns = DisplayText(filtering: String(name.string[..<blank]), as: .name).columns
    return columns >= 2 && columns <= width ? name.prefix(columns: columns) : name
  }

  /// In the first column, which nobody else's text reaches.
  private func mark(_ voice: TimelineBlock.Voice, _ glyphs: Glyphs) -> DisplayText {
    switch voice {
    case .customer: " "
    case .us, .bot: glyphs.prompt
    case .leaving: "="
    case .note: glyphs.noteGutter
    case .happening: glyphs.dot
    case .failed: "!"
    }
  }

  private func drawConversationStatus(
    _ screen: ConversationScreen, _ layout: ConversationLayout, _ pen: inout Pen
  ) {
    let reading: DisplayText = screen.detailTarget == nil ? "READ" : "DETAILS"
    var left: DisplayText = screen.isWriting ? "WRITE" : reading
    if screen.isWriting {
      let word: DisplayText = screen.beginning == nil ? "  REPLY " : "  NEW "
      left += screen.composer.kind == .note ? "  NOTE team only" : word
      if screen.composer.kind == .reply, let row = screen.row {
        left += screen.audience.word + " " + DisplayText(composed: row.conversation.channel.name)
        let waits = approvers(for: row, screen.composer.reply) != nil
        left +=
          waits
          ? "   waits for an approval after ^S"
          : wordsOfStaying(row) == nil
            ? "   held " + LocalTime.short(settings.workspace.sending.holdMilliseconds)
              + " after ^S"
            : "   stays queued after ^S"
      }
    } else if let row = screen.row {
      left +=
        "  "
        + (screen.beginning == nil ? Happening.name(row.conversation.status) : "not begun")
      if isSweeping, let sweep { left += "  " + sweep.progress + ", n goes on" }
      if screen.scroll > 0 { left += "  \(screen.scroll) lines from the end" }
    }
    drawStatus(layout.frame, left: left, &pen)
  }
}
