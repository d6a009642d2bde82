import Foundation
import Testing
import WorkspaceFile

/// The themes that come with Bellhop.
@Suite("Built-in themes")
struct BuiltInThemeTests {
  static let roles = [
    "text", "dim", "bar", "rule", "heading", "hint", "hint.key", "breached", "at-risk", "running",
    "paused", "met", "selected", "marked", "tombstone", "writing", "viewing", "note", "customer",
    "us", "public", "private", "tag", "tier3", "vip", "error", "warning", "success", "new", "match",
    "input", "gap", "quoted", "figure", "spark", "dialog", "dialog.border", "title",
  ]

  static func theme(_ name: String) throws -> ThemeFile {
    try ThemeFile.read(
      try #require(ThemeFile.builtIn(name)), roles: roles, inherited: ThemeFile.builtIn)
  }

  @Test("The program holds every file of themes/, word for word")
  func sameAsFiles() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../themes").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == ThemeFile.builtInNames.map { "\($0).yaml" }.sorted())
    for name in ThemeFile.builtInNames {
      let text = try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8)
      #expect(ThemeFile.builtIn(name) == text, "\(name)")
      #expect(try Self.theme(name).name == name)
    }
    #expect(ThemeFile.builtIn("nothing") == nil)
  }

  @Test("Every colour has its twin among the sixteen", arguments: ThemeFile.builtInNames)
  func sixteen(name: String) throws {
    for (role, look) in try Self.theme(name).looks {
      for color in [look.foreground, look.background] where color != .standard {
        #expect(color.basic != nil, "\(role)")
      }
      // How far a terminal dims is unknown, and so would be the contrast.
      if name != "mono" { #expect(!look.attributes.contains(.dim), "\(role)") }
    }
  }

  @Test("mono has no colour")
  func mono() throws {
    for (role, look) in try Self.theme("mono").looks {
      #expect(look.foreground == .standard && look.background == .standard, "\(role)")
    }
  }

  @Test(
    "What must be told apart is told apart without colour", arguments: ThemeFile.builtInNames)
  func withoutColour(name: String) throws {
    let theme = try Self.theme(name)
    let pairs = [
      ("public", "private"), ("breached", "running"), ("at-risk", "running"), ("gap", "input"),
      ("writing", "viewing"), ("error", "success"),
    ]
    for (left, right) in pairs {
      #expect(theme.looks[left]?.attributes != theme.looks[right]?.attributes, "\(left) \(right)")
    }
  }

  @Test(
    "In the themes for eyes that see some colours alike, a promise's states stay apart for them",
    arguments: ["deuteranopia", "tritanopia", "high-contrast"], ColourVision.allCases)
  func states(name: String, vision: ColourVision) throws {
    let theme = try Self.theme(name)
    guard name == "high-contrast" || vision == .usual || name == vision.rawValue else { return }
    let states = ["breached", "at-risk", "paused", "met"]
    for (place, left) in states.enumerated() {
      for right in states[(place + 1)...] {
        let one = try #require(theme.looks[left])
        let other = try #require(theme.looks[right])
        let distance = vision.distance(one.foreground.value, other.foreground.value)
        #expect(
          distance >= 0.08 || one.attributes != other.attributes, "\(left) \(right): \(distance)")
        if name == vision.rawValue { #expect(distance >= 0.08, "\(left) \(right)") }
      }
    }
  }

  @Test("The check for such eyes sees that the usual red and green are alike to them")
  func controlOfTheCheck() {
    let red = ThemeFile.Color.Value.rgb(200, 90, 60)
    let green = ThemeFile.Color.Value.rgb(130, 125, 50)
    #expect(ColourVision.usual.distance(red, green) > 0.12)
    #expect(ColourVision.deuteranopia.distance(red, green) < 0.06)
  }
}
