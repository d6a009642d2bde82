/// Several acts under one name (`macros` of the workspace file): shown before they run, one act and
/// one undo, and each of them held to the rules of the desk.
///
///     - name: Double charge to billing
///       key: b                                  # M b
///       then: { tag: [refund], tier: 2, assign_team: billing, reply: rdc }
package struct Macro: Hashable, Sendable {
  package var name: String
  /// The character that follows `M`; nil: it is found by its name.
  package var key: String?
  /// What it does, in this order.
  package var then: [Rule.Clause]

  package init(name: String, key: String? = nil, then: [Rule.Clause]) {
    self.name = name
    self.key = key
    self.then = then
  }
}

/// The keys of a macro's `then`: those of a rule that make sense under a hand, and their opposites.
package enum MacroAction: String, CaseIterable, Sendable {
  case tag
  case untag
  case tier
  case priority
  /// An agent, `me` or `none`.
  case assign
  /// A team or `none`.
  case assignTeam = "assign_team"
  case note
  case status
  /// For so long.
  case snooze
  /// A saved reply, put into the draft; never sent.
  case reply
  /// Why a tier is lowered, or a customer is left without an answer.
  case reason
}

/// A macro about to run: its steps with all that deciding them needs.
package struct MacroRun: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case act(Command)
    /// The saved reply of this shortcut goes into the draft, where none is yet.
    case draft(savedReply: String)
  }

  package struct Step: Hashable, Sendable {
    package var what: What
    /// `+ #refund`, `tier 2`, `→ Tom`, for people.
    package var words: String

    package init(_ what: What, words: String) {
      self.what = what
      self.words = words
    }
  }

  package var name: String
  package var steps: [Step]

  package init(name: String, steps: [Step]) {
    self.name = name
    self.steps = steps
  }

  /// The notes get ids of their own in each conversation.
  func noting(in ref: ConversationRef) -> MacroRun {
    var own = self
    for place in own.steps.indices {
      guard case .act(.note(let id, let text)) = own.steps[place].what else { continue }
      own.steps[place].what = .act(.note(id: MessageID("\(id)/\(ref)"), text: text))
    }
    return own
  }
}

extension Workspace {
  /// By its name, upper and lower case alike, or by its key.
  package func macro(named name: String) -> Macro? {
    macros.first { $0.name == name } ?? macros.first { $0.key == name }
      ?? macros.first { $0.name.lowercased() == name.lowercased() }
  }
}
