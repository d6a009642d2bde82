import Foundation
import Testing

/// What is kept, for how long, and who sees the numbers of cards: `purge`, `doctor --rebuild`,
/// `show --reveal`.
@Suite("Keeping data on the command line")
struct KeepingTests {
  private static let card = "4111 1111 1111 1111"

  private func desk() throws -> CareDesk {
    try CareDesk(
      journal: CareDesk.journal + [
        CareDesk.message(
          "c9", "m9", "2026-11-20T11:00:00.000Z", "@dora", "Dora", "x", "care-x", "mention",
          "charge \(Self.card) please")
      ])
  }

  @Test("purge says first what would go, needs a supervisor, and leaves the journal")
  func purge() throws {
    let desk = try desk()
    let before = try desk.succeed(["export"]).split(separator: "\n")
    let plan = try desk.succeed(["purge", "--older-than", "1d", "--dry-run"])
    #expect(plan.contains("would go") || plan.contains("No words"))
    #expect(try desk.run(["purge", "--older-than", "1d"], as: "tom").status == 1)
    #expect(try desk.run(["purge", "--older-than", "soon"]).status == 2)
    #expect(try desk.run(["purge"]).status == 2)
    #expect(try desk.succeed(["export"]).split(separator: "\n") == before)
    // The clock of the machine decides; whatever it says, all of it is older than nothing.
    let done = try desk.run(["purge", "--older-than", "1d"])
    #expect(done.status == 0)
    let after = try desk.succeed(["export"])
    if done.output.contains("are gone") {
      #expect(after.contains(#""text":null,"purged":true"#))
      #expect(after.contains(#""type":"purge""#))
    }
    try desk.succeed(["doctor", "--verify"])
  }

  @Test("doctor --rebuild makes the tables anew, for supervisors")
  func rebuild() throws {
    let desk = try desk()
    let before = try desk.succeed(["export"])
    let list = try desk.succeed(["list", "--jsonl"])
    #expect(try desk.run(["doctor", "--rebuild"], as: "tom").status == 1)
    let said = try desk.succeed(["doctor", "--rebuild"])
    #expect(said.contains("made anew") && said.contains("agree"))
    #expect(try desk.succeed(["export"]) == before)
    #expect(try desk.succeed(["list", "--jsonl"]) == list)
  }

  @Test("card numbers are masked for people and scripts, and looking is put on record")
  func masking() throws {
    let desk = try desk()
    for arguments in [
      ["list"], ["list", "--jsonl"], ["show", "ref:c9"], ["show", "ref:c9", "--json"],
      ["search", "charge"], ["search", "charge", "--json"],
    ] {
      let output = try desk.succeed(arguments)
      #expect(!output.contains("4111 1111"), "\(arguments)")
    }
    #expect(try desk.succeed(["show", "ref:c9"]).contains("**** **** **** 1111"))
    // The journal is what was written, for whoever may read all of it.
    #expect(try desk.succeed(["export"]).contains(Self.card))
    let shown = try desk.succeed(["show", "ref:c9", "--reveal"], as: "tom")
    #expect(shown.contains(Self.card))
    let record = try desk.succeed(["export"]).split(separator: "\n")
      .filter { $0.contains(#""type":"reveal""#) }
    #expect(record.count == 1)
    #expect(record.first?.contains(#""id":"tom""#) == true)
    #expect(record.first?.contains(#""message":"m9""#) == true)
    #expect(
      try desk.run(["show", "ref:c9", "--reveal", "--now", "2026-11-21T00:00:00Z"]).status == 2)
    try desk.succeed(["doctor", "--verify"])
  }
}
