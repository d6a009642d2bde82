import ArgumentParser
import Inbox

/// Runs a macro of the workspace on conversations.
struct MacroCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "macro", abstract: "Run a macro of the workspace on conversations.",
    discussion: """
      All it does to a conversation is one act, held to the rules of the desk: it is done whole or \
      refused. A saved reply goes into your draft, it is never sent. Without a name it lists them.
      """)
  @OptionGroup var options: WritingOptions
  @Argument(help: "The macro's name, or its key.") var name: String?
  @Argument(
    help: ArgumentHelp("Numbers, or ref:TEXT for the importer's id.", valueName: "conversation"))
  var conversations: [String] = []

  func run() throws {
    guard let name else { return try list() }
    guard !conversations.isEmpty else {
      throw Failure(status: .usage, "Say which conversations: bellhop macro NAME 17 18")
    }
    try Session.act(options, on: conversations) { session in
      guard let macro = session.workspace.macro(named: name) else {
        let names = session.workspace.macros.map(\.name)
        let near = Spelling.nearest(to: name, among: names).map { " Did you mean “\($0)”?" } ?? ""
        throw Failure(
          status: .usage, "The workspace has no macro “\(Shown.name(name))”.\(near)")
      }
      return .macro(
        macro.run(
          by: session.agent, in: session.workspace, noteID: session.freshMessageID(),
          now: session.now))
    }
  }

  private func list() throws {
    let session = try Session(options)
    for macro in session.workspace.macros {
      let steps = macro.run(
        by: session.agent, in: session.workspace, noteID: "", now: session.now
      ).steps.map { Shown.line($0.words) }.joined(separator: " · ")
      StandardOutput.line(
        "\(Shown.name(macro.name))\(macro.key.map { "  (M \($0))" } ?? ""): \(steps)")
    }
  }
}

/// Begins a linked conversation with an owner and a team of its own.
struct FollowUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow-up",
    abstract: "Begin a linked conversation with its own owner, team and clocks.")
  @OptionGroup var options: WritingOptions
  @OptionGroup var which: ConversationArguments
  @Option(help: "The agent's id; nobody where it is left out.") var agent: String?
  @Option(help: "The team's id.") var team: String?
  @Option(help: "What they should know.") var note: String?

  func run() throws {
    var begun = ConversationRef("")
    try Session.act(options, on: which.conversations) { session in
      begun = ConversationRef(session.freshMessageID().text)
      return .followUp(
        FollowUp(
          ref: begun, agent: agent.map { AgentID($0) },
          team: team.map { TeamID($0) }, note: note, noteID: session.freshMessageID()))
    } done: { session in
      StandardOutput.line(session.number(of: begun))
    }
  }
}
