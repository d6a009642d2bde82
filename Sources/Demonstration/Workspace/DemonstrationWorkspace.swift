import Inbox
import InboxStore
import WorkspaceFile

/// The workspace of the demonstration, in the spelling of the workspace file.
package enum DemonstrationWorkspace {
  /// The whole file, as `bellhop workspace import` would take it.
  package static var text: String { text(in: DemonstrationZone.home) }

  /// The same for a demonstration that begins at this time.
  static func text(at now: Instant) -> String {
    text(in: DemonstrationZone.name(at: now, zones: TimeZones()))
  }

  private static func text(in zone: String) -> String {
    company(in: zone) + "\n\n" + savedReplies + "\n"
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
