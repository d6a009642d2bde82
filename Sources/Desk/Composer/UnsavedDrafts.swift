import Inbox

/// Drafts that the store could not keep (disk full, write-protected, failing): they live here, in
/// sight, and are tried again until it can.
struct UnsavedDrafts: Sendable {
  /// Milliseconds between two tries.
  static let pause: Int64 = 3000

  private struct Key: Hashable {
    var conversation: ConversationID
    var kind: Draft.Kind
  }

  private var kept: [Key: Draft] = [:]
  private(set) var nextTry: Instant?
  /// Why something was not written last, drafts or acts; nil since something was.
  var trouble: String?
  /// Leaving loses what is here: asked for once, it may be left within this time.
  var mayLeaveUntil: Instant?

  var isEmpty: Bool { kept.isEmpty }

  var count: Int { kept.count }

  /// What stands in the header until everything is kept.
  var banner: String? {
    guard let trouble else { return nil }
    let what =
      switch count {
      case 0: "NOT SAVED"
      case 1: "NOT SAVED (1 draft is kept here)"
      default: "NOT SAVED (\(count) drafts are kept here)"
      }
    return "\(what), \(trouble)"
  }

  mutating func keep(
    _ draft: Draft, of conversation: ConversationID, _ reason: String, at now: Instant
  ) {
    kept[Key(conversation: conversation, kind: draft.kind)] = draft
    trouble = reason
    nextTry = now.advanced(by: UnsavedDrafts.pause)
  }

  mutating func saved(_ conversation: ConversationID, _ kind: Draft.Kind) {
    kept[Key(conversation: conversation, kind: kind)] = nil
    guard kept.isEmpty else { return }
    trouble = nil
    nextTry = nil
  }

  /// An act was written, or not: a draft that is still here keeps the trouble in sight.
  mutating func tookNote(of outcome: ActOutcome) {
    switch outcome {
    case .failed(let reason): trouble = reason
    case .done, .begun, .submitted, .stopped: if kept.isEmpty { trouble = nil }
    case .refused: break
    }
  }

  func drafts(of conversation: ConversationID) -> [Draft] {
    kept.filter { $0.key.conversation == conversation && !$0.value.text.isEmpty }.map(\.value)
  }

  /// What is to be tried again now.
  mutating func due(at now: Instant) -> [(ConversationID, Draft)] {
    guard let at = nextTry, at <= now else { return [] }
    nextTry = now.advanced(by: UnsavedDrafts.pause)
    return kept.sorted { $0.key.conversation < $1.key.conversation }
      .map { ($0.key.conversation, $0.value) }
  }
}

extension DeskState {
  mutating func draftNotSaved(_ id: ConversationID, _ draft: Draft, _ reason: String) {
    let isNews = unsaved.isEmpty
    unsaved.keep(draft, of: id, reason, at: now)
    if isNews { announce(.error, "Your draft is kept here, not in the store: \(reason)") }
  }

  mutating func saveUnsavedAgain() {
    for (id, draft) in unsaved.due(at: now) { emit(.saveDraft(id, draft)) }
  }

  /// False, and said, where leaving would lose a draft; asked once more it may be left.
  mutating func mayLeave() -> Bool {
    guard !unsaved.isEmpty else { return true }
    if let until = unsaved.mayLeaveUntil, now < until { return true }
    unsaved.mayLeaveUntil = now.advanced(by: 10_000)
    let drafts = unsaved.count == 1 ? "A draft is" : "\(unsaved.count) drafts are"
    say(.error, "\(drafts) not saved and would be lost: leave again within 10 s if that is meant")
    return false
  }
}
