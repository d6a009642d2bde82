import Canvas
import Inbox

/// The numbers of cards in a conversation: masked, until somebody looks and that is on record.
extension DeskState {
  /// Asks for the masked messages on the screen; where none of them is, for all that are loaded.
  mutating func revealNumbers() {
    guard let screen = conversation, let row = screen.row else { return }
    let masked = screen.timeline.blocks.filter(\.isMasked)
    guard !masked.isEmpty else { return say(.hint, "No number is masked here") }
    let layout = conversationLayout
    let lines = layout.lines(of: screen)
    let end = max(0, lines.count - screen.scroll)
    let shown = Set(lines[max(0, end - layout.timeline.height)..<end].map(\.sequence))
    let seen = masked.filter { shown.contains($0.sequence) }
    for message in (seen.isEmpty ? masked : seen).compactMap(\.message) {
      perform(.reveal(message), on: row, "card numbers")
    }
  }

  /// It is on record: now it is shown, if the conversation is still in front.
  mutating func revealed(_ message: MessageID, in id: ConversationID) {
    guard conversation?.id == id else { return }
    conversation?.timeline.reveal(message)
    conversation?.keptLines = nil
    say(.done, "Shown until you leave; that you looked is on record")
    reloadConversation()
  }
}
