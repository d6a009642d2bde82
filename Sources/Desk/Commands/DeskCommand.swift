import Canvas

/// Where keys go: the layer in front.
package enum KeyContext: String, CaseIterable, Sendable {
  case queue
  case conversation
  case composer
  /// One line of text: a filter, a reason, a time.
  case prompt
  case picker
  /// A question with a few answers, each a key.
  case question
  case help
  case outbox
  case hits
  /// A customer over all channels.
  case customer
  /// The supervisor's.
  case wallboard
  /// A report.
  case report
  /// Signals and incidents.
  case incidents
  /// A submitted reply, in front of whoever answers it.
  case approval
}

/// The shelves of help, palette and manual, in their order.
package enum CommandGroup: String, CaseIterable, Sendable {
  case move = "MOVE"
  case go = "GO"
  case say = "SAY"
  case act = "ACT"
  case takeBack = "TAKE BACK"
  case mark = "MARK"
  case find = "FIND"
  case work = "WORK"
  case more = "MORE"
  case write = "WRITE"
  case edit = "EDIT"
  case choose = "CHOOSE"
}

/// One thing that a key can do; keys, hint line, which-key menu, palette, help and manual all come
/// from the table of these (spec: one table for all).
package struct DeskCommand: Sendable {
  package let id: CommandID
  /// One or two words for the hint line; ends in `…` if it asks something.
  package let title: DisplayText
  /// A sentence for the help.
  package let help: DisplayText
  package let group: CommandGroup
  package let contexts: Set<KeyContext>
  package let keys: [KeySequence]
  /// The higher, the sooner it stands in the hint line; 0 never does.
  package let rank: Int
  /// What the hint line shows where one hint stands for several commands: `1-3 tier`.
  package let hint: Hint?

  package struct Hint: Sendable {
    var keys: DisplayText
    var title: DisplayText
  }

  init(
    _ id: CommandID, _ keys: [KeySequence], _ title: DisplayText, _ help: DisplayText,
    _ group: CommandGroup, _ contexts: Set<KeyContext>, rank: Int = 0, hint: Hint? = nil
  ) {
    self.hint = hint
    self.id = id
    self.keys = keys
    self.title = title
    self.help = help
    self.group = group
    self.contexts = contexts
    self.rank = rank
  }

  /// The way out stands on every screen but the first, where there is none.
  func rank(in context: KeyContext) -> Int {
    id == .back && context != .queue && rank > 0 ? 88 : rank
  }

  /// The same command on other keys.
  func with(keys: [KeySequence]) -> DeskCommand {
    // A hint that names several keys would be wrong now.
    DeskCommand(id, keys, title, help, group, contexts, rank: rank)
  }
}

/// Keys pressed one after the other: `g m`, `^X ^S`, `Enter`.
package struct KeySequence: Hashable, Sendable {
  package let keys: [Key]

  package init(_ keys: [Key]) {
    self.keys = keys
  }

  /// Reads keys with blanks between them, each as `Key` spells it; nil if one is unknown.
  package init?(spelled text: String) {
    var keys: [Key] = []
    for word in text.split(separator: " ") {
      guard let key = Key(spelled: String(word)) else { return nil }
      keys.append(key)
    }
    guard !keys.isEmpty else { return nil }
    self.keys = keys
  }

  /// As hint line and help show it: `gm`, `^X^S`, `^X .`, `⏎`.
  package func label(_ glyphs: Glyphs) -> DisplayText {
    var label = DisplayText.empty
    for (place, key) in keys.enumerated() {
      // A letter after a control key would read as one word with it.
      let isApart = place > 0 && keys[place - 1].modifiers != [] && key.modifiers == []
      label += (isApart ? " " : .empty) + KeySequence.label(key, glyphs)
    }
    return label
  }

  private static func label(_ key: Key, _ glyphs: Glyphs) -> DisplayText {
    switch (key.code, key.modifiers) {
    case (.enter, []): glyphs.enter
    case (.up, []): glyphs.up
    case (.down, []): glyphs.down
    case (.left, []): glyphs.left
    case (.right, []): glyphs.right
    default: DisplayText(composed: key.description)
    }
  }
}

extension KeySequence: ExpressibleByStringLiteral {
  /// For the table in our own source; a spelling that is none gives no keys, and a test finds it.
  package init(stringLiteral text: String) {
    keys = KeySequence(spelled: text)?.keys ?? []
  }
}
