import Desk
import Inbox
import InboxStore

/// Drafts: kept, thrown away, brought back.
extension EffectRunner {
  func save(_ draft: Draft, of conversation: ConversationID) {
    writing.post { [self] in
      do throws(StoreError) {
        let now = clock.now
        try store.saveDraft(
          draft.text.isEmpty ? nil : draft, kind: draft.kind, of: agent, in: conversation,
          now: now)
        answers.put(.draftSaved(conversation, draft.kind, at: now))
      } catch {
        answers.put(.draftNotSaved(conversation, draft, error.description))
      }
    }
  }

  /// Where it cannot be kept, this program still has it: nothing is to be said.
  func keepDiscarded(_ draft: Draft, of conversation: ConversationID) {
    writing.post { [self] in
      try? store.keepDiscarded(draft, of: agent, in: conversation, now: clock.now)
    }
  }

  /// What was thrown away before this program began.
  func loadDiscarded() {
    reading.post { [self] in
      guard let discarded = try? store.discarded(of: agent, now: clock.now), !discarded.isEmpty
      else { return }
      answers.put(.discarded(discarded))
    }
  }

  func bringBack(_ draft: Draft, of conversation: ConversationID, isWritten: Bool) {
    writing.post { [self] in
      do throws(StoreError) {
        try store.bringBack(
          draft, of: agent, in: conversation, isWritten: isWritten, now: clock.now)
      } catch {
        guard !isWritten else { return }
        answers.put(.draftNotSaved(conversation, draft, error.description))
      }
    }
  }
}
