import Canvas
import Inbox

extension DeskState {
  /// What an act on marks would do, before it does it: how many, and why not the others. Only a key
  /// of its own does it, never Enter.
  func planBox(_ planned: BulkUnderWay, _ report: BulkReport) -> QuestionBox {
    let summary = DisplayText(filtering: planned.summary, as: .line, limit: 40)
    var lines = [QuestionBox.Line(text: countLine(planned))] + groupLines(planned, report)
    if report.ownedByOthers > 0, case .assign = planned.request.command {
      lines.append(
        .init(text: "\(report.ownedByOthers) of them are a colleague’s now.", role: .warning))
    }
    lines += restrictionLines(report) + refusedLines(report)
    lines.append(.init(text: .empty))
    return QuestionBox(
      title: planned.group.map { DisplayText(masking: $0, as: .line, limit: 40) + ": " + summary }
        ?? "Marked: " + summary, lines: lines,
      answers: answers(planned, report, summary), openedAt: now, deafFor: 300)
  }

  /// Why it is not done to some, and to which.
  func refusedLines(_ report: BulkReport) -> [QuestionBox.Line] {
    var lines = report.refused.map { refused in
      let reason = DisplayText(filtering: refused.refusal.inGeneral, as: .line)
      return QuestionBox.Line(
        text: "\(refused.conversations.count) not: " + reason + " " + some(refused.conversations),
        role: .warning)
    }
    if !report.left.isEmpty {
      lines.append(
        .init(
          text: report.left.count == 1
            ? "1 left the list and is skipped."
            : "\(report.left.count) left the list and are skipped.", role: .warning))
    }
    return lines
  }

  func countLine(_ planned: BulkUnderWay) -> DisplayText {
    if planned.group != nil {
      let count = planned.conversations.count
      return count == 1 ? "1 conversation." : "\(count) conversations."
    }
    let shown = shownRows.count { planned.conversations.contains($0.id) }
    let hidden = planned.conversations.count - shown
    let count: DisplayText = "\(planned.conversations.count) marked"
    return hidden > 0 ? count + ", \(hidden) of them out of sight." : count + ", all in sight."
  }

  /// The first few, so that one can look them up.
  private func some(_ ids: [ConversationID]) -> DisplayText {
    let few = ids.prefix(3).map { text($0) }.joined(separator: " ")
    return ids.count > 3 ? few + " " + DisplayText(composed: "…") : few
  }

  private func answers(
    _ planned: BulkUnderWay, _ report: BulkReport, _ summary: DisplayText
  ) -> [QuestionBox.Answer] {
    var answers: [QuestionBox.Answer] = []
    if !report.done.isEmpty {
      var request = planned.request
      request.conversations = report.done
      var own = BulkUnderWay(request: request, summary: planned.summary)
      own.group = planned.group
      answers.append(
        .init(key: "y", title: "do it: \(report.done.count) × " + summary, action: .doPlanned(own)))
    }
    let waits = report.refused.first {
      if case .customerWaits = $0.refusal { true } else { false }
    }
    if let waits {
      answers.append(
        .init(
          key: "e", title: "give a reason for the \(waits.conversations.count) unanswered, too",
          action: .giveReason))
    }
    if let untagged = untagged(planned, report) {
      answers.append(
        .init(
          key: "t", title: "give the \(untagged.count) without a tag one first",
          action: .tagFirst(
            untagged, PlannedNext(command: planned.request.command, summary: planned.summary))))
    }
    answers.append(.init(key: "n", title: "no", action: .close))
    return answers
  }
}
