import Inbox
import InboxStore
import WorkspaceFile

/// The text of a workspace file, read and checked.
struct WorkspaceText {
  let text: String
  let workspace: Workspace
  let warnings: [String]

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: `Failure` with every error of the file, each with line and column.
  init(file: String) throws {
    text = try GivenFile.text(file)
    let name = file == "-" ? "standard input" : file
    do throws(WorkspaceFileErrors) {
      let read = try WorkspaceFile.read(text, zones: TimeZones())
      workspace = read.workspace
      warnings = read.warnings.map { "\(name):\($0)" }
    } catch {
      let problems = error.problems.map { "\(name):\($0)" }.joined(separator: "\n")
      throw Failure(status: .usage, problems)
    }
  }

  /// How a store reads the workspace it keeps; an empty text is a workspace without anything.
  static let value: Store.WorkspaceReader = { text throws(StoreError) in
    guard !text.isEmpty else { return Workspace() }
    do throws(WorkspaceFileErrors) {
      return try WorkspaceFile.read(text, zones: TimeZones()).workspace
    } catch {
      throw .workspace(error.problems.map(\.description))
    }
  }
}
