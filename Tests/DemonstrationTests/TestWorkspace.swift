import Inbox
import WorkspaceFile

@testable import Demonstration

/// The demonstration's workspace.
func demonstrationWorkspace() throws -> Workspace {
  try WorkspaceFile.read(DemonstrationWorkspace.text, zones: TimeZones()).workspace
}
