import ArgumentParser
import Desk
import Inbox
import InboxStore

struct InboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inbox", abstract: "The inbox (the default).", shouldDisplay: true)
  @OptionGroup var options: WritingOptions
  @OptionGroup var look: LookOptions

  @Flag(help: "Line by line instead of screens: for screen readers, pipes, any terminal.")
  var accessible = false

  func run() throws {
    try options.refuseNow()
    guard !accessible else { return try InboxCommand.speak(options.choice) }
    try InboxCommand.open(options.choice, look: look.look)
  }

  /// The inbox line by line; whatever the terminal is, or none.
  static func speak(_ choice: StoreChoice) throws {
    let preferences = try Preferences.read()
    let sendmail = try preferences.sendmailCommand
    let session = try Session(choice, creating: true)
    let frozen = try session.reaching { try session.store.frozenSince() }
    let accessible = try AccessibleSession(session) { Courier(store: $0, sendmail: sendmail) }
    let older = session.store.mayWrite ? nil : "a newer Bellhop has moved this store on, read only"
    accessible.run(banner: older ?? frozen.map { _ in "this is a restored copy, nothing leaves" })
  }

  /// Opens the inbox, makes its store if there is none, and stays until the agent leaves.
  static func open(
    _ choice: StoreChoice, look: Look, beginsWith first: DeskState.FirstScreen = .queue
  ) throws {
    let program = try InboxProgram(look: look)
    let session = try Session(choice, creating: true)
    let frozen = try session.reaching { try session.store.frozenSince() }
    try program.run(
      session, banner: frozen.map { _ in "a restored copy, nothing leaves" }, beginsWith: first)
  }
}

/// How the screens look, for this time; config.yaml says it for every time.
struct LookOptions: ParsableArguments {
  @Option(help: "dark, light, mono, or the name of a theme file.") var theme: String?
  @Option(help: "auto, never, 16, 256 or full.") var color: String?
  @Flag(help: "ASCII instead of lines, blocks and signs.") var ascii = false
  @Flag(help: "Draw names, addresses, amounts and numbers as others, for showing the screen.")
  var scramble = false

  /// The same as a plain value.
  var look: Look { Look(theme: theme, color: color, ascii: ascii, scramble: scramble) }
}

/// What was typed about the look.
struct Look: Hashable {
  var theme: String?
  var color: String?
  var ascii = false
  var scramble = false
}
