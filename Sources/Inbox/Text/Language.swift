/// Language codes as people and networks write them: `en`, `pt-BR`, `zh_Hant`.
package enum Language {
  /// Lower case, `-` between the parts.
  package static func normal(_ code: some StringProtocol) -> String {
    String(code.lowercased().map { $0 == "_" ? "-" : $0 })
  }

  /// The part before the first `-`: `pt` of `pt-BR`.
  package static func base(_ code: some StringProtocol) -> String {
    String(normal(code).prefix { $0 != "-" })
  }

  /// Whether a text in language `code` is asked for by `wanted`: the same, or a kind of it.
  package static func matches(_ code: String?, _ wanted: String) -> Bool {
    guard let code else { return false }
    let normal = normal(code)
    let wanted = self.normal(wanted)
    return normal == wanted || normal.hasPrefix(wanted + "-")
  }

  /// Whether it is written as a language tag may be (BCP 47; RFC 5646, section 2.1): a language, then
  /// perhaps a script, a region, variants, extensions and what is private, each in its place. Not
  /// whether anybody speaks it.
  package static func isCode(_ text: String) -> Bool {
    var parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
    func isLetters(_ part: Substring.UTF8View) -> Bool {
      part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    }
    func isDigits(_ part: Substring.UTF8View) -> Bool {
      part.allSatisfy { (0x30...0x39).contains($0) }
    }
    func isWord(_ part: Substring.UTF8View, _ lengths: ClosedRange<Int>) -> Bool {
      lengths.contains(part.count)
        && part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
    }
    func take(_ isOne: (Substring.UTF8View) -> Bool) -> Bool {
      guard let part = parts.first, isOne(part) else { return false }
      parts.removeFirst()
      return true
    }
    let isShort = (parts.first?.count ?? 0) <= 3
    guard take({ (2...8).contains($0.count) && isLetters($0) }) else { return false }
    if isShort { for _ in 0..<3 where take({ $0.count == 3 && isLetters($0) }) {} }
    _ = take { $0.count == 4 && isLetters($0) }
    _ = take { $0.count == 2 && isLetters($0) || $0.count == 3 && isDigits($0) }
    while take({ isWord($0, 5...8) || isWord($0, 4...4) && isDigits($0.prefix(1)) }) {}
    while take({ isWord($0, 1...1) && $0.first.map { $0 | 0x20 } != UInt8(ascii: "x") }) {
      guard take({ isWord($0, 2...8) }) else { return false }
      while take({ isWord($0, 2...8) }) {}
    }
    if take({ $0.count == 1 && $0.first.map { $0 | 0x20 } == UInt8(ascii: "x") }) {
      guard take({ isWord($0, 1...8) }) else { return false }
      while take({ isWord($0, 1...8) }) {}
    }
    return parts.isEmpty
  }
}
