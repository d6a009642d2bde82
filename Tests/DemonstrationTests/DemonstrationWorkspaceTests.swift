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

  @Test("Whenever it begins, people are at work: at home, or where it is afternoon by then")
  func workingHours() throws {
    let monday = try #require(Instant(journal: "2026-11-23T00:00:00.000Z"))
    let zones = TimeZones()
    for quarter in 0..<(7 * 96) {
      let now = monday.advanced(by: Int64(quarter) * 900_000)
      let name = DemonstrationZone.name(at: now, zones: zones)
      let hour = try #require(zones.rules(named: name)).wallTime(at: now).hour
      #expect(DemonstrationZone.workingHours.contains(hour), "\(now): \(name)")
    }
    let noon = try #require(Instant(journal: "2026-11-25T12:00:00.000Z"))
    #expect(DemonstrationZone.name(at: noon, zones: zones) == "Europe/Berlin")
    // Sunday night in Berlin is Monday in New Zealand.
    let night = try #require(Instant(journal: "2026-11-22T23:30:00.000Z"))
    #expect(DemonstrationZone.name(at: night, zones: zones) == "Pacific/Auckland")
    let moved = try DemonstrationWorkspace.read(DemonstrationWorkspace.text(at: night))
    #expect(moved.zone.wallTime(at: night).hour == 12)
    let nowhere = TimeZones(folder: "/nowhere")
    #expect(DemonstrationZone.name(at: night, zones: nowhere) == "Europe/Berlin")
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
