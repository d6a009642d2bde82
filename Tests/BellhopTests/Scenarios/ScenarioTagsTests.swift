import Inbox
import Testing

/// Tags that decide who may read, and whether something may end.
@Suite("Scenario: tags that decide")
struct ScenarioTags {
  @Test("What a tag restricts keeps its row, and loses its words to those who may not read it")
  func restricted() throws {
    let desk = try ScenarioDesk(workspace: "restricted: { employee: [supervisor] }\n")
    try desk.run("assign", "ref:lena", "--agent", "tom")
    let tom = try desk.open(as: "tom")
    let maya = try desk.open(as: "maya")
    try tom.wait(lineWith: "▌", "Lena Fischer", "Please look at it today")
    try maya.press("t")
    try maya.wait(forText: "─ Tag ")
    try maya.type("employee")
    try maya.press("Enter")
    // Whose it was loses it in the same act, and who gave the tag is told so.
    try maya.wait(forText: "#1 becomes restricted by #employee: Tom may not read it and has it no")
    try maya.wait(lineWith: "▌", "Lena Fischer", "–")
    try tom.wait(lineWith: "▌", "Lena Fischer", "restricted by #employee")
    try tom.wait(goneText: "Please look at it today")
    try tom.press("Enter")
    try tom.wait(forText: "Tagged #employee: only supervisor may read it.")
    try tom.wait(lineWith: "TRIAGE")
    #expect(try !desk.run("search", "look", as: "tom").output.contains("Please look"))
    #expect(throws: ScenarioDesk.Refused.self) { try desk.run("show", "ref:lena", as: "tom") }
    // Who may read it sees what they saw.
    try maya.press("Enter")
    try maya.waitToRead(.lena)
    try maya.wait(forText: "Please look at it today")
    #expect(try desk.run("search", "look").output.contains("Please look"))
  }

  @Test("Who has it open when a tag restricts it is back in the list, the draft kept")
  func restrictedWhileOpen() throws {
    let desk = try ScenarioDesk(workspace: "restricted: { employee: [supervisor] }\n")
    let tom = try desk.open(as: "tom")
    try tom.press("r")
    try tom.waitToWrite()
    try tom.type("Dear colleague")
    try tom.wait(forText: "draft saved")
    try desk.run("tag", "ref:lena", "--tag", "employee")
    try tom.wait(lineWith: "▌", "Lena Fischer", "restricted by #employee")
    try tom.wait(goneText: "Please look at it today")
    try desk.run("untag", "ref:lena", "--tag", "employee")
    #expect(try desk.draft(of: .tom, for: .lena) == "Dear colleague")
  }

  @Test("Where a tag is required, nothing is resolved without one, by key, marks or script")
  func required() throws {
    let desk = try ScenarioDesk(workspace: "resolve: { require: [tag] }\n")
    #expect(throws: ScenarioDesk.Refused.self) { try desk.run("resolve", "ref:beck") }
    let maya = try desk.open()
    try maya.press("/")
    try maya.type("Beck")
    try maya.press("Enter")
    try maya.wait(lineWith: "▌", "Beck Foods")
    try maya.press("x", "e")
    try maya.wait(forText: "It needs a tag before it is resolved.")
    try maya.press("Escape")
    try maya.wait(goneText: "1 not: ")
    try maya.waitUntilHeard()
    try maya.press("Escape")
    try maya.wait(goneText: "◈")
    try maya.waitUntilHeard()
    try maya.press("e")
    try maya.wait(forText: "#9 needs a tag before it is resolved: press t")
    #expect(try desk.row(of: .beck).status == "open")
    try maya.press("t")
    try maya.wait(forText: "─ Tag ")
    try maya.type("delivery")
    try maya.press("Enter")
    try maya.wait(forText: "+ #delivery, u undo")
    try maya.press("e")
    try maya.wait(for: "it to be resolved") { _ in
      try desk.row(of: .beck).status == "resolved"
    }
  }
}
