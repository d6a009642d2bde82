import ArgumentParser
import Inbox
import InboxStore

struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "Replies on their way.",
    subcommands: [
      ListOutbox.self, RunOutbox.self, RetryOutbox.self, CancelOutbox.self, ThawOutbox.self,
    ],
    defaultSubcommand: ListOutbox.self)
}

struct ListOutbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "What is queued, held, sending, failed or unknown.")
  @OptionGroup var options: GlobalOptions
  @OptionGroup var form: OutputForm

  func run() throws {
    let session = try Session(options)
    let entries = try session.reaching {
      try session.store.outbox(readableBy: session.agent)
    }
    try session.sayIfFrozen()
    switch form.form {
    case .lines: for entry in entries { StandardOutput.line(entry.json.masked) }
    case .value: StandardOutput.line(.array(entries.map(\.json.masked)))
    case .people:
      let mail = MailDelivery().problem
      for entry in entries { StandardOutput.line(entry.words(session, mailProblem: mail)) }
      if entries.isEmpty { StandardError.say("Nothing is on its way.") }
    }
  }
}

struct RunOutbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Deliver what is due, once, and say what happened.")
  @OptionGroup var options: WritingOptions

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let sendmail = try Preferences.read().sendmailCommand
    let courier = Courier(store: session.store, sendmail: sendmail)
    try session.sayIfFrozen()
    var said = 0
    // Where an inbox is open it has the clock, and asks.
    if let right = try session.reaching({ try session.store.clockRight() }) {
      try withExtendedLifetime(right) {
        _ = try session.reaching { try session.store.runTimedRules(now: session.now) }
        _ = try session.reaching { try session.store.tellOverdueApprovals(now: session.now) }
        _ = try session.reaching { try session.store.routeDue(now: session.now) }
        _ = try session.reaching { try session.store.askDue(now: session.now) }
      }
    }
    for entry in try session.reaching({ try session.store.stopOvertaken(now: session.now) }) {
      StandardOutput.line(
        "\(entry.conversation) \(entry.id): stopped: \(session.worded(entry.reason ?? ""))")
      said += 1
    }
    for account in session.workspace.accounts {
      let reports = try session.reaching {
        try courier.deliverDue(for: account, in: session.workspace)
      }
      for report in reports {
        StandardOutput.line(
          "\(report.entry.conversation) \(report.entry.id): \(session.worded(report.words))")
      }
      said += reports.count
    }
    if said == 0 { StandardError.say("Nothing is due, or an open inbox delivers it.") }
    let entries = try session.reaching { try session.store.outbox() }
    let isDue = { (entry: OutboxEntry) in
      entry.state == .queued || entry.state == .held && entry.leavesAt <= session.now
    }
    let staying = Dictionary(grouping: entries.filter(isDue), by: \.account)
    for (id, waiting) in staying.sorted(by: { $0.key < $1.key }) {
      let why: String
      switch session.workspace.account(id)?.delivery {
      case .loopback: continue
      case .sendmail:
        guard let problem = MailDelivery.problem(with: sendmail) else { continue }
        why = problem
      case Account.Delivery.none?: why = "the workspace says “delivery: none” of it"
      case nil: why = "the workspace knows no such account"
      }
      StandardError.say("\(waiting.count) for \(id) stay queued: \(why).")
    }
  }
}

struct RetryOutbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Try a failed one again, as a new message.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "The id that `outbox list` shows.") var message: String

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let entry = try session.reaching {
      try session.store.retry(
        MessageID(message), as: session.freshMessageID(), by: session.agent, now: session.now)
    }
    StandardError.say("\(entry.conversation): again in the outbox as \(entry.id).")
  }
}

struct CancelOutbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take one back; its text goes into your draft.",
    discussion: """
      `bellhop incident take-back` takes back all answers to an incident at once.
      """)
  @OptionGroup var options: WritingOptions
  @Argument(help: "The id that `outbox list` shows, or its conversation: #65, 65, ref:TEXT.")
  var message: String

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    let id = try self.id(session)
    let entry = try session.reaching { try session.store.cancel(id, now: session.now) }
    StandardError.say("\(entry.conversation): taken back; the text is in the draft.")
  }

  /// Of a conversation what has not left, the agent's own first; else what is left of a failed one.
  private func id(_ session: Session) throws -> MessageID {
    let named = MessageID(message)
    if try session.reaching({ try session.store.outboxEntry(named) }) != nil { return named }
    guard Session.namesConversation(message) else { return named }
    let conversation = try session.find(message).id
    let entries = try session.reaching { try session.store.outbox(readableBy: session.agent) }
      .filter { $0.conversation == conversation }
    func rank(_ entry: OutboxEntry) -> Int {
      (entry.waits ? 2 : 0) + (entry.author == session.agent ? 1 : 0)
    }
    let best = entries.max { (rank($0), $0.createdAt) < (rank($1), $1.createdAt) }
    guard let best else {
      throw Failure(status: .refused, "\(conversation): nothing is on its way there.")
    }
    return best.id
  }
}

extension Session {
  fileprivate func sayIfFrozen() throws {
    if let since = try reaching({ try store.frozenSince() }) {
      StandardError.say(
        "Frozen, \(time.worded(since)): nothing leaves until `bellhop outbox thaw`.")
    }
  }
}

extension OutboxEntry {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("id", .string(id.text)),
      JSONMember("conversation", .integer(conversation.number)),
      JSONMember("version", .integer(version)),
      JSONMember("state", .string(state.rawValue)),
      JSONMember("author", .string(author.text)),
      JSONMember("channel", .string(channel.rawValue)),
      JSONMember("account", .string(account.text)),
      JSONMember("recipient", .string(recipient)),
      JSONMember("audience", .string(reply.audience.rawValue)),
      JSONMember("created_at", .time(createdAt)),
      JSONMember("leaves_at", .time(leavesAt)),
      JSONMember("attempt", .integer(attempt)),
      JSONMember("reason", .text(reason)),
      JSONMember("text", .string(reply.text)),
    ])
  }

  fileprivate func words(_ session: Session, mailProblem: String?) -> String {
    let isDue = state == .queued || state == .held && leavesAt <= session.now
    let isMail = session.workspace.account(account)?.delivery == .sendmail
    let stays = isDue && isMail ? mailProblem : nil
    let state = stays == nil ? state : .queued
    let why =
      (reason ?? stays).map { " (\(Shown.line(session.worded($0), limit: 4096)))" } ?? ""
    let text = Shown.line(reply.text)
    let to = Shown.name(recipient)
    return "\(conversation)  \(state.rawValue)\(why)  \(author) → \(to)  \(text)  \(id)"
  }
}
