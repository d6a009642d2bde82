/// A text that is too long for its channel as the parts that would be sent one after the other.
///
///     let parts = MessageParts(text, limit: limit)    // "… (1/3)", "… (2/3)", "… (3/3)"
///
/// Cut behind a paragraph, else a sentence, else a word, and only where none of them fits within a
/// word; never within a character. Joined again, `words` are the text as it was.
package struct MessageParts: Hashable, Sendable {
  package struct Part: Hashable, Sendable {
    /// As it is sent: with its number, without the blanks around it.
    package var text: String
    /// What it is of the whole text, blanks included.
    package var words: String
  }

  /// More than that is an article, not an answer.
  package static let most = 20

  package let parts: [Part]

  /// Nil: it fits as it is, or more than `most` parts would be needed.
  package init?(_ text: String, limit: MessageLimit) {
    guard !limit.takes(text) else { return nil }
    // The number takes room, and how many there are decides how much.
    for expected in 2...MessageParts.most {
      guard let words = MessageParts.cut(text, into: expected, limit: limit) else { continue }
      parts = words.enumerated().map { place, words in
        Part(
          text: MessageParts.numbered(words.trimmingBlanks, place + 1, expected),
          words: String(words))
      }
      return
    }
    return nil
  }

  /// `words (1/3)`.
  static func numbered(_ words: Substring, _ place: Int, _ count: Int) -> String {
    "\(words) (\(place)/\(count))"
  }

  /// Exactly so many pieces, each with its number within the limit; nil if it takes another count.
  private static func cut(_ text: String, into count: Int, limit: MessageLimit) -> [Substring]? {
    var pieces: [Substring] = []
    var rest = Substring(text)
    while pieces.count < count, !rest.allSatisfy(\.isWhitespace) {
      let place = pieces.count + 1
      let fits: (Substring) -> Bool = { limit.takes(numbered($0.trimmingBlanks, place, count)) }
      let end = fits(rest) ? rest.endIndex : lastCut(in: rest, fits)
      guard end > rest.startIndex else { return nil }
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    guard rest.allSatisfy(\.isWhitespace), pieces.count == count, let last = pieces.popLast() else {
      return nil
    }
    // Blanks at the end are sent by nobody, and are words of the draft all the same.
    return pieces + [text[last.startIndex...]]
  }

  /// The best place to cut before the text stops fitting. What fits is found by halving, for
  /// counting is linear in the text.
  private static func lastCut(
    in text: Substring, _ fits: (Substring) -> Bool
  ) -> Substring.Index {
    let indices = Array(text.indices)
    var low = 0
    var high = indices.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if fits(text[..<indices[middle]]) { low = middle } else { high = middle }
    }
    let longest = text[..<indices[low]]
    // A part that is nearly empty would look like a mistake: a better cut, but not at any price.
    let least = low / 3
    for strength in Cut.allCases {
      var place = low
      while place > least {
        let cut = text[..<indices[place]]
        if strength.isEnd(of: cut, next: text[indices[place]]), fits(cut) { return cut.endIndex }
        place -= 1
      }
    }
    return longest.endIndex
  }

  private enum Cut: CaseIterable {
    case paragraph, sentence, word

    func isEnd(of text: Substring, next: Character) -> Bool {
      guard let last = text.last else { return false }
      switch self {
      case .paragraph: return last.isNewline && !next.isNewline
      case .sentence:
        if "。！？…".contains(last) { return true }
        guard last.isWhitespace, !next.isWhitespace else { return false }
        return text.trimmingBlanks.last.map { ".!?…:;".contains($0) } ?? false
      case .word:
        return (last.isWhitespace && !next.isWhitespace) || last.isIdeograph && next.isIdeograph
      }
    }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = self.drop(while: \.isWhitespace)
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }
}

extension Character {
  /// Written without blanks between words.
  fileprivate var isIdeograph: Bool {
    unicodeScalars.first.map { $0.properties.isIdeographic || (0x3040...0x30FF).contains($0.value) }
      ?? false
  }
}
