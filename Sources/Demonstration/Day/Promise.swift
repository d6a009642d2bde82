import Inbox

extension Workspace {
  /// The promise that a thread falls under once it bears what its scenario brings: by it the day
  /// places a conversation where its due time shall be.
  func promise(for thread: Thread) -> ServicePolicy? {
    let scenario = thread.dialog.scenario
    var conversation = Conversation(
      ref: thread.ref, channel: thread.channel, account: thread.account, kind: thread.kind,
      openedAt: Instant(milliseconds: 0))
    conversation.segment = thread.person.segment
    conversation.tier = scenario.tier
    conversation.tags = scenario.tags.sorted()
    conversation.team = scenario.team
    return policy(for: conversation)
  }
}

extension ServicePolicy {
  /// Counted day and night, so that a due time is a start and a length.
  var countsAlways: Bool {
    calendar == nil || calendar == "always"
  }
}
