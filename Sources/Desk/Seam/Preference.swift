/// What an agent prefers from now on, as config.yaml spells it: `panes: { figures: false }`.
package struct Preference: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case word(String)
    case list([String])
  }

  /// From the outermost key on: `["panes", "figures"]`.
  package var path: [String]
  /// Nil: the usual, of which nothing is written.
  package var value: Value?

  package init(_ path: [String], _ value: Value?) {
    self.path = path
    self.value = value
  }

  /// For sentences: `panes figures false`.
  var words: String {
    switch value {
    case .word(let word): "\(path.joined(separator: " ")): \(word)"
    case .list(let words): "\(path.joined(separator: " ")): \(words.joined(separator: ", "))"
    case nil: "\(path.joined(separator: " ")): as usual"
    }
  }
}

extension DeskSettings {
  /// What this person's config.yaml says of the terminal and the look, as far as it can be changed
  /// while the screens run.
  package struct Look: Hashable, Sendable {
    package enum Synchronized: String, CaseIterable, Sendable {
      case auto
      case on
      case off
    }

    /// How the terminal is asked for a message on the desktop.
    package enum Desktop: String, CaseIterable, Sendable {
      /// As it is known to understand, if it is.
      case auto
      case osc9
      case osc777
      case off
    }

    /// Empty: nobody has chosen one.
    package var theme = ""
    package var desktop = Desktop.auto
    package var mouse = false
    package var ascii = false
    package var ambiguousIsWide = false
    package var synchronized = Synchronized.auto
    package var language = "en"
    /// Where it is written; empty where there is no such place.
    package var file = ""

    package init() {}
  }
}
