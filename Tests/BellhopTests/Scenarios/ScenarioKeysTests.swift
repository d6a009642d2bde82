import Foundation
import Testing

@Suite("Scenario: what the terminal sends")
struct ScenarioKeysTests {
  @Test("Each key stands there with its bytes and what it does; the terminal is as it was after")
  func keys() throws {
    let session = try TerminalSession(["keys"], columns: 120, rows: 24)
    try session.wait(forText: "Press keys")
    try session.press("r")
    try session.wait(lineWith: "list: reply", "conversation: reply")
    try session.press("Up")
    try session.wait(lineWith: "list: up")
    try session.press("C-s")
    try session.wait(lineWith: "^S", "writing: send")
    try session.paste("two\nlines")
    try session.wait(lineWith: "a paste of 9 characters")
    try session.press("C-c")
    try session.wait(lineWith: "^C")
    try session.press("C-c")
    try session.waitForEnd()
  }

  @Test("Without a terminal it says that it needs one")
  func piped() throws {
    let result = try Program.run(["keys"])
    #expect(result.status == 2)
    #expect(result.errors.contains("needs a terminal"))
  }
}
