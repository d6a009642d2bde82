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

  /// Whether it is written like a language code: two to eight letters, then parts behind `-`.
  package static func isCode(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      (index == 0 ? 2...8 : 1...8).contains(part.count)
        && part.allSatisfy {
          (0x61...0x7A).contains($0 | 0x20) || index > 0 && (0x30...0x39).contains($0)
        }
    }
  }
}
