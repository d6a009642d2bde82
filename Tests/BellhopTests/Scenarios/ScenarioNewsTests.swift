import Inbox
import Testing

/// What is told while the agent looks at something else.
@Suite("Scenario: news")
struct ScenarioNews {
  @Test("A note that names Maya rings at her terminal, says so, and leads there")
  func mention() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(as: "maya")
    try desk.run("note", "ref:lena", "--text", "@maya please look at this one", as: "priya")
    try maya.wait(forText: "Priya names you; g@ shows it")
    #expect(try maya.terminal("window_bell_flag") == "1")
    try maya.press("g", "@")
    try maya.wait(lineWith: "Lena Fischer")
    try maya.press("C-c", "C-c")
    try maya.waitForEnd()
  }

  @Test("Who wants no bell for it gets none, and the words stand there all the same")
  func silent() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(
      as: "maya", environment: ["XDG_CONFIG_HOME": desk.folder.path + "/config"])
    try maya.press("g", "s")
    try maya.wait(forText: "What notifies you")
    try maya.type("notifies")
    try maya.press("Enter")
    try maya.wait(lineWith: "A conversation is given to you", "bell, desktop")
    try maya.type("given")
    // Both, the bell, the desktop.
    for means in ["bell", "desktop"] {
      try maya.press("Enter")
      try maya.wait(lineWith: "assigned: \(means), kept in config.yaml")
    }
    try maya.press("Escape")
    try maya.press("Escape")
    try maya.wait(forText: "TRIAGE")
    try desk.run("assign", "ref:lena", "--agent", "maya", as: "priya")
    try maya.wait(forText: "is yours now, from Priya; gm shows it")
    #expect(try maya.terminal("window_bell_flag") == "0")
  }
}
