/// What a rule looks at: one line that was just written, and where it left its conversation.
package struct RuleScene: Sendable {
  package var event: Event
  /// Before the line; nil if the line opened the conversation.
  package var before: Conversation?
  /// After it, and after the rules that ran before this one.
  package var conversation: Conversation
  package var contact: Contact?
  package var workspace: Workspace
  package var now: Instant
  /// What the rule waited for, where its time has come and no line was written.
  var moment: Rule.Trigger?

  package init(
    event: Event, before: Conversation?, conversation: Conversation, contact: Contact?,
    workspace: Workspace, now: Instant
  ) {
    self.event = event
    self.before = before
    self.conversation = conversation
    self.contact = contact
    self.workspace = workspace
    self.now = now
  }

  /// What happened, as rules name it; a customer's first message is three things at once.
  package var triggers: Set<Rule.Trigger> {
    if let moment { return [moment] }
    var triggers: Set<Rule.Trigger> = []
    if event.isCustomerMessage { triggers.insert(.message) }
    guard let before else { return triggers.union([.opened]) }
    if before.status != .open, before.status != .spam, conversation.status == .open {
      triggers.insert(.reopened)
    }
    switch event.what {
    case .tag: triggers.insert(.tag)
    case .tier: triggers.insert(.tier)
    case .assign: triggers.insert(.assigned)
    case .csat: triggers.insert(.csat)
    default: break
    }
    return triggers
  }

  /// The words that keywords are looked for in: what was just said, else what was said last.
  var texts: [String] {
    let said: [String?] =
      switch event.what {
      case .message(let message): [message.text, message.subject]
      case .note(let note): [note.text]
      case .csat(_, let comment, _): [comment]
      default: [conversation.snippet.text]
      }
    return (said + [conversation.subject]).compactMap { $0 }
  }
}
