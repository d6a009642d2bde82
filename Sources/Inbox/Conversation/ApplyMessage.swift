extension Conversation {
  /// A `message` line, of the conversation itself or of one merged into it.
  mutating func take(
    _ message: Message, of event: Event, workspace: Workspace, facts: inout [Fact],
    segment knownSegment: (ContactID) -> String?
  ) {
    let at = event.at
    if at > lastMessageAt ?? at.advanced(by: -1) { lastMessageAt = at }
    if !clock.isBegun {
      clock.isBegun = true
      if message.direction == .out, event.by?.kind == .agent, !message.auto, !message.campaign {
        agentBegins(at: at, workspace: workspace)
      }
    }
    if subject == nil, event.conversation == ref { subject = message.subject }
    // To the network a program's private answer to a comment is the one that it may have, too.
    if message.direction == .out, message.isPublic == false, message.delivery != .failed,
      audience == .public
    {
      privatelyAnswered = message.replyTo ?? privatelyAnswered
    }
    if event.isCustomerMessage {
      takeCustomer(message, of: event, workspace: workspace, segment: knownSegment)
    } else if event.isHumanReply {
      lastHumanReplyAt = at
      unanswered = 0
      say(message, by: .us, at: at)
      answer(at: at, by: AgentID(event.by?.id ?? ""), facts: &facts)
    } else {
      if event.isBotMessage { clock.botHasIt = true }
      if unanswered == 0, !message.reaction, message.delivery != .failed {
        say(message, by: message.direction == .out ? .us : .customer, at: at)
      }
    }
  }

  private mutating func takeCustomer(
    _ message: Message, of event: Event, workspace: Workspace,
    segment knownSegment: (ContactID) -> String?
  ) {
    let at = event.at
    if let sender = event.by {
      if contact == nil {
        become(ContactID(sender.id), at: at, workspace: workspace, segment: knownSegment)
      }
      customerName = sender.name ?? customerName
    }
    if firstCustomerMessageAt == nil { firstCustomerMessageAt = at }
    language = message.language ?? language
    if message.channel == channel, message.account == account {
      latestCustomerMessage = message.id
      latestCustomerMessageAt = at
      audience = message.audience
      isSummoned = channel == .x ? message.summons(workspace.account(account)?.handle) : nil
      customerHandle = event.by?.handle ?? customerHandle
    }
    say(message, by: .customer, at: at)
    // Spam stays spam, and while it is none of the clocks starts.
    guard status != .spam else { return }
    unanswered += 1
    status = .open
    snoozedUntil = nil
    customerAsks(at: at, workspace: workspace)
  }

  private mutating func say(_ message: Message, by speaker: Snippet.Speaker, at: Instant) {
    snippet.speaker = speaker
    snippet.text = message.text.map(Snippet.firstWords) ?? ""
    snippet.message = message.id
    snippet.at = at
  }
}
