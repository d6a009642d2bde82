/// The approved words to somebody who is affected and has not written: a conversation that we begin.
package struct IncidentNotice: Hashable, Sendable {
  package var incident: IncidentID
  package var opening: Opening
  package var reply: Reply
  /// The address or number that it goes to.
  package var handle: String

  /// The conversation that it begins: the same for the same person, so that nobody is told twice.
  package static func ref(of contact: ContactID, in incident: IncidentID) -> ConversationRef {
    ConversationRef("incident-\(incident)-\(contact)")
  }

  /// The notice for one person, by the first of their identities that takes a message which nobody
  /// asked for; WhatsApp, Messenger, Instagram and WeChat do not (`ReplyWindow`), nor does anything
  /// public.
  ///
  /// - Throws: why there is none: no such identity, no words, a gap that nobody fills.
  package init(
    of incident: Incident, to contact: Contact, answer: GroupAnswer, by agent: Agent?,
    workspace: Workspace, now: Instant
  ) throws(Refusal) {
    guard let (handle, account) = IncidentNotice.way(to: contact, workspace) else {
      throw .nothingToDo("Nobody knows an address of theirs that takes a message from us first.")
    }
    let ref = IncidentNotice.ref(of: contact.id, in: incident.id)
    var conversation = Conversation(
      ref: ref, channel: account.channel, account: account.id, kind: account.channel.notifiedAs,
      openedAt: now)
    conversation.contact = contact.id
    conversation.language = contact.language
    conversation.subject = account.channel == .email ? incident.title : nil
    guard
      let (filled, language) = answer.filled(
        for: conversation, id: nil, contact: contact, agent: agent, workspace: workspace, now: now)
    else { throw .emptyText }
    guard filled.missing.isEmpty else { throw .gapsLeft(filled.missing) }
    if let refusal = answer.misspeltPlaceholder { throw refusal }
    self.incident = incident.id
    self.handle = handle
    opening = Opening(
      channel: account.channel, account: account.id, kind: conversation.kind, contact: contact.id,
      subject: conversation.subject)
    reply = Reply(
      id: MessageID("\(answer.id)-\(contact.id)"), text: filled.text,
      subject: conversation.subject, audience: .private, seenVersion: nil,
      holdMilliseconds: answer.holdMilliseconds, then: answer.then,
      savedReply: answer.savedReply, language: language)
  }

  /// E-mail first, for it has room for all that there is to say.
  private static func way(
    to contact: Contact, _ workspace: Workspace
  ) -> (handle: String, account: Account)? {
    for channel in [Channel.email, .sms, .matrix, .xmpp] {
      guard let account = workspace.accounts.first(where: { $0.channel == channel }) else {
        continue
      }
      let fitting = contact.identities.first {
        $0.channel == channel && Recipient.problem($0.handle, on: channel) == nil
      }
      if let fitting { return (fitting.handle, account) }
    }
    return nil
  }
}

extension Channel {
  fileprivate var notifiedAs: ConversationKind {
    switch self {
    case .email: .email
    case .sms: .sms
    default: .dm
    }
  }
}

/// What became of a notice to many.
package struct NoticeReport: Hashable, Sendable {
  package struct Refused: Hashable, Sendable {
    package var contact: ContactID
    package var refusal: Refusal

    package init(contact: ContactID, refusal: Refusal) {
      (self.contact, self.refusal) = (contact, refusal)
    }
  }

  package var told: [ContactID] = []
  package var refused: [Refused] = []

  package init() {}
}
