/// Words to be found one after the other in a text: a term of a query, a keyword of a rule.
///
///     double bill*   finds  "Double-billing!"  but not  "double the bill"
package struct WordPattern: Sendable {
  private let tokens: [[UInt8]]
  private let isPrefix: Bool

  /// - Parameter isPrefix: the last word may go on.
  package init(_ text: String, isPrefix: Bool = false) {
    tokens = FoldedText.tokens(of: text).map { Array($0.utf8) }
    self.isPrefix = isPrefix
  }

  package init(_ term: Query.Term) {
    self.init(term.text, isPrefix: term.isPrefix)
  }

  /// A keyword as the workspace file spells it: `*` at its end lets the last word go on.
  package init(keyword: String) {
    let isPrefix = keyword.hasSuffix("*")
    self.init(isPrefix ? String(keyword.dropLast()) : keyword, isPrefix: isPrefix)
  }

  /// Punctuation alone: it occurs nowhere.
  package var isEmpty: Bool { tokens.isEmpty }

  package func occurs(in text: String) -> Bool {
    var found = false
    each(in: text) { _ in
      found = true
      return false
    }
    return found
  }

  /// The places in UTF-8 offsets, in order, for highlighting. Places may touch but not overlap.
  package func places(in text: String) -> [Range<Int>] {
    var places: [Range<Int>] = []
    each(in: text) { place in
      if place.lowerBound >= places.last?.upperBound ?? 0 { places.append(place) }
      return true
    }
    return places
  }

  private func each(in text: String, _ body: (Range<Int>) -> Bool) {
    guard !tokens.isEmpty else { return }
    var text = text
    text.makeContiguousUTF8()
    // How many tokens of each attempt matched so far, with where it began.
    var attempts: [(matched: Int, start: Int)] = []
    FoldedText.eachToken(in: text.utf8.span) { folded, place in
      var goesOn = true
      var next: [(matched: Int, start: Int)] = []
      for attempt in attempts + [(0, place.lowerBound)] where matches(attempt.matched, folded) {
        if attempt.matched + 1 < tokens.count {
          next.append((attempt.matched + 1, attempt.start))
        } else if goesOn {
          goesOn = body(attempt.start..<place.upperBound)
        }
      }
      attempts = next
      return goesOn
    }
  }

  private func matches(_ index: Int, _ folded: Span<UInt8>) -> Bool {
    let token = tokens[index]
    let mayGoOn = isPrefix && index == tokens.count - 1
    guard mayGoOn ? folded.count >= token.count : folded.count == token.count else { return false }
    for (offset, byte) in token.enumerated() where folded[offset] != byte { return false }
    return true
  }
}
