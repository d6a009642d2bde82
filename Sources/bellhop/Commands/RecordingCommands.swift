import ArgumentParser
import Inbox
import InboxStore

struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Write a phone call into the journal.",
    discussion: "For a call log, or by hand. Times are whole seconds.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "The conversation it belongs to, if it has one.") var conversation: String?
  @Option(help: "The call's id in its log; a new one if left out.") var id: String?
  @Option(help: "The caller's id.") var contact: String?
  @Option(help: "The account that was called.") var account: String?
  @Option(help: "Who took it; yourself if left out.") var agent: String?
  @Option(help: "Seconds of talk.") var talk: Int64 = 0
  @Option(help: "Seconds on hold.") var hold: Int64 = 0
  @Option(help: "Seconds of work afterwards.") var wrap: Int64 = 0
  @Flag(help: "Nobody answered it.") var missed = false
  @Flag(help: "We called.") var out = false

  func run() throws {
    guard [talk, hold, wrap].allSatisfy({ (0...864_000).contains($0) }) else {
      throw Failure(status: .usage, "--talk, --hold, --wrap: seconds, from 0 to ten days.")
    }
    try Session.record(options, in: conversation) { session in
      let agent = try agent.map(session.known) ?? (missed ? nil : session.agent)
      return .call(
        Call(
          id: id ?? session.freshMessageID().text, contact: contact.map { ContactID($0) },
          account: account.map { AccountID($0) }, agent: agent, talkSeconds: talk,
          holdSeconds: hold, wrapSeconds: wrap, answered: !missed,
          direction: out ? .out : .in))
    }
  }
}

struct DeflectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deflect", abstract: "A caller was offered messaging instead, or took it.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "offered or accepted.") var kind: String
  @Option(help: "The caller's id.") var contact: String?

  func run() throws {
    guard let kind = DeflectionKind(rawValue: kind) else {
      throw Failure(status: .usage, "deflect \(kind): offered or accepted.")
    }
    try Session.record(options, in: nil) { _ in
      .deflection(kind, contact: contact.map { ContactID($0) })
    }
  }
}

struct AvailabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "availability", abstract: "Say that you are online, away or off.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "online, away or off.") var state: String

  func run() throws {
    guard let state = Availability(rawValue: state) else {
      let known = Availability.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(status: .usage, "availability \(state): one of \(known).")
    }
    try Session.record(options, in: nil) { session in
      .availability(agent: session.agent, state)
    }
  }
}

extension Session {
  /// Writes one line that decides nothing: it says what happened.
  fileprivate static func record(
    _ options: some StoreOptions, in conversation: String?, _ what: (Session) throws -> Occurrence
  ) throws {
    try options.refuseNow()
    let session = try Session(options)
    let event = Event(
      at: session.now, conversation: try conversation.map { try session.find($0).ref },
      by: .agent(session.agent), act: session.freshActID(), what: try what(session))
    try session.reaching { _ = try session.store.append([event], as: .new, now: session.now) }
  }

  /// An agent of the workspace; without agents anybody.
  fileprivate func known(_ name: String) throws -> AgentID {
    guard workspace.agents.isEmpty || workspace.agent(AgentID(name)) != nil else {
      let known = workspace.agents.map(\.id.text).joined(separator: ", ")
      throw Failure(status: .usage, "--agent \(name): the workspace knows \(known).")
    }
    return AgentID(name)
  }
}
