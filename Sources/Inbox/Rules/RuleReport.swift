/// What became of one rule for one line: for `rules try`, and for tests.
package struct RuleReport: Hashable, Sendable {
  package struct Condition: Hashable, Sendable {
    package var key: String
    package var values: [String]
    package var holds: Bool
  }

  package enum Outcome: Hashable, Sendable {
    /// It waits for something else to happen.
    case notTriggered
    /// A condition does not hold.
    case notMet
    /// All holds and there was nothing left to do.
    case changesNothing
    case done
  }

  package var rule: String
  package var on: Rule.Trigger
  /// Each with whether it holds, the trigger aside.
  package var conditions: [Condition]
  package var outcome: Outcome
  /// What it wrote.
  package var events: [Event]
  /// The saved reply that it sends by itself.
  package var reply: AutomaticReply?
  /// What it would have done and may not, in words.
  package var refused: [String]
}

/// What Bellhop says by itself: never in public, and not to the same contact again and again.
package struct AutomaticReply: Hashable, Sendable {
  /// Milliseconds after a rule's reply before the same contact may get another.
  package static let pause: Int64 = 86_400_000

  package enum Limit: Hashable, Sendable {
    /// Once per contact and day, whichever rule says it.
    case daily
    /// Once per contact and account; again after so many milliseconds, nil: never again.
    case expectation(AccountID, oncePer: Int64?)
  }

  package var rule: String
  /// The saved reply that a rule sends; nil for an account's expectation.
  package var shortcut: String?
  package var text: String
  package var language: String?
  package var limit: Limit = .daily

  /// In a sentence: what it answers with.
  package var title: String { shortcut ?? "what the account lets expect" }
}

/// Everything the rules made of one line.
package struct RuleRun: Hashable, Sendable {
  package var reports: [RuleReport]
  /// Where they left the conversation.
  package var conversation: Conversation

  /// The lines to be written, in the order of the rules.
  package var events: [Event] { reports.flatMap(\.events) }
  package var replies: [AutomaticReply] { reports.compactMap(\.reply) }
}
