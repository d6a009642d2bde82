import Canvas

/// The table of commands, searchable: what a key does here, and why it does not.
struct HelpScreen: Sendable {
  struct Line: Sendable {
    var keys: DisplayText
    var title: DisplayText
    var text: DisplayText
    var isHeading: Bool
  }

  /// The messages of the session instead of the commands.
  var lines: [Line]
  var title: DisplayText
  var top = 0
  var find = TextBuffer()
  /// Letters search; else they move.
  var isFinding = true

  /// Lines in which every word typed occurs, with the headings that still have some.
  var shown: [Line] {
    let words = find.text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard !words.isEmpty else { return lines }
    return lines.filter { line in
      guard !line.isHeading else { return false }
      let haystack = "\(line.keys.string) \(line.title.string) \(line.text.string)".lowercased()
      return words.allSatisfy { haystack.contains($0) }
    }
  }
}
