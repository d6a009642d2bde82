import Canvas

/// Which command a row of keys means in a context.
package struct Keymap: Sendable {
  package enum Meaning: Hashable, Sendable {
    case command(CommandID)
    /// More keys must follow.
    case prefix
    case nothing
  }

  package let commands: [DeskCommand]
  /// Keys of a person's own, in place of the usual ones.
  package private(set) var own: [CommandID: [KeySequence]] = [:]
  /// Usual keys that those took from other commands.
  package private(set) var yielded: [YieldedKey] = []
  private var meanings: [KeyContext: [[Key]: Meaning]] = [:]
  private let places: [CommandID: Int]
  /// What may stand in the hint line, the likeliest first.
  private var hints: [KeyContext: [RankedHint]] = [:]

  /// A command of the hint line; its keys spelled beforehand, for every frame shows them.
  struct RankedHint: Sendable {
    let command: DeskCommand
    /// Its place in the table.
    let place: Int
    let rank: Int
    private let label: DisplayText
    private let asciiLabel: DisplayText

    fileprivate init?(_ command: DeskCommand, place: Int, in context: KeyContext) {
      rank = command.rank(in: context)
      guard rank > 0, let keys = command.keys.first else { return nil }
      self.command = command
      self.place = place
      label = command.hint?.keys ?? keys.label(.unicode)
      asciiLabel = command.hint?.keys ?? keys.label(.ascii)
    }

    func keys(_ glyphs: Glyphs) -> DisplayText {
      glyphs.tier == .unicode ? label : asciiLabel
    }
  }

  package init(_ commands: [DeskCommand] = DeskCommand.table) {
    self.commands = commands
    places = Dictionary(
      commands.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for command in commands {
      for context in command.contexts {
        for sequence in command.keys where !sequence.keys.isEmpty {
          for length in stride(from: 1, to: sequence.keys.count, by: 1) {
            meanings[context, default: [:]][Array(sequence.keys.prefix(length))] = .prefix
          }
          meanings[context, default: [:]][sequence.keys] = .command(command.id)
        }
      }
    }
    for context in KeyContext.allCases {
      var seen: Set<CommandID> = []
      hints[context] = self.commands(in: context).enumerated()
        .filter { $0.element.rank > 0 && seen.insert($0.element.id).inserted }
        .compactMap { RankedHint($0.element, place: $0.offset, in: context) }
        .sorted { ($1.rank, $0.place) < ($0.rank, $1.place) }
    }
  }

  /// The usual keys with a person's own in place of some; what is usual gives way to them.
  ///
  /// - Throws: every contradiction at once: a key given twice where both would be heard, one that
  ///   begins another, one without which nobody finds back, a letter for a command that is there
  ///   while text is written.
  package init(changing own: [CommandID: [KeySequence]]) throws(KeymapError) {
    let changed = DeskCommand.table.map { command in
      own[command.id].map { command.with(keys: $0) } ?? command
    }
    let (commands, yielded) = Keymap.yielding(changed, to: own)
    let problems = Keymap.problems(in: commands)
    guard problems.isEmpty else { throw KeymapError(problems: problems) }
    self.init(commands)
    self.own = own
    self.yielded = yielded
  }

  package func meaning(of keys: [Key], in context: KeyContext) -> Meaning {
    meanings[context]?[keys] ?? .nothing
  }

  package subscript(id: CommandID) -> DeskCommand? {
    places[id].map { commands[$0] }
  }

  func hints(in context: KeyContext) -> [RankedHint] { hints[context] ?? [] }

  package func commands(in context: KeyContext) -> [DeskCommand] {
    commands.filter { $0.contexts.contains(context) }
  }

  /// What Enter must never do.
  private static let neverOnEnter: Set<CommandID> = [.send, .sendResolve, .resolve]

  /// What is contradictory in a table, in words; empty for a sound one.
  static func problems(in commands: [DeskCommand]) -> [KeymapError.Problem] {
    var problems: Set<KeymapError.Problem> = []
    for context in KeyContext.allCases {
      var meanings: [[Key]: CommandID] = [:]
      for command in commands where command.contexts.contains(context) {
        for sequence in command.keys {
          for key in sequence.keys {
            guard let heard = key.heardAs, !command.keys.contains(KeySequence([heard])) else {
              continue
            }
            let (own, other) = (KeySequence([key]).spelled, KeySequence([heard]).spelled)
            problems.insert(.init("\(own) is what terminals send for \(other)", [command.id]))
          }
          // A paste without marks ends in one, and so does a thought that goes on.
          if neverOnEnter.contains(command.id), sequence.keys.contains(where: \.isEnter) {
            problems.insert(
              .init("\(sequence.spelled) never sends or resolves: a paste could", [command.id]))
          }
          let writes = [KeyContext.composer, .prompt, .picker].contains(context)
          if writes, sequence.keys.first?.typed != nil {
            problems.insert(
              .init("\(sequence.spelled) would be text in \(context.rawValue)", [command.id]))
          }
          if let other = meanings[sequence.keys], other != command.id {
            let both = "\(other.rawValue) and \(command.id.rawValue)"
            problems.insert(
              .init(
                "\(sequence.spelled) means \(both) in \(context.rawValue)",
                [command.id, other]))
          }
          meanings[sequence.keys] = command.id
        }
      }
      for (start, hiding) in meanings {
        let hidden = meanings.filter { $0.key.count > start.count && $0.key.starts(with: start) }
          .map { (spelled: KeySequence($0.key).spelled, command: $0.value) }
          .sorted { $0.spelled < $1.spelled }
        guard let first = hidden.first else { continue }
        let more = hidden.count > 1 ? " and \(hidden.count - 1) more" : ""
        problems.insert(
          .init(
            "\(KeySequence(start).spelled) hides \(first.spelled)\(more) in \(context.rawValue)",
            [hiding] + hidden.map(\.command)))
      }
    }
    return problems.sorted { $0.words < $1.words }
  }
}

extension Key {
  /// Enter, or what comes as a line feed.
  fileprivate var isEnter: Bool { code == .enter || self == .control("j") || self == .control("m") }

  /// The key of its own that comes as the same byte, so that this one is never heard (ASCII: Control
  /// clears the upper bits of a letter).
  fileprivate var heardAs: Key? {
    guard modifiers.contains(.control), case .character(let scalar) = code else { return nil }
    return switch scalar {
    case "m": Key(.enter)
    case "i": Key(.tab)
    case "[": Key(.escape)
    case "h", "?": Key(.backspace)
    default: nil
    }
  }
}

/// Keys that contradict each other.
package struct KeymapError: Error, Hashable, Sendable, CustomStringConvertible {
  package struct Problem: Hashable, Sendable {
    package var words: String
    /// Those that contradict each other; one of them is on keys of its owner's choosing.
    package var commands: [CommandID]

    init(_ words: String, _ commands: [CommandID]) {
      self.words = words
      self.commands = commands
    }
  }

  package var problems: [Problem]

  package var description: String { problems.map(\.words).joined(separator: "; ") }
}
