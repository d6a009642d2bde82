import Foundation
import Inbox
import Testing

/// Working through many at speed: sweeps, macros, views, merges, follow-ups.
@Suite("Scenario: steering")
struct ScenarioSteering {
  @Test("Two agents who sweep one list never get the same, and each sees how far they are")
  func sweepByTwo() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try maya.press("w")
    try maya.waitToRead(.lena)
    try maya.wait(forText: "sweep 1 of 10")
    try priya.press("w")
    try priya.waitToRead(.jon)
    // Something was done: n goes on without a question, past what Priya has.
    try maya.press("2")
    try maya.wait(forText: "last: #1 tier 2")
    try maya.press("n")
    try maya.waitToRead(.marta)
    // Nothing was done: that is skipping it.
    try maya.press("n")
    try maya.wait(forText: "Why skip it?")
    try maya.type("marketing answers")
    try maya.press("Enter")
    try maya.waitToRead(.ruiz)
    try maya.wait(forText: "1 skipped")
    // What ends the work goes on by itself, and undo returns to it.
    try maya.press("!")
    try maya.waitToRead(.ana)
    try maya.press("u")
    try maya.waitToRead(.ruiz)
    #expect(try desk.row(of: .ruiz).status == "open")
    try maya.press("Escape")
    try maya.wait(forText: "The sweep ended at")
    #expect(try desk.run("show", "ref:marta").output.contains("marketing answers"))
    try priya.press("Escape")
    try priya.wait(forText: "The sweep ended at 1 of 10")
  }

  @Test("A sweep ends by itself with what became of all")
  func sweepEnds() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("x", "j", "x", "w")
    try maya.waitToRead(.lena)
    try maya.wait(forText: "sweep 1 of 2")
    try maya.press("!")
    try maya.waitToRead(.jon)
    try maya.press("!")
    try maya.wait(forText: "The sweep is done")
    try maya.wait(forText: "2 marked: 2, 2 done.")
    try maya.press("q")
    try maya.wait(goneText: "The sweep is done")
    #expect(try desk.row(of: .jon).status == "spam")
  }

  @Test("A macro on marks: each step with its count, one act, one undo, a draft that stays")
  func macroOnMarks() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("x", "j", "x")
    try maya.wait(forText: "2 marked, Esc clears")
    try maya.press("M")
    try maya.wait(lineWith: "b", "To billing: + #refund")
    try maya.press("b")
    try maya.wait(lineWith: "2. tier 2", "2 of 2")
    try maya.wait(lineWith: "4. draft ;rdc, not sent", "2 of 2")
    try maya.wait(for: "Enter to be refused") { screen in
      if screen.contains("One of the keys in the box") { return true }
      try maya.press("Enter")
      return false
    }
    #expect(try desk.row(of: .lena).tags == [])
    try maya.press("y")
    try maya.wait(forText: "last: 2 × To billing, u undo")
    #expect(try desk.row(of: .lena).tags == ["refund"])
    #expect(try desk.row(of: .jon).tier == 2)
    #expect(try desk.draft(of: .maya, for: .jon)?.hasPrefix("Hi Jon") == true)
    #expect(try desk.outbox().isEmpty)
    try maya.press("u")
    try maya.wait(forText: "undone: To billing")
    #expect(try desk.row(of: .lena).tags == [])
    #expect(try desk.row(of: .jon).tier == 1)
    // The same from the command line; what has a draft keeps its own.
    try desk.run("macro", "To billing", "ref:ana")
    #expect(try desk.row(of: .ana).tags == ["refund"])
    #expect(throws: ScenarioDesk.Refused.self) {
      try desk.run("macro", "To billing", "ref:ana")
    }
  }

  @Test("Views of one's own and of the team: keys, counts, and a filter kept under a name")
  func views() throws {
    let desk = try ScenarioDesk()
    let config = desk.folder.path + "/config/bellhop/config.yaml"
    try FileManager.default.createDirectory(
      atPath: desk.folder.path + "/config/bellhop", withIntermediateDirectories: true)
    let before = "# how I like it\ntheme: dark   # for now\n"
    try before.write(toFile: config, atomically: true, encoding: .utf8)
    let maya = try desk.open(
      environment: ["XDG_CONFIG_HOME": desk.folder.path + "/config"])
    try maya.press("g", "1")
    try maya.wait(forText: "g1 [Nobody has them 8]")
    try maya.wait(goneText: "Petra Novak")
    try maya.press("F")
    try maya.wait(forText: "Filter")
    try maya.type("channel:email")
    try maya.press("Enter")
    try maya.wait(goneText: "Lena Fischer")
    try maya.press("g", "=")
    try maya.wait(forText: "Name of the view")
    try maya.type("Mail for anybody")
    try maya.press("Enter")
    try maya.wait(forText: "g1 [Mail for anybody 4]")
    let kept = try String(contentsOfFile: config, encoding: .utf8)
    #expect(kept.hasPrefix(before))
    #expect(kept.contains("query: \"is:open assignee:none (channel:email)\""))
    // Counts change while the list of views stands open.
    try maya.press("g", "0")
    try maya.wait(lineWith: "g1  Mail for anybody", "4  own")
    try maya.wait(lineWith: "g2  Nobody has them", "8  team")
    try desk.run("spam", "ref:ruiz", as: "priya")
    try maya.wait(lineWith: "g1  Mail for anybody", "3  own")
    try maya.wait(lineWith: "g2  Nobody has them", "7  team")
    try maya.type("nobody")
    try maya.press("Enter")
    try maya.wait(forText: "g2 [Nobody has them 7]")
  }

  @Test("Merged: found under its target, and taken out again later")
  func merging() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("L")
    try maya.wait(forText: "Merge #1 into, or link to")
    try maya.type("locked out")
    try maya.wait(lineWith: "#2", "Jon Okafor", "WA open")
    try maya.press("Enter")
    try maya.wait(forText: "#1 and #2")
    try maya.wait(forText: "They are of two different customers.")
    try maya.press("m")
    try maya.wait(forText: "last: #1 merged into")
    try maya.press("g", "g")
    try maya.wait(lineWith: "▌", "Jon Okafor")
    try maya.press("Enter")
    try maya.waitToRead(.jon)
    try maya.wait(forText: "You charged me twice")
    try maya.wait(lineWith: "MERGED INTO THIS")
    try maya.press("Tab", "Enter")
    try maya.wait(forText: "Maya merged #1 into this one, ")
    try maya.answer("y", while: "y  take #1 out")
    try maya.wait(forText: "#1 taken out again")
    try maya.wait(goneText: "You charged me twice")
    #expect(try desk.row(of: .lena).status == "open")
  }

  @Test("A follow-up has its own team, and each of the two leads to the other")
  func followUp() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("Enter")
    try maya.waitToRead(.lena)
    try maya.press("L")
    try maya.wait(forText: "Merge #1 into, or link to")
    try maya.type("follow")
    try maya.press("Enter")
    try maya.wait(forText: "Follow-up of #1 for")
    try maya.type("billing")
    try maya.press("Enter")
    try maya.wait(forText: "What is to be done")
    try maya.type("check the bank")
    try maya.press("Enter")
    try maya.wait(lineWith: "follow-up #13", "open")
    try maya.press("Tab", "Enter")
    try maya.wait(lineWith: "▸ #13")
    try maya.wait(forText: "check the bank")
    try maya.wait(lineWith: "follows up #1", "open")
    try maya.press("Tab", "Enter")
    try maya.waitToRead(.lena)
    #expect(try desk.run("list", "team:billing").output.contains("#13"))
  }

  @Test("Escalating calls the team, on the screen and on the command line alike")
  func escalating() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    let priya = try desk.open(as: "priya")
    try priya.press("+")
    try priya.wait(forText: "Escalate to")
    try priya.type("billing")
    try priya.press("Enter")
    try priya.wait(forText: "Note for them")
    try priya.type("she has proof")
    try priya.press("Enter")
    try priya.wait(lineWith: "Lena Fischer", " T2 ")
    try maya.press("g", "@")
    try maya.wait(lineWith: "Lena Fischer", " T2 ")
    try desk.run("escalate", "ref:jon", "--team", "billing", as: "priya")
    try maya.wait(lineWith: "Jon Okafor", " T2 ")
    #expect(try desk.run("list", "team:billing mentions:tom", as: "tom").output.contains("#2"))
  }
}
