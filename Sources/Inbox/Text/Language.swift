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
}
