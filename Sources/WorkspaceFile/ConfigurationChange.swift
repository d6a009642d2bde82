import Inbox

/// One wish of a person, as config.yaml spells it: `theme: dusk`, `panes: { figures: false }`.
package struct ConfigurationChange: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    /// `true`, `2`, `auto`: what needs no quotation marks.
    case plain(String)
    case text(String)
    /// Keys, as `["g o", "^X ^S"]`.
    case list([String])
  }

  /// From the outermost key on: `["theme"]`, `["panes", "figures"]`.
  package var path: [String]
  /// Nil: nothing is said of it any more.
  package var value: Value?

  package init(_ path: [String], _ value: Value?) {
    self.path = path
    self.value = value
  }

  /// What to write by hand, on one line; a comment where nothing is to be said.
  package var line: String {
    guard let value else { return "# without \(path.joined(separator: ": "))" }
    let keys = path.map { ConfigurationChange.spelled(key: $0) + ":" }
    let closing = String(repeating: " }", count: max(0, keys.count - 1))
    return "\(keys.joined(separator: " { ")) \(value.spelled)\(closing)"
  }

  static func spelled(key: String) -> String {
    let isWord = key.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
    }
    return isWord && !key.isEmpty ? key : quoted(key)
  }

  /// A text in double quotation marks (YAML 1.2, 7.3.1).
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension ConfigurationChange.Value {
  var spelled: String {
    switch self {
    case .plain(let text): text
    case .text(let text): ConfigurationChange.quoted(text)
    case .list(let texts):
      "[" + texts.map { ConfigurationChange.quoted($0) }.joined(separator: ", ") + "]"
    }
  }
}

/// Why a configuration could not be changed in its text.
package enum ConfigurationChangeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is no configuration: what is wrong is to be mended first.
  case broken(WorkspaceFileErrors)
  /// It says it in a way that an edit could spoil.
  case unsuited(line: Int)

  package var description: String {
    switch self {
    case .broken(let errors): errors.problems.first.map { "line \($0)" } ?? "it cannot be read"
    case .unsuited(let line): "line \(line) is written in a way that only you can change"
    }
  }
}
