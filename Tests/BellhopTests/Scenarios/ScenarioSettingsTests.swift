import Foundation
import Inbox
import Testing

/// Settings from the screen into the file, the mouse, the first start.
@Suite("Scenario: settings")
struct ScenarioSettings {
  private func surroundings(_ desk: ScenarioDesk, _ config: String?) throws -> [String: String] {
    if let config { _ = try desk.folder.write(config, to: "config/bellhop/config.yaml") }
    return ["XDG_CONFIG_HOME": desk.folder.path + "/config"]
  }

  private func config(_ desk: ScenarioDesk) throws -> String {
    try String(
      contentsOfFile: desk.folder.path + "/config/bellhop/config.yaml", encoding: .utf8)
  }

  @Test("A theme is seen while it is looked for, Esc takes it back, Enter keeps it in the file")
  func theme() throws {
    let desk = try ScenarioDesk()
    let environment = try surroundings(
      desk, "# mine\ntheme: mono # for now\neditor: vim\n")
    let maya = try desk.open(environment: environment)
    let mono = try maya.coloredScreen
    try maya.press("g", "s")
    try maya.wait(lineWith: "Theme", "mono")
    try maya.press("Enter")
    try maya.wait(lineWith: "▌", "mono")
    try maya.press("Down")
    try maya.wait(lineWith: "▌", "high-contrast")
    try maya.wait(for: "colours") { _ in try maya.coloredScreen.contains("\u{1B}[38;5;") }
    try maya.press("Escape")
    try maya.wait(goneText: "Esc as it was")
    try maya.press("Escape")
    try maya.wait(goneText: "Settings")
    try maya.wait(for: "mono again") { _ in
      try !maya.coloredScreen.contains("\u{1B}[38;5;") && !mono.contains("\u{1B}[38;5;")
    }
    #expect(try config(desk) == "# mine\ntheme: mono # for now\neditor: vim\n")
    try maya.waitUntilHeard()
    try maya.press("g", "s")
    try maya.wait(lineWith: "Theme", "mono")
    try maya.press("Enter")
    try maya.type("solar")
    try maya.wait(lineWith: "▌", "solarized")
    try maya.press("Enter")
    try maya.wait(forText: "kept in config.yaml")
    #expect(try config(desk) == "# mine\ntheme: solarized # for now\neditor: vim\n")
  }

  @Test("A key is rebound by pressing it; one that is taken is refused in words")
  func keys() throws {
    let desk = try ScenarioDesk()
    let environment = try surroundings(desk, nil)
    let maya = try desk.open(environment: environment)
    try maya.press("g", "s")
    try maya.wait(forText: "Settings")
    try maya.type("keys")
    try maya.press("Enter")
    try maya.type("tier 3")
    try maya.wait(lineWith: "▌", "tier-3")
    try maya.press("Enter")
    try maya.wait(forText: "takes them")
    try maya.press("?", "Enter")
    try maya.wait(forText: "? means")
    try maya.press("BSpace", "Y", "Enter")
    try maya.wait(lineWith: "tier-3", "yours: Y")
    try maya.wait(forText: "kept in config.yaml")
    #expect(try config(desk) == "keys:\n  tier-3: [\"Y\"]\n")
    try maya.press("Escape")
    try maya.wait(goneText: "new keys")
    try maya.press("Escape")
    try maya.wait(goneText: "Settings")
    try maya.waitUntilHeard()
    try maya.press("Y")
    try maya.wait(lineWith: "Lena Fischer", " T3 ")
    // And the next time.
    try maya.press("C-c", "C-c")
    try maya.waitForEnd()
    let again = try desk.open(environment: environment)
    try again.press("3")
    try again.wait(forText: "3 does nothing here")
  }

  @Test("A file that cannot be changed stays, and the line to write is said")
  func unsuited() throws {
    let desk = try ScenarioDesk()
    let text = "panes: &p\n  figures: true\n"
    let environment = try surroundings(desk, text)
    let maya = try desk.open(environment: environment)
    _ = try surroundings(desk, "theme: [\n")
    try maya.press("g", "s")
    try maya.wait(forText: "Settings")
    try maya.type("figures")
    try maya.press("Enter")
    try maya.wait(forText: "could not be changed")
    #expect(try config(desk) == "theme: [\n")
    try maya.press("Escape")
    try maya.wait(goneText: "TODAY")
  }

  @Test("A broken file is told by list and doctor, too")
  func broken() throws {
    let desk = try ScenarioDesk()
    let environment = try surroundings(desk, "theme: dark\nthemes: x\n")
    let list = try Program.run(["list"] + desk.arguments(), environment: environment)
    #expect(list.status == 0)
    #expect(list.errors.contains("config.yaml:2:1: there is no key “themes”"))
    #expect(list.output.contains("Lena Fischer"))
    let doctor = try Program.run(["doctor"] + desk.arguments(), environment: environment)
    #expect(doctor.status == 1)
    #expect(doctor.output.contains("!!  "))
    #expect(doctor.output.contains("config.yaml:2:1"))
  }

