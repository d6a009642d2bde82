import Inbox
import Yams

/// Macros are kept as they are written, like rules; what they name and is not there is a warning.
extension WorkspaceReader {
  mutating func readMacros() {
    var names: Set<String> = []
    var keys: Set<String> = []
    for value in root["macros"]?.sequence() ?? [] {
      guard let mapping = value.mapping() else { continue }
      let name = mapping.required("name")
      let key = mapping["key"]
      let macro = Macro(
        name: name?.word() ?? "", key: key.flatMap(character),
        then: macroClauses(mapping.required("then")))
      unique(macro.name.isEmpty ? nil : macro.name, name, "macros", in: &names)
      unique(macro.key, key, "macros on the key", in: &keys)
      mapping.finish()
      if macro.then.isEmpty, mapping["then"]?.mapping()?.entries.isEmpty == true {
        mapping.error("a macro does something: “then” names what")
      }
      workspace.macros.append(macro)
    }
  }

  /// One character that a keyboard types without a modifier.
  private func character(_ value: FileValue) -> String? {
    guard let text = value.word() else { return nil }
    let isKey =
      text.unicodeScalars.count == 1
      && text.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0.properties.generalCategory != .control
      }
    guard isKey else {
      value.error("a single character is expected here: it follows M")
      return nil
    }
    return text
  }

  private func macroClauses(_ value: FileValue?) -> [Rule.Clause] {
    var clauses: [Rule.Clause] = []
    for (key, name, value) in value?.mapping()?.entries ?? [] {
      guard let action = MacroAction(rawValue: name) else {
        let known = MacroAction.allCases.map(\.rawValue)
        let nearest = Spelling.nearest(to: name, among: known)
        key.error(
          "there is no key “\(name)”"
            + (nearest.map { "; did you mean “\($0)”?" }
              ?? "; there are \(known.joined(separator: ", "))"))
        continue
      }
      let values = value.list()
      if values.isEmpty, !value.isMapping { value.error("it is empty") }
      if let second = values.dropFirst().first, !action.takesMany {
        second.error("“\(name)” takes one value")
      }
      for value in values { check(action, value) }
      clauses.append(Rule.Clause(key: name, values: values.compactMap { $0.word() }))
    }
    return clauses
  }

  private func check(_ action: MacroAction, _ value: FileValue) {
    switch action {
    case .tag, .untag:
      if let tag = value.word(), !Tag.isOne(tag) {
        value.error("“\(tag)” is no tag: one word, without a quotation mark")
      }
    case .tier: _ = tier(value)
    case .priority: _ = priority(value)
    case .status:
      if value.choice(Status.self) == .snoozed {
        value.error("a snooze needs its time: snooze: 2h")
      }
    case .snooze: _ = value.duration(least: 1000)
    case .assign:
      if !["me", "none"].contains(value.node.scalar?.string) {
        mention(value, "agent", workspace.agents.map(\.id.text))
      }
    case .assignTeam:
      if value.node.scalar?.string != "none" {
        mention(value, "team", workspace.teams.map(\.id.text))
      }
    case .reply: mention(value, "saved reply", workspace.savedReplies.map(\.shortcut))
    case .note, .reason: _ = value.word()
    }
  }
}

extension MacroAction {
  fileprivate var takesMany: Bool {
    switch self {
    case .tag, .untag, .note: true
    default: false
    }
  }
}
