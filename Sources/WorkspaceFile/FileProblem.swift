/// Something wrong in a file that a person wrote, and where.
package struct FileProblem: Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package var line: Int
  /// From 1, in characters (Unicode scalars, as YAML counts them).
  package var column: Int
  package var message: String

  package init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// `12:3: there is no key “agent”; did you mean “agents”?`
  package var description: String { "\(line):\(column): \(message)" }
}

/// Why a file was not taken: every error at once, in the order of the file. A syntax error or a key
/// given twice stands alone, for nothing after it can be trusted.
package struct WorkspaceFileErrors: Error, Hashable, Sendable, CustomStringConvertible {
  package var problems: [FileProblem]

  package init(_ problems: [FileProblem]) {
    self.problems = problems
  }

  package var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
