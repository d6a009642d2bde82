import Canvas
import Inbox

extension DeskState {
  func drawComposer(
    _ screen: ConversationScreen, _ layout: ConversationLayout, _ pen: inout Pen
  ) {
    guard let row = screen.row else { return }
    let width = layout.timeline.width
    guard screen.isWriting else {
      if let y = layout.composer.head { drawWouldReply(screen, row, y: y, width: width, &pen) }
      return
    }
    if let y = layout.composer.head { drawComposerHead(screen, row, y: y, width: width, &pen) }
    if let y = layout.composer.bar { drawCollisionBar(screen, y: y, width: width, &pen) }
    drawDraft(screen, layout.composer.text, &pen)
    if let y = layout.composer.foot { drawComposerFoot(screen, row, y: y, width: width, &pen) }
  }

  private func drawWouldReply(
    _ screen: ConversationScreen, _ row: QueueRow, y: Int, width: Int, _ pen: inout Pen
  ) {
    var x = pen.put("r", x: 1, y: y, .hintKey)
    let what: DisplayText = screen.beginning == nil ? " would answer " : " goes on, ^S begins it "
    x = pen.put(what, x: x, y: y, .hint)
    x = pen.put(screen.audience.word, x: x, y: y, screen.audience.role)
    let address = Address(row, workspace: settings.workspace)
    x = pen.put(
      " · " + address.channel + " " + pen.glyphs.right + " " + address.recipient, x: x, y: y,
      width: width - x - 1)
    drawDrafts(screen, after: x, y: y, width: width, &pen)
  }

  /// Which drafts lie there, in as many words as there is room for.
  private func drawDrafts(
    _ screen: ConversationScreen, after x: Int, y: Int, width: Int, _ pen: inout Pen
  ) {
    let note: DisplayText? = screen.composer.note.buffer.isBlank ? nil : "note draft"
    let reply: [DisplayText] =
      screen.composer.reply.buffer.isBlank ? [] : failedDraft(screen) ?? ["reply draft", "draft"]
    let ways = reply.isEmpty ? [[note]] : reply.map { [$0, note] } + reply.map { [$0] }
    let texts = ways.map { $0.compactMap { $0 }.joined(separator: ", ") }
    guard let text = texts.first(where: { !$0.isEmpty && x + $0.columns + 2 < width }) else {
      return
    }
    pen.put(text, endingAt: width - 1, y: y, .us)
  }

  /// `REPLY   PRIVATE · WhatsApp → Lena Fischer +49 …` or `NOTE   team only`: unmistakable.
  private func drawComposerHead(
    _ screen: ConversationScreen, _ row: QueueRow, y: Int, width: Int, _ pen: inout Pen
  ) {
    let writing = screen.composer.active
    let failed = failedDraft(screen) ?? []
    let saved = failed.first { $0.columns <= width - 58 } ?? failed.last ?? savedText(writing)
    // What is said here may cost money and reputation: it goes before when it was kept.
    let room = max(width - saved.columns - 3, min(width, 44))
    var x = 1
    if writing.kind == .note {
      pen.clear(Rect(x: 0, y: y, width: width, height: 1), .note)
      x = pen.put(
        pen.glyphs.noteGutter + "NOTE   team only, the customer never sees it", x: 0, y: y,
        width: room, .note)
      if screen.composer.isShared { x = pen.put(" SHARED ", x: x + 1, y: y, .public) }
    } else {
      let word: DisplayText = screen.beginning == nil ? "REPLY   " : "NEW     "
      if width >= 30 { x = pen.put(word, x: x, y: y, width: room, .title) }
      x = pen.put(screen.audience.word, x: x, y: y, width: room - x, screen.audience.role)
      let address = Address(row, workspace: settings.workspace)
      let words = " · " + address.channel + " " + pen.glyphs.right + " " + address.recipient
      x = pen.put(words, x: x, y: y, width: max(0, room - x))
      if screen.composer.isShared { x = pen.put(" SHARED ", x: x + 1, y: y, .public) }
      let account = " as " + address.account
      if x + account.columns < room { x = pen.put(account, x: x, y: y, .dim) }
    }
    if saved.columns + x + 1 < width { pen.put(saved, endingAt: width - 1, y: y, .dim) }
  }

