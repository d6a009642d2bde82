import ArgumentParser
import Foundation
import Inbox
import InboxStore
import WorkspaceFile

struct WorkspaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workspace", abstract: "What the team shares, as one YAML file.",
    subcommands: [ImportWorkspace.self, ExportWorkspace.self, CheckWorkspace.self])
}

struct CheckWorkspace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Every error of a file at once; changes nothing.",
    discussion: "It also says when mail could not leave from here.")
  @Argument(help: "The file; - for standard input.") var file: String

  func run() throws {
    let read = try WorkspaceText(file: file)
    for warning in read.warnings { StandardError.say("warning: \(warning)") }
    let workspace = read.workspace
    if let warning = MailDelivery().warning(for: workspace) { StandardError.say(warning) }
    let counts = [
      Counted.words(workspace.agents.count, "agent"),
      Counted.words(workspace.accounts.count, "account"),
      Counted.words(workspace.savedReplies.count, "saved reply", "saved replies"),
    ]
    let name = file == "-" ? "Standard input" : file
    let doubts =
      read.warnings.isEmpty
      ? "is good" : "can be used, with \(Counted.words(read.warnings.count, "warning"))"
    StandardError.say("\(name) \(doubts): \(counts.joined(separator: ", ")).")
  }
}

struct ImportWorkspace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a file the workspace of the store.")
  @OptionGroup var options: WritingOptions
  @Argument(help: "The file; - for standard input.") var file: String

  func run() throws {
    try options.refuseNow()
    let read = try WorkspaceText(file: file)
    for warning in read.warnings { StandardError.say("warning: \(warning)") }
    let session = try Session(options, creating: true)
    try session.requireSupervisor(for: "importing a workspace")
    _ = try session.reaching {
      try session.store.importWorkspace(
        read.text, by: session.agent, now: session.now,
        progress: { done, all in
          StandardError.progress("Applying the promises: \(done) of \(all) conversations")
        })
    }
    StandardError.progress(nil)
    if let warning = MailDelivery().warning(for: read.workspace) { StandardError.say(warning) }
    StandardError.say("The workspace is now “\(read.workspace.name)”.")
    if (try? Session.whoIsActing(named: options.actor, in: read.workspace)) == nil {
      StandardError.say(
        "None of its agents has your login “\(Session.login)”: give --as AGENT with every command, "
          + "or add “login: \(Session.login)” to the agent that you are.")
    }
  }
}

struct ExportWorkspace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the workspace as it was imported, or to a file.")
  @OptionGroup var options: GlobalOptions
  @Argument(help: "The file; standard output if left out.") var file: String?

  func run() throws {
    if let file, file != "-" { try GivenFile.checkPlace(file) }
    let session = try Session(options)
    guard let text = try session.reaching({ try session.store.workspaceText() }) else {
      throw Failure(status: .refused, "No workspace was imported into this store yet.")
    }
    guard let file, file != "-" else {
      StandardOutput.document(text)
      return
    }
    do {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    } catch {
      throw Failure(status: .usage, "\(file) cannot be written: \(error.localizedDescription)")
    }
  }
}