  @Test("The mouse is the terminal's until it is asked for; then it selects, opens and scrolls")
  func mouse() throws {
    let desk = try ScenarioDesk()
    let off = try desk.open()
    #expect(try off.terminal("mouse_any_flag") == "0")
    let environment = try surroundings(desk, "mouse: on\n")
    let maya = try desk.open(environment: environment)
    #expect(try maya.terminal("mouse_any_flag") == "1")
    #expect(try maya.terminal("mouse_sgr_flag") == "1")
    let rows = try maya.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let y = (rows.firstIndex { $0.contains("Ruiz Hijos") } ?? 0) + 1
    try maya.type("\u{1B}[<0;30;\(y)M\u{1B}[<0;30;\(y)m")
    try maya.wait(lineWith: "▌", "Ruiz Hijos")
    try maya.type("\u{1B}[<64;30;\(y)M")
    try maya.wait(lineWith: "▌", "Lena Fischer")
    try maya.type("\u{1B}[<0;30;\(y)M\u{1B}[<0;30;\(y)m\u{1B}[<0;30;\(y)M\u{1B}[<0;30;\(y)m")
    try maya.wait(lineWith: "▸", "Ruiz Hijos")
    #expect(try desk.row(of: .ruiz).status == "open")
    try maya.press("C-c", "C-c")
    try maya.waitForEnd()
  }

  @Test("The palette finds people, tags, views, replies and numbers")
  func palette() throws {
    let desk = try ScenarioDesk()
    let maya = try desk.open()
    try maya.press(":")
    try maya.wait(forText: "@ people")
    try maya.type("@tom")
    try maya.wait(lineWith: "▌", "@ Tom")
    try maya.press("Enter")
    try maya.wait(lineWith: "▸", "assignee:tom")
    try maya.wait(lineWith: "▌", "Petra Novak")
    try maya.press(":")
    try maya.type("=snoo")
    try maya.wait(lineWith: "▌", "= Snoozed")
    try maya.press("Enter")
    try maya.wait(lineWith: "▌", "Kim Brandt")
    try maya.press(":")
    try maya.type("#1")
    try maya.wait(lineWith: "▌", "open #1")
    try maya.press("Enter")
    try maya.waitToRead(.lena)
    try maya.press("C-k")
    try maya.type(".double")
    try maya.wait(lineWith: "▌", ". Refund: double charge")
    try maya.press("Enter")
    try maya.waitToWrite()
    try maya.wait(forText: "I checked order")
    // The customer is found by the store.
    try maya.press("Escape")
    try maya.wait(lineWith: " READ")
    try maya.waitUntilHeard()
    try maya.press(":")
    try maya.type("@marta")
    try maya.wait(lineWith: "▌", "@ Marta Dev")
    try maya.press("Enter")
    try maya.wait(lineWith: "▸", "from:")
    try maya.wait(lineWith: "▌", "Marta Dev")
  }

  @Test("The first start says how to begin; hints come once, and not again")
  func firstStart() throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": folder.path + "/state"]
    let store = folder.path + "/inbox.db"
    let empty = try TerminalSession(["--store", store], environment: environment)
    try empty.wait(forText: "Nothing has arrived here yet.")
    try empty.wait(forText: "bellhop workspace import team.yaml")
    let mail = try folder.write(
      "From: Ann <ann@example.org>\nTo: care@acme.example\nSubject: Hello\nDate: "
        + "Sat, 21 Nov 2026 10:00:00 +0000\nMessage-ID: <1@example.org>\n\nIs anybody there?\n",
      to: "one.eml")
    let imported = try Program.run(["import", mail, "--account", "care", "--store", store])
    #expect(imported.status == 0, "\(imported.errors)")
    try empty.wait(goneText: "Nothing has arrived here yet.")
    try empty.wait(lineWith: "▌", "Ann")
    try empty.press("Enter")
    try empty.wait(forText: "r answers, i notes")
    try empty.press("C-c", "C-c")
    try empty.waitForEnd()
    let again = try TerminalSession(["--store", store], environment: environment)
    try again.wait(lineWith: "▌", "Ann")
    try again.press("Enter")
    try again.wait(lineWith: "READ")
    #expect(try !again.screen.contains("r answers, i notes"))
  }

  @Test("Without a terminal it says what works without one; a type it does not know is told")
  func terminals() throws {
    let desk = try ScenarioDesk()
    let piped = try Program.run(
      desk.arguments(), executable: "/usr/bin/setsid", before: ["-w", Program.path])
    #expect(piped.status == 2)
    #expect(piped.errors.contains("bellhop --accessible"))
    let dumb = try TerminalSession(desk.arguments(), environment: ["TERM": "dumb"])
    try dumb.wait(forText: "cannot place the cursor")
    try dumb.wait(forText: "bellhop --accessible")
    let unknown = try desk.open(environment: ["TERM": "hat-stand"])
    try unknown.wait(forText: "TERM=hat-stand has no description here")
    let doctor = try Program.run(
      ["doctor"] + desk.arguments(), environment: ["TERM": "hat-stand"])
    #expect(
      doctor.output.contains("TERM=hat-stand has no description here; drawn as xterm-256color"))
  }
}
