import ArgumentParser
import Glibc

/// `bellhop`: the inbox, and everything the screens can do as commands for scripts.
@main
struct Bellhop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bellhop",
    abstract: "The inbox of a customer-care team, in the terminal.",
    discussion: """
      Without a command it opens the inbox. Exit status: 0 done, 1 refused by a rule of the desk, \
      2 wrong usage or bad input, 3 the store could not be reached, 4 someone else changed it first.
      """,
    version: "Bellhop 0.1",
    groupedSubcommands: [
      CommandGroup(
        name: "The inbox:", subcommands: [InboxCommand.self, DemoCommand.self]),
      CommandGroup(
        name: "In and out:",
        subcommands: [ImportCommand.self, ExportCommand.self, WorkspaceCommand.self]),
      CommandGroup(
        name: "Reading:",
        subcommands: [
          ListCommand.self, ShowCommand.self, AttachmentsCommand.self, SearchCommand.self,
          TargetsCommand.self, BoardCommand.self, MetricsCommand.self, ExplainCommand.self,
          ReportCommand.self, ForecastCommand.self,
        ]),
      CommandGroup(
        name: "Acting:",
        subcommands: [
          ReplyCommand.self, OpenCommand.self, NoteCommand.self, TagCommand.self,
          UntagCommand.self, TierCommand.self, EscalateCommand.self, PriorityCommand.self,
          AssignCommand.self, SnoozeCommand.self, PendingCommand.self, ReopenCommand.self,
          SpamCommand.self, ResolveCommand.self, MergeCommand.self, LinkCommand.self,
          ContactCommand.self,
          FollowUpCommand.self, MacroCommand.self, UndoCommand.self, RedoCommand.self,
          OutboxCommand.self, ApprovalsCommand.self, ApproveCommand.self, SendBackCommand.self,
          WithdrawCommand.self, HandoverCommand.self, IncidentCommand.self,
          CallCommand.self, DeflectCommand.self, AvailabilityCommand.self, RoutingCommand.self,
        ]),
      CommandGroup(
        name: "Looking after it:",
        subcommands: [
          RulesCommand.self, ThemeCommand.self, KeysCommand.self, BackupCommand.self,
          RestoreCommand.self, PurgeCommand.self, DoctorCommand.self, ManualCommand.self,
          CompletionsCommand.self,
        ]),
    ],
    defaultSubcommand: InboxCommand.self)

  static func main() {
    // Whatever it makes, others cannot write, however open the shell is that starts it.
    umask(umask(0) | 0o022)
    do {
      let typed = Array(CommandLine.arguments.dropFirst())
      if let everyday = EverydayArguments(typed) {
        return try InboxCommand.open(everyday.choice, look: Look())
      }
      let arguments = GlobalOptions.behindVerb(typed)
      try checkVerb(arguments)
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let failure as Failure {
      failure.exit()
    } catch {
      // Help and version are no errors; what the parser refuses is wrong usage, 2 as cli.md says.
      if exitCode(for: error) == .success { exit(withError: error) }
      Failure(status: .usage, fullMessage(for: error)).exit()
    }
  }

  /// A word that is no command is told so, rather than taken for an argument of the inbox.
  private static func checkVerb(_ arguments: [String]) throws {
    guard let word = arguments.first(where: { $0 != "help" }), !word.hasPrefix("-") else { return }
    let verbs = configuration.groupedSubcommands.flatMap { $0.subcommands }
      .compactMap { $0.configuration.commandName }
    guard !verbs.contains(word) else { return }
    let near = verbs.filter { $0.hasPrefix(word.prefix(2)) }
    let hint = near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
    throw Failure(
      status: .usage, "There is no command “\(word)”.\(hint) `bellhop help` lists them all.")
  }
}
