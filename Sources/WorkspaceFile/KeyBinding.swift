import Inbox
import Yams

/// Keys that a person gave to a command: chords as text (`^X ^S`, `g i`, `PageDown`, `F1`). Whoever
/// knows the commands and the keys checks both, and says so at this line and column.
package struct KeyBinding: Hashable, Sendable {
  package var command: String
  /// In place of the command's own keys; empty: it has none.
  package var chords: [String]
  package var line: Int
  package var column: Int
  /// Which file it stands in, where several are laid upon each other.
  package var file: String?

  package init(command: String, chords: [String], line: Int, column: Int) {
    self.command = command
    self.chords = chords
    self.line = line
    self.column = column
  }

  /// Reads a key file: commands and their chords, nothing else.
  package static func read(_ text: String) throws(WorkspaceFileErrors) -> [KeyBinding] {
    let findings = Findings()
    let root = FileValue(node: try YAMLDocument.compose(text), findings: findings)
    let bindings = read(root)
    try findings.throwIfAny()
    return bindings
  }

  static func read(_ value: FileValue) -> [KeyBinding] {
    (value.mapping()?.entries ?? []).compactMap { key, command, value in
      guard key.word() != nil else { return nil }
      let chords = value.list().compactMap { chord -> String? in
        guard let text = chord.word() else { return nil }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      return KeyBinding(
        command: command, chords: chords, line: key.node.mark?.line ?? 1,
        column: key.node.mark?.column ?? 1)
    }
  }
}
