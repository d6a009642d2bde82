import Canvas
import Inbox

// What the picker shows beside its list: the text as it would stand in the composer, and under it
// what fills it, why it ranks where it does, what follows the send.
extension DeskState {
  func drawReplyPreview(_ picker: Picker, _ area: Rect, _ pen: inout Pen) {
    guard let item = picker.chosen, case .savedReply(let shortcut, let language) = item.value,
      let row = conversation?.row,
      let reply = settings.workspace.savedReplies.first(where: { $0.shortcut == shortcut })
    else { return }
    let filled = filledReply(reply.bodies[language] ?? "", row)
    var facts = SavedReplyFacts()
    facts.add("fills", fills(of: filled, pen.glyphs))
    facts.add("why", item.reasons)
    facts.add("used", used(shortcut))
    facts.add("stages", staged(reply.then))
    facts.add("lang", languages(of: reply, shown: language))
    let lines = facts.lines
    let room = max(0, area.height - lines.count - 1)
    let body = DisplayText(filtering: filled.text, as: .body)
    for (offset, line) in body.wrapped(to: max(1, area.width)).prefix(room).enumerated() {
      pen.put(line, x: area.minX, y: area.minY + offset, width: area.width)
    }
    for (offset, line) in lines.enumerated() where area.maxY - lines.count + offset > area.minY {
      pen.put(
        line, x: area.minX, y: area.maxY - lines.count + offset, width: area.width, .dim)
    }
  }

  /// `first_name Lena · order –`: what went in, and what its author will fill.
  private func fills(of reply: FilledReply, _ glyphs: Glyphs) -> DisplayText {
    let filled = reply.fills.map { fill in
      SavedReplyPreview.short(fill.name) + " "
        + DisplayText(filtering: fill.value, as: .line, limit: 24)
    }
    let missing = reply.missing.map { SavedReplyPreview.short($0) + " " + glyphs.none }
    return (filled + missing).joined(separator: " · ")
  }

  private func used(_ shortcut: String) -> DisplayText {
    guard let use = uses[shortcut] else { return .empty }
    let times: DisplayText = use.count == 1 ? "once" : "\(use.count) times"
    return use.lastAt.map { times + ", last " + LocalTime.brief($0, now: now, zone) } ?? times
  }

  private func staged(_ then: StagedActions) -> DisplayText {
    var parts: [DisplayText] = then.addTags.map {
      "tag #" + DisplayText(filtering: $0, as: .name, limit: 24)
    }
    if let tier = then.tier { parts.append("tier \(tier.rawValue)") }
    if let status = then.status { parts.append("then " + Happening.name(status)) }
    return parts.joined(separator: " · ")
  }

  private func languages(of reply: SavedReply, shown: String) -> DisplayText {
    let codes = reply.bodies.keys.sorted().map { code in
      let text = DisplayText(filtering: code, as: .name, limit: 8)
      return code == shown ? "[" + text + "]" : text
    }
    return codes.joined(separator: " ") + (codes.count > 1 ? "  ^X l" : "")
  }
}

/// Labels in a column of their own; what is empty is left out.
private struct SavedReplyFacts {
  private(set) var lines: [DisplayText] = []

  mutating func add(_ label: DisplayText, _ text: DisplayText) {
    guard !text.isEmpty else { return }
    lines.append(label.fitted(to: 7) + text)
  }
}

private enum SavedReplyPreview {
  /// `contact.first_name` is `first_name` here: there is little room, and no other first name.
  static func short(_ name: String) -> DisplayText {
    DisplayText(filtering: name.split(separator: ".").last.map(String.init) ?? name, as: .name)
  }
}
