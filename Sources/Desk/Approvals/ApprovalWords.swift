import Canvas
import Inbox

/// What is said of submitted replies, in lists, in conversations and on the command line.
enum ApprovalWords {
  /// What an approver wrote instead, word by word; empty for every other line.
  static func change(by event: Event, in cases: [ApprovalCase]) -> DisplayText {
    guard case .approval(let step) = event.what, step.state == .approved, let text = step.text,
      let one = cases.first(where: { $0.message == step.message })
    else { return .empty }
    let words = WordDifference(from: one.written, to: text).marked
    return ": " + DisplayText(masking: words, as: .body, limit: TimelineBlock.least)
  }

  /// A line of the journal, in half a sentence behind who did it.
  static func step(
    _ step: Approval, _ foreign: (String) -> DisplayText
  ) -> DisplayText {
    let note = step.note.map { ": " + foreign($0) } ?? .empty
    switch step.state {
    case .requested:
      let count = step.variants.count
      return (count > 1 ? "asks which of \(count) wordings to send" : "asks for an approval") + note
    case .approved:
      return (step.text == nil ? "approved the reply" : "approved the reply in other words") + note
    case .rejected: return "sent the reply back" + note
    case .withdrawn: return "took the reply back"
    }
  }
}
