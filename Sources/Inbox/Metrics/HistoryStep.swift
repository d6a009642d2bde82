/// A line of a conversation as the metrics see it: who did what when, and no words.
///
/// The steps of a conversation are its lines that count (not undone, its own or brought by a merge),
/// in their order, which decides where several are of one instant. All that a report says besides
/// targets follows from them (metrics.md), so they are kept beside each conversation and a report
/// reads no journal.
package struct HistoryStep: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case customerMessage(ContactID, isQuestion: Bool)
    case humanReply(AgentID)
    case botMessage
    case handoff
    case status(Status, auto: Bool, byAgent: Bool)
    case tier(Tier)
    case assign(Assignment)
    case focus(AgentID, from: Instant, to: Instant)
    case survey(id: String, SurveyKind)
    case csat(score: Int, survey: String?)
    case nps(ContactID, score: Int)
    case call(AgentID?, seconds: Int64, answered: Bool)
    case deflection(DeflectionKind)
    /// A submitted reply waits from here on, or waits no more.
    case approval(MessageID, waits: Bool)
  }

  package var at: Instant
  package var what: What

  package init(at: Instant, _ what: What) {
    self.at = at
    self.what = what
  }
}

extension HistoryStep {
  /// Nil for lines that no metric looks at.
  package init?(_ event: Event) {
    guard let what = What(event) else { return nil }
    self.init(at: event.at, what)
  }

  /// Whether it says something without its conversation: calls, deflections and NPS answers may
  /// name none, or one that nothing opened.
  package var standsAlone: Bool {
    switch what {
    case .survey, .nps, .call, .deflection: true
    default: false
    }
  }
}

extension HistoryStep.What {
  fileprivate init?(_ event: Event) {
    switch event.what {
    case .message(let message):
      if event.isCustomerMessage {
        self = .customerMessage(
          ContactID(event.by?.id ?? ""),
          isQuestion: message.text.map { Question.isAsked(in: $0, language: message.language) }
            ?? false)
      } else if event.isHumanReply {
        self = .humanReply(AgentID(event.by?.id ?? ""))
      } else if event.isBotMessage {
        self = .botMessage
      } else {
        return nil
      }
    case .handoff: self = .handoff
    case .status(let change):
      self = .status(change.status, auto: change.auto, byAgent: event.by?.kind == .agent)
    case .tier(let tier, _): self = .tier(tier)
    case .assign(let assignment): self = .assign(assignment)
    case .focus(let agent, let from, let to): self = .focus(agent, from: from, to: to)
    case .survey(let id, let kind, _): self = .survey(id: id, kind)
    case .csat(let score, _, let survey): self = .csat(score: score, survey: survey)
    case .nps(let contact, let score, _, _): self = .nps(contact, score: score)
    case .call(let call):
      let seconds = call.talkSeconds &+ call.holdSeconds &+ call.wrapSeconds
      self = .call(call.agent, seconds: seconds, answered: call.answered)
    case .deflection(let kind, _): self = .deflection(kind)
    case .approval(let step): self = .approval(step.message, waits: step.state == .requested)
    default: return nil
    }
  }
}
