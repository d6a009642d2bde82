import Canvas
import Inbox

/// A reply that waits for an approval instead of leaving.
extension DeskState {
  /// Who may approve what this agent writes there; nil where nobody has to.
  func approvers(for row: QueueRow, _ writing: Writing) -> [Agent]? {
    let tier = row.conversation.tier
    guard settings.workspace.needsApproval(me, in: tier) || !writing.variants.isEmpty else {
      return nil
    }
    return settings.workspace.approvers(of: me, in: tier)
  }

  /// `Maya or Priya`.
  func names(of approvers: [Agent]) -> DisplayText {
    guard !approvers.isEmpty else { return "nobody" }
    return approvers.map { DisplayText(filtering: $0.name, as: .name, limit: 40) }
      .joined(separator: " or ")
  }

  mutating func submitted(_ act: ActLedger.Act, _ step: Approval) {
    done(act, nil)
    let row = row(of: act.conversation)
    let who = row.map { names(of: settings.workspace.approvers(of: me, in: $0.conversation.tier)) }
    let due = step.due.map { ", due " + LocalTime.brief($0, now: now, zone) } ?? .empty
    say(
      .done,
      "\(spoken(act.conversation)) waits for an approval by \((who ?? "a senior").string)"
        + "\(due.string); ga shows it")
  }

  /// Bellhop has given it back; whoever approved it is told why.
  mutating func approvalStopped(_ act: ActLedger.Act, _ collision: Collision) {
    done(act, nil)
    say(
      .warning,
      "\(spoken(act.conversation)): \(collision) It is back in its author’s draft.")
  }
}
