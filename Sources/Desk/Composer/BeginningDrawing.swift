import Canvas
import Inbox

extension DeskState {
  /// In the timeline's place: what the conversation will be, and how to change that.
  func drawBeginning(_ beginning: Beginning, _ row: QueueRow, _ area: Rect, _ pen: inout Pen) {
    let address = Address(row, workspace: settings.workspace)
    var lines: [(DisplayText, DisplayText, DisplayText, StyleRole)] = [
      ("From", address.account + " by " + address.channel, .empty, .text),
      ("To", address.recipient, "^X r", .customer),
    ]
    if let subject = beginning.subject {
      lines.append(("Subject", DisplayText(filtering: subject, as: .line), "^X j", .title))
    }
    if let stays = wordsOfStaying(row) { lines.append(("", "It " + stays, .empty, .warning)) }
    let indent = area.width < 40 ? 1 : 10
    for (offset, line) in lines.suffix(area.height).enumerated() {
      let y = area.minY + max(0, area.height - lines.count) + offset
      if indent > 1 { pen.put(line.0, x: 1, y: y, width: indent - 1, .dim) }
      let room = max(1, area.width - indent - line.2.columns - 2)
      pen.put(line.1, x: indent, y: y, width: room, line.3)
      pen.put(line.2, endingAt: area.width - 1, y: y, .hintKey)
    }
    if area.height > lines.count {
      pen.put(
        "A new conversation. Nobody has anything of it until ^S.", x: 1, y: area.minY,
        width: area.width - 1, .dim)
    }
  }
}
