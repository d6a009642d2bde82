import Canvas

extension Glyphs {
  /// Our own words and figures in signs that the terminal has, each as wide as before.
  package func plain(_ text: String) -> String {
    guard tier == .ascii else { return text }
    let twins: [Character: Character] = [
      "→": ">", "÷": "/", "·": ".", "–": "-", "—": "-", "’": "'", "…": "~",
    ]
    return String(text.map { twins[$0] ?? $0 })
  }

  /// The same of what was filtered already.
  func plain(_ text: DisplayText) -> DisplayText {
    guard tier == .ascii else { return text }
    return DisplayText(filtering: plain(text.string), as: .line, limit: .max)
  }
}
