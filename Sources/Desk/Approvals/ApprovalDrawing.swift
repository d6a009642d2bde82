import Canvas
import Inbox

extension DeskState {
  private var approvalBoxWidth: Int { min(84, max(1, size.width - 8)) }

  /// Columns of the words in the box.
  var approvalWidth: Int { max(1, approvalBoxWidth - 2) }

  /// The wording in front, or what became of it, as lines of looks.
  func approvalLines(_ box: ApprovalBox) -> [[(DisplayText, StyleRole)]] {
    let width = approvalWidth
    if let edited = box.approval.edited {
      return WordDifferenceLines.lines(from: box.approval.written, to: edited, width: width)
    }
    return DisplayText(masking: box.words, as: .body, limit: TimelineBlock.longest)
      .wrapped(to: width).map { [($0, .text)] }
  }

  func drawApproval(_ box: ApprovalBox, _ pen: inout Pen) {
    let head = approvalHead(box, pen.glyphs)
    let lines = box.mode == .reading ? approvalLines(box) : []
    let wanted = box.mode == .reading ? lines.count : 10
    let height = min(max(4, wanted) + head.count + 3, max(4, pen.grid.size.height - 4))
    let inner = drawBox(approvalTitle(box), width: approvalBoxWidth, height: height, &pen)
    guard inner.height > 2, inner.width > 10 else { return }
    var y = inner.minY
    for line in head.prefix(max(0, inner.height - 3)) {
      pen.put(line.0, x: inner.minX, y: y, width: inner.width, line.1)
      y += 1
    }
    y += y > inner.minY ? 1 : 0
    let area = Rect(
      x: inner.minX + 1, y: y, width: inner.width - 1, height: max(1, inner.maxY - y - 2))
    if let buffer = box.buffer {
      draw(buffer, in: area, &pen)
    } else {
      draw(lines, from: box.top, in: area, &pen)
    }
    drawApprovalKeys(box, x: inner.minX, y: inner.maxY - 1, width: inner.width, &pen)
  }

  private func approvalTitle(_ box: ApprovalBox) -> DisplayText {
    let one = box.approval
    let author = agentName(one.author)
    switch one.state {
    case .requested:
      return one.author == me
        ? "Your reply waits for an approval" : author + " asks for an approval"
    case .approved:
      let by = approver(of: one)
      return one.edited == nil ? "Approved by " + by : "Approved by " + by + " in other words"
    case .rejected: return "Sent back by " + approver(of: one)
    case .withdrawn: return author + " took it back"
    }
  }

  private func approver(of one: ApprovalCase) -> DisplayText {
    one.answeredBy.flatMap { $0.kind == .agent ? agentName(AgentID($0.id)) : nil } ?? "Bellhop"
  }

  /// Who would read it, whose clock runs, what was asked, what is newer than its author knew.
  private func approvalHead(
    _ box: ApprovalBox, _ glyphs: Glyphs
  ) -> [(DisplayText, StyleRole)] {
    let one = box.approval
    var lines: [(DisplayText, StyleRole)] = []
    if let row = conversation?.row {
      let address = Address(row, workspace: settings.workspace)
      let audience = one.audience ?? row.conversation.audience
      lines.append(
        (
          audience.word + " · " + address.channel + " " + glyphs.right + " " + address.recipient,
          audience.role
        ))
    }
    if one.isWaiting {
      lines.append(approvalClock(one))
      if let newer = newestWords(since: one) {
        lines.append(("! " + newer + ": approving gives it back", .warning))
      }
    } else if box.mode != .reading {
      let ended = DisplayText(filtering: words(ofEnded: one), as: .line, limit: 200)
      lines.append(("! " + ended + ": your words go nowhere", .warning))
    }
    if let request = one.request {
      lines.append(
        (agentName(one.author) + ": " + DisplayText(masking: request, as: .line), .note))
    }
    if let note = one.note {
      let text = approver(of: one) + ": " + DisplayText(masking: note, as: .line, limit: 600)
      lines += text.wrapped(to: approvalWidth).prefix(4).map { ($0, .note) }
    }
    switch box.mode {
    case .reading where one.variants.count > 1 && one.edited == nil:
      lines.append(("wording \(box.variant + 1) of \(one.variants.count)", .heading))
    case .editing: lines.append(("your words instead", .heading))
    case .sendingBack: lines.append(("what is to change", .heading))
    case .reading: break
    }
    return lines
  }

