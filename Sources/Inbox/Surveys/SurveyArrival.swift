/// A customer's message that may answer a survey: what is written for it.
///
/// A message that is an answer and nothing else is marked a reaction, so that it starts no clock and
/// reopens nothing (metrics.md, *Customer message*); its words stay in the conversation and, beside
/// the score, as the comment. Where it wants something besides, it stays what it is, and so it does
/// where it says more than thanks and the workspace has no follow-ups in which somebody would read it.
package struct SurveyArrival: Hashable, Sendable {
  /// The arrival, perhaps as a reaction.
  package var message: Event
  /// The `csat` or `nps` line.
  package var answer: Event

  /// How long after it was asked a number still answers a survey, in milliseconds.
  package static let answeredWithin: Int64 = 14 * 86_400_000

  /// Nil if it is no answer.
  ///
  /// - Parameters:
  ///   - asked: The survey that was sent last in the conversation.
  ///   - conversation: As it stands before the message.
  package init?(
    _ event: Event, asked: SurveyAsking.Asked, in conversation: Conversation, workspace: Workspace
  ) {
    guard event.isCustomerMessage, !event.isFromMachine, let message = event.message,
      let text = message.text, event.at >= asked.at,
      event.at.since(asked.at) <= SurveyArrival.answeredWithin,
      // What a person wrote since is what the customer answers.
      conversation.lastHumanReplyAt.map({ $0 < asked.at }) ?? true,
      conversation.status != .spam, message.isPublic != true
    else { return nil }
    var languages = workspace.surveyLanguages
    if let language = message.language ?? conversation.language {
      languages.insert(Language.base(language))
    }
    guard
      let answer = SurveyAnswer(
        in: text, to: asked.kind, languages: languages, sender: event.by?.name)
    else { return nil }
    self.message = event
    let isRead = !answer.isForReading || workspace.surveys.csat?.hasFollowUp == true
    if !answer.wantsReply, isRead, message.attachments.isEmpty {
      var reaction = message
      reaction.reaction = true
      self.message.what = .message(reaction)
    }
    let what: Occurrence
    switch asked.kind {
    case .csat: what = .csat(score: answer.score, comment: answer.comment, survey: asked.id)
    case .nps:
      let contact = conversation.contact ?? ContactID(event.by?.id ?? "")
      what = .nps(
        contact: contact, score: answer.score, survey: asked.id, comment: answer.comment)
    }
    self.answer = Event(
      at: event.at, conversation: conversation.ref, by: event.by, act: event.act, what: what)
  }
}
