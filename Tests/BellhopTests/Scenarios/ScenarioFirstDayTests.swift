import Inbox
import Testing

/// What somebody who has Bellhop for the first day needs to be told: what became of it, what a key
/// does, all of a sentence.
@Suite("Scenario: the first day")
struct ScenarioFirstDay {
  @Test("A row that was answered says so, and never that nobody answered")
  func answered() throws {
    let desk = try ScenarioDesk(hold: "2s")
    let maya = try desk.open()
    try maya.wait(lineWith: "#1 Lena Fischer", "nobody answered yet")
    try maya.press("r")
    try maya.waitToWrite()
    try maya.type("Dear Lena, done.")
    try maya.press("C-s")
    try maya.wait(forText: "U takes it back")
    try maya.waitUntilHeard()
    try maya.press("Escape")
    try maya.wait(lineWith: "Lena Fischer", "✓   sent")
    try maya.wait(lineWith: "#1 Lena Fischer", "sent ", ", pending")
    try maya.wait(goneText: "nobody answered yet")
    #expect(try desk.row(of: .lena).status == "pending")
  }

  @Test("At 80 columns a sweep says how to go on and how to get out, and help is read whole")
  func narrow() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open(columns: 80, rows: 24)
    try maya.press("?")
    try maya.wait(forText: "To the first one; folds in what is new.")
    try maya.wait(forText: "[top]")
    try maya.press("Escape")
    try maya.wait(goneText: "Keys here")
    try maya.press("w")
    try maya.wait(lineWith: "Esc back", "n skip …", "? help")
    // On a slow machine it may come before its conversation is shown, and then does nothing.
    try maya.answer("r", while: "Esc back")
    try maya.wait(lineWith: "^S send", "Esc read")
  }
}
