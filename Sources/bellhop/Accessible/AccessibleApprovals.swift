import Desk
import Inbox
import InboxStore

/// Replies that wait for an approval, and saying that one is there.
extension AccessibleSession {
  /// What waits in the conversation: read in full, then approved, changed, sent back or taken back.
  func answerApproval(_ page: ConversationPage) throws {
    let waiting = try session.reaching { try store.approvals(of: page.row.id, now: now) }
      .filter(\.isWaiting)
    guard let one = waiting.first else { return lines.say("No reply waits for an approval here.") }
    if waiting.count > 1 { lines.say("\(waiting.count) replies wait; this is the first.") }
    tell(one)
    guard one.author != me else {
      guard try choice(["take it back into your draft"]) == 1 else { return }
      return try act(.withdraw(one.message), "Taken back; the words are your draft.")
    }
    let tier = page.row.conversation.tier
    if let refusal = workspace.refusalToApprove(me, replyBy: one.author, in: tier) {
      return lines.say(refusal.description)
    }
    let wordings =
      one.variants.count == 1
      ? ["approve it"] : one.variants.indices.map { "approve wording \($0 + 1)" }
    let number = try choice(wordings + ["approve it in other words", "send it back with a note"])
    guard let number else { return }
    switch number - wordings.count {
    case ...0: try approve(one, page, variant: number - 1)
    case 1:
      guard let text = write("what is to be said instead") else {
        return lines.say("Nothing was written.")
      }
      try approve(one, page, text: text)
    default:
      guard let note = ask("What should its author change?"), !note.isEmpty else {
        return lines.say("It waits on.")
      }
      try act(.sendBack(one.message, note: note), "Sent back; its author has the words.")
    }
  }

  private func tell(_ one: ApprovalCase) {
    let author = Shown.name(workspace.name(of: one.author))
    let due =
      one.due.map { due in
        let left = due.since(now)
        return left < 0
          ? ", overdue for \(SpokenWords.duration(-left))"
          : ", due in \(SpokenWords.left(left))"
      } ?? ""
    lines.say("\(author) asks for an approval\(due).")
    if let request = one.request {
      lines.say("\(author) says: \(SpokenWords.plain(Shown.line(request, limit: 400)))")
    }
    for (place, text) in one.variants.enumerated() {
      let name = one.variants.count == 1 ? "The answer" : "Wording \(place + 1)"
      lines.say("\(name): " + SpokenWords.plain(Shown.body(text)))
    }
  }

  private func approve(
    _ one: ApprovalCase, _ page: ConversationPage, variant: Int = 0, text: String? = nil
  ) throws {
    let isPublic = (one.audience ?? page.row.conversation.audience) == .public
    let question =
      isPublic
      ? "Everybody can read it. Type public to approve it, anything else lets it wait:"
      : "Type yes to approve it, anything else lets it wait:"
    guard ask(question)?.lowercased() == (isPublic ? "public" : "yes") else {
      return lines.say("It waits on.")
    }
    let hold = workspace.hold(for: page.row.conversation, now: now)
    let answer = ApprovalAnswer(
      message: one.message, variant: variant, text: text, holdMilliseconds: hold)
    let request = Request(
      act: session.freshActID(), by: .agent(me), conversation: page.row.conversation.ref,
      command: .approve(answer))
    let performed = try session.reaching { try store.perform(request, now: now) }
    if let row = try freshRow(page.row.id) { self.page?.row = row }
    if let stopped = performed.stopped {
      return lines.say("NOT SENT: \(Shown.line("\(stopped)")) It is back in its author's draft.")
    }
    lines.say(
      hold > 0 ? "Approved. Held for \(SpokenWords.duration(hold))." : "Approved, on its way.")
  }

  /// `online`, `away`, `off`: for routing, and for colleagues.
  func say(available state: Availability) throws {
    _ = try session.reaching {
      try store.append([.declaring(state, of: me, at: now)], as: .new, now: now)
    }
    switch state {
    case .online: lines.say("You are online.")
    case .away: lines.say("You are away: nothing new comes to you.")
    case .off: lines.say("You are off: nothing new comes to you.")
    }
  }
}
