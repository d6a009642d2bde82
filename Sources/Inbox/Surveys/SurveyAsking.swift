/// Whether a customer is asked now how it was, and what; or why not.
///
/// Looked at when the delay after a resolve is over, in the transaction that puts the question into
/// the outbox. One survey a conversation; never in public, never past the channel's window, never
/// where no person answered.
package struct SurveyAsking: Sendable {
  /// A survey that was sent, or waits in the outbox.
  package struct Asked: Hashable, Sendable {
    package var id: String
    package var kind: SurveyKind
    package var at: Instant

    package init(id: String, kind: SurveyKind, at: Instant) {
      self.id = id
      self.kind = kind
      self.at = at
    }
  }

  /// What goes into the outbox.
  package struct Question: Hashable, Sendable {
    package var kind: SurveyKind
    package var text: String
    package var language: String
  }

  package enum Outcome: Hashable, Sendable {
    case ask(Question)
    /// In words for people.
    case stay(String)
  }

  package var conversation: Conversation
  package var contact: Contact?
  package var workspace: Workspace
  /// Of this conversation and all that was merged into it.
  package var askedHere: [Asked]
  /// Of its contact, here and elsewhere.
  package var askedOfContact: [Asked]
  /// When the delay was over.
  package var due: Instant
  package var now: Instant
  /// The open incident that it is about.
  package var incident: Incident?

  /// Later than this nobody is asked any more: whoever kept the clock was away.
  package static let lateAtMost: Int64 = 86_400_000

  package init(
    conversation: Conversation, contact: Contact?, workspace: Workspace, askedHere: [Asked],
    askedOfContact: [Asked], due: Instant, now: Instant
  ) {
    self.due = due
    self.conversation = conversation
    self.contact = contact
    self.workspace = workspace
    self.askedHere = askedHere
    self.askedOfContact = askedOfContact
    self.now = now
  }

  package func decide() -> Outcome {
    if let reason = reasonToStay { return .stay(reason) }
    guard let kind else { return .stay("its customer was asked a while ago") }
    let words = SurveyQuestion.words(
      of: kind, for: conversation.language ?? contact?.language, in: workspace)
    let values = ReplyValues(
      conversation: conversation, id: nil, contact: contact, agent: nil, workspace: workspace,
      now: now)
    let filled = FilledReply(ReplyTemplate(words.text), values: values)
    guard filled.missing.isEmpty, !filled.text.isBlank else {
      return .stay("nobody fills the gaps of the question")
    }
    let limit = MessageLimit(conversation.channel, conversation.kind, .private)
    if let refusal = limit?.refusal(of: filled.text, on: conversation.channel) {
      return .stay("\(refusal)")
    }
    return .ask(Question(kind: kind, text: filled.text, language: words.language))
  }

  private var reasonToStay: String? {
    if let reason = conversation.reasonAgainstSurvey(at: now) { return reason }
    if let incident { return "it is about the open incident “\(incident.title)”" }
    if now.since(due) > SurveyAsking.lateAtMost { return "nobody was there to ask in time" }
    if conversation.contact == nil { return "nobody is known there" }
    if conversation.lastHumanReplyAt == nil { return "nobody answered it" }
    if conversation.firstCustomerMessageAt == nil { return "the customer never wrote" }
    if workspace.account(conversation.account) == nil { return "its account is unknown" }
    if !askedHere.isEmpty { return "its customer was asked" }
    return nil
  }

  /// Satisfaction is asked of each conversation; recommendation takes its turn where the customer
  /// was asked the first before, and this one not for so long.
  private var kind: SurveyKind? {
    let csat = workspace.surveys.csat
    let mayCSAT = csat.map { may(.csat, every: $0.everyMilliseconds ?? 0) } ?? false
    let mayNPS = workspace.surveys.nps.map { may(.nps, every: $0.everyMilliseconds) } ?? false
    if mayNPS, csat == nil || askedOfContact.contains(where: { $0.kind == .csat }) { return .nps }
    return mayCSAT ? .csat : nil
  }

  private func may(_ kind: SurveyKind, every: Int64) -> Bool {
    askedOfContact.allSatisfy { $0.kind != kind || now.since($0.at) >= every }
  }
}

extension Surveys {
  /// Milliseconds from a resolve until somebody is asked; nil: nobody is.
  package var delay: Int64? {
    switch (csat, nps) {
    case (nil, nil): nil
    default: max(csat?.delayMilliseconds ?? 0, nps?.delayMilliseconds ?? 0)
    }
  }
}

extension Conversation {
  /// Why no survey may leave for it, whoever asked for one; nil if it may.
  package func reasonAgainstSurvey(at now: Instant) -> String? {
    if mergedInto != nil { return "it was merged" }
    if status != .resolved { return "it is not resolved any more" }
    if audience == .public { return "a survey is never public" }
    if channel == .phone || channel == .review { return "\(channel.name) takes no message" }
    // No person writes it: the longer window that some networks give to people is none.
    if let closes = windowClosesAt, closes <= now { return "the window of \(channel.name) is shut" }
    return nil
  }
}

extension OutboxEntry {
  /// What an entry asks, where it is a survey.
  package var survey: SurveyKind? { isAutomatic ? SurveyKind(messageID: id) : nil }
}

extension SurveyKind {
  /// The id of the survey and of the message that asks it: the same for the same conversation, so
  /// that it goes once.
  package func messageID(_ fingerprint: String) -> MessageID {
    MessageID("\(rawValue)-survey-\(fingerprint)")
  }

  fileprivate init?(messageID: MessageID) {
    for kind in [SurveyKind.csat, .nps] where messageID.text.hasPrefix("\(kind.rawValue)-survey-") {
      self = kind
      return
    }
    return nil
  }
}
