/// The keys of a rule's `when`. All of them must hold; a key holds if any of its values does.
package enum RuleCondition: String, CaseIterable, Sendable {
  /// Keywords: without case and accents, on word boundaries, `*` lets the last word go on.
  case any
  case channel
  case kind
  case account
  case tier
  case tag
  case segment
  case priority
  case team
  case language = "lang"
  /// `>=10000`; an unknown number meets no comparison.
  case followers
  case verified
  /// Calendars: holds while one of them is closed.
  case outside
  case status
  /// When a rule that waits for a time runs; they are no conditions of their own.
  case duration = "for"
  case before
  case after
  /// Which promises a rule on `at_risk` or `breach` looks at.
  case target

  func holds(for values: [String], in scene: RuleScene) -> Bool {
    values.contains { holds(for: $0, in: scene) }
  }

  private func holds(for value: String, in scene: RuleScene) -> Bool {
    let conversation = scene.conversation
    switch self {
    case .any:
      let pattern = WordPattern(keyword: value)
      return scene.texts.contains(where: pattern.occurs)
    case .channel: return conversation.channel.rawValue == value
    case .kind: return conversation.kind.rawValue == value
    case .account: return conversation.account.text == value
    case .tier: return String(conversation.tier.rawValue) == value
    case .tag: return conversation.tags.contains(value)
    case .segment: return conversation.segment == value
    case .priority: return String(conversation.priority.rawValue) == value
    case .team: return conversation.team?.text == value
    case .language: return Language.matches(conversation.language, value)
    case .followers: return RuleCondition.compares(scene.contact?.followers, with: value)
    case .verified: return (scene.contact?.verified ?? false) == (value == "true")
    case .outside:
      return scene.workspace.calendars[value].map { !$0.isOpen(at: scene.now) } ?? false
    case .status: return conversation.status.rawValue == value
    case .duration, .before, .after, .target: return true
    }
  }

  /// `>=10000`, `<5`, `=0`, `7`.
  private static func compares(_ number: Int64?, with text: String) -> Bool {
    let digits = text.drop { "<>=".contains($0) }
    guard let number, let limit = Int64(digits) else { return false }
    return switch text.prefix(text.count - digits.count) {
    case "<": number < limit
    case "<=": number <= limit
    case ">": number > limit
    case ">=": number >= limit
    default: number == limit
    }
  }
}
