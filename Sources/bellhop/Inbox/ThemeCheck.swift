import Canvas
import Desk
import Foundation
import WorkspaceFile

/// Whether everything that a theme draws can be read: the contrast of each role on what lies
/// behind it.
struct ThemeCheck {
  /// What WCAG 2.1 asks for text (1.4.3, level AA).
  static let leastContrast = 4.5

  /// One role on what lies behind it.
  struct Reading {
    /// `breached`, or `breached, selected` for what shines through the bar of the cursor.
    let role: String
    let foreground: Color
    let background: Color
    /// Nil where the terminal's own colours decide.
    let contrast: Double?
  }

  private(set) var readings: [Reading] = []
  private(set) var problems: [FileProblem] = []
  private let theme: ThemeFile

  /// - Parameter file: the file's name without `.yaml`; `--theme` finds it by that.
  init(_ theme: ThemeFile, file: String) {
    self.theme = theme
    if theme.name != file {
      problem(theme.namePlace, "“\(theme.name)” stands in \(file).yaml: --theme \(file) finds it")
    }
    for role in StyleRole.allCases { check(role) }
    problems.sort { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
  }

  /// The reading that is hardest to read.
  var lowest: Reading? {
    readings.filter { $0.contrast != nil }.min { $0.contrast ?? 0 < $1.contrast ?? 0 }
  }

  private mutating func check(_ role: StyleRole) {
    guard let look = theme.look(of: role) else { return }
    check(role.name, look.foreground, look.background, to: blame(role))
    // A bar that leaves the letters as they are has all of them on it.
    guard StyleRole.overlays.contains(role), look.foreground == .standard,
      look.background != .standard
    else { return }
    for under in StyleRole.allCases where !StyleRole.overlays.contains(under) {
      guard let letters = theme.look(of: under)?.foreground, letters != .standard else { continue }
      let blame = isOwn(role) || !isOwn(under) ? blame(role) : blame(under)
      check("\(under.name), \(role.name)", letters, look.background, to: blame)
    }
  }

  private mutating func check(
    _ role: String, _ letters: ThemeFile.Color, _ behind: ThemeFile.Color,
    to blame: Blame
  ) {
    let place = blame.place
    let foreground = Color(letters, depth: .trueColor)
    var background = Color(behind, depth: .trueColor)
    if foreground == .standard, background != .standard {
      problem(
        place, "\(role): the letters are the terminal's own on a colour of the theme; name both")
    } else if foreground != .standard, background == .standard {
      if let usual = theme.palette["background"], usual.value != .standard {
        background = Color(usual, depth: .trueColor)
      } else {
        problem(
          place, "\(role): the palette names no “background”, which contrast is computed on")
      }
    }
    let contrast = foreground.contrast(with: background)
    readings.append(
      Reading(role: role, foreground: foreground, background: background, contrast: contrast))
    if let contrast, contrast < ThemeCheck.leastContrast {
      problem(
        place,
        """
        \(role): \(foreground.spelled) on \(background.spelled) is \(ThemeCheck.words(contrast)), \
        at least \(ThemeCheck.words(ThemeCheck.leastContrast)) is needed\(blame.remedy)
        """)
    }
  }

  private func blame(_ role: StyleRole) -> Blame { theme.blame(role) }

  private func isOwn(_ role: StyleRole) -> Bool {
    theme.sources[role.name]?.theme == theme.name
  }

  private mutating func problem(_ place: ThemeFile.Place, _ message: String) {
    problems.append(FileProblem(line: place.line, column: place.column, message: message))
  }

  /// `4.49:1`, never more than there is.
  static func words(_ contrast: Double) -> String {
    String(format: "%.2f:1", (contrast * 100).rounded(.down) / 100)
  }
}

extension ThemeCheck.Reading {
  /// The row for people.
  var words: String {
    let role = role.padding(toLength: 22, withPad: " ", startingAt: 0)
    guard let contrast else {
      let isOwn = foreground == .standard && background == .standard
      return role + (isOwn ? "the terminal's own" : "as the terminal shows its sixteen colours")
    }
    let ratio = ThemeCheck.words(contrast)
    return role + String(repeating: " ", count: max(0, 8 - ratio.count)) + ratio
      + "  \(foreground.spelled) on \(background.spelled)"
  }
}

extension Color {
  /// As a theme spells it.
  fileprivate var spelled: String {
    switch self {
    case .standard: "default"
    case .indexed(let entry): "\(entry)"
    case .rgb(let red, let green, let blue): String(format: "#%02x%02x%02x", red, green, blue)
    }
  }
}
