import Foundation
import Testing

@Suite("Backup and restore from the command line")
struct BackupCommandTests {
  @Test("A restored store is the one that was, and sends nothing until it is told to")
  func roundTrip() throws {
    let desk = try CareDesk()
    try desk.succeed(["assign", "ref:c1", "--team", "billing"])
    try desk.succeed(["reply", "ref:c2", "--text", "On its way"])
    let copy = desk.folder.path + "/copy.db"
    try desk.succeed(["backup", copy])
    #expect(try desk.run(["backup", copy]).status == 2, "it never writes over a file")
    let journal = try desk.succeed(["export"])
    try desk.succeed(["tag", "ref:c1", "--tag", "after"])

    let other = desk.folder.path + "/restored/inbox.db"
    func run(_ arguments: [String]) throws -> Program.Result {
      try Program.run(arguments + ["--store", other, "--as", "maya"])
    }
    #expect(try run(["restore", copy]).status == 0)
    #expect(try run(["export"]).output == journal)
    #expect(try run(["doctor", "--verify"]).output.contains("the journal and its tables agree"))
    #expect(try run(["outbox", "run"]).errors.contains("Frozen"))
    #expect(try run(["outbox", "list"]).output.contains("On its way"))
    #expect(try run(["outbox", "thaw"]).status == 0)
    #expect(try run(["outbox", "thaw"]).status == 1)
    _ = try run(["outbox", "run"])
    #expect(try run(["restore", copy]).status == 2, "it never takes a store's place")
  }

  @Test("What is no backup, or not theirs, is refused, and leaves nothing behind")
  func refused() throws {
    let desk = try CareDesk()
    let copy = desk.folder.path + "/copy.db"
    try desk.succeed(["backup", copy])
    let text = try desk.folder.write("hello, this is a text and no database", to: "notes.txt")
    let other = desk.folder.path + "/other.db"
    for (file, agent, status) in [(text, "maya", 2), ("/nowhere", "maya", 2), (copy, "tom", 1)] {
      let result = try Program.run(["restore", file, "--store", other, "--as", agent])
      #expect(result.status == Int32(status), "\(file): \(result.errors)")
      let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path)
      #expect(!left.contains { $0.hasPrefix("other.db") })
    }
  }
}
