extension OutboxEntry {
  /// Why this entry must not leave, given what happened since it was put into the outbox; nil if
  /// nothing stands against it.
  ///
  /// - Parameters:
  ///   - news: The moves of the conversation's version after the entry's own.
  ///   - conversation: The conversation now.
  package func reasonToStop(news: [GuardMove], conversation: Conversation) -> String? {
    nil
  }
}
