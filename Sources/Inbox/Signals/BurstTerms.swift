/// The short sequences of words that a message is counted by when many say the same at once.
///
///     "Hi, I've been CHARGED twice for order 88121: https://…"
///      │        │    └──────────┬──┘ │   │     │    └ an address: out, and nothing reaches over it
///      └────────┴ stop words ───┼────┘   │     └ a number: out
///               charged · twice · charged twice
///
/// Folded as everywhere (`FoldedText`): without case and diacritics. Sequences have one to three
/// words and neither begin nor end with a stop word; they do not reach over the end of a clause.
/// In scripts without blanks they are runs of letters: two to eight where all are Han, four to eight
/// else, so that endings and particles alone make none.
package struct BurstTerms: Sendable {
  /// A sequence, by a hash of its folded words that is the same in every run.
  package struct Term: Hashable, Sendable {
    package var hash: UInt64
    /// Its place in the text, in UTF-8.
    package var place: Range<Int>
    /// Words that say something, or letters of a script without blanks.
    package var length: Int
    /// Stop words between those.
    package var fillers: Int
    package var isLetters: Bool
  }

  /// Each hash once, where it stands first.
  package private(set) var terms: [Term] = []

  /// More words of a message are not looked at: a burst is told in its first sentences.
  static let mostTokens = 160
  static let mostWords = 3
  static let mostLetters = 8

  private struct Token {
    var hash: UInt64
    var place: Range<Int>
    var script: BurstScript
    var isStop: Bool
    /// Nothing reaches from the token before to this one.
    var isFirst: Bool
  }

  /// - Complexity: O(length of the text, at most `mostTokens` words).
  package init(of text: String, stopWords: BurstStopWords = .shared) {
    let bytes = BurstTerms.withoutAddresses(Array(text.utf8.prefix(8192)))
    let tokens = BurstTerms.tokens(of: bytes, stopWords)
    var seen: Set<UInt64> = []
    for start in tokens.indices {
      let most = tokens[start].script == .words ? BurstTerms.mostWords : BurstTerms.mostLetters
      var hash = BurstTerms.basis
      var allHan = true
      var fillers = 0
      for end in start..<min(tokens.count, start + most) {
        let token = tokens[end]
        if end > start {
          let before = tokens[end - 1]
          let isNext =
            token.script.isLetters == before.script.isLetters
            && (token.script == .words || before.place.upperBound == token.place.lowerBound)
          guard !token.isFirst, isNext else { break }
        }
        hash = (hash ^ token.hash) &* BurstTerms.prime
        allHan = allHan && token.script == .han
        let length = end - start + 1
        if token.script == .words {
          if token.isStop { fillers += 1 }
          if tokens[start].isStop || token.isStop { continue }
          // A word alone says little where it is short.
          if length == 1, token.place.count < 4 { continue }
        } else if length < (allHan ? 2 : 4) {
          continue
        }
        guard seen.insert(hash).inserted else { continue }
        terms.append(
          Term(
            hash: hash, place: tokens[start].place.lowerBound..<token.place.upperBound,
            length: length - fillers, fillers: fillers, isLetters: token.script.isLetters))
      }
    }
  }

  /// A term as its author spelled it, on one line, in small letters.
  package static func spelled(_ term: Term, in text: String) -> String {
    let bytes = Array(text.utf8)
    guard term.place.upperBound <= bytes.count else { return "" }
    return String(decoding: bytes[term.place], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  // MARK: - Words

  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Of FNV-1a (Fowler, Noll, Vo), 64 bits.
  private static let prime: UInt64 = 0x100_0000_01B3

  static func hash(_ folded: Span<UInt8>) -> UInt64 {
    var hash = basis
    for index in folded.indices { hash = (hash ^ UInt64(folded[index])) &* prime }
    return hash
  }

  private static func tokens(of bytes: [UInt8], _ stopWords: BurstStopWords) -> [Token] {
    var tokens: [Token] = []
    var end = 0
    var isFirst = true
    FoldedText.eachToken(in: bytes.span) { folded, place in
      if bytes[end..<place.lowerBound].contains(where: endsSentence) { isFirst = true }
      end = place.upperBound
      var hasDigit = false
      for index in folded.indices where (0x30...0x39).contains(folded[index]) { hasDigit = true }
      guard !hasDigit, let script = BurstScript(folded) else {
        isFirst = true
        return true
      }
      let hash = hash(folded)
      tokens.append(
        Token(
          hash: hash, place: place, script: script, isStop: stopWords.contains(hash),
          isFirst: isFirst))
      isFirst = false
      return tokens.count < mostTokens
    }
    return tokens
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"),
      UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), 0x0A, 0x0D, 0x01:
      true
    default: false
    }
  }

  /// Web and mail addresses and `@names` give way to as many separators, so that places stay.
  private static func withoutAddresses(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    var start = 0
    while start < bytes.count {
      guard bytes[start] > 0x20 else {
        start += 1
        continue
      }
      let end = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.endIndex
      if isAddress(bytes[start..<end]) {
        for place in start..<end { bytes[place] = 0x01 }
      }
      start = end
    }
    return bytes
  }

  private static func isAddress(_ chunk: ArraySlice<UInt8>) -> Bool {
    if chunk.contains(UInt8(ascii: "@")) { return true }
    if chunk.starts(with: "www.".utf8) { return true }
    guard let colon = chunk.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return chunk[colon...].starts(with: "://".utf8)
  }
}

/// How words are told apart in a script.
enum BurstScript: Hashable {
  /// By blanks.
  case words
  case han
  /// Kana, Hangul, Thai, Lao, Khmer, Burmese: `FoldedText` gives them letter by letter.
  case letters

  var isLetters: Bool { self != .words }

  /// Nil for signs and emoji. Ranges: Unicode 17.0, *Blocks*.
  init?(_ folded: Span<UInt8>) {
    guard folded.count >= 3, folded[0] >= 0xE0 else {
      self = .words
      return
    }
    let scalar: UInt32
    switch folded[0] {
    case 0xE0...0xEF:
      scalar =
        UInt32(folded[0] & 0x0F) << 12 | UInt32(folded[1] & 0x3F) << 6 | UInt32(folded[2] & 0x3F)
    default:
      guard folded.count >= 4 else { return nil }
      scalar =
        UInt32(folded[0] & 0x07) << 18 | UInt32(folded[1] & 0x3F) << 12
        | UInt32(folded[2] & 0x3F) << 6 | UInt32(folded[3] & 0x3F)
    }
    switch scalar {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x1100...0x11FF,
      0xAC00...0xD7FF:
      self = .letters
    case 0x2000...0x2FFF, 0x1F000...0x1FFFF: return nil
    default: self = .words
    }
  }
}
