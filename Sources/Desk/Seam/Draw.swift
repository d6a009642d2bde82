import Canvas
import Inbox

extension DeskState {
  /// The frame of a size: every cell, and where the cursor stands. Any size draws.
  ///
  /// - Complexity: in the cells of the screen; rows show texts that were filtered when they came.
  package func draw(size: Size, theme: Theme, glyphs: Glyphs) -> Grid {
    var pen = Pen(size: size, theme: theme, glyphs: glyphs)
    guard size.width > 0, size.height > 0 else { return pen.grid }
    let base = layers.lastIndex(where: \.isFull)
    switch base.map({ layers[$0] }) {
    case .conversation(let screen): drawConversation(screen, size, &pen)
    case .outbox(let screen): drawOutbox(screen, size, &pen)
    case .hits(let screen): drawHits(screen, size, &pen)
    case .explanation(let screen): drawExplanation(screen, size, &pen)
    case .customer(let screen): drawCustomer(screen, size, &pen)
    case .wallboard(let screen): drawWallboard(screen, size, &pen)
    case .report(let screen): drawReport(screen, size, &pen)
    case .incidents(let screen): drawIncidents(screen, size, &pen)
    default: drawQueue(size, &pen)
    }
    drawIncidentBanner(size, over: base.map { layers[$0] }, &pen)
    let first = base.map { $0 + 1 } ?? 0
    for layer in layers[first...] {
      pen.grid.cursor = nil
      switch layer {
      case .help(let help): drawHelp(help, &pen)
      case .picker(let picker): drawPicker(picker, &pen)
      case .prompt(let prompt): drawPrompt(prompt, &pen)
      case .question(let box): drawQuestion(box, &pen)
      case .keys(let capture): drawKeyCapture(capture, &pen)
      case .savedReply(let form): drawSavedReplyForm(form, &pen)
      case .approval(let box): drawApproval(box, &pen)
      case .words(let box): draw(box, &pen)
      case .conversation, .outbox, .hits, .explanation, .customer, .wallboard, .report, .incidents:
        break
      }
    }
    if typed.showsMenu { drawWhichKey(&pen) }
    if settings.isScrambled { scramble(&pen.grid) }
    if let cursor = pen.grid.cursor, !pen.grid.bounds.contains(cursor) { pen.grid.cursor = nil }
    return pen.grid
  }
}
