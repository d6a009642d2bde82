/// Which characters the terminal can show.
package enum CharacterTier: Hashable, Sendable {
  case unicode
  case ascii
}

/// Every glyph of the screens, with its ASCII twin.
///
/// All but the named keys are one column in both tiers, so that a screen has one layout.
package struct Glyphs: Hashable, Sendable {
  package let tier: CharacterTier

  package static let unicode = Glyphs(tier: .unicode)
  package static let ascii = Glyphs(tier: .ascii)

  package init(tier: CharacterTier) {
    self.tier = tier
  }

  private func pick(_ glyph: DisplayText, _ twin: DisplayText) -> DisplayText {
    tier == .unicode ? glyph : twin
  }

  // MARK: Marks of rows and people

  /// The bar of the selected row.
  package var selection: DisplayText { pick("▌", ">") }
  /// In front of a marked row.
  package var marked: DisplayText { pick("◆", "x") }
  /// In front of the selected row where it is marked, too.
  package var markedSelection: DisplayText { pick("◈", "X") }
  /// Beside the tier of an important customer.
  package var star: DisplayText { pick("★", "*") }
  package var check: DisplayText { pick("✓", "+") }
  /// In front of a name that is not what it seems.
  package var doubt: DisplayText { pick("≠", "?") }
  /// Somebody writes.
  package var writing: DisplayText { pick("✎", "w") }
  /// Somebody reads.
  package var viewing: DisplayText { pick("◉", "v") }
  /// Connected; somebody is there.
  package var online: DisplayText { pick("●", "@") }
  package var away: DisplayText { pick("◐", "a") }
  package var offline: DisplayText { pick("○", "o") }
  /// An item that neither is late nor soon will be.
  package var dot: DisplayText { pick("·", ".") }
  /// Nobody, nothing.
  package var none: DisplayText { pick("–", "-") }
  package var ellipsis: DisplayText { pick("…", "~") }
  package var times: DisplayText { pick("×", "x") }
  package var delta: DisplayText { pick("Δ", "d") }
  package var prompt: DisplayText { pick("›", ">") }
  /// Between the parts of a path.
  package var breadcrumb: DisplayText { pick("▸", ">") }
  package var openQuote: DisplayText { pick("“", "\"") }
  package var closeQuote: DisplayText { pick("”", "\"") }

  // MARK: Arrows and keys

  package var up: DisplayText { pick("↑", "^") }
  package var down: DisplayText { pick("↓", "v") }
  package var left: DisplayText { pick("←", "<") }
  package var right: DisplayText { pick("→", ">") }
  package var swap: DisplayText { pick("↔", "=") }
  /// The Enter key: `CR` in ASCII, two columns.
  package var enter: DisplayText { pick("⏎", "CR") }

  // MARK: Lines

  package var horizontal: DisplayText { pick("─", "-") }
  package var vertical: DisplayText { pick("│", "|") }
  /// The gutter of internal notes.
  package var noteGutter: DisplayText { pick("┆", ":") }
  package var topLeft: DisplayText { pick("╭", "+") }
  package var topRight: DisplayText { pick("╮", "+") }
  package var bottomLeft: DisplayText { pick("╰", "+") }
  package var bottomRight: DisplayText { pick("╯", "+") }
  package var teeDown: DisplayText { pick("┬", "+") }
  package var teeUp: DisplayText { pick("┴", "+") }
  package var teeLeft: DisplayText { pick("┤", "+") }
  package var teeRight: DisplayText { pick("├", "+") }
  package var cross: DisplayText { pick("┼", "+") }
  package var axisTick: DisplayText { pick("┤", "+") }

  // MARK: Pictures

  package var fullBlock: DisplayText { pick("█", "#") }
  /// Shades of a heat map, from nothing to full.
  package var shades: [DisplayText] {
    tier == .unicode ? [" ", "░", "▒", "▓", "█"] : [" ", ".", ":", "*", "#"]
  }

  /// Single glyphs and the character that stands for them where no UTF-8 is understood.
  static let twins: [(String, String)] = [
    ("▌▶▸›»→⇒◗", ">"), ("★✱∗", "*"), ("◈", "X"), ("✓✔", "+"), ("✎", "w"), ("◉◎", "v"), ("●◆■", "@"),
    ("◐◑", "a"), ("○◌□", "o"), ("·•∙․‧", "."), ("–—―‐‑‒−─━═╌╴╶┄┈", "-"), ("…", "~"), ("×✕✗", "x"),
    ("Δ", "d"), ("“”„‟″❝❞", "\""), ("‘’‚‛′`", "'"), ("↑▲⌃", "^"), ("↓▼", "v"), ("←◀‹«⇐", "<"),
    ("↔⇔", "="), ("│┃║", "|"), ("┆┊╎", ":"), ("╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬", "+"), ("░", "."),
    ("▒", ":"), ("▓", "*"), ("⏎↵", "J"), ("€", "E"), ("\u{3000}\u{2000}\u{2001}\u{2002}", " "),
    ("\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{202F}\u{205F}", " "),
    ("▍▎▏", " "), ("▀▄", "="), ("√", "v"), ("≤", "<"), ("≥", ">"), ("≈", "~"), ("≠", "!"),
    ("№", "N"), ("™", "t"),
  ]
}
