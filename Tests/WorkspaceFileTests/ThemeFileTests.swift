import Foundation
import Testing
import WorkspaceFile

/// What a theme file may say, and that the shipped ones can be read by people.
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
      ["base": base, "loop": "name: l\ninherits: loop"][$0]
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

  @Test func aCircleEnds() {
    let errors = Self.errors("name: a\ninherits: loop")
    #expect(errors.count == 1)
    #expect(errors.first?.contains("in a circle") == true, "\(errors)")
  }
}

/// The three themes that come with Bellhop.
@Suite struct ShippedThemeTests {
  static let roles = [
    "text", "dim", "bar", "rule", "heading", "hint", "hint.key", "breached", "at-risk", "running",
    "paused", "met", "selected", "marked", "tombstone", "writing", "viewing", "note", "customer",
    "us", "public", "private", "tag", "tier3", "vip", "error", "warning", "success", "new", "match",
    "input", "gap", "quoted", "figure", "spark", "dialog", "dialog.border", "title",
  ]

  static func theme(_ name: String) throws -> ThemeFile {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../themes").standardizedFileURL
    let text = try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8)
    return try ThemeFile.read(text, roles: roles) { _ in nil }
  }

  /// WCAG 2.2, *contrast ratio*: of relative luminances, 1 to 21.
  static func contrast(_ left: ThemeFile.Color, _ right: ThemeFile.Color) -> Double {
    func luminance(_ color: ThemeFile.Color) -> Double {
      guard case .rgb(let red, let green, let blue) = color.value else { return 0 }
      let linear = [red, green, blue].map { part -> Double in
        let value = Double(part) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    let (one, other) = (luminance(left), luminance(right))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test(arguments: [("dark", ThemeFile.Mode.dark), ("light", .light)])
  func everyColourCanBeRead(name: String, mode: ThemeFile.Mode) throws {
    let theme = try Self.theme(name)
    #expect(theme.mode == mode)
    let backgrounds = try ["background", "selection"].map { try #require(theme.palette[$0]) }
    for (role, look) in theme.looks where look.foreground != .standard {
      let behind = look.background == .standard ? backgrounds : [look.background]
      for background in behind {
        let ratio = Self.contrast(look.foreground, background)
        #expect(ratio >= 4.5, "\(name) \(role): \(ratio)")
      }
      #expect(look.foreground.basic != nil, "\(name) \(role) has no colour of the sixteen")
    }
  }

  @Test func contrastIsThatOfTheStandard() {
    let black = ThemeFile.Color(.rgb(0, 0, 0))
    let white = ThemeFile.Color(.rgb(255, 255, 255))
    #expect(abs(Self.contrast(black, white) - 21) < 1e-9)
    #expect(abs(Self.contrast(white, ThemeFile.Color(.rgb(0x76, 0x76, 0x76))) - 4.54) < 0.01)
  }

  @Test func monoHasNoColour() throws {
    for (role, look) in try Self.theme("mono").looks {
      #expect(look.foreground == .standard && look.background == .standard, "\(role)")
    }
  }

  /// What must be told apart is told apart without colour, in every theme.
  @Test(arguments: ["dark", "light", "mono"])
  func meaningNeverHangsOnColourAlone(name: String) throws {
    let theme = try Self.theme(name)
    for (left, right) in [("public", "private"), ("breached", "running"), ("gap", "input")] {
      #expect(theme.looks[left]?.attributes != theme.looks[right]?.attributes, "\(left) \(right)")
    }
  }
}
