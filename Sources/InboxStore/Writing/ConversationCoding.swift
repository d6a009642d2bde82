import Inbox

/// The bytes of `conversation.state`: the whole value, so that a row needs no second table.
///
/// The first byte is the version of this layout; an unknown one throws, and `--rebuild` makes the
/// bytes anew from the journal.
extension Conversation {
  private static let layout: Int64 = 3

  var stateBytes: [UInt8] {
    var out = ByteWriter()
    out.integer(Conversation.layout)
    out.text(ref.text)
    out.text(channel.rawValue)
    out.text(account.text)
    out.text(kind.rawValue)
    out.optionalText(contact?.text)
    out.optionalText(segment)
    out.optionalText(subject)
    out.text(status.rawValue)
    out.instant(snoozedUntil)
    out.integer(Int64(tier.rawValue))
    out.integer(Int64(priority.rawValue))
    out.list(tags) { $0.text($1) }
    out.optionalText(assignee?.text)
    out.optionalText(team?.text)
    out.optionalText(mergedInto?.text)
    out.integer(openedAt.milliseconds)
    out.integer(lastLineAt.milliseconds)
    out.instant(lastMessageAt)
    out.instant(firstCustomerMessageAt)
    out.optionalText(language)
    out.text(audience.rawValue)
    out.optionalText(latestCustomerMessage?.text)
    out.instant(latestCustomerMessageAt)
    out.optionalText(customerName)
    out.optionalText(customerHandle)
    out.instant(lastHumanReplyAt)
    out.integer(Int64(unanswered))
    out.text(snippet.speaker.rawValue)
    out.text(snippet.text)
    out.optionalText(snippet.message?.text)
    out.instant(snippet.at)
    out.instant(waitingSince)
    out.list(openTargets) { $0.target($1) }
    out.clock(clock)
    out.integer(guardLines)
    out.optional(isSummoned) { $0.bool($1) }
    out.optionalText(privatelyAnswered?.text)
    return out.bytes
  }

  init(stateBytes: [UInt8]) throws(ByteReader.Damaged) {
    var from = ByteReader(stateBytes)
    let layout = try from.integer()
    guard (1...Conversation.layout).contains(layout) else { throw ByteReader.Damaged() }
    let ref = ConversationRef(try from.text())
    let channel: Channel = try from.choice()
    let account = AccountID(try from.text())
    let kind: ConversationKind = try from.choice()
    self.init(
      ref: ref, channel: channel, account: account, kind: kind,
      openedAt: Instant(milliseconds: 0))
    contact = try from.optionalText().map { ContactID($0) }
    segment = try from.optionalText()
    subject = try from.optionalText()
    status = try from.choice()
    snoozedUntil = try from.optionalInstant()
    tier = try from.numbered()
    priority = try from.numbered()
    tags = try from.list { (from) throws(ByteReader.Damaged) in try from.text() }
    assignee = try from.optionalText().map { AgentID($0) }
    team = try from.optionalText().map { TeamID($0) }
    mergedInto = try from.optionalText().map { ConversationRef($0) }
    openedAt = Instant(milliseconds: try from.integer())
    lastLineAt = Instant(milliseconds: try from.integer())
    lastMessageAt = try from.optionalInstant()
    firstCustomerMessageAt = try from.optionalInstant()
    language = try from.optionalText()
    audience = try from.choice()
    latestCustomerMessage = try from.optionalText().map { MessageID($0) }
    // Rows of the first layout are folded anew by the schema's fifth step.
    latestCustomerMessageAt = layout > 1 ? try from.optionalInstant() : nil
    customerName = try from.optionalText()
    customerHandle = try from.optionalText()
    lastHumanReplyAt = try from.optionalInstant()
    unanswered = Int(truncatingIfNeeded: try from.integer())
    let speaker: Snippet.Speaker = try from.choice()
    snippet = Snippet(
      speaker: speaker, text: try from.text(),
      message: try from.optionalText().map { MessageID($0) }, at: try from.optionalInstant())
    waitingSince = try from.optionalInstant()
    openTargets = try from.list { (from) throws(ByteReader.Damaged) in try from.target() }
    clock = try from.clock()
    guardLines = try from.integer()
    // Rows of the second layout are folded anew by the step “answers in public”.
    guard layout > 2 else { return }
    isSummoned = try from.optional { (from) throws(ByteReader.Damaged) in try from.bool() }
    privatelyAnswered = try from.optionalText().map { MessageID($0) }
  }
}

extension ByteWriter {
  mutating func instant(_ value: Instant?) { optionalInteger(value?.milliseconds) }

  mutating func target(_ target: TargetInstance) {
    text(target.kind.rawValue)
    optionalText(target.policy)
    optionalText(target.calendar)
    optionalInteger(target.promised)
    integer(target.start.milliseconds)
    instant(target.due)
    instant(target.end)
    optionalText(target.endedBy?.rawValue)
    pauses(target.pauses)
    optionalText(target.answeredBy?.text)
    bool(target.endedAutomatically)
    instant(target.lastReplyAt)
  }

  mutating func pauses(_ pauses: [TargetInstance.Pause]) {
    list(pauses) {
      $0.integer($1.from.milliseconds)
      $0.instant($1.to)
    }
  }

  mutating func clock(_ clock: ClockMemory) {
    bool(clock.isBegun)
    bool(clock.contactIsNamed)
    bool(clock.agentInitiated)
    bool(clock.hasFirstResponse)
    bool(clock.botHasIt)
    bool(clock.resolutionBeganWithTurn)
  }
}

extension ByteReader {
  mutating func optionalInstant() throws(Damaged) -> Instant? {
    try optionalInteger().map { Instant(milliseconds: $0) }
  }

  mutating func target() throws(Damaged) -> TargetInstance {
    let kind: TargetKind = try choice()
    let policy = try optionalText()
    let calendar = try optionalText()
    let promised = try optionalInteger()
    var target = TargetInstance(
      kind: kind, policy: policy, calendar: calendar, promised: promised,
      start: Instant(milliseconds: try integer()))
    target.due = try optionalInstant()
    target.end = try optionalInstant()
    target.endedBy = try optional { (from) throws(Damaged) in try from.choice() }
    target.pauses = try pauses()
    target.answeredBy = try optionalText().map { AgentID($0) }
    target.endedAutomatically = try bool()
    target.lastReplyAt = try optionalInstant()
    return target
  }

  mutating func pauses() throws(Damaged) -> [TargetInstance.Pause] {
    try list { (from) throws(Damaged) in
      let start = Instant(milliseconds: try from.integer())
      return TargetInstance.Pause(from: start, to: try from.optionalInstant())
    }
  }

  mutating func clock() throws(Damaged) -> ClockMemory {
    var clock = ClockMemory()
    clock.isBegun = try bool()
    clock.contactIsNamed = try bool()
    clock.agentInitiated = try bool()
    clock.hasFirstResponse = try bool()
    clock.botHasIt = try bool()
    clock.resolutionBeganWithTurn = try bool()
    return clock
  }
}
