/// A theme as people write it: which colours and attributes each role of the screen has.
///
///     name: dusk
///     mode: dark
///     inherits: dark
///     paint: true                 # the whole screen in the palette's own `text` and `background`
///     palette:
///       red: "#ff7a6b red"        # 24 bits, and what a terminal of sixteen colours shows
///     roles:
///       breached: red default bold
///       │         │   │       └ attributes: bold dim italic underline reverse
///       │         │   └ background
///       │         └ foreground: a name of the palette, `default`, `#rrggbb`, 0…255 or `bright-red`
///       └ role
///
/// Names of the palette are looked up after inheriting: a theme that says only `palette` recolours
/// every role that it inherits.
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

  /// Where something stands in a file, both from 1.
  package struct Place: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Which theme says the look of a role, and in which words.
  package struct Source: Hashable, Sendable {
    package var theme: String
    package var words: [String]
  }

  package var name: String
  /// Where the name stands.
  package var namePlace: Place
  package var mode: Mode
  /// `default` is the palette's `text` and `background`, and no longer the terminal's own.
  package var isPainted: Bool
  package var palette: [String: Color]
  /// By role; all of them.
  package var looks: [String: Look]
  /// Where each role gets its look in this very file: at the role, or where the file inherits.
  package var places: [String: Place]
  /// Where each colour of the palette stands in this very file; those that it inherits do not.
  package var colors: [String: Place]
  /// By role.
  package var sources: [String: Source]

  /// Reads and checks a theme file.
  ///
  /// - Parameters:
  ///   - roles: every role of the screen; others are refused, and one that neither this theme nor
  ///     the one it inherits from has is missing.
  ///   - inherited: the text of a theme by its name; nil where there is none.
  package static func read(
    _ text: String, roles: [String], inherited: (String) -> String?
  ) throws(WorkspaceFileErrors) -> ThemeFile {
    let layer = try ThemeLayer.read(text, roles: roles, inherited: inherited, heirs: [])
    return ThemeFile(
      name: layer.name, namePlace: layer.namePlace, mode: layer.mode, isPainted: layer.isPainted,
      palette: layer.palette, looks: layer.looks, places: layer.places, colors: layer.colors,
      sources: layer.sources)
  }
}
