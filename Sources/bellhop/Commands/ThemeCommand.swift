import ArgumentParser
import Canvas
import Desk
import Foundation
import Terminal
import WorkspaceFile

struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: "Check themes, and see them without the inbox.",
    discussion: "Themes of your own stand in $XDG_CONFIG_HOME/bellhop/themes.",
    subcommands: [CheckTheme.self, PreviewTheme.self])
}

struct CheckTheme: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Whether a theme is complete and everything can be read.",
    discussion: """
      Tells the contrast of each role on its background, as WCAG 2.1 computes it; less than 4.5:1 \
      is an error. Without a name all themes are checked.
      """)
  @Argument(help: ArgumentHelp("A theme, or a theme file.", valueName: "name-or-file"))
  var theme: String?

  func run() throws {
    let shelf = ThemeShelf(folders: Directories.themes())
    var problems: [String] = []
    for name in theme.map({ [$0] }) ?? shelf.names {
      do {
        problems += try check(name, on: shelf)
      } catch let failure as Failure where theme == nil {
        problems.append(failure.message)
      }
    }
    guard problems.isEmpty else {
      throw Failure(status: .usage, problems.joined(separator: "\n"))
    }
  }

  /// Tells one theme and answers what is wrong with it.
  private func check(_ name: String, on shelf: ThemeShelf) throws -> [String] {
    let isFile = name.contains("/") || name.hasSuffix(".yaml")
    if isFile { try GivenFile.check(name) }
    guard let entry = isFile ? ThemeShelf.Entry(file: name) : try shelf.entry(named: name) else {
      throw Failure(status: .usage, "\(Shown.line(name)) cannot be read.")
    }
    let file = isFile ? URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent : name
    let check = ThemeCheck(try shelf.read(entry), file: file)
    if theme != nil {
      for reading in check.readings { StandardOutput.line(Shown.line(reading.words)) }
    }
    let lowest = check.lowest.flatMap { reading in
      reading.contrast.map { "lowest contrast \(ThemeCheck.words($0)), \(reading.role)" }
    }
    StandardOutput.line("\(Shown.name(file)): \(lowest ?? "the terminal's own colours only")")
    return check.problems.map { "\(entry.path):\($0)" }
  }
}

struct PreviewTheme: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Every role of a theme in its colours.",
    discussion: "In as many colours as COLORTERM, TERM and NO_COLOR say; into a pipe as well.")
  @Argument(help: "The theme; yours, if none is named.") var name: String?
  @Option(help: "auto, never, 16, 256 or full.") var color = "auto"

  func run() throws {
    guard let setting = ColorSetting(spelled: color) else {
      throw Failure(status: .usage, "--color \(color): auto, never, 16, 256 or full.")
    }
    let name = try name ?? Preferences.read().theme ?? "dark"
    let environment = Directories.environment
    let type = environment["TERM"] ?? ""
    let depth = ColorDepth.detected(
      environment: environment, setting: setting, terminal: PreviewTheme.colors(ofTerminal: type))
    let isPlain = type.isEmpty || type == "dumb"
    let shelf = ThemeShelf(folders: Directories.themes())
    let theme = try shelf.read(shelf.entry(named: name))
    for role in StyleRole.allCases {
      guard let look = theme.look(of: role) else { continue }
      let style = Style(look, depth: depth).reduced(to: depth)
      let words = role.name.padding(toLength: 16, withPad: " ", startingAt: 0) + PreviewTheme.sample
      let shown = isPlain ? " \(words)" : "\(style.sequence) \(words) \(Style.plain.sequence)"
      // Sequences of our own around words of our own.
      StandardOutput.write(Array(shown.utf8) + [0x0A])
    }
  }

  private static let sample = "!! -12m  Lena Fischer  charged twice"

  /// How many colours a type of terminal has, for no curses is open here to ask.
  private static func colors(ofTerminal type: String) -> Int {
    if type.contains("256color") || type.hasSuffix("-direct") { return 256 }
    return type.isEmpty || type == "dumb" || type.hasPrefix("vt") ? 0 : 16
  }
}

extension Style {
  /// What switches it on (ECMA-48, SGR), everything before it off.
  fileprivate var sequence: String {
    var codes = ["0"]
    let parts: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += parts.filter { attributes.contains($0.0) }.map(\.1)
    codes += foreground.codes(base: 30) + background.codes(base: 40)
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}

extension Color {
  /// - Parameter base: 30 for letters, 40 for the background.
  fileprivate func codes(base: Int) -> [String] {
    switch self {
    case .standard: []
    case .indexed(let entry) where entry < 8: ["\(base + Int(entry))"]
    case .indexed(let entry) where entry < 16: ["\(base + 60 + Int(entry) - 8)"]
    case .indexed(let entry): ["\(base + 8)", "5", "\(entry)"]
    case .rgb(let red, let green, let blue): ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}
