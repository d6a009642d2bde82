/// Colours and looks as a theme file spells them.
enum ThemeReader {
  private static let basic = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// `"#ff7a6b red"`: a colour, and the one that a terminal of sixteen shows.
  static func color(_ value: FileValue) -> ThemeFile.Color? {
    guard let text = value.text() else { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard (1...2).contains(words.count), let color = plain(words[0]) else {
      value.error("“\(text)” is no colour; a colour is like “#ff7a6b”, “#ff7a6b red” or default")
      return nil
    }
    guard words.count == 2 else { return color }
    guard let basic = plain(words[1])?.basic else {
      value.error("“\(words[1])” is none of the sixteen colours: black, red, … bright-white")
      return nil
    }
    return ThemeFile.Color(color.value, basic: basic)
  }

  /// A word of a role that means nothing.
  struct UnknownWord: Error {
    let word: String
  }

  /// Foreground, background, attributes; what is left out is the terminal's own.
  static func look(
    _ words: [String], _ palette: [String: ThemeFile.Color]
  ) throws(UnknownWord) -> ThemeFile.Look {
    var look = ThemeFile.Look()
    var colors: [ThemeFile.Color] = []
    for word in words {
      if let color = palette[word] ?? plain(word), look.attributes.isEmpty, colors.count < 2 {
        colors.append(color)
      } else if let attribute = ThemeFile.Attribute(rawValue: word) {
        look.attributes.insert(attribute)
      } else {
        throw UnknownWord(word: word)
      }
    }
    look.foreground = colors.first ?? .standard
    look.background = colors.count == 2 ? colors[1] : .standard
    return look
  }

  private static func plain(_ word: String) -> ThemeFile.Color? {
    if word == "default" { return .standard }
    let isBright = word.hasPrefix("bright-")
    if let index = basic.firstIndex(of: isBright ? String(word.dropFirst(7)) : word) {
      let number = UInt8(index + (isBright ? 8 : 0))
      return ThemeFile.Color(.indexed(number), basic: number)
    }
    if word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return UInt8(word).map { ThemeFile.Color(.indexed($0), basic: $0 < 16 ? $0 : nil) }
    }
    guard word.utf8.count == 7, word.first == "#", let value = UInt32(word.dropFirst(), radix: 16),
      word.utf8.dropFirst().first != UInt8(ascii: "+")
    else { return nil }
    return ThemeFile.Color(
      .rgb(
        UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
        UInt8(truncatingIfNeeded: value)))
  }
}
