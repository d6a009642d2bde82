/// Who is meant by `@` in a note: agents and teams of the workspace, by id or by name.
///
/// ```swift
/// Mentions.agents(in: "@priya can you and @billing look?", of: workspace)
/// ```
package enum Mentions {
  /// The agents named, a team's members one by one, in the order of the text and each once.
  ///
  /// The longest name that fits is meant (`@Maya Lopez` before `@Maya`), upper and lower case are
  /// alike, and a name ends where its word ends: `@tom` is not in `@tommy`, nor in `a@tom`.
  package static func agents(in text: String, of workspace: Workspace) -> [AgentID] {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
    let names = names(of: workspace)
    let characters = Array(text)
    var mentioned: [AgentID] = []
    for index in characters.indices where characters[index] == "@" {
      if index > 0, characters[index - 1].isPartOfWord { continue }
      let rest = characters[(index + 1)...]
      guard let meant = names.first(where: { $0.begins(rest) }) else { continue }
      for agent in meant.agents where !mentioned.contains(agent) { mentioned.append(agent) }
    }
    return mentioned
  }

  private struct Name {
    var characters: [Character]
    var agents: [AgentID]

    init(_ text: String, _ agents: [AgentID]) {
      characters = Array(text.lowercased())
      self.agents = agents
    }

    func begins(_ text: ArraySlice<Character>) -> Bool {
      guard !characters.isEmpty, text.count >= characters.count else { return false }
      for (wanted, found) in zip(characters, text)
      where wanted != found && String(wanted) != found.lowercased() {
        return false
      }
      return !(text.dropFirst(characters.count).first?.isPartOfWord ?? false)
    }
  }

  /// Longest first; of equal length ids before names, agents before teams.
  private static func names(of workspace: Workspace) -> [Name] {
    let names =
      workspace.agents.map { Name($0.id.text, [$0.id]) }
      + workspace.teams.map { Name($0.id.text, $0.members) }
      + workspace.agents.map { Name($0.name, [$0.id]) }
    return names.enumerated()
      .sorted { left, right in
        (-left.element.characters.count, left.offset)
          < (-right.element.characters.count, right.offset)
      }
      .map(\.element)
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool {
    isLetter || isNumber || self == "_" || self == "-"
  }
}