  /// What a draft is that came back from the outbox, the longest words first: one text with what
  /// stands there, not another. Nil for any other draft.
  private func failedDraft(_ screen: ConversationScreen) -> [DisplayText]? {
    let text = screen.composer.reply.buffer.text
    guard screen.composer.kind == .reply || !screen.isWriting, !screen.composer.reply.isLeaving,
      let entry = screen.outbox.last(where: { isDraftToo($0) && $0.state == .failed }),
      text.hasPrefix(entry.part?.words ?? entry.reply.text)
    else { return nil }
    let again: [DisplayText] =
      screen.isWriting && entry.part == nil ? ["the failed reply: ^S sends it again, or gf R"] : []
    return again + ["the failed reply, gf R", "failed reply", "failed"]
  }

  private func savedText(_ writing: Writing) -> DisplayText {
    if writing.isLeaving { return "sending …" }
    if writing.changedAt != nil { return "not kept yet" }
    guard let at = writing.savedAt, !writing.buffer.isEmpty else { return .empty }
    return "draft saved " + LocalTime.clock(at, zone)
  }

  /// Who is there too, or what is newer than what was seen; above the text, moving nothing in it.
  private func drawCollisionBar(
    _ screen: ConversationScreen, y: Int, width: Int, _ pen: inout Pen
  ) {
    var left: DisplayText
    var role = StyleRole.warning
    let glyphs = pen.glyphs
    if screen.composer.collision != nil {
      left = "!! it has not left; say below what becomes of it"
    } else if isOvertaken(screen) {
      left = "!! newer than what you saw: ^S will stop and show it"
    } else if let other = othersAt(screen).first {
      let since = LocalTime.short(now.since(other.since))
      let name = agentName(other.agent)
      switch other.mode {
      case .writing:
        left = "!! " + glyphs.writing + " " + name + " writes too, " + since
        left += ", \(other.characters) chars" + idle(other)
        role = .writing
      case .drafting:
        left = glyphs.writing + " " + name + " has a draft, \(other.characters) chars" + idle(other)
        role = .writing
      case .viewing:
        left = glyphs.viewing + " " + name + " is reading, " + since
        role = .viewing
      }
      if other.shared != nil { left += ", shared" }
    } else if let words = approvalBar(screen, width: width - 2) {
      pen.put(words, x: 1, y: y, width: width - 2, .warning)
      return
    } else if wouldStayQueued(screen) != nil, let row = screen.row,
      let stays = wordsOfStaying(row, in: width - 5)
    {
      // Nobody to warn of but the machine: the keys of the bar have nothing to do with it.
      pen.put("!  " + stays, x: 1, y: y, width: width - 2, .warning)
      return
    } else if screen.composer.isShared {
      left = "Nobody else is here; who comes reads this draft live, ^X v ends it"
    } else {
      return
    }
    let x = pen.put(left, x: 1, y: y, width: width - 2, role)
    let keys: DisplayText = "^X w watch  ^X o own it  ^X m to note"
    if x + keys.columns + 2 < width { pen.put(keys, endingAt: width - 1, y: y, .hint) }
  }

  private func drawDraft(_ screen: ConversationScreen, _ area: Rect, _ pen: inout Pen) {
    guard !area.isEmpty else { return }
    let writing = screen.composer.active
    let layout = EditorLayout(writing.buffer.text, width: area.width)
    let cursor = layout.point(of: writing.buffer.cursor)
    // The cursor's line is always on the screen; as much of the text before it as there is room.
    let top = max(0, min(cursor.y - area.height + 1, layout.lines.count - area.height))
    let role: StyleRole = writing.kind == .note ? .note : .input
    for (offset, line) in layout.lines.dropFirst(top).prefix(area.height).enumerated() {
      pen.put(line.text, x: area.minX, y: area.minY + offset, width: area.width, role)
    }
    drawGaps(writing, layout, top: top, area, &pen)
    if layers.isFront(screen.id) {
      pen.grid.cursor = Point(x: area.minX + cursor.x, y: area.minY + cursor.y - top)
    }
  }

  private func drawGaps(
    _ writing: Writing, _ layout: EditorLayout, top: Int, _ area: Rect, _ pen: inout Pen
  ) {
    for gap in writing.gaps {
      let start = layout.point(of: gap.lowerBound)
      let end = layout.point(of: gap.upperBound)
      for y in start.y...max(start.y, end.y) where y >= top && y < top + area.height {
        let from = y == start.y ? start.x : 0
        let to = y == end.y ? end.x : area.width
        pen.grid.paint(
          Rect(x: area.minX + from, y: area.minY + y - top, width: to - from, height: 1),
          style: pen.theme[.gap])
      }
    }
  }
}

extension [Layer] {
  /// Whether the conversation gets the keys, so that its cursor shows.
  func isFront(_ id: ConversationID) -> Bool {
    if case .conversation(let screen) = last { return screen.id == id }
    return false
  }
}
