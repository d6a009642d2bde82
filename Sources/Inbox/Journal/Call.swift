/// One phone call of the log; times in whole seconds.
package struct Call: Hashable, Sendable {
  package var id: String
  package var contact: ContactID?
  package var account: AccountID?
  package var agent: AgentID?
  package var talkSeconds: Int64
  package var holdSeconds: Int64
  package var wrapSeconds: Int64
  package var answered: Bool
  package var direction: Message.Direction

  package init(
    id: String, contact: ContactID?, account: AccountID?, agent: AgentID?, talkSeconds: Int64,
    holdSeconds: Int64, wrapSeconds: Int64, answered: Bool, direction: Message.Direction
  ) {
    self.id = id
    self.contact = contact
    self.account = account
    self.agent = agent
    self.talkSeconds = talkSeconds
    self.holdSeconds = holdSeconds
    self.wrapSeconds = wrapSeconds
    self.answered = answered
    self.direction = direction
  }
}

/// A step in the approval of a reply; `message` is the id that the sent message will bear.
package struct Approval: Hashable, Sendable {
  package enum State: String, Sendable {
    case requested
    case approved
    case rejected
    case withdrawn
  }

  package var message: MessageID
  package var state: State
  package var variants: [String]
  package var chosen: Int64?
  package var text: String?
  package var due: Instant?
  package var note: String?

  package init(
    message: MessageID, state: State, variants: [String] = [], chosen: Int64? = nil,
    text: String? = nil, due: Instant? = nil, note: String? = nil
  ) {
    self.message = message
    self.state = state
    self.variants = variants
    self.chosen = chosen
    self.text = text
    self.due = due
    self.note = note
  }
}
