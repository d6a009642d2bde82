/// What a saved reply may ask for: a closed set, and the gaps that its author fills
/// (workspace.md, *Placeholders*).
package enum Placeholder: Hashable, Sendable {
  case contactName
  case contactFirstName
  case contactHandle
  /// A member of the contact's `fields`.
  case contactField(String)
  case conversationID
  case conversationSubject
  case agentName
  case agentFirstName
  case agentSignature
  case workspaceName
  case date
  /// A name without a dot: `order`, filled by the author or by `--var order=88121`.
  case gap(String)

  /// Nil for a name with a dot that is not in the set.
  package init?(name: String) {
    switch name {
    case "contact.name": self = .contactName
    case "contact.first_name": self = .contactFirstName
    case "contact.handle": self = .contactHandle
    case "conversation.id": self = .conversationID
    case "conversation.subject": self = .conversationSubject
    case "agent.name": self = .agentName
    case "agent.first_name": self = .agentFirstName
    case "agent.signature": self = .agentSignature
    case "workspace.name": self = .workspaceName
    case "date": self = .date
    default:
      let field = "contact.fields."
      if name.hasPrefix(field), name.utf8.count > field.utf8.count {
        self = .contactField(String(name.dropFirst(field.count)))
      } else if !name.isEmpty, Placeholder.isGapName(name) {
        self = .gap(name)
      } else {
        return nil
      }
    }
  }

  /// The names with a dot, for a suggestion.
  package static let names = [
    "contact.name", "contact.first_name", "contact.handle", "contact.fields.X", "conversation.id",
    "conversation.subject", "agent.name", "agent.first_name", "agent.signature", "workspace.name",
    "date",
  ]

  /// A gap is named like a variable, so that what is no placeholder (`{{7*7}}`) stays text.
  private static func isGapName(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { scalar in
      scalar == "_" || scalar == "-" || scalar == " " || scalar.properties.isAlphabetic
        || scalar.properties.generalCategory == .decimalNumber
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }
}

extension Placeholder: CustomStringConvertible {
  /// The name between the braces.
  package var description: String {
    switch self {
    case .contactName: "contact.name"
    case .contactFirstName: "contact.first_name"
    case .contactHandle: "contact.handle"
    case .contactField(let name): "contact.fields.\(name)"
    case .conversationID: "conversation.id"
    case .conversationSubject: "conversation.subject"
    case .agentName: "agent.name"
    case .agentFirstName: "agent.first_name"
    case .agentSignature: "agent.signature"
    case .workspaceName: "workspace.name"
    case .date: "date"
    case .gap(let name): name
    }
  }
}
