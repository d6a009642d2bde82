import Testing
import WorkspaceFile

/// What a theme file may say.
@Suite struct ThemeFileTests {
  static let roles = ["text", "breached", "dim"]
  static let base = """
    name: base
    mode: light
    palette: { red: "#b3261e red", paper: "#fbfaf6" }
    roles: { text: default, breached: red paper bold reverse, dim: bright-black default dim }
    """

  static func read(_ text: String) throws(WorkspaceFileErrors) -> ThemeFile {
    try ThemeFile.read(text, roles: roles) {
      [
        "base": base, "loop": "name: l\ninherits: loop",
        "one": "name: x\ninherits: two", "two": "name: x\ninherits: one",
      ][$0]
    }
  }

  static func errors(_ text: String) -> [String] {
    do throws(WorkspaceFileErrors) {
      _ = try read(text)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test func saysForegroundBackgroundAndAttributes() throws {
    let theme = try Self.read(Self.base)
    #expect(theme.mode == .light)
    #expect(theme.looks["text"] == ThemeFile.Look())
    #expect(
      theme.looks["breached"]
        == ThemeFile.Look(
          foreground: .init(.rgb(0xB3, 0x26, 0x1E), basic: 1),
          background: .init(.rgb(0xFB, 0xFA, 0xF6)), attributes: [.bold, .reverse]))
    #expect(theme.looks["dim"]?.foreground == .init(.indexed(8), basic: 8))
  }

  @Test func inheritsWhatItDoesNotSay() throws {
    let theme = try Self.read("name: mine\ninherits: base\nroles: { dim: red }")
    #expect(theme.name == "mine")
    #expect(theme.mode == .light)
    #expect(theme.looks["dim"]?.foreground.basic == 1)
    #expect(theme.looks["breached"] == (try Self.read(Self.base)).looks["breached"])
  }

  @Test(arguments: [
    ("name: a\ninherits: base\nroles: { breeched: red }", "3:10: there is no role “breeched”; did"),
    ("name: a\ninherits: bse", "2:11: there is no theme “bse”"),
    ("name: a\ninherits: base\nroles: { dim: rde }", "3:15: “rde” is neither a colour"),
    ("name: a\ninherits: base\nroles: { dim: red red red }", "3:15: “red” is neither a colour"),
    ("name: a\ninherits: base\npalette: { x: \"#12345\" }", "3:15: “#12345” is no colour"),
    ("name: a\ninherits: base\npalette: { x: \"#123456 pink\" }", "3:15: “pink” is none of"),
    ("name: a\ninherits: base\ncolour: x", "3:1: there is no key “colour”"),
    ("inherits: base", "1:1: “name” is missing here"),
    ("name: a\nroles: { text: default, dim: dim, breached: bold }", "1:1: “mode” is missing here"),
    ("name: a\nmode: dark\nroles: { text: default }", "1:1: roles are missing: breached, dim"),
  ])
  func refuses(text: String, expected: String) {
    let errors = Self.errors(text)
    #expect(errors.first?.hasPrefix(expected) == true, "\(errors)")
  }

  @Test("A palette of its own recolours the roles that are inherited; painting needs one")
  func palette() throws {
    let theme = try Self.read("name: mine\ninherits: base\npalette: { red: \"#ff0000 blue\" }")
    #expect(theme.looks["breached"]?.foreground == .init(.rgb(255, 0, 0), basic: 4))
    #expect(theme.looks["breached"]?.background == .init(.rgb(0xFB, 0xFA, 0xF6)))
    #expect(
      Self.errors("name: a\ninherits: base\npaint: true").first?
        .hasPrefix("3:8: to paint the whole screen the palette needs") == true)
    #expect(!theme.isPainted)
  }

  @Test("Each role has a place in this file, inherited ones where it inherits")
  func places() throws {
    let theme = try Self.read("name: mine\ninherits: base\nroles:\n  dim: red")
    #expect(theme.places["dim"] == ThemeFile.Place(line: 4, column: 3))
    #expect(theme.places["text"] == ThemeFile.Place(line: 2, column: 11))
    #expect(theme.namePlace == ThemeFile.Place(line: 1, column: 7))
  }

  @Test(
    "Circles end, whatever the themes call themselves, and say who inherits from whom",
    arguments: [
      (
        "name: loop\ninherits: loop",
        "2:11: themes inherit from each other in a circle: loop → loop"
      ),
      ("name: a\ninherits: loop", "circle: a → loop → loop"),
      ("name: a\ninherits: one", "circle: a → one → two → one"),
    ])
  func circles(text: String, expected: String) {
    let errors = Self.errors(text)
    #expect(errors.count == 1)
    #expect(errors.first?.contains(expected) == true, "\(errors)")
  }
}
