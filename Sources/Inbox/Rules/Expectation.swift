/// What an account tells those who write there: said in private, once per contact and period.
///
/// It is no rule of the workspace and needs none, but goes the same way: into the outbox as an
/// automatic reply, in the transaction of the message that it answers.
extension RuleScene {
  /// What becomes of the account's expectation for this line; nil where it has none or nobody wrote.
  func expectation() -> RuleReport? {
    guard let message = event.message, message.direction == .in,
      let account = workspace.account(message.account), account.channel == message.channel,
      let expect = account.expect, event.isCustomerMessage || event.isFromMachine,
      conversation.status != .spam
    else { return nil }
    var report = RuleReport(
      rule: "expect of \(account.id)", on: .message,
      conditions: [
        RuleReport.Condition(key: "account", values: [account.id.text], holds: true)
      ], outcome: .changesNothing, events: [], reply: nil, refused: [])
    if let reason = reasonNotToSay(message) {
      report.refused = [reason]
      return report
    }
    let values = ReplyValues(
      conversation: conversation, id: nil, contact: contact, agent: nil, workspace: workspace,
      now: now)
    let filled = FilledReply(ReplyTemplate(expect.text), values: values)
    if !filled.missing.isEmpty {
      let names = filled.missing.joined(separator: ", ")
      report.refused = ["It is not said: nobody fills its gaps \(names)."]
      return report
    }
    let limit = MessageLimit(message.channel, .dm)
    if let refusal = limit?.refusal(of: filled.text, on: message.channel) {
      report.refused = ["It is not said: \(refusal)"]
      return report
    }
    report.reply = AutomaticReply(
      rule: report.rule, shortcut: nil, text: filled.text, language: nil,
      limit: .expectation(account.id, oncePer: expect.oncePerMilliseconds))
    report.outcome = .done
    return report
  }

  private func reasonNotToSay(_ message: Message) -> String? {
    if event.isFromMachine { return "It is not said: no automatic message gets an answer." }
    if conversation.contact == nil { return "It is not said: nobody is known there to say it to." }
    if conversation.audience == .public, !conversation.channel.hasTwoAudiences {
      return "It is not said: \(message.channel.name) has no private way to the author."
    }
    if let closed = conversation.closedWindow(at: now) { return "It is not said: \(closed)" }
    return nil
  }
}
