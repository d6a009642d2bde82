import Inbox

/// Writes the steps of a conversation as bytes, each after the one before it: times as differences,
/// and whoever speaks again without the name.
struct StepWriter {
  private(set) var bytes: [UInt8] = []
  private var last = Instant(milliseconds: 0)
  private var sender: ContactID?
  private var agent: AgentID?

  init() {}

  /// Goes on where the bytes end.
  init(after bytes: [UInt8]) throws(ByteReader.Damaged) {
    self.bytes = bytes
    guard !bytes.isEmpty else { return }
    var reader = StepReader(bytes)
    while try reader.next() != nil {}
    (last, sender, agent) = (reader.last, reader.sender, reader.agent)
  }

  mutating func add(_ step: HistoryStep) {
    var out = ByteWriter()
    write(step, to: &out)
    bytes += out.bytes
    last = step.at
  }

  private mutating func write(_ step: HistoryStep, to out: inout ByteWriter) {
    func begin(_ code: StepCode) {
      out.integer(Int64(code.rawValue))
      out.integer(step.at.milliseconds &- last.milliseconds)
    }
    switch step.what {
    case .customerMessage(let who, let isQuestion):
      if who == sender {
        begin(isQuestion ? .questionAgain : .messageAgain)
      } else {
        begin(isQuestion ? .question : .message)
        out.text(who.text)
        sender = who
      }
    case .humanReply(let who):
      if who == agent {
        begin(.replyAgain)
      } else {
        begin(.reply)
        out.text(who.text)
        agent = who
      }
    case .botMessage: begin(.bot)
    case .handoff: begin(.handoff)
    case .status(let status, let auto, let byAgent):
      begin(.status)
      out.text(status.rawValue)
      out.bool(auto)
      out.bool(byAgent)
    case .tier(let tier):
      begin(.tier)
      out.integer(Int64(tier.rawValue))
    case .assign(let assignment):
      begin(.assign)
      out.change(assignment.agent)
      out.change(assignment.team)
    case .focus(let who, let from, let to):
      begin(.focus)
      out.text(who.text)
      out.integer(step.at.milliseconds &- from.milliseconds)
      out.integer(to.milliseconds &- from.milliseconds)
    case .survey(let id, let kind):
      begin(.survey)
      out.text(id)
      out.text(kind.rawValue)
    case .csat(let score, let survey):
      begin(.csat)
      out.integer(Int64(score))
      out.optionalText(survey)
    case .nps(let contact, let score):
      begin(.nps)
      out.text(contact.text)
      out.integer(Int64(score))
    case .call(let who, let seconds, let answered):
      begin(.call)
      out.optionalText(who?.text)
      out.integer(seconds)
      out.bool(answered)
    case .deflection(let kind):
      begin(.deflection)
      out.text(kind.rawValue)
    case .approval(let message, let waits):
      begin(waits ? .approvalAsked : .approvalEnded)
      out.text(message.text)
    }
  }
}

/// Reads what `StepWriter` wrote.
struct StepReader {
  private var from: ByteReader
  private(set) var last = Instant(milliseconds: 0)
  private(set) var sender: ContactID?
  private(set) var agent: AgentID?

  init(_ bytes: [UInt8]) {
    from = ByteReader(bytes)
  }

  /// Adds all steps that the bytes hold.
  static func read(_ bytes: [UInt8], into steps: inout [HistoryStep]) throws(ByteReader.Damaged) {
    var reader = StepReader(bytes)
    while let step = try reader.next() { steps.append(step) }
  }

  mutating func next() throws(ByteReader.Damaged) -> HistoryStep? {
    guard !from.isAtEnd else { return nil }
    guard let code = StepCode(rawValue: Int(truncatingIfNeeded: try from.integer())) else {
      throw ByteReader.Damaged()
    }
    last = Instant(milliseconds: last.milliseconds &+ (try from.integer()))
    return HistoryStep(at: last, try what(code))
  }

  private mutating func what(_ code: StepCode) throws(ByteReader.Damaged) -> HistoryStep.What {
    switch code {
    case .message, .question:
      let who = ContactID(try from.text())
      sender = who
      return .customerMessage(who, isQuestion: code == .question)
    case .messageAgain, .questionAgain:
      guard let sender else { throw ByteReader.Damaged() }
      return .customerMessage(sender, isQuestion: code == .questionAgain)
    case .reply:
      let who = AgentID(try from.text())
      agent = who
      return .humanReply(who)
    case .replyAgain:
      guard let agent else { throw ByteReader.Damaged() }
      return .humanReply(agent)
    case .bot: return .botMessage
    case .handoff: return .handoff
    case .status:
      let status: Status = try from.choice()
      let auto = try from.bool()
      return .status(status, auto: auto, byAgent: try from.bool())
    case .tier: return .tier(try from.numbered())
    case .assign:
      let agent: Assignment.Change<AgentID> = try from.change()
      return .assign(Assignment(agent: agent, team: try from.change()))
    case .focus:
      let who = AgentID(try from.text())
      let start = last.advanced(by: 0 &- (try from.integer()))
      return .focus(who, from: start, to: start.advanced(by: try from.integer()))
    case .survey:
      let id = try from.text()
      return .survey(id: id, try from.choice())
    case .csat:
      let score = Int(truncatingIfNeeded: try from.integer())
      return .csat(score: score, survey: try from.optionalText())
    case .nps:
      let contact = ContactID(try from.text())
      return .nps(contact, score: Int(truncatingIfNeeded: try from.integer()))
    case .call:
      let who = try from.optionalText().map { AgentID($0) }
      let seconds = try from.integer()
      return .call(who, seconds: seconds, answered: try from.bool())
    case .deflection: return .deflection(try from.choice())
    case .approvalAsked: return .approval(MessageID(try from.text()), waits: true)
    case .approvalEnded: return .approval(MessageID(try from.text()), waits: false)
    }
  }
}

/// What a step's bytes begin with; never renumbered.
private enum StepCode: Int {
  case message = 0
  case question = 1
  case messageAgain = 2
  case questionAgain = 3
  case reply = 4
  case replyAgain = 5
  case bot = 6
  case handoff = 7
  case status = 8
  case tier = 9
  case assign = 10
  case focus = 11
  case survey = 12
  case csat = 13
  case nps = 14
  case call = 15
  case deflection = 16
  case approvalAsked = 17
  case approvalEnded = 18
}

extension ByteWriter {
  fileprivate mutating func change<Owner>(_ change: Assignment.Change<Identifier<Owner>>) {
    switch change {
    case .unchanged: integer(0)
    case .to(nil): integer(1)
    case .to(let id?):
      integer(2)
      text(id.text)
    }
  }
}

extension ByteReader {
  fileprivate mutating func change<Owner>() throws(Damaged)
    -> Assignment.Change<
      Identifier<Owner>
    >
  {
    switch try integer() {
    case 0: return .unchanged
    case 1: return .to(nil)
    case 2: return .to(Identifier(try text()))
    default: throw Damaged()
    }
  }
}
