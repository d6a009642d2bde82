/// Who may read an answer to a customer, as far as the network and the desk allow it.
///
/// Sources: Meta, *Private replies* (one for each comment, within seven days of it, on Pages and on
/// Instagram); X, *Summoned replies* (since February 2026 a post may be answered in public only if
/// its author mentioned or quoted the account); Bellhop's own rule: what was said in private is
/// never answered in public.
package struct AnswerAudience: Hashable, Sendable {
  /// Milliseconds after a public comment in which it may be answered in private, where that is
  /// limited.
  package static let privateReplyWindow: Int64 = 7 * 86_400_000

  /// Why it cannot be answered in public; nil if it can.
  package let publicRefusal: Refusal?
  /// Why it cannot be answered in private; nil if it can.
  package let privateRefusal: Refusal?

  /// The network that takes a single private message to what is to be answered; nil: as many as
  /// there are to say.
  private let oneMessageOn: Channel?

  /// - Parameter outbox: The conversation's own entries: a private reply that is on its way is the
  ///   one that a comment may have.
  package init(_ conversation: Conversation, outbox: [OutboxEntry] = [], now: Instant) {
    let isPublic = conversation.audience == .public
    let channel = conversation.channel
    oneMessageOn = isPublic && (channel == .facebook || channel == .instagram) ? channel : nil
    if !isPublic {
      publicRefusal = .publicAnswerToPrivate
    } else if channel == .x, conversation.isSummoned == false {
      publicRefusal = .notSummoned
    } else {
      publicRefusal = nil
    }
    guard isPublic else {
      privateRefusal = nil
      return
    }
    guard channel.answersCommentsInPrivate else {
      privateRefusal = .noPrivateAnswer(channel)
      return
    }
    guard oneMessageOn != nil else {
      privateRefusal = nil
      return
    }
    let comment = conversation.latestCustomerMessage
    let isOnItsWay = outbox.contains {
      $0.reply.audience == .private && $0.replyTo == comment && $0.state.mayReachCustomer
        && $0.channel == channel
    }
    if let comment, conversation.privatelyAnswered == comment || isOnItsWay {
      privateRefusal = .privatelyAnsweredBefore(channel)
    } else if let at = conversation.latestCustomerMessageAt,
      now.since(at) >= AnswerAudience.privateReplyWindow
    {
      privateRefusal = .tooLateForPrivateAnswer(channel)
    } else {
      privateRefusal = nil
    }
  }

  /// Why an answer of several messages is refused; nil if it is not for being several.
  package func refusalOfParts(to audience: Audience) -> Refusal? {
    audience == .private ? oneMessageOn.map { .privateAnswerInParts($0) } : nil
  }

  /// Why an answer of this audience is refused; nil if it is not.
  package func refusal(of audience: Audience) -> Refusal? {
    audience == .public ? publicRefusal : privateRefusal
  }
}

extension Channel {
  /// Whether what somebody wrote in public can be answered to them alone.
  package var answersCommentsInPrivate: Bool {
    switch self {
    case .x, .facebook, .instagram, .mastodon, .bluesky, .irc, .matrix, .xmpp: true
    default: false
    }
  }
}

extension OutboxEntry.State {
  /// It went out, will go out, or may have.
  package var mayReachCustomer: Bool {
    switch self {
    case .queued, .held, .sending, .unknown: true
    case .failed, .stopped: false
    }
  }
}

extension Message {
  /// Whether a post on X calls the account: by its kind, by `@handle`, or by quoting one of its
  /// posts, whose address a quoting post bears. Nil: the account's handle is not known.
  func summons(_ handle: String?) -> Bool? {
    if kind == .mention { return true }
    guard let handle else { return nil }
    let name = handle.drop { $0 == "@" }.lowercased()
    guard !name.isEmpty else { return nil }
    let words = (text ?? "").lowercased()
    if ["x.com/\(name)/status/", "twitter.com/\(name)/status/"].contains(where: words.contains) {
      return true
    }
    var rest = words[...]
    while let sign = rest.firstIndex(of: "@") {
      let after = rest[rest.index(after: sign)...]
      let said = after.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if said == name { return true }
      rest = after
    }
    return false
  }
}
