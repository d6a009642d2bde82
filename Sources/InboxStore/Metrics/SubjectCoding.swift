import Inbox

/// The bytes of `trace.subject`: what reports look at besides the columns.
extension ReportSubject {
  var bytes: [UInt8] {
    var out = ByteWriter()
    out.text(status.rawValue)
    out.optionalText(contact?.text)
    out.bool(isQuestion)
    out.bool(needsNoReply)
    out.bool(agentInitiated)
    out.integer(openedAt.milliseconds)
    out.instant(firstCustomerMessageAt)
    out.instant(waitingSince)
    out.list(openTargets) { $0.ended($1) }
    return out.bytes
  }

  /// - Parameters: The row's columns, then its bytes.
  init(
    channel: Channel, tier: Tier, team: TeamID?, assignee: AgentID?, bytes: [UInt8]
  ) throws(ByteReader.Damaged) {
    var from = ByteReader(bytes)
    self.init(channel: channel, openedAt: Instant(milliseconds: 0))
    self.tier = tier
    self.team = team
    self.assignee = assignee
    status = try from.choice()
    contact = try from.optionalText().map { ContactID($0) }
    isQuestion = try from.bool()
    needsNoReply = try from.bool()
    agentInitiated = try from.bool()
    openedAt = Instant(milliseconds: try from.integer())
    firstCustomerMessageAt = try from.optionalInstant()
    waitingSince = try from.optionalInstant()
    openTargets = try from.list { (from) throws(ByteReader.Damaged) in try from.ended() }
  }
}

extension ByteWriter {
  /// An instance, in few bytes.
  mutating func ended(_ target: TargetInstance) {
    integer(Int64(target.kind.order))
    integer(target.start.milliseconds)
    func span(_ instant: Instant?) {
      optionalInteger(instant.map { $0.milliseconds &- target.start.milliseconds })
    }
    span(target.due)
    span(target.end)
    integer(target.endedBy.map { EndCode($0).rawValue } ?? 0)
    optionalInteger(target.promised)
    optionalText(target.policy)
    optionalText(target.calendar)
    optionalText(target.answeredBy?.text)
    bool(target.endedAutomatically)
    span(target.lastReplyAt)
    pauses(target.pauses)
  }
}

extension ByteReader {
  mutating func ended() throws(Damaged) -> TargetInstance {
    let order = try integer()
    guard let kind = TargetKind.allCases.first(where: { $0.order == Int(order) }) else {
      throw Damaged()
    }
    let start = Instant(milliseconds: try integer())
    var target = TargetInstance(kind: kind, start: start)
    target.due = try span(from: start)
    target.end = try span(from: start)
    let code = try integer()
    if code != 0 {
      guard let ended = EndCode(rawValue: code) else { throw Damaged() }
      target.endedBy = ended.endedBy
    }
    target.promised = try optionalInteger()
    target.policy = try optionalText()
    target.calendar = try optionalText()
    target.answeredBy = try optionalText().map { AgentID($0) }
    target.endedAutomatically = try bool()
    target.lastReplyAt = try span(from: start)
    target.pauses = try pauses()
    return target
  }

  private mutating func span(from start: Instant) throws(Damaged) -> Instant? {
    try optionalInteger().map { Instant(milliseconds: start.milliseconds &+ $0) }
  }
}

/// How an instance ended; never renumbered.
private enum EndCode: Int64 {
  case reply = 1
  case resolved = 2
  case spam = 3

  init(_ endedBy: TargetInstance.EndedBy) {
    switch endedBy {
    case .reply: self = .reply
    case .resolved: self = .resolved
    case .spam: self = .spam
    }
  }

  var endedBy: TargetInstance.EndedBy {
    switch self {
    case .reply: .reply
    case .resolved: .resolved
    case .spam: .spam
    }
  }
}
