import Inbox
import Testing

/// Finding conversations, commands and keys.
@Suite("Scenario: finding")
struct ScenarioFinding {
  @Test("/ finds while typing, n and N go on, Esc goes back")
  func search() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("/")
    try maya.type("invoice")
    try maya.wait(lineWith: "▌", "Ruiz Hijos")
    try maya.press("Enter")
    try maya.wait(lineWith: "TRIAGE", "/invoice", "1 of 2")
    try maya.press("n")
    try maya.wait(lineWith: "▌", "Jana Weiss")
    try maya.press("N")
    try maya.wait(lineWith: "▌", "Ruiz Hijos")
    try maya.press("/")
    try maya.type("Beck")
    try maya.wait(lineWith: "▌", "Beck Foods")
    try maya.press("Escape")
    try maya.wait(lineWith: "▌", "Ruiz Hijos")
  }

  @Test("Tab in the search looks through everything, and a hit opens")
  func searchEverything() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("/")
    try maya.type("monday")
    try maya.press("Tab")
    try maya.wait(lineWith: "Kim Brandt")
    try maya.press("Enter")
    try maya.wait(lineWith: "▸", "Kim Brandt")
    try maya.wait(forText: "Call me on Monday")
  }

  @Test("? shows the keys, and typing searches them")
  func help() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("?")
    try maya.wait(forText: "Keys here")
    try maya.type("snooz")
    try maya.wait(lineWith: "z", "Put it off until a time")
    try maya.wait(goneText: "One row or line down")
    try maya.press("Escape", "Escape")
    try maya.wait(goneText: "Keys here")
    try maya.wait(lineWith: "▌", "Lena Fischer")
    #expect(try desk.row(of: .lena).status == "open")
  }

  @Test(", shows what the next key can be; the key then does it")
  func whichKey() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press(",")
    try maya.wait(lineWith: ", on #1")
    try maya.wait(lineWith: "z ", "snooze …")
    try maya.press("2")
    try maya.wait(lineWith: "Lena Fischer", " T2 ")
    try maya.wait(goneText: ", on #1")
    // A key that begins others shows them after a pause.
    try maya.press("g")
    try maya.wait(lineWith: "unowned")
    try maya.press("Escape")
    try maya.wait(goneText: "snoozed  ")
  }

  @Test(": finds a command by its name, and says why one cannot run")
  func palette() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press(":")
    try maya.type("snoozed")
    try maya.wait(lineWith: "▌", "= Snoozed")
    try maya.press("Enter")
    try maya.wait(lineWith: "▸", "Snoozed")
    try maya.wait(lineWith: "▌", "Kim Brandt")
    try maya.press(":")
    try maya.type("redo")
    try maya.wait(lineWith: "▌", "> redo")
    try maya.press("Enter")
    try maya.wait(forText: "Nothing was undone")
  }

  @Test("F filters with the query language, names the column of an error, Esc takes it away")
  func filter() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press("F")
    try maya.wait(forText: "Filter")
    try maya.type("channel:email invoice")
    try maya.press("Enter")
    try maya.wait(goneText: "Lena Fischer")
    try maya.wait(lineWith: "▌", "Ruiz Hijos")
    try maya.wait(lineWith: "▸", "channel:email invoice")
    try maya.press("Escape")
    try maya.wait(forText: "Lena Fischer")
    try maya.press("F")
    try maya.wait(forText: "Filter")
    try maya.type("tier:9")
    try maya.press("Enter")
    try maya.wait(forText: "Column 6: “tier:” cannot be “9”")
    try maya.press("Escape")
    try maya.wait(lineWith: "▌", "Ruiz Hijos")
  }

  @Test("The views gm gu gv gz gf and gi each show their own")
  func views() throws {
    let desk = try ScenarioDesk(hold: "10m")
    let maya = try desk.open()
    try maya.press("g", "m")
    try maya.wait(lineWith: "▸", "Mine")
    try maya.wait(goneText: "Lena Fischer")
    try maya.wait(lineWith: "▌", "Jana Weiss")
    try maya.press("g", "u")
    try maya.wait(lineWith: "▸", "Unowned")
    try maya.wait(lineWith: "▌", "Lena Fischer")
    try maya.wait(goneText: "Jana Weiss")
    try maya.press("g", "v")
    try maya.wait(lineWith: "▌", "Northwind Ltd")
    try maya.wait(goneText: "Lena Fischer")
    try maya.press("g", "z")
    try maya.wait(lineWith: "▌", "Kim Brandt")
    try maya.press("g", "i")
    try maya.wait(lineWith: "▌", "Lena Fischer")

    // What is held is in sight: in the row, in the status line, in its own view.
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("On its way")
    try maya.press("C-s")
    try maya.wait(forText: "U takes it back")
    try maya.waitUntilHeard()
    try maya.press("g", "f")
    try maya.wait(forText: "Held, failed, unknown")
    try maya.wait(lineWith: "held", "Lena Fischer")
    try maya.wait(lineWith: "On its way")
    try maya.press("U")
    try maya.wait(goneText: "On its way")
    try maya.press("Escape")
    try maya.wait(lineWith: "▌", "Lena Fischer")
    #expect(try desk.outbox().isEmpty)
  }
}
