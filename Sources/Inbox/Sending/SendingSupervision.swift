extension OutboxEntry {
  /// Why this entry must not leave, given what happened since it was put into the outbox; nil if
  /// nothing stands against it.
  ///
  /// A new message of the customer, a colleague's reply, a merge or a change of audience stops what
  /// still waits here, and the text goes back to the draft. A note or a status does not: the reply
  /// was checked against those when it was sent.
  ///
  /// - Parameters:
  ///   - news: The moves of the conversation's version after the entry's own.
  ///   - conversation: The conversation now.
  ///   - workspace: For the names of the people in the reason.
  package func reasonToStop(
    news: [GuardMove], conversation: Conversation, workspace: Workspace
  ) -> String? {
    guard state == .held || state == .queued, !isAutomatic else { return nil }
    if conversation.mergedInto != nil { return "it was merged into another conversation" }
    let author = Actor.agent(author)
    for move in news where move.version > version && !move.isOwn(of: author) {
      guard case .line(let event) = move.what, event.isCustomerMessage || event.isHumanReply,
        let news = move.news(in: workspace)
      else { continue }
      return news.inWords
    }
    if reply.audience == .public, conversation.audience == .private {
      return "the conversation is private now"
    }
    return nil
  }
}
