import Foundation
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

  @Test func repliesBreakLinesOnlyBetweenParagraphs() throws {
    for reply in try demonstrationWorkspace().savedReplies {
      for (language, body) in reply.bodies {
        let breaks = body.components(separatedBy: "\n\n").joined()
        #expect(!breaks.contains("\n"), "\(reply.shortcut) \(language): \(body)")
        #expect(!body.hasPrefix(" ") && !body.contains("  "), "\(reply.shortcut) \(language)")
      }
    }
    let reply = try demonstrationWorkspace().savedReplies.first { $0.shortcut == "rdc" }
    #expect(reply?.bodies["en"]?.contains("there}},\n\nI checked order {{order}}: ") == true)
  }

  @Test func somebodySpeaksEveryLanguage() throws {
    let spoken = Set(try demonstrationWorkspace().agents.flatMap(\.languages))
    #expect(spoken.isSuperset(of: Library().books.map(\.language)))
  }
}
