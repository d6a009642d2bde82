import Foundation
import Testing

@Suite("Themes from the command line")
struct ThemeCommandTests {
  static let folder = HouseRulesTests.root + "/themes"
  static var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }
  }

  @Test("Every theme of the project is complete and can be read")
  func shipped() throws {
    let names = try Self.names
    #expect(names.count == 7)
    for name in names {
      let run = try Program.run(["theme", "check", "\(Self.folder)/\(name).yaml"])
      #expect(run.status == 0, "\(name): \(run.errors)")
    }
    let all = try Program.run(["theme", "check"])
    #expect(all.status == 0)
    #expect(all.output.contains("high-contrast: lowest contrast "))
  }

  @Test("check tells each contrast; what is too faint is refused with file, line and column")
  func faint() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      name: faint
      inherits: light
      paint: false
      palette: { selection: "#c0c0c0" }
      roles:
        breached: "#ff9999"
        selected: default selection
        bar: default bar
      """, to: "faint.yaml")
    let run = try Program.run(["theme", "check", file])
    #expect(run.status == 2)
    #expect(run.output.contains("breached                1.95:1  #ff9999 on #fbfaf6"))
    #expect(run.output.contains("text                  the terminal's own"))
    #expect(
      run.errors.contains("\(file):6:3: breached: #ff9999 on #fbfaf6 is 1.95:1, at least 4.5"))
    #expect(run.errors.contains("\(file):7:3: at-risk, selected: "))
    #expect(run.errors.contains("\(file):7:3: selected: the letters are the terminal's own"))
    #expect(run.errors.contains("\(file):8:3: bar: the letters are the terminal's own"))
    #expect(!run.errors.contains("input"))
  }

  @Test("What is inherited points at the colour that spoils it, or names the role to set")
  func inherited() throws {
    let folder = try TemporaryFolder()
    // Dusk's red is faint; dawn inherits it and names another background.
    let dusk = try folder.write(
      "name: dusk\ninherits: dark\npalette: { red: \"#301010\" }\n", to: "themes/dusk.yaml")
    let own = try Program.run(["theme", "check", dusk])
    #expect(own.errors.contains("\(dusk):3:12: breached: #301010 on "))
    #expect(own.errors.contains("“red” recolours “breached: red"))
    #expect(own.errors.contains("of “dark”: change it, or set breached"))
    let dawn = try folder.write("name: dawn\ninherits: dusk\n", to: "themes/dawn.yaml")
    let config = folder.path + "/config"
    try FileManager.default.createDirectory(
      atPath: config + "/bellhop", withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: folder.path + "/themes", toPath: config + "/bellhop/themes")
    let file = config + "/bellhop/themes/dawn.yaml"
    let run = try Program.run(
      ["theme", "check", file], environment: ["XDG_CONFIG_HOME": config])
    #expect(run.errors.contains("\(file):2:11: breached: #301010 on "))
    #expect(run.errors.contains("; it is “breached: red"))
    #expect(run.errors.contains("set breached under roles"), "\(dawn)")
  }

  @Test("A file that calls itself otherwise, unknown roles, circles and missing themes are refused")
  func wrong() throws {
    let folder = try TemporaryFolder()
    let other = try folder.write("name: dusk\ninherits: dark", to: "dawn.yaml")
    #expect(
      try Program.run(["theme", "check", other]).errors.contains("\(other):1:7: “dusk” stands in"))
    let role = try folder.write("name: a\ninherits: dark\nroles: { breeched: red }", to: "a.yaml")
    #expect(
      try Program.run(["theme", "check", role]).errors.contains(
        "\(role):3:10: there is no role “breeched”; did you mean “breached”?"))
    let none = try Program.run(["theme", "check", "ligth"])
    #expect(none.status == 2)
    #expect(
      none.errors.contains("There is no theme “ligth”. Did you mean “light”? There are dark,"))
    #expect(!none.errors.contains("//"))
    #expect(try Program.run(["theme", "check", folder.path + "/b.yaml"]).status == 2)
  }

  @Test("preview shows every role in as many colours as the terminal says")
  func preview() throws {
    func lines(_ environment: [String: String]) throws -> [Substring] {
      let run = try Program.run(["theme", "preview", "dark"], environment: environment)
      #expect(run.status == 0)
      return run.output.split(separator: "\n")
    }
    let full = try lines(["TERM": "xterm-256color", "COLORTERM": "truecolor"])
    #expect(full.count == 38)
    #expect(full.contains { $0.hasPrefix("\u{1B}[0;1;38;2;255;122;107m breached") })
    let some = try lines(["TERM": "xterm-256color"])
    #expect(some.contains { $0.hasPrefix("\u{1B}[0;1;38;5;") && $0.contains("breached") })
    let few = try lines(["TERM": "xterm"])
    #expect(few.contains { $0.hasPrefix("\u{1B}[0;1;31m breached") })
    let none = try lines(["TERM": "xterm", "NO_COLOR": "1"])
    #expect(none.contains { $0.hasPrefix("\u{1B}[0;1m breached") })
    #expect(try lines(["TERM": "dumb"]).contains { $0.hasPrefix(" breached") })
  }
}
