import Inbox
import InboxStore
import WorkspaceFile

/// The workspace of the demonstration, in the spelling of the workspace file.
package enum DemonstrationWorkspace {
  /// The whole file, as `bellhop workspace import` would take it.
  package static var text: String {
    company + "\n\n" + savedReplies + "\n"
  }

  /// Reads a workspace file for the store.
  static func read(_ text: String) throws(StoreError) -> Workspace {
    do {
      return try WorkspaceFile.read(text, zones: TimeZones()).workspace
    } catch {
      throw .workspace(error.problems.map(\.description))
    }
  }
}
