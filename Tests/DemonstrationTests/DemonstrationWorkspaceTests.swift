import Inbox
import Testing
import WorkspaceFile

@testable import Demonstration

@Suite struct DemonstrationWorkspaceTests {
  @Test func isReadWithoutAnErrorOrAWarning() throws {
    let reading = try WorkspaceFile.read(DemonstrationWorkspace.text, zones: TimeZones())
    #expect(reading.warnings == [])
  }

  @Test func isWorthReadingAsAnExample() throws {
    let workspace = try demonstrationWorkspace()
    #expect(Set(workspace.accounts.map(\.channel)) == Set(Channel.allCases))
    #expect(workspace.accounts.allSatisfy { $0.delivery == .loopback })
    #expect(workspace.agents.map(\.id) == ["maya", "priya", "tom", "sol", "ines"])
    #expect(workspace.agent("maya")?.role == .supervisor)
    #expect(workspace.savedReplies.count >= 20)
    #expect(Set(workspace.savedReplies.flatMap(\.bodies.keys)).count >= 10)
    #expect(!workspace.rules.isEmpty && workspace.surveys.csat != nil)
    #expect(workspace.requiredBeforeResolve == [])
    #expect(DemonstrationWorkspace.text.contains("# "))
  }

  @Test func somebodySpeaksEveryLanguage() throws {
    let spoken = Set(try demonstrationWorkspace().agents.flatMap(\.languages))
    #expect(spoken.isSuperset(of: Library().books.map(\.language)))
  }
}
