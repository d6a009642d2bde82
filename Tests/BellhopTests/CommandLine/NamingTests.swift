import Foundation
import Testing

@Suite("Conversations, times and spans as the commands take them")
struct NamingTests {
  private func desk() throws -> CareDesk {
    try CareDesk(workspace: CareDesk.workspace + "\nrestricted: { employee: [supervisor] }\n")
  }

  /// Bellhop's number of an importer's conversation.
  private func number(_ desk: CareDesk, _ ref: String) throws -> Int {
    let row = try desk.rows([]).first { $0["conversation"] as? String == ref }
    return try #require(row?["id"] as? Int)
  }

  @Test("export takes a number, and refuses what its reader may not read, as show does")
  func export() throws {
    let desk = try desk()
    let id = try number(desk, "c1")
    for name in ["\(id)", "#\(id)", "ref:c1"] {
      let lines = try desk.succeed(["export", "--conversation", name])
      #expect(lines.contains("\"conversation\":\"c1\""), "\(name)")
      #expect(!lines.contains("\"conversation\":\"c2\""), "\(name)")
    }
    try desk.succeed(["tag", "\(id)", "--tag", "employee"])
    for command in [["export", "--conversation"], ["show"]] {
      let run = try desk.run(command + ["\(id)"], as: "tom")
      #expect(run.status == 1, "\(command)")
      #expect(run.output.isEmpty, "\(command)")
      #expect(run.errors.contains("#employee: only supervisor may read it"), "\(command)")
    }
    #expect(try desk.run(["export"], as: "tom").errors.contains("1 conversation is left out"))
  }

  @Test("snooze takes the times that the inbox takes")
  func snooze() throws {
    let desk = try desk()
    for time in ["3h", "16:30", "mon 9:00", "2099-01-01 09:00", "2099-01-01T07:00:00Z"] {
      #expect(try desk.run(["snooze", "ref:c1", "--until", time]).status == 0, "\(time)")
    }
    let wrong = try desk.run(["snooze", "ref:c1", "--until", "soon"])
    #expect(wrong.status == 2 && wrong.errors.contains("give a time such as 3h, 16:30"))
  }

  @Test("purge knows no time before there were computers")
  func purge() throws {
    let run = try desk().run(["purge", "--older-than", "9999999d", "--dry-run"])
    #expect(run.status == 2 && run.errors.contains("that is before 1970"))
  }

  @Test("contact show finds who it is by a conversation of theirs")
  func contact() throws {
    let desk = try desk()
    let id = try number(desk, "c1")
    let whole = try desk.succeed(["contact", "show", "#\(id)"])
    #expect(try desk.succeed(["contact", "show", "\(id)"]) == whole)
    let name = try #require(whole.split(separator: "\n").first)
    #expect(try desk.succeed(["show", "\(id)"]).contains(name.prefix(3)))
    #expect(try desk.run(["contact", "show", "99999"]).status == 1)
    try desk.succeed(["tag", "\(id)", "--tag", "employee"])
    #expect(try desk.run(["contact", "show", "#\(id)"], as: "tom").status == 1)
  }

  @Test("resolving unanswered is told once")
  func toldOnce() throws {
    let desk = try desk()
    try desk.succeed(["resolve", "ref:c3", "--reason", "a duplicate"])
    let shown = try desk.succeed(["show", "ref:c3"])
    #expect(shown.components(separatedBy: "resolved").count == 3, "the head's status and one line")
    #expect(shown.contains("resolved unanswered: a duplicate"))
  }
}
