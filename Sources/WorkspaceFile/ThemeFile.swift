import Inbox
import Yams

/// A theme as people write it: which colours and attributes each role of the screen has.
///
///     name: dusk
///     mode: dark
///     inherits: dark
///     palette:
///       red: "#ff7a6b red"        # 24 bits, and what a terminal of sixteen colours shows
///     roles:
///       breached: red default bold
///       │         │   │       └ attributes: bold dim italic underline reverse
///       │         │   └ background
///       │         └ foreground: a name of the palette, `default`, `#rrggbb`, 0…255 or `bright-red`
///       └ role
package struct ThemeFile: Hashable, Sendable {
  package enum Mode: String, CaseIterable, Sendable {
    case dark
    case light
  }

  /// A colour for terminals of 24 bits and 256 colours, and one for those of sixteen.
  package struct Color: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
      /// The terminal's own.
      case standard
      case indexed(UInt8)
      case rgb(UInt8, UInt8, UInt8)
    }

    package var value: Value
    /// 0…15; nil: the nearest to `value`.
    package var basic: UInt8?

    package init(_ value: Value, basic: UInt8? = nil) {
      self.value = value
      self.basic = basic
    }

    package static let standard = Color(.standard)
  }

  package enum Attribute: String, CaseIterable, Sendable {
    case bold
    case dim
    case italic
    case underline
    case reverse
  }

  package struct Look: Hashable, Sendable {
    package var foreground: Color
    package var background: Color
    package var attributes: Set<Attribute>

    package init(
      foreground: Color = .standard, background: Color = .standard,
      attributes: Set<Attribute> = []
    ) {
      self.foreground = foreground
      self.background = background
      self.attributes = attributes
    }
  }

  package var name: String
  package var mode: Mode
  package var palette: [String: Color]
  /// By role; all of them.
  package var looks: [String: Look]

  package init(name: String, mode: Mode, palette: [String: Color], looks: [String: Look]) {
    self.name = name
    self.mode = mode
    self.palette = palette
    self.looks = looks
  }

  /// Reads and checks a theme file.
  ///
  /// - Parameters:
  ///   - roles: every role of the screen; others are refused, and one that neither this theme nor
  ///     the one it inherits from has is missing.
  ///   - inherited: the text of a theme by its name; nil where there is none.
  package static func read(
    _ text: String, roles: [String], inherited: (String) -> String?
  ) throws(WorkspaceFileErrors) -> ThemeFile {
    try read(text, roles: roles, inherited: inherited, depth: 0)
  }

  private static func read(
    _ text: String, roles: [String], inherited: (String) -> String?, depth: Int
  ) throws(WorkspaceFileErrors) -> ThemeFile {
    let findings = Findings()
    let root = FileValue(node: try YAMLDocument.compose(text), findings: findings)
    guard let mapping = root.mapping() else {
      try findings.throwIfAny()
      throw WorkspaceFileErrors([FileProblem(line: 1, column: 1, message: "the file is empty")])
    }
    var theme = ThemeFile(
      name: mapping.required("name")?.word() ?? "", mode: .dark, palette: [:], looks: [:])
    if let value = mapping["inherits"], let name = value.word() {
      if depth < 8, let parent = inherited(name) {
        do throws(WorkspaceFileErrors) {
          let base = try read(parent, roles: roles, inherited: inherited, depth: depth + 1)
          (theme.mode, theme.palette, theme.looks) = (base.mode, base.palette, base.looks)
        } catch {
          value.error("“\(name)” has errors: \(error.problems.first?.description ?? "")")
        }
      } else {
        value.error(
          depth < 8 ? "there is no theme “\(name)”" : "themes inherit from each other in a circle")
      }
      theme.mode = mapping["mode"]?.choice(Mode.self) ?? theme.mode
    } else {
      theme.mode = mapping.required("mode")?.choice(Mode.self) ?? .dark
    }
    for (key, name, value) in mapping["palette"]?.mapping()?.entries ?? [] where key.word() != nil {
      theme.palette[name] = ThemeReader.color(value)
    }
    for (key, role, value) in mapping["roles"]?.mapping()?.entries ?? [] {
      if !roles.contains(role) {
        let nearest = Spelling.nearest(to: role, among: roles).map { "; did you mean “\($0)”?" }
        key.error("there is no role “\(role)”\(nearest ?? "")")
      } else if let look = ThemeReader.look(value, theme.palette) {
        theme.looks[role] = look
      } else {
        // Said already; it is not missing as well.
        theme.looks[role] = Look()
      }
    }
    let missing = roles.filter { theme.looks[$0] == nil }
    // Without its base a theme lacks almost everything; one reason is enough.
    if findings.errors.isEmpty, !missing.isEmpty {
      mapping.error("roles are missing: \(missing.joined(separator: ", "))")
    }
    mapping.finish()
    try findings.throwIfAny()
    return theme
  }
}
