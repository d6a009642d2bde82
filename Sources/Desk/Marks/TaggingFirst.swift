import Canvas
import Inbox

/// A desk may ask for a tag before anything is resolved: the plan of an act on marks that lack one
/// offers to give it, and comes again once they bear it.
extension DeskState {
  /// Those that a tag is wanting before what is planned; nil if none is.
  func untagged(_ planned: BulkUnderWay, _ report: BulkReport) -> [ConversationID]? {
    guard planned.group == nil, !planned.isOne else { return nil }
    return report.refused.first { $0.refusal == .needsTagBeforeResolve }?.conversations
  }

  mutating func openTagPicker(for untagged: [ConversationID], before next: PlannedNext) {
    layers.append(
      .picker(
        Picker(
          .tagFirst(untagged, next), title: "Tag for the \(untagged.count) without one",
          items: tagItems(knownTags))))
  }

  /// An act of its own, for what follows may still be declined.
  mutating func tag(_ untagged: [ConversationID], _ name: String, before next: PlannedNext) {
    var tagging = BulkUnderWay(
      request: Bulk(
        act: ids.act(), by: me, command: .tag([name]), conversations: untagged, view: marks.view),
      summary: "+ #\(name)")
    tagging.next = next
    start(tagging)
  }

  mutating func goOn(after ended: BulkUnderWay, _ report: BulkReport) {
    // Whoever stopped the one does not want the other.
    guard let next = ended.next, report.count >= ended.request.conversations.count, !marks.isEmpty
    else { return }
    plan(next.command, next.summary)
  }

  /// What tags would keep from whom, before they do.
  func restrictionLines(_ report: BulkReport) -> [QuestionBox.Line] {
    report.restrictions.words(in: settings.workspace, for: me).map {
      QuestionBox.Line(text: DisplayText(filtering: $0, as: .line, limit: 160), role: .warning)
    }
  }
}
