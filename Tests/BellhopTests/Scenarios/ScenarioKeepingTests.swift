import Inbox
import Testing

/// Copies of a store, and words that are not kept for ever.
@Suite("Scenario: keeping data")
struct ScenarioKeeping {
  @Test("A restored copy says so on the screen and sends nothing until it is told to")
  func restored() throws {
    let desk = try ScenarioDesk()
    try desk.run("reply", "ref:lena", "--text", "The refund is on its way")
    let copy = desk.folder.path + "/copy.db"
    let other = ["--store", desk.folder.path + "/restored/inbox.db", "--as", "maya"]
    func run(_ command: String...) throws -> Program.Result { try Program.run(command + other) }
    let first = try desk.open()
    try desk.run("backup", copy)
    #expect(try run("restore", copy).status == 0)

    let second = try TerminalSession(other)
    try second.wait(forText: "a restored copy, nothing leaves")
    try second.wait(lineWith: "▌", "Lena Fischer", "queued")
    try second.waitUntilHeard()
    try second.press("Enter")
    try second.waitToRead(.lena)
    try second.wait(forText: "The refund is on its way")
    try second.wait(forText: "queued")
    // The first one sends what both have, and the copy, open all the while, does not.
    try first.wait(for: "it to leave the first") { _ in try desk.outbox().isEmpty }
    #expect(try run("outbox", "run").errors.contains("Frozen"))
    #expect(try run("outbox", "list").output.contains("The refund is on its way"))
    #expect(try second.screen.contains("queued"))

    #expect(try run("outbox", "thaw").status == 0)
    try second.wait(goneText: "queued")
    try second.wait(for: "it to leave the copy") { _ in
      try !run("outbox", "list").output.contains("The refund is on its way")
    }
    try second.press("C-c", "C-c")
    try second.waitForEnd()
    let third = try TerminalSession(other)
    try third.wait(forText: "Jon Okafor")
    #expect(try !third.screen.contains("a restored copy"))
  }

  @Test("Words that were purged are gone from the open screen and the search; the figures stay")
  func purged() throws {
    let desk = try ScenarioDesk()
    try desk.customer(.newcomer, writes: "My secret garden floods", minutesAgo: 57_600)
    try desk.agent(
      .priya, .message(Customer.newcomer.message(.out, "The pump leaves today")), of: .newcomer,
      minutesAgo: 57_590)
    func figures() throws -> [String] {
      try ["agent", "channel"].map {
        try desk.run(
          "metrics", "--from", "2020-01-01T00:00:00Z", "--by", $0, "--csv",
          "--now", desk.now.description
        ).output
      }
    }
    let before = try figures()
    let maya = try desk.open()
    try maya.open(13)
    try maya.wait(forText: "My secret garden floods")
    let plan = try desk.run("purge", "--older-than", "30d", "--dry-run").output
    #expect(plan.contains("The words of 2 messages in 1 conversation would go for good"))
    try desk.run("purge", "--older-than", "30d")
    try maya.wait(forText: "the words were deleted")
    try maya.wait(goneText: "My secret garden floods")
    #expect(try figures() == before)
    #expect(try !desk.run("search", "garden").output.contains("garden"))
    #expect(try !desk.run("doctor", "--verify").output.contains("!!  journal"))
  }
}
