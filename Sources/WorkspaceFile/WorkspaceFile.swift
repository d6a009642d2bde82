import Inbox
import Yams

/// The workspace as the one YAML file that a team reads and edits (workspace.md).
///
/// ```swift
/// let reading = try WorkspaceFile.read(text, zones: TimeZones())
/// let again = try WorkspaceFile.write(reading.workspace)
/// ```
package enum WorkspaceFile {
  package struct Reading: Sendable {
    package var workspace: Workspace
    /// What is allowed and likely not meant.
    package var warnings: [FileProblem]

    package init(workspace: Workspace, warnings: [FileProblem]) {
      self.workspace = workspace
      self.warnings = warnings
    }
  }

  /// Reads and checks the whole file.
  ///
  /// - Throws: every error with line and column; a syntax error or a key given twice alone.
  package static func read(
    _ text: String, zones: TimeZones
  ) throws(WorkspaceFileErrors) -> Reading {
    let root = try YAMLDocument.compose(text)
    let findings = Findings()
    guard let mapping = FileValue(node: root, findings: findings).mapping() else {
      try findings.throwIfAny()
      throw WorkspaceFileErrors([FileProblem(line: 1, column: 1, message: "the file is empty")])
    }
    var reader = WorkspaceReader(mapping, findings: findings, zones: zones)
    reader.read()
    try findings.throwIfAny()
    return Reading(workspace: reader.workspace, warnings: findings.orderedWarnings)
  }
}
