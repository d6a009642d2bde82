import Inbox

/// One conversation while it is being told: lines with times from 0 on, moved into place at the
/// end.
struct Story {
  private(set) var thread: Thread
  private(set) var events: [Event] = []
  /// Milliseconds since the story began.
  var clock: Int64 = 0
  private var numbering: Numbering
  private let agents: [Agent]

  init(_ thread: Thread, agents: [Agent], numbering: Numbering) {
    self.thread = thread
    self.agents = agents
    self.numbering = numbering
  }

  /// The numbering after this story, for the next one.
  var numberingAfter: Numbering { numbering }

  /// What was told, beginning at `start`.
  func told(from start: Instant) -> [Event] {
    events.map { $0.moved(by: start.milliseconds) }
  }

  // MARK: The customer

  /// Says the dialog's next lines as long as they are the customer's.
  mutating func customerGoesOn(pause: ClosedRange<Int64>, using random: inout SeededGenerator) {
    var isFirst = true
    while thread.speaker == .customer {
      if !isFirst { clock += random.milliseconds(seconds: pause) }
      isFirst = false
      let line = thread.dialog.lines[thread.next]
      thread.next += 1
      let wording = random.pick(line.wordings) ?? ""
      customer(
        thread.slots.fill(wording, me: answerer) + quotation, attachments: line.attachments)
    }
  }

  /// Our last words below the customer's, as most mail programs put them.
  private var quotation: String {
    guard thread.dialog.style == .mail, let lastAnswer else { return "" }
    let lines = lastAnswer.split(separator: "\n", omittingEmptySubsequences: false)
    return "\n\n" + lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
  }

  mutating func customer(_ text: String, attachments: [Attachment] = []) {
    let id = numbering.message()
    thread.latest = id
    events.append(
      thread.incoming(
        text, id: id, at: Instant(milliseconds: clock), attachments: attachments))
  }

  // MARK: The team

  /// Tags, tier, team and owner as whoever looks first gives them, in one act.
  mutating func triage(owner: AgentID?, tagging agent: AgentID) {
    let act = numbering.act()
    let scenario = thread.dialog.scenario
    for tag in scenario.tags { append(.tag(tag), by: agent, act: act) }
    if scenario.tier != .one { append(.tier(scenario.tier, reason: nil), by: agent, act: act) }
    var assignment = Assignment()
    if let team = scenario.team { assignment.team = .to(team) }
    if let owner { assignment.agent = .to(owner) }
    if assignment != Assignment() { append(.assign(assignment), by: agent, act: act) }
  }

  /// The internal notes that stand next in the dialog.
  mutating func notes(by agent: AgentID, using random: inout SeededGenerator) {
    while thread.speaker == .note {
      let line = thread.dialog.lines[thread.next]
      thread.next += 1
      note(random.pick(line.wordings) ?? "", by: agent)
    }
  }

  mutating func note(_ text: String, by agent: AgentID) {
    let mentions = agents.filter { text.contains("@\($0.id)") }.map(\.id)
    append(
      .note(Note(id: numbering.message(), text: text, mentions: mentions)), by: agent,
      act: numbering.act())
  }

  /// Says the dialog's next line, or the words given, as `agent`, with the time it took to write.
  mutating func answer(
    by agent: AgentID, saying given: String? = nil, then status: Status?,
    using random: inout SeededGenerator
  ) {
    var text = given
    if text == nil, thread.speaker == .agent {
      text = random.pick(thread.dialog.lines[thread.next].wordings)
      thread.next += 1
    }
    guard let text else { return }
    let act = numbering.act()
    let began = Instant(milliseconds: clock - min(clock, random.milliseconds(seconds: 35...200)))
    append(
      .focus(agent: agent, from: began, to: Instant(milliseconds: clock)), by: agent, act: act)
    let words = thread.slots.fill(text, me: name(of: agent))
    lastAnswer = words
    let message = Message(
      id: numbering.message(), channel: thread.channel, account: thread.account,
      kind: thread.kind, direction: .out, text: words,
      subject: thread.subject.map { "Re: \($0)" }, replyTo: thread.latest,
      isPublic: thread.isPublic, language: thread.language)
    append(.message(message), by: agent, act: act)
    if let status { append(.status(StatusChange(status)), by: agent, act: act) }
    answerer = name(of: agent)
  }

  private var lastAnswer: String?
  /// Whom the customer thanks.
  private var answerer = "Priya"

  mutating func append(_ what: Occurrence, by agent: AgentID?, act: ActID? = nil) {
    append(what, by: agent.map { Actor(kind: .agent, id: $0.text, name: name(of: $0)) }, act: act)
  }

  mutating func append(_ what: Occurrence, by actor: Actor?, act: ActID? = nil) {
    events.append(
      Event(
        at: Instant(milliseconds: clock), conversation: thread.ref, by: actor, act: act,
        what: what))
  }

  /// Another matter of the same customer, told on in the same conversation.
  mutating func turnTo(_ dialog: Dialog, slots: Slots) {
    thread.dialog = dialog
    thread.slots = slots
    thread.next = 0
  }

  private func name(of agent: AgentID) -> String {
    agents.first { $0.id == agent }?.name ?? agent.text
  }

  mutating func newAct() -> ActID { numbering.act() }

  mutating func newMessage() -> MessageID { numbering.message() }

  fileprivate mutating func drop(_ unwanted: (Event) -> Bool) {
    events.removeAll(where: unwanted)
  }
}

extension Event {
  /// The same line later, with every time it names.
  fileprivate func moved(by milliseconds: Int64) -> Event {
    var moved = self
    moved.at = at.advanced(by: milliseconds)
    switch what {
    case .focus(let agent, let from, let to):
      moved.what = .focus(
        agent: agent, from: from.advanced(by: milliseconds), to: to.advanced(by: milliseconds))
    default: break
    }
    return moved
  }
}

extension Story {
  /// Leaves out what would be said later than `end`, for a customer who has only just begun.
  mutating func trim(to end: Int64) {
    drop { $0.at.milliseconds > end }
    clock = min(clock, end)
  }
}
