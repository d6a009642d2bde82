import Inbox

/// A mail as lines of the journal (interchange.md, *Mail*).
package struct ImportedMail: Hashable, Sendable {
  /// What the mail is in the journal: its `message` line; before it an `opened` line where a mail
  /// of ours begins the conversation, for that names its contact.
  package var events: [Event]
  /// Where it belongs, with the hint for an agent where a header claimed more.
  package var thread: MailThread
  /// What the mail tells of its sender; nil for mail of ours.
  package var contact: ContactUpdate?
  /// The people of the mail besides ourselves, for the participants of its conversation.
  package var participants: Set<String>
  /// No machine may answer it.
  package var forbidsAutomaticAnswer: Bool

  /// - Parameters:
  ///   - mail: the mail as read.
  ///   - arrival: when its container says it came.
  ///   - accounts: whose addresses are our own.
  ///   - now: no mail is later than this, whatever it claims.
  ///   - known: looks up a message id, and the conversation named by it; see `MailThread`.
  package init(
    _ mail: MailMessage, arrival: Instant?, accounts: MailAccounts, now: Instant,
    known: (String) -> [KnownMail]
  ) {
    let sender = mail.sender
    let isOurs = accounts.isOwn(sender)
    let thread = MailThread(of: mail, isOwn: accounts.isOwn, known: known)
    let account = accounts.account(of: mail)
    // A forged Date neither breaches at once nor hides the mail: our own server's clock first.
    let at = min(mail.received ?? arrival ?? mail.date ?? now, now)
    let by =
      isOurs
      ? accounts.author(sender, isAutomatic: mail.isAutomatic)
      : Actor(
        kind: .customer, id: sender.address, name: sender.name.isEmpty ? nil : sender.name,
        handle: sender.address)
    let message = Message(
      id: MessageID(mail.id), channel: .email, account: account, kind: .email,
      direction: isOurs ? .out : .in, text: Self.text(of: mail),
      subject: mail.subject.isEmpty ? nil : mail.subject,
      replyTo: (mail.inReplyTo.first ?? mail.references.last).map { MessageID($0) },
      language: mail.language, attachments: mail.attachments, auto: mail.isAutomatic)
    events = [
      Event(
        at: at, conversation: thread.conversation, by: by, what: .message(message),
        unknown: Self.extras(of: mail))
    ]
    let others = ([sender] + mail.from + mail.to + mail.cc + mail.replyTo).filter {
      !accounts.isOwn($0)
    }
    if isOurs, case .opens = thread,
      let recipient = (mail.to + mail.cc).first(where: { !accounts.isOwn($0) })
    {
      let opening = Opening(
        channel: .email, account: account, kind: .email, contact: ContactID(recipient.address),
        subject: message.subject)
      events.insert(
        Event(at: at, conversation: thread.conversation, by: by, what: .opened(opening)), at: 0)
    }
    self.thread = thread
    participants = Set(others.map(\.address))
    contact =
      isOurs
      ? nil
      : ContactUpdate(
        contact: ContactID(sender.address), name: sender.name.isEmpty ? nil : sender.name,
        identities: [Identity(channel: .email, handle: sender.address)])
    forbidsAutomaticAnswer =
      mail.forbidsAutomaticAnswer || mail.from.contains(where: accounts.isOwn)
  }

  /// The text with what its reader does not get to see, in words, under it.
  private static func text(of mail: MailMessage) -> String {
    guard !mail.notes.isEmpty else { return mail.text }
    let notes = mail.notes.map { "[\($0.words)]" }.joined(separator: "\n")
    return mail.text.isEmpty ? notes : mail.text + "\n\n" + notes
  }

  /// Fields beside the journal's own: the Date field as `date`, and why no machine may answer.
  private static func extras(of mail: MailMessage) -> [JSONMember] {
    var extras: [JSONMember] = []
    if let date = mail.date { extras.append(JSONMember("date", .string(date.description))) }
    if !mail.automatic.isEmpty {
      let signs = mail.automatic.map(\.rawValue).sorted()
      extras.append(JSONMember("automatic", .array(signs.map { .string($0) })))
    }
    return extras
  }
}
