import ArgumentParser

extension ManualPage {
  /// bellhop(1): every command with its options, from the parser's own description.
  static var commands: ManualPage {
    get throws {
      let tool = try ToolDescription(json: Bellhop._dumpHelp()).command
      let commands = (tool.subcommands ?? []).filter { $0.commandName != "help" }
      return ManualPage(
        name: "bellhop", section: 1, summary: "the inbox of a customer-care team, in the terminal",
        parts: [
          Part(
            title: "SYNOPSIS",
            blocks: [
              .example("bellhop [--store URL] [--as AGENT]"),
              .example("bellhop [--store URL] [--as AGENT] [--now TIME] COMMAND ..."),
            ]),
          Part(title: "DESCRIPTION", blocks: [.paragraph(description)]),
          Part(
            title: "OPTIONS",
            blocks: (commands.first { $0.commandName == "list" }?.arguments ?? [])
              .filter(\.isCommon).map { .entry($0.term, $0.words) }),
          Part(title: "COMMANDS", blocks: commands.flatMap { blocks(of: $0, behind: "") }),
          Part(title: "EXIT STATUS", blocks: status),
          Part(title: "ENVIRONMENT", blocks: environment),
          Part(title: "FILES", blocks: files),
          Part(
            title: "SEE ALSO",
            blocks: [
              .paragraph("bellhop-keys(7), bellhop-workspace(5), bellhop-configuration(5)")
            ]),
        ])
    }
  }

  private static let description = """
    Messages from every channel that a customer uses stand in one queue, ordered by the promise that \
    runs out first. Without a command it opens the inbox. Everything that the screens can do, a \
    script can do: what is refused on a screen is refused here, in the same words. Times that \
    are typed, and those of --json, --jsonl and --csv, are RFC 3339 in UTC; words for people have the \
    time of the desk. With --json or --jsonl values are printed, and nothing else; messages for \
    people go to standard error.
    """

  private static func blocks(of command: ToolDescription.Command, behind: String) -> [Block] {
    let name = behind + command.commandName
    if let subcommands = command.subcommands {
      return subcommands.flatMap { blocks(of: $0, behind: name + " ") }
    }
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isCommon }
    let words = [command.abstract, command.discussion].compactMap { $0 }.joined(separator: " ")
    return [
      .heading(name), .paragraph(words),
      .example((["bellhop", name] + arguments.map(\.usage)).joined(separator: " ")),
    ] + arguments.map { .entry($0.term, $0.words) }
  }

  private static let status: [Block] = [
    .entry("0", "Done."),
    .entry("1", "Refused by a rule of the desk; standard error says which."),
    .entry("2", "Wrong usage, or an input file with errors."),
    .entry("3", "The store could not be reached."),
    .entry("4", "Somebody else changed it first."),
  ]

  private static let environment: [Block] = [
    .entry("BELLHOP_STORE", "The store, unless --store says otherwise."),
    .entry("VISUAL, EDITOR", "What ^X^E opens, unless the configuration says otherwise."),
    .entry("NO_COLOR", "Set: no colours."),
    .entry("TERM, COLORTERM, LANG", "What the terminal can do."),
    .entry(
      "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
      "Where configuration, store and logs stand; ~/.config, ~/.local/share and ~/.local/state "
        + "unless set."),
  ]

  private static let files: [Block] = [
    .entry("$XDG_DATA_HOME/bellhop/inbox.db", "The store, with its files beside it."),
    .entry(
      "/etc/bellhop/config.yaml, $XDG_CONFIG_HOME/bellhop/config.yaml",
      "What the machine and a person prefer; see bellhop-configuration(5)."),
    .entry("$XDG_CONFIG_HOME/bellhop/themes", "Themes of your own."),
  ]
}
