import Inbox

/// What is known of a mail that another one refers to.
package struct KnownMail: Hashable, Sendable {
  package var conversation: ConversationRef
  /// Addresses that took part in that conversation, lower-cased, our own left out.
  package var participants: Set<String>
  /// The mail itself is there, and was written by us.
  package var isOurs: Bool

  package init(
    conversation: ConversationRef, participants: Set<String>, isOurs: Bool = false
  ) {
    self.conversation = conversation
    self.participants = participants
    self.isOurs = isOurs
  }
}

/// Where a mail belongs.
package enum MailThread: Hashable, Sendable {
  case joins(ConversationRef)
  /// Opens a conversation. `hint`: the one its headers claim, whose people the sender is not among;
  /// an agent may merge them, no header can (security.md, row 19).
  case opens(ConversationRef, hint: ConversationRef?)

  package var conversation: ConversationRef {
    switch self {
    case .joins(let conversation), .opens(let conversation, _): conversation
    }
  }

  /// Finds the conversation of a mail.
  ///
  /// The mails it refers to are asked for from the nearest to the root; the first that is known and
  /// whose people the mail's sender is among (or, for a mail of ours, its recipients) is joined.
  /// What refers to nothing known opens the conversation named by the thread's root, and a root that
  /// comes after its answers joins them, so that a mailbox comes out alike in whatever order its
  /// mails are read.
  ///
  /// - Parameters:
  ///   - mail: the mail.
  ///   - isOwn: whether an address is one of our accounts' or agents'.
  ///   - known: looks up a message id: the mails that bear it, and the conversation named by it
  ///     (which answers to a mail we never saw have opened). They are several where somebody forged
  ///     the id of another's mail; none hides the others.
  package init(
    of mail: MailMessage, isOwn: (MailAddress) -> Bool, known: (String) -> [KnownMail]
  ) {
    let isOurs = isOwn(mail.sender)
    let people = isOurs ? mail.to + mail.cc : [mail.sender]
    let strangers = Set(people.filter { !isOwn($0) }.map(\.address))
    var answers: [String: [KnownMail]] = [:]
    func ask(_ id: String) -> [KnownMail] {
      if let answer = answers[id] { return answer }
      let answer = known(id)
      answers[id] = answer
      return answer
    }
    var hint: ConversationRef?
    for id in [mail.id] + mail.ancestors.reversed() {
      // A bounce comes from a machine that was never in the conversation, but names our own mail.
      let isReport = id == mail.reportsOn && mail.automatic.contains(.report)
      let found = ask(id)
      let own = found.first {
        isReport || !strangers.isDisjoint(with: $0.participants)
          || (isOurs && (strangers.isEmpty || $0.isOurs && id == mail.id))
      }
      if let own {
        self = .joins(own.conversation)
        return
      }
      hint = hint ?? found.first?.conversation
    }
    // A name may be taken by a conversation of other people, be it by the mail's own forged id.
    let names = [mail.ancestors.first ?? mail.id, mail.id]
    let free = names.first { ask($0).isEmpty } ?? "\(mail.id) \(mail.sender.address)"
    self = .opens(ConversationRef(free), hint: hint)
  }
}

extension MailMessage {
  /// Who it is from; a mail without a From that can be read has a sender all the same, so that it
  /// is known again when it is imported again.
  var sender: MailAddress { from.first ?? MailAddress(address: "unknown") }

  /// The ids this mail refers to, root first: References, then what In-Reply-To and a bounce's
  /// report add (RFC 5322, section 3.6.4). Never its own id, none twice.
  package var ancestors: [String] {
    var ids: [String] = []
    var seen: Set<String> = [id]
    for next in references + inReplyTo + (reportsOn.map { [$0] } ?? [])
    where seen.insert(next).inserted {
      ids.append(next)
    }
    return ids
  }
}
