/// What colour the terminal's background is (xterm's control sequences, OSC 11).
enum BackgroundQuestion {
  static let bytes = "\u{1B}]11;?\u{1B}\\"
  /// `11;rgba:` and four numbers of four digits, and some to spare.
  static let longestAnswer = 40

  /// Types whose terminals answer, or are known to swallow the question whole.
  private static let types = [
    "xterm", "tmux", "alacritty", "foot", "kitty", "wezterm", "ghostty", "contour", "rxvt-unicode",
    "konsole", "vte", "gnome", "iterm", "mintty", "st-",
  ]

  static func isUnderstood(byType type: String) -> Bool {
    types.contains(where: type.hasPrefix)
  }

  /// Reads `11;rgb:ffff/ffff/ffff`, the parts of one to four hexadecimal digits; nil for whatever
  /// else an operating system command says.
  static func isLight(_ answer: [UInt8]) -> Bool? {
    let text = String(decoding: answer, as: UTF8.self)
    guard text.hasPrefix("11;rgb"), let colon = text.firstIndex(of: ":") else { return nil }
    let parts = text[text.index(after: colon)...].split(
      separator: "/", omittingEmptySubsequences: false)
    let values = parts.prefix(3).compactMap { part -> Double? in
      guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
        let value = UInt16(part, radix: 16)
      else {
        return nil
      }
      return Double(value) / Double((1 << (4 * part.utf8.count)) - 1)
    }
    guard values.count == 3, parts.count <= 4 else { return nil }
    // Brightness as it is felt (ITU-R BT.709's weights on the coded values).
    return 0.2126 * values[0] + 0.7152 * values[1] + 0.0722 * values[2] > 0.5
  }
}
