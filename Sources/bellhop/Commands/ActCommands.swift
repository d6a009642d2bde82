import ArgumentParser
import Desk
import Inbox

/// The conversations an act is for: digits are Bellhop's number, `ref:TEXT` the importer's id.
struct ConversationArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Numbers, or ref:TEXT for the importer's id.", valueName: "conversation"))
  var conversations: [String]
}

struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Tag conversations.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "The tag; several times for several.") var tag: [String]

  func run() throws { try Session.act(options, on: which, .tag(tag)) }
}

struct UntagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "untag", abstract: "Take tags off conversations.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "The tag; several times for several.") var tag: [String]

  func run() throws { try Session.act(options, on: which, .untag(tag)) }
}

struct TierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tier", abstract: "Put conversations into tier 1, 2 or 3.",
    discussion: "The last argument is the tier: bellhop tier 17 18 3")
  @OptionGroup var options: WritingOptions
  @Argument(
    help: ArgumentHelp(
      "Numbers, or ref:TEXT for the importer's id, and behind them the tier, 1, 2 or 3.",
      valueName: "conversations-and-tier"))
  var numbers: [String]
  @Option(help: "Asked for when the tier is lowered.") var reason: String?

  func run() throws {
    let (conversations, level) = try numbers.splittingLevel(named: "a tier: 1, 2 or 3")
    guard let tier = Tier(rawValue: level) else {
      throw Failure(status: .usage, "There are tiers 1, 2 and 3, not \(level).")
    }
    try Session.act(options, on: conversations) { _ in .tier(tier, reason: reason) }
  }
}

struct PriorityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "priority", abstract: "Set the priority, 0 to 3.",
    discussion: "The last argument is the priority: bellhop priority 17 18 2")
  @OptionGroup var options: WritingOptions
  @Argument(
    help: ArgumentHelp(
      "Numbers, or ref:TEXT for the importer's id, and behind them the priority, 0 to 3.",
      valueName: "conversations-and-priority"))
  var numbers: [String]

  func run() throws {
    let (conversations, level) = try numbers.splittingLevel(named: "a priority: 0 to 3")
    guard let priority = Priority(rawValue: level) else {
      throw Failure(status: .usage, "There are priorities 0 to 3, not \(level).")
    }
    try Session.act(options, on: conversations) { _ in .priority(priority) }
  }
}

struct EscalateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate", abstract: "Tier up, and to a team with a note, in one act.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "The team that takes it over.") var team: String?
  @Option(help: "What they should know.") var note: String?

  func run() throws {
    try Session.act(options, on: which.conversations) { session in
      .escalate(team: team.map { TeamID($0) }, note: note, noteID: session.freshMessageID())
    }
  }
}

struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give conversations to an agent, a team, or nobody.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "The agent's id, or none.") var agent: String?
  @Option(help: "The team's id, or none.") var team: String?

  func run() throws {
    guard agent != nil || team != nil else {
      throw Failure(status: .usage, "Give --agent, --team or both; “none” takes away.")
    }
    func change<Owner>(_ text: String?) -> Assignment.Change<Identifier<Owner>> {
      guard let text else { return .unchanged }
      return .to(text == "none" ? nil : Identifier(text))
    }
    try Session.act(
      options, on: which, .assign(Assignment(agent: change(agent), team: change(team))))
  }
}

struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Leave a note for the team; @name calls somebody.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "The words.") var text: String

  func run() throws {
    try Session.act(options, on: which.conversations) { session in
      .note(id: session.freshMessageID(), text: text)
    }
  }
}

struct SnoozeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snooze", abstract: "Put conversations away until a time.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(
    help: "30m, 3h, 2d, 16:30, tomorrow, mon 9:00, 2026-11-24 09:00, or 2026-11-23T08:00:00Z.")
  var until: String

  func run() throws {
    try options.refuseNow()
    let session = try Session(options)
    guard
      let instant = TypedTime.instant(until, now: session.now, zone: session.workspace.zone)
    else {
      throw Failure(
        status: .usage,
        "--until \(until): give a time such as 3h, 16:30, mon 9:00 or 2026-11-23T08:00:00Z.")
    }
    try Session.act(options, on: which, .snooze(until: instant))
  }
}

struct PendingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pending", abstract: "Wait for the customer.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments

  func run() throws { try Session.act(options, on: which, .pending) }
}

struct ReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Back into the queue.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments

  func run() throws { try Session.act(options, on: which, .reopen) }
}

struct SpamCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spam", abstract: "Out of the queue and out of every figure.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments

  func run() throws { try Session.act(options, on: which, .spam) }
}

struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Done. While the customer waits it needs --reason.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "Why without an answer.") var reason: String?

  func run() throws { try Session.act(options, on: which, .resolve(reason: reason)) }
}

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge a conversation into another one.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "The conversation that stays.") var into: String

  func run() throws {
    try Session.act(options, on: which.conversations) { session in
      .merge(into: try session.find(into).ref)
    }
  }
}

struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Link conversations; each keeps its own clocks.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "The other conversation.") var to: String
  @Option(help: "follow_up, duplicate or related.") var relation: String

  func run() throws {
    guard let relation = Relation(rawValue: relation) else {
      let known = Relation.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(status: .usage, "--relation \(relation): one of \(known).")
    }
    try Session.act(options, on: which.conversations) { session in
      .link(to: try session.find(to).ref, relation)
    }
  }
}

extension [String] {
  /// `C… N`: the conversations, and the number behind them.
  fileprivate func splittingLevel(named what: String) throws -> ([String], Int) {
    guard count > 1, let last, let level = Int(last) else {
      throw Failure(status: .usage, "Give conversations and then \(what).")
    }
    return (dropLast(), level)
  }
}
