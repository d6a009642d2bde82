import Canvas
import Inbox

extension DeskState {
  /// Keeps what has rested, after each input and tick.
  mutating func saveDrafts() {
    guard let screen = conversation else { return }
    for kind in [Draft.Kind.reply, .note] {
      guard let changed = screen.composer[kind].changedAt,
        now.since(changed) >= Composer.pause
      else { continue }
      saveDraft(kind)
    }
  }

  /// Keeps both at once, before the screen goes elsewhere.
  mutating func saveDraftsNow() {
    guard let screen = conversation else { return }
    for kind in [Draft.Kind.reply, .note] where screen.composer[kind].changedAt != nil {
      saveDraft(kind)
    }
  }

  private mutating func saveDraft(_ kind: Draft.Kind) {
    guard var screen = conversation, !screen.composer[kind].isLeaving else { return }
    screen.composer[kind].changedAt = nil
    screen.composer[kind].savedAt = nil
    var draft = screen.composer[kind].draft
    draft.beginning = screen.beginning
    emit(.saveDraft(screen.id, draft))
    conversation = screen
  }

  var nextDraftSave: Instant? {
    guard let screen = conversation else { return nil }
    return [screen.composer.reply, screen.composer.note]
      .compactMap { $0.isLeaving ? nil : $0.changedAt?.advanced(by: Composer.pause) }.min()
  }

  mutating func draftSaved(_ id: ConversationID, _ kind: Draft.Kind, _ at: Instant) {
    unsaved.saved(id, kind)
    guard conversation?.id == id else { return }
    conversation?.composer[kind].savedAt = at
  }
}
