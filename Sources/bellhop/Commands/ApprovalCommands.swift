import ArgumentParser
import Inbox
import InboxStore

/// Which submitted reply: that of a conversation, named where several wait there.
struct SubmittedReply: ParsableArguments {
  @Argument(help: "The conversation: a number, or ref:TEXT.") var conversation: String
  @Option(help: "Which of several that wait there; `approvals` shows the id.") var message: String?

  fileprivate var id: MessageID? { message.map { MessageID($0) } }
}

struct ApprovalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approvals",
    abstract: "Replies that wait for your approval, and your own that wait or came back.")
  @OptionGroup var options: GlobalOptions
  @OptionGroup var form: OutputForm

  func run() throws {
    let session = try Session(options)
    let listed = try session.reaching {
      try session.store.approvals(for: session.agent, now: session.now)
    }
    switch form.form {
    case .lines: for one in listed { StandardOutput.line(one.json.masked) }
    case .value: StandardOutput.line(.array(listed.map(\.json.masked)))
    case .people:
      for one in listed { for line in one.words(session) { StandardOutput.line(line) } }
      if listed.isEmpty { StandardError.say("Nothing waits for your approval.") }
    }
  }
}

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a submitted reply: it goes into the outbox.",
    discussion: """
      Nobody approves their own. With --text or --file it leaves in these words, and its author sees \
      what was changed. Where something newer than its author knew has happened it is not sent but \
      goes back to its author (exit 4).
      """)
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: SubmittedReply
  @Option(help: "Which wording, from 1 on.") var variant: Int = 1
  @Option(help: "Other words.") var text: String?
  @Option(help: "A file with other words; - for standard input.") var file: String?
  @Option(help: "What its author should know.") var note: String?
  @Option(help: "Seconds to wait before it leaves.") var hold: Int = 0

  func run() throws {
    guard text == nil || file == nil else {
      throw Failure(status: .usage, "Give --text or --file, not both.")
    }
    guard (0...86_400).contains(hold) else {
      throw Failure(status: .usage, "--hold: seconds from 0 to 86400.")
    }
    guard variant > 0 else { throw Failure(status: .usage, "--variant: wordings count from 1.") }
    let words = try file.map { try GivenFile.words($0) } ?? text
    let answer = ApprovalAnswer(
      message: which.id, variant: variant - 1, text: words, note: note,
      holdMilliseconds: Int64(hold) * 1000)
    let performed = try Session.answer(options, which, .approve(answer))
    if let stopped = performed.stopped {
      throw Failure(
        status: .collision, "\(stopped) It is back in its author’s draft.")
    }
    StandardError.say("\(performed.conversation): approved, in the outbox.")
  }
}

struct SendBackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send-back", abstract: "Give a submitted reply back to its author, with a note.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: SubmittedReply
  @Option(help: "What is to change.") var note: String

  func run() throws {
    let performed = try Session.answer(options, which, .sendBack(which.id, note: note))
    StandardError.say("\(performed.conversation): sent back; the words are in its author’s draft.")
  }
}

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take your submitted reply back into your draft.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: SubmittedReply

  func run() throws {
    let performed = try Session.answer(options, which, .withdraw(which.id))
    StandardError.say("\(performed.conversation): taken back; the words are in your draft.")
  }
}

extension Session {
  fileprivate static func answer(
    _ options: WritingOptions, _ which: SubmittedReply, _ command: Command
  ) throws -> Performed {
    try options.refuseNow()
    let session = try Session(options)
    let request = Request(
      act: session.freshActID(), by: .agent(session.agent),
      conversation: try session.find(which.conversation).ref, command: command)
    return try session.reaching { try session.store.perform(request, now: session.now) }
  }
}

extension ListedApproval {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("id", .integer(row.id.number)),
      JSONMember("conversation", .string(row.conversation.ref.text)),
      JSONMember("message", .string(approval.message.text)),
      JSONMember("state", .string(approval.state.rawValue)),
      JSONMember("author", .string(approval.author.text)),
      JSONMember("tier", .integer(row.conversation.tier.rawValue)),
      JSONMember("requested_at", .time(approval.requestedAt)),
      JSONMember("due", .time(approval.due)),
      JSONMember("variants", .array(approval.variants.map(JSONValue.string))),
      JSONMember("request", .text(approval.request)),
      JSONMember("answered_by", .text(approval.answeredBy?.id)),
      JSONMember("answered_at", .time(approval.answeredAt)),
      JSONMember("chosen", approval.chosen.map { .integer($0) } ?? .null),
      JSONMember("text", .text(approval.edited)),
      JSONMember("note", .text(approval.note)),
    ])
  }

  /// A line with what it is about, then the wordings, or what became of them.
  fileprivate func words(_ session: Session) -> [String] {
    let workspace = session.workspace
    let conversation = row.conversation
    let to =
      [row.contactName, conversation.customerName, conversation.customerHandle]
      .compactMap { $0 }.first ?? "nobody"
    let author = Shown.name(workspace.name(of: approval.author))
    let head =
      "\(row.id)  T\(conversation.tier.rawValue)  \(state(session))  "
      + "\(author) → \(Shown.name(to))  \(approval.message)"
    var lines = [head]
    if let request = approval.request { lines.append("  \(author) asks: \(Shown.line(request))") }
    if let edited = approval.edited {
      lines.append("  " + Shown.line(WordDifference(from: approval.written, to: edited).marked))
    } else {
      let isChoice = approval.variants.count > 1
      for (place, text) in approval.variants.enumerated() {
        lines.append("  " + (isChoice ? "\(place + 1). " : "") + Shown.line(text, limit: 4096))
      }
    }
    if let note = approval.note {
      let by = approval.answeredBy.map { Shown.name(session.workspace.name(of: AgentID($0.id))) }
      lines.append("  \(by ?? "Bellhop"): \(Shown.line(note))")
    }
    return lines
  }

  private func state(_ session: Session) -> String {
    switch approval.state {
    case .requested:
      guard let due = approval.due else { return "waits" }
      let left = due.since(session.now)
      return left < 0 ? "overdue \(TimeLeft.words(left))" : "due in \(TimeLeft.words(left))"
    case .approved: return approval.edited == nil ? "approved" : "approved in other words"
    case .rejected: return "sent back"
    case .withdrawn: return "withdrawn"
    }
  }
}
