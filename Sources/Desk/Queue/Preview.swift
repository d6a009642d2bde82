import Canvas
import Inbox

extension TimelineBlock.Voice {
  var role: StyleRole {
    switch self {
    case .customer: .customer
    case .us, .bot: .us
    case .leaving: .paused
    case .note: .note
    case .happening: .dim
    case .failed: .error
    }
  }
}

extension DeskState {
  func drawPreview(_ layout: FrameLayout, _ pen: inout Pen) {
    let area = layout.preview
    // Moving stays cheap: what stands below follows only once the cursor rests.
    let rested = queue.previewed.flatMap { queue.list.index(of: $0) }.map { queue.list.rows[$0] }
    guard let cells = rested ?? queue.list.current else { return }
    let width = area.width
    let isBrief = area.height < 4
    var y = area.minY
    // Read before a tag restricted it.
    let preview = cells.row.restrictedBy == nil ? queue.previews[cells.id] : nil
    if isBrief {
      pen.put(
        briefHead(cells, pen.glyphs), x: 1, y: y, width: width - 1)
      if area.height > 1 { drawFiguresLine(y: y + 1, width: width, &pen) }
      return
    }
    pen.put(head(cells, pen.glyphs), x: 1, y: y, width: width - 1, .title)
    y += 1
    let room = area.height - 2
    if let preview {
      let lines = preview.shown(room: room)
      let newest = lines.lastIndex(where: \.isCustomer)
      for (place, line) in lines.enumerated() {
        pen.put(LocalTime.clock(line.at, zone), x: 1, y: y, .dim)
        pen.put(line.label, x: 7, y: y, width: 5, line.role)
        // Room that nobody needs shows more of the newest words.
        let most = place == newest ? 1 + room - lines.count : 1
        for text in pieces(of: line.text, width: width - 13, most: most, pen.glyphs) {
          pen.put(text, x: 13, y: y, width: width - 13, line.role)
          y += 1
        }
      }
    }
    drawWouldAnswer(cells, y: area.maxY - 1, width: width, &pen)
  }

  private func pieces(
    of text: DisplayText, width: Int, most: Int, _ glyphs: Glyphs
  ) -> [DisplayText] {
    guard most > 1, width > 0, text.columns > width else { return [text] }
    let all = Array(text.wrapped(to: width))
    guard all.count > most, most > 0 else { return all }
    // What is left out is told by the last piece's ellipsis.
    let last = all[(most - 1)...].joined(separator: " ")
    return all.prefix(most - 1) + [last.truncated(to: width, ellipsis: glyphs.ellipsis)]
  }

  /// `#88121 Lena Fischer ★ VIP · #refund #payments · first contact`.
  private func head(_ cells: RowCells, _ glyphs: Glyphs) -> DisplayText {
    let conversation = cells.conversation
    var parts: [DisplayText] = [text(cells.id) + " " + cells.customer]
    if cells.isImportant { parts[0] += " " + glyphs.star + " VIP" }
    if let sign = cells.signs.first {
      parts[0] += " " + glyphs.doubt + " " + cells.address
      parts.append(DisplayText(filtering: sign.words, as: .line))
    }
    if let subject = conversation.subject, !subject.isEmpty {
      parts.append(DisplayText(masking: subject, as: .line, limit: 60))
    }
    if !conversation.tags.isEmpty { parts.append(tags(conversation)) }
    if cells.isGone {
      let gone = departure(of: cells)
      parts.append(gone.words.isEmpty ? "it has left this list" : gone.whole)
      return parts.joined(separator: " " + glyphs.dot + " ")
    }
    if conversation.status != .open { parts.append(Happening.name(conversation.status)) }
    if let reply = replyUnderWay(cells.row)?.first {
      parts.append(reply)
    } else if conversation.lastHumanReplyAt == nil {
      parts.append("nobody answered yet")
    }
    return parts.joined(separator: " " + glyphs.dot + " ")
  }

  private func briefHead(
    _ cells: RowCells, _ glyphs: Glyphs
  ) -> DisplayText {
    let conversation = cells.conversation
    // The first word of a name is enough here; the row above says it whole.
    let name = cells.customer.string.split(separator: " ").first.map(String.init) ?? ""
    var text = text(cells.id) + " " + DisplayText(filtering: name, as: .name, limit: 18)
    if cells.isImportant { text += " " + glyphs.star + " VIP" }
    if !cells.signs.isEmpty { text += " " + glyphs.doubt + " " + cells.address }
    let separator = " " + glyphs.dot + " "
    if cells.isGone {
      let gone = departure(of: cells)
      return text + separator + (gone.words.isEmpty ? "it has left this list" : gone.whole)
        + separator + glyphs.enter + " opens it"
    }
    if let reply = replyUnderWay(cells.row)?.first {
      return text + separator + reply
    }
    text += separator + "r would answer " + conversation.audience.word
    text += " by " + DisplayText(composed: conversation.channel.name)
    if !cells.language.isEmpty { text += ", " + cells.language }
    if let closes = conversation.windowClosesAt, closes > now {
      text += separator + "window " + Countdown.span(closes.since(now))
    }
    return text
  }

  /// `r would answer PRIVATE by WhatsApp, in de · window closes 23h 35 · ✎ Priya 42 s`.
  private func drawWouldAnswer(
    _ cells: RowCells, y: Int, width: Int, _ pen: inout Pen
  ) {
    let conversation = cells.conversation
    if cells.isGone {
      let x = pen.put(pen.glyphs.enter, x: 1, y: y, .hintKey)
      pen.put("  opens it; it has left this list", x: x, y: y, width: width - x, .hint)
      return
    }
    var x = pen.put("r", x: 1, y: y, .hintKey)
    x = pen.put("  would answer  ", x: x, y: y, .hint)
    x = pen.put(conversation.audience.word, x: x, y: y, conversation.audience.role)
    var text: DisplayText = " by " + DisplayText(composed: conversation.channel.name)
    if !cells.language.isEmpty { text += ", in " + cells.language }
    if let closes = conversation.windowClosesAt {
      let left = closes.since(now)
      text += left > 0 ? "     window closes " + Countdown.span(left) : "     window closed"
    }
    x = pen.put(text, x: x, y: y, width: width - x)
    if let other = cells.row.presence.filter({ $0.isAlive(at: now) }).max(by: { $0.mode < $1.mode })
    {
      let glyph = other.mode == .writing ? pen.glyphs.writing : pen.glyphs.viewing
      let text =
        glyph + " " + agentName(other.agent) + " " + LocalTime.short(now.since(other.since))
      if x + text.columns + 2 < width {
        pen.put(text, endingAt: width - 1, y: y, other.mode == .writing ? .writing : .viewing)
      }
    }
  }

  func tags(_ conversation: Conversation) -> DisplayText {
    conversation.tags.prefix(8).map { "#" + DisplayText(filtering: $0, as: .name, limit: 40) }
      .joined(separator: " ")
  }
}
