import Canvas
import Desk

extension ManualPage {
  /// bellhop-keys(7): the table of commands that keys, hint line, help and palette come from.
  static var keys: ManualPage {
    ManualPage(
      name: "bellhop-keys", section: 7, summary: "the keys of the inbox",
      parts: [
        Part(
          title: "DESCRIPTION",
          blocks: [
            .paragraph(
              "A letter means the same act on every screen, or nothing. Every act works in the "
                + "list and in the conversation, on the row or on the marked ones; a refused key "
                + "says why. ^S is Control and s. The word in brackets names the command under "
                + "`keys:` of bellhop-configuration(5).")
          ])
      ] + CommandGroup.allCases.map(part))
  }

  private static func part(_ group: CommandGroup) -> Part {
    let commands = DeskCommand.table.filter { $0.group == group }
    // A command that stands twice has other keys elsewhere.
    let names = commands.map(\.id).reduce(into: [CommandID]()) { names, id in
      if !names.contains(id) { names.append(id) }
    }
    return Part(
      title: group.rawValue,
      blocks: names.compactMap { id in
        let same = commands.filter { $0.id == id }
        guard let first = same.first else { return nil }
        let keys = same.flatMap(\.keys).map { "\($0.label(.unicode))" }
        let unique = keys.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return .entry(
          "\(unique.joined(separator: ", "))  [\(id.rawValue)]", "\(first.help)")
      })
  }
}
