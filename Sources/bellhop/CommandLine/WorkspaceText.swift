import Foundation
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
    let bytes =
      file == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
    guard let bytes else { throw Failure(status: .usage, "\(file) cannot be read.") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(status: .usage, "\(file) is not UTF-8; nothing was changed.")
    }
    self.text = text
    do throws(WorkspaceFileErrors) {
      let read = try WorkspaceFile.read(text, zones: TimeZones())
      workspace = read.workspace
      warnings = read.warnings.map { "\(file):\($0)" }
    } catch {
      let problems = error.problems.map { "\(file):\($0)" }.joined(separator: "\n")
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
