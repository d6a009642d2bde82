import Canvas
import Inbox

/// A reply that waits for an approval instead of leaving.
extension DeskState {
  /// Who may approve what this agent writes there; nil where nobody has to.
  func approvers(for row: QueueRow, _ writing: Writing) -> [Agent]? {
    let tier = row.conversation.tier
    guard writing.kind == .reply,
      settings.workspace.needsApproval(me, in: tier) || !writing.variants.isEmpty
    else { return nil }
    return settings.workspace.approvers(of: me, in: tier)
  }

  /// `Maya or Priya`.
  func names(of approvers: [Agent]) -> DisplayText {
    guard !approvers.isEmpty else { return "nobody" }
    return approvers.map { DisplayText(filtering: $0.name, as: .name, limit: 40) }
      .joined(separator: " or ")
  }

  /// The bar above the text, where nobody else has to be warned of.
  func approvalBar(_ screen: ConversationScreen, width: Int) -> DisplayText? {
    guard let row = screen.row, let able = approvers(for: row, screen.composer.active) else {
      return nil
    }
    let count = screen.composer.reply.variants.count
    let wordings: DisplayText =
      count == 0 ? "^X a another wording" : "wording \(count + 1), ^X a one more"
    let ways: [DisplayText] = [
      "needs an approval by " + names(of: able) + ": ^S submits it   " + wordings,
      "needs an approval by " + names(of: able) + ": ^S submits it",
      "needs an approval: ^S submits",
    ]
    return ways.first { $0.columns <= width } ?? ways.last
  }

  /// `^X a`: these words are one wording, what is written on becomes another; the same words again
  /// take it away.
  mutating func addVariant() {
    guard let screen = conversation, screen.composer.kind == .reply else {
      return say(.hint, "A note goes to nobody: it needs no approval")
    }
    let writing = screen.composer.reply
    guard !writing.buffer.isBlank else { return say(.hint, Refusal.emptyText.description) }
    let text = writing.buffer.text
    // What differs in blanks alone is no choice.
    let isThere = writing.variants.contains { $0.isSameWording(as: text) }
    let now = now
    conversation?.composer.reply.variants =
      isThere
      ? writing.variants.filter { !$0.isSameWording(as: text) } : writing.variants + [text]
    conversation?.composer.reply.changedAt = now
    let count = conversation?.composer.reply.variants.count ?? 0
    say(
      .done,
      isThere
        ? "That wording is taken away; \(count) kept beside this one"
        : "Kept as wording \(count): change the text for the next; ^S submits all")
  }

  mutating func submitted(_ act: ActLedger.Act, _ step: Approval, replaces: Bool) {
    done(act, nil)
    if let reply = act.command.reply { acts.justHeld[reply.id] = nil }
    let row = row(of: act.conversation)
    let who = row.map { names(of: settings.workspace.approvers(of: me, in: $0.conversation.tier)) }
    let due = step.due.map { ", due " + LocalTime.brief($0, now: now, zone) } ?? .empty
    say(
      .done,
      "\(spoken(act.conversation)) waits for an approval by \((who ?? "a colleague").string)"
        + "\(due.string)\(replaces ? ", instead of what you submitted before" : ""); ga shows it")
  }

  /// Bellhop has given it back; whoever approved it is told why.
  mutating func approvalStopped(_ act: ActLedger.Act, _ collision: Collision) {
    done(act, nil)
    say(
      .warning, "\(spoken(act.conversation)): \(collision) It is back in its author’s draft.")
  }
}

extension TimelineBlock {
  /// The wordings of a reply that waits for an approval, below everything that was said.
  static func waiting(_ page: ConversationPage, settings: DeskSettings) -> [TimelineBlock] {
    page.approvals.filter(\.isWaiting).flatMap { one in
      one.variants.enumerated().compactMap { place, text in
        let isLast = place == one.variants.count - 1
        let number: DisplayText =
          one.variants.count > 1 ? "wording \(place + 1) of \(one.variants.count)" : .empty
        let waits: DisplayText =
          one.author == settings.agent.id ? "waits for an approval, O" : "waits for an approval: O"
        let parts = [number, isLast ? waits : .empty].filter { !$0.isEmpty }
        return TimelineBlock(
          leaving: one.entry(text, of: page.row), as: parts.joined(separator: ", "),
          settings: settings)
      }
    }
  }
}

extension ApprovalCase {
  /// As the timeline shows what has not left.
  fileprivate func entry(_ text: String, of row: QueueRow) -> OutboxEntry {
    let conversation = row.conversation
    return OutboxEntry(
      id: message, conversation: row.id, ref: conversation.ref, version: 0, author: author,
      reply: Reply(
        id: message, text: text, audience: audience ?? conversation.audience, seenVersion: nil,
        holdMilliseconds: 0), channel: conversation.channel, account: conversation.account,
      kind: conversation.kind, recipient: "", recipientName: nil, replyTo: nil, state: .queued,
      createdAt: requestedAt, leavesAt: requestedAt)
  }
}
