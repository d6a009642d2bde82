/// `deflection_share`, `deflection_moved` and `savings_usd`: how much of the phone's work goes another
/// way.
///
/// Share: new conversations on channels other than phone and e-mail ÷ (new conversations on channels
/// other than phone + answered calls). Moved: callers who took messaging ÷ those who were offered it.
/// Savings: those who took it × (cost of a call − cost of a message). Source: metrics.md, *Metrics*.
struct Deflection {
  var offered = 0
  var accepted = 0
  var answeredCalls = 0

  mutating func add(_ other: Deflection) {
    offered += other.offered
    accepted += other.accepted
    answeredCalls += other.answeredCalls
  }

  func members(_ costs: Costs, newElsewhere: InboundVolume) -> [MetricMember] {
    let share = Share(
      part: newElsewhere.conversationsDeflected,
      whole: newElsewhere.conversationsOffPhone + answeredCalls)
    return [
      MetricMember("deflection_share", .number(share.ratio)),
      MetricMember(
        "deflection_moved", .number(Share(part: accepted, whole: offered).ratio)),
      MetricMember(
        "savings_usd",
        .number(Double(accepted) * (costs.callDollars - costs.messageDollars))),
    ]
  }
}

extension MetricsComputation {
  /// What may happen without a conversation.
  mutating func addAlone(_ step: HistoryStep, conversation: Int64?, _ home: Belonging) {
    guard step.standsAlone, range.contains(step.at) else { return }
    switch step.what {
    case .survey(let id, .csat):
      guard let row = row(of: home, at: step.at) else { return }
      pending.surveys.append(.init(id: id, at: step.at, conversation: conversation, row: row))
    case .nps(let contact, let score):
      let bucket = bucket(at: step.at)
      pending.recommendations.append(
        .init(
          contact: contact, score: score, at: step.at, conversation: conversation,
          row: row(of: home, at: step.at) ?? -1, bucket: bucket))
    case .call(let agent, let seconds, let answered):
      addCall(step, agent, seconds: seconds, answered: answered, conversation, home)
    case .deflection(let kind):
      guard let row = row(of: home, at: step.at) else { return }
      if kind == .accepted {
        totals[row].deflection.accepted += 1
      } else {
        totals[row].deflection.offered += 1
      }
      note(
        .deflection,
        .init(
          conversation: conversation, part: kind == .accepted ? .numerator : .denominator,
          value: .count(1), because: kind.rawValue, start: step.at, end: step.at))
    default: return
    }
  }

  private mutating func addCall(
    _ step: HistoryStep, _ agent: AgentID?, seconds: Int64, answered: Bool, _ conversation: Int64?,
    _ home: Belonging
  ) {
    if grouping == .channel, home.channel == nil { makeRow(of: .phone) }
    // A call without a conversation is of the channel phone, and its agent's or nobody's.
    var whose = home
    whose.channel = home.channel ?? .phone
    whose.agent = agent
    guard answered else {
      if takes(whose) {
        evidence?.leaveOut(.phoneHandleTime, conversation, "a call that nobody answered")
      }
      return
    }
    guard let row = row(of: whose, at: step.at) else { return }
    totals[row].deflection.answeredCalls += 1
    totals[row].handling.calls += 1
    totals[row].handling.callSeconds &+= seconds
    note(
      .phoneHandleTime,
      .init(
        conversation: conversation, value: .number(Double(seconds)),
        because: "answered call\(agent.map { " of \($0)" } ?? "")", start: step.at, end: step.at))
    note(
      .deflectionShare,
      .init(
        conversation: conversation, part: .denominator, value: .count(1),
        because: "answered call", start: step.at, end: step.at))
  }
}
