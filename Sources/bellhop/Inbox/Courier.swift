import Inbox
import InboxStore
import Mail
import Synchronization

/// Hands replies over to their networks: claims one, the claim committed, delivers, settles
/// (security.md, *Outbox contract*).
///
/// What it cannot know it says so: a hand-over that broke off is `unknown` and waits for a person.
final class Courier: Sendable {
  /// What became of one entry, for people.
  struct Report: Sendable {
    var entry: OutboxEntry
    var words: String
  }

  private let store: Store
  private let sendmail: SendmailCommand?
  private let clock: InboxClock
  /// Held from the first delivery to the end of the program, one for each account.
  private let rights = Mutex<[AccountID: SoleRight]>([:])

  /// - Parameter sendmail: From this user's configuration or `/etc/bellhop`, never from the store.
  init(store: Store, sendmail: SendmailCommand?, clock: InboxClock = InboxClock()) {
    self.clock = clock
    self.store = store
    self.sendmail = sendmail
  }

  /// Why nothing leaves from an account here, for the middle of a sentence; nil if it does.
  func problem(with account: Account) -> String? {
    switch account.delivery {
    case .loopback: nil
    case .none: "the workspace says “delivery: none” of \(account.id)"
    case .sendmail: MailDelivery.problem(with: sendmail)
    }
  }

  /// Delivers everything that is due for the account, one after the other. Nothing if another
  /// process delivers for it, and nothing where it could not: who has a mail program may come.
  func deliverDue(for account: Account, in workspace: Workspace) throws(StoreError) -> [Report] {
    guard problem(with: account) == nil else { return [] }
    var reports: [Report] = []
    if rights.withLock({ $0[account.id] == nil }) {
      guard let right = try store.deliveryRight(of: account.id) else { return [] }
      rights.withLock { $0[account.id] = right }
      // Once: what a worker left behind when it died can only be found where nobody delivers.
      reports = try store.adoptAbandoned(account: account.id, now: clock.now).map {
        Report(entry: $0, words: "unknown: \($0.reason ?? "")")
      }
    }
    while let entry = try store.claimDue(account: account, now: clock.now) {
      CrashPoint.pass(.claimed)
      let outcome = try deliver(entry, from: account, in: workspace)
      CrashPoint.pass(.handedOver)
      let settled = try store.settle(
        entry.id, attempt: entry.attempt, outcome, at: clock.now)
      CrashPoint.pass(.settled)
      let dropped = settled.dropped.map { "; \($0)" } ?? ""
      reports.append(Report(entry: settled.entry, words: outcome.words + dropped))
    }
    return reports
  }

  private func deliver(
    _ entry: OutboxEntry, from account: Account, in workspace: Workspace
  ) throws(StoreError) -> AttemptOutcome {
    guard account.delivery == .sendmail else { return .accepted }
    guard let sendmail else { return .failed(MailDelivery.missing) }
    let mail: OutgoingMail
    switch try compose(entry, from: account, author: workspace.agent(entry.author)) {
    case .success(let composed): mail = composed
    case .failure(let refused): return .failed(refused.reason)
    }
    do {
      let handed = sendmail.handOver(
        try mail.composed(), sender: mail.isAutomatic ? nil : mail.from.address,
        recipients: mail.to.map(\.address))
      return AttemptOutcome(handed, at: clock.now)
    } catch {
      return .failed("the mail could not be written: \(error)")
    }
  }

  private struct NotMail: Error {
    let reason: String
  }

  private func compose(
    _ entry: OutboxEntry, from account: Account, author: Agent?
  ) throws(StoreError) -> Result<OutgoingMail, NotMail> {
    guard let address = account.address.flatMap({ OutgoingAddress($0) }) else {
      return .failure(NotMail(reason: "account \(account.id) has no address to send from"))
    }
    guard let recipient = OutgoingAddress(entry.recipient) else {
      return .failure(NotMail(reason: "“\(entry.recipient)” is no address that mail is sent to"))
    }
    // Made from the entry's id, which never changes: by it an unclear hand-over can be settled.
    guard let id = OutgoingMessageID("\(entry.id)@\(address.domain)") else {
      return .failure(NotMail(reason: "\(entry.id) makes no message id"))
    }
    let page = try store.conversation(
      entry.conversation, agent: nil, window: .latest(60), now: clock.now)
    // The customer's first mail may answer one that is not here: its parent is named as well.
    var thread: [OutgoingMessageID] = []
    let named = page.entries.flatMap { line -> [OutgoingMessageID] in
      guard let message = line.event.message else { return [] }
      let own = message.direction == .in ? message.id.text : "\(message.id)@\(address.domain)"
      return [message.replyTo?.text, own].compactMap { $0.flatMap { OutgoingMessageID($0) } }
    }
    for id in named where !thread.contains(id) { thread.append(id) }
    let subject = entry.reply.subject ?? page.row.conversation.subject ?? ""
    return .success(
      OutgoingMail(
        from: OutgoingMailbox(name: HeaderText(flattening: author?.name ?? ""), address: address),
        to: [
          OutgoingMailbox(
            name: HeaderText(flattening: entry.recipientName ?? ""), address: recipient)
        ],
        subject: entry.replyTo == nil
          ? HeaderText(flattening: subject) : OutgoingMail.subject(answering: subject),
        id: id, inReplyTo: entry.replyTo.flatMap { OutgoingMessageID($0.text) },
        references: thread, date: clock.now, text: entry.reply.text,
        isAutomatic: entry.isAutomatic))
  }
}

extension AttemptOutcome {
  /// Minutes until a mail that was refused for now is tried again.
  private static let pause: Int64 = 5 * 60_000

  fileprivate init(_ handed: HandOver, at now: Instant) {
    switch handed {
    case .accepted: self = .accepted
    case .failed(let reason, isTemporary: true):
      self = .notTaken(reason, retryAt: now.advanced(by: Self.pause))
    case .failed(let reason, isTemporary: false): self = .failed(reason)
    case .unknown(let reason): self = .unknown(reason)
    }
  }

  fileprivate var words: String {
    switch self {
    case .accepted: "accepted"
    case .failed(let reason): "failed: \(reason)"
    case .notTaken(let reason, let retryAt): "not taken (\(reason)); again at \(retryAt)"
    case .unknown(let reason): "unknown: \(reason)"
    }
  }
}
