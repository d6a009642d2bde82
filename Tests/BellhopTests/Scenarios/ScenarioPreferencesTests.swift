import Inbox
import Testing

/// config.yaml, from the file to the screen.
@Suite("Scenario: preferences")
struct ScenarioPreferences {
  private func surroundings(_ desk: ScenarioDesk, _ config: String) throws -> [String: String] {
    _ = try desk.folder.write(config, to: "config/bellhop/config.yaml")
    return ["XDG_CONFIG_HOME": desk.folder.path + "/config"]
  }

  @Test("Keys, panes, the store and what comes after resolving are taken from it")
  func taken() throws {
    let desk = try ScenarioDesk()
    let environment = try surroundings(
      desk,
      """
      store: \(desk.path)
      after_resolve: list
      panes: { figures: false, details: false }
      keys:
        tier-3: [Y]
        go-mine: [g o]
      """)
    let maya = try TerminalSession(["--as", "maya"], environment: environment)
    let screen = try maya.wait(forText: "Lena Fischer")
    #expect(!screen.contains("TODAY"))
    try maya.press("3")
    try maya.wait(forText: "3 does nothing here")
    try maya.press("Y")
    try maya.wait(lineWith: "Lena Fischer", " T3 ")
    try maya.press("g", "o")
    try maya.wait(lineWith: "▌", "Jana Weiss")
    // Help and hints come from the same table.
    try maya.press("?")
    try maya.type("tier 3")
    try maya.wait(lineWith: "T", "Tier 3, priority.")
  }

  @Test("Bindings that cannot be are refused with file, line and column, all at once")
  func refused() throws {
    let desk = try ScenarioDesk()
    let environment = try surroundings(
      desk,
      """
      theme: dark
      keys:
        resolve: p
        spam: p
        fly: x
        take: Meta-Q
      """)
    let maya = try TerminalSession(
      ["--store", desk.path, "--as", "maya"], environment: environment)
    let screen = try maya.wait(forText: "ENDED-2")
    #expect(screen.contains("config.yaml:4:3: p means resolve and spam"))
    #expect(screen.contains("config.yaml:5:3: there is no command “fly”"))
    #expect(screen.contains("config.yaml:6:3: “Meta-Q” is no key"))
  }
}
