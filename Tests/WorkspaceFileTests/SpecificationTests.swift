import Foundation
import Inbox
import Testing
import WorkspaceFile
import TestSupport

/// The example of the specification is taken as it stands. Skipped, and said so, where the
/// specification is not at hand (BELLHOP_SHARED).
@Suite struct SpecificationTests {
  static let file = SharedMaterial.path("spec/workspace.md")

  @Test(.enabled(if: SharedMaterial.has("spec/workspace.md"), "\(SharedMaterial.why)"))
  func itsExampleIsRead() throws {
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    let fence = try #require(text.split(separator: "```yaml\n").dropFirst().first)
    let yaml = try #require(fence.split(separator: "\n```").first)
    let reading = try WorkspaceFile.read(String(yaml), zones: TimeZones())
    #expect(reading.workspace.agents.count == 3)
    #expect(reading.workspace.savedReplies.first?.bodies.count == 2)
    #expect(reading.workspace.rules.count == 1)
    let again = try WorkspaceFile.read(
      WorkspaceFile.write(reading.workspace), zones: TimeZones())
    #expect(again.workspace == reading.workspace)
  }
}
