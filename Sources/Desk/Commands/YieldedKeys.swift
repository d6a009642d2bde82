import Canvas

/// A usual key that a person's own binding took from another command.
///
/// New commands come with usual keys; whoever gave such a key to something else long ago keeps it,
/// and the new command goes without until it is given another.
package struct YieldedKey: Hashable, Sendable {
  /// The usual keys that are gone.
  package var keys: KeySequence
  /// Whose they were.
  package var command: CommandID
  /// Whose own keys took them.
  package var taker: CommandID

  /// `e is yours for tag …: resolve has no key`.
  package func words(in keymap: Keymap) -> String {
    func title(_ id: CommandID) -> String { keymap[id]?.title.string ?? id.rawValue }
    // On a screen that the taker is not of, it may still be there.
    let places = keymap.commands.filter { $0.id == taker }.map(\.contexts)
    var rest: [String] = []
    for row in keymap.commands where row.id == command {
      guard places.contains(where: { !$0.isDisjoint(with: row.contexts) }) else { continue }
      for keys in row.keys.map(\.spelled) where !rest.contains(keys) { rest.append(keys) }
    }
    let left =
      rest.isEmpty ? "has no key now; : finds it" : "is on \(rest.joined(separator: " and "))"
    return "\(keys.spelled) is yours for \(title(taker)): \(title(command)) \(left)"
  }
}

extension Keymap {
  /// Without their usual keys nobody finds back, out, or what keys there are.
  static let neverYielding: Set<CommandID> = [
    .quit, .help, .back, .close, .open, .choose, .palette,
  ]

  /// The table with usual keys given up where a person's own are the same or begin with them, in a
  /// context of both. What many usual keys begin with is nobody's to take: all of them would be gone.
  static func yielding(
    _ commands: [DeskCommand], to own: [CommandID: [KeySequence]]
  ) -> (commands: [DeskCommand], yielded: [YieldedKey]) {
    let takers = commands.filter { own[$0.id] != nil }
    var yielded: [YieldedKey] = []
    let left = commands.map { command -> DeskCommand in
      guard own[command.id] == nil, !neverYielding.contains(command.id) else { return command }
      let kept = command.keys.filter { keys in
        let taker = takers.first { taker in
          !taker.contexts.isDisjoint(with: command.contexts)
            && taker.keys.contains { $0.takes(keys) }
        }
        guard let taker else { return true }
        yielded.append(YieldedKey(keys: keys, command: command.id, taker: taker.id))
        return false
      }
      return kept.count == command.keys.count ? command : command.with(keys: kept)
    }
    return (left, yielded)
  }
}

extension KeySequence {
  /// The same, or longer: not both can be heard.
  fileprivate func takes(_ usual: KeySequence) -> Bool { keys.starts(with: usual.keys) }
}