  private func approvalClock(_ one: ApprovalCase) -> (DisplayText, StyleRole) {
    let since = "asked " + LocalTime.brief(one.requestedAt, now: now, zone)
    guard let due = one.due else { return (since, .dim) }
    let left = due.since(now)
    let when = LocalTime.brief(due, now: now, zone)
    return left < 0
      ? (since + ", was due " + when, .breached) : (since + ", due " + when, .text)
  }

  /// What happened in the conversation since the reply was written, where that stops it.
  private func newestWords(since one: ApprovalCase) -> DisplayText? {
    guard let screen = conversation else { return nil }
    let newer = screen.timeline.blocks.filter { $0.at > one.requestedAt && !$0.isUndone }
    if newer.contains(where: \.isCustomer) { return "the customer wrote since" }
    return newer.contains { $0.voice == .us } ? "somebody answered since" : nil
  }

  private func draw(_ buffer: TextBuffer, in area: Rect, _ pen: inout Pen) {
    let layout = EditorLayout(buffer.text, width: max(1, area.width))
    let cursor = layout.point(of: buffer.cursor)
    let top = max(0, min(cursor.y - area.height + 1, layout.lines.count - area.height))
    for (offset, line) in layout.lines.dropFirst(top).prefix(area.height).enumerated() {
      pen.put(line.text, x: area.minX, y: area.minY + offset, width: area.width, .input)
    }
    pen.grid.cursor = Point(x: area.minX + cursor.x, y: area.minY + cursor.y - top)
  }

  private func draw(
    _ lines: [[(DisplayText, StyleRole)]], from top: Int, in area: Rect, _ pen: inout Pen
  ) {
    for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      var x = area.minX
      for (text, role) in line {
        x = pen.put(text, x: x, y: area.minY + offset, width: area.maxX - x, role)
      }
    }
    let below = lines.count - top - area.height
    if below > 0 {
      pen.put(" \(below) more " + pen.glyphs.down + " ", endingAt: area.maxX, y: area.maxY, .hint)
    }
  }

  private func drawApprovalKeys(
    _ box: ApprovalBox, x: Int, y: Int, width: Int, _ pen: inout Pen
  ) {
    var line = HintLine(width: width)
    switch box.mode {
    case .editing, .sendingBack:
      if box.approval.isWaiting {
        line.offer("^S", box.mode == .editing ? "approve these words" : "send it back", place: 0)
      }
      line.offer("Esc", "back", place: 1)
    case .reading:
      let keys: [(CommandID, DisplayText, DisplayText)] = [
        (.approval, "O", "approve"), (.editApproval, "E", "in other words"),
        (.sendBack, "B", "send back"), (.cancel, "D", "take it back"),
        (.nextPane, "Tab", "next wording"),
      ]
      line.offer("Esc", "close", place: 9)
      for (place, key) in keys.enumerated() where problem(with: key.0) == nil {
        line.offer(key.1, key.2, place: place)
      }
    }
    line.draw(x: x, y: y, &pen)
  }
}

/// A word difference wrapped to a width: what was taken out in brackets with a minus, what was put in
/// with a plus, so that it reads without colours as well.
enum WordDifferenceLines {
  static func lines(
    from old: String, to new: String, width: Int
  ) -> [[(DisplayText, StyleRole)]] {
    var lines: [[(DisplayText, StyleRole)]] = [[]]
    var column = 0
    func put(_ text: DisplayText, _ role: StyleRole) {
      if column > 0, column + text.columns > width {
        lines.append([])
        column = 0
      }
      lines[lines.count - 1].append((text, role))
      column += text.columns
    }
    var isBlank = true
    func blank(_ text: Substring) {
      guard !text.isEmpty else { return }
      for character in text where character.isNewline {
        lines.append([])
        column = 0
      }
      if column > 0, column < width, !isBlank { put(" ", .text) }
      isBlank = true
    }
    var before: WordDifference.Kind?
    for piece in WordDifference(from: old, to: new).pieces {
      let (opening, closing, role): (DisplayText, DisplayText, StyleRole) =
        switch piece.kind {
        case .same: (.empty, .empty, .text)
        case .removed: ("[-", "-]", .error)
        case .added: ("{+", "+}", .new)
        }
      if before == .removed, piece.kind == .added { blank(" ") }
      before = piece.kind
      let words = piece.text.split(whereSeparator: \.isWhitespace)
      var rest = piece.text[...]
      for (place, word) in words.enumerated() {
        blank(rest[..<word.startIndex])
        rest = rest[word.endIndex...]
        var text = DisplayText(masking: String(word), as: .line, limit: 400)
        if place == 0 { text = opening + text }
        if place == words.count - 1 { text += closing }
        put(text, role)
        isBlank = false
      }
      if !rest.isEmpty { blank(rest) }
    }
    return lines
  }
}
