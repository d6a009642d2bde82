import Inbox

/// Replaces what tells who somebody is, and what they paid, by letters and digits of the same kind.
///
///     Scrambler(names: ["Jon Okafor"]).scrambled("Jon Okafor, order 88121")
///     // "Ras Ubumep, order 40973"
///
/// The same word becomes the same word everywhere and every time, and the beginning of a word the
/// beginning of its replacement: a name that is cut on one line and whole on another is one name.
/// That hides names from people who look at a screen; it is no cipher.
///
/// Changed are the words of the names it is told, what looks like a name (`NameHints`), whatever
/// holds an `@`, addresses on the web, amounts, order and telephone numbers (`NumberHints`). Ordinary
/// words stay as they are, German nouns too: a screen that nobody can read shows nothing.
struct Scrambler {
  private let words: Set<String>
  /// Long enough to say whose beginning it is.
  private let beginnings: Set<String>
  /// Of scripts without capitals, which are often written without blanks: found inside of words.
  private let inner: [[Unicode.Scalar]]

  init(names: [String]) {
    var words: Set<String> = []
    var inner: Set<[Unicode.Scalar]> = []
    for name in names {
      for word in name.unicodeScalars.split(whereSeparator: { !$0.isWordPart }) {
        let text = FoldedText.fold(word)
        // A person who is only known by a number.
        let least = text.allSatisfy(\.isNumber) ? 3 : 2
        guard text.count >= least else { continue }
        words.insert(text)
        let isCaseless = word.allSatisfy {
          $0.properties.isAlphabetic && !$0.properties.isCased && $0.value > 0x2FF
        }
        if isCaseless { inner.insert(Array(word)) }
      }
    }
    self.words = words
    // The longest first: a name may be the beginning of another.
    self.inner = inner.sorted { $0.count > $1.count }
    var beginnings: Set<String> = []
    for word in words {
      for end in word.indices.dropFirst() { beginnings.insert(String(word[..<end])) }
    }
    self.beginnings = beginnings
  }

  /// As many scalars as there were.
  func scrambled(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let text = ScrambledText(scalars)
    var result = scalars
    for range in NumberHints(text).hidden { replace(range, of: scalars, into: &result) }
    let hints = NameHints(text) { isKnown($0, in: text) }
    for (place, word) in text.words.enumerated() {
      if hints.hides[place] || text.isAddress(word) {
        replace(word, of: scalars, into: &result)
      } else {
        for part in knownParts(of: word, in: scalars) { replace(part, of: scalars, into: &result) }
      }
    }
    for range in hints.parts { replace(range, of: scalars, into: &result) }
    return result
  }

  private func isKnown(_ word: Range<Int>, in text: ScrambledText) -> Bool {
    let folded = text.folded(word)
    if words.contains(folded) { return true }
    let isCut = word.upperBound < text.scalars.count && text.scalars[word.upperBound] == "…"
    return isCut && text.scalars[word.lowerBound].properties.isAlphabetic
      && beginnings.contains(folded)
  }

  /// Where names without blanks around them stand in a word: `高瀬` in `高瀬です`.
  private func knownParts(of word: Range<Int>, in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard !inner.isEmpty, scalars[word].contains(where: { $0.value > 0x2FF }) else { return [] }
    var parts: [Range<Int>] = []
    var place = word.lowerBound
    while place < word.upperBound {
      let name = inner.first { name in
        place + name.count <= word.upperBound
          && scalars[place..<place + name.count].elementsEqual(name)
      }
      if let name { parts.append(place..<place + name.count) }
      place += name?.count ?? 1
    }
    return parts
  }

  /// Letter by letter; which one it becomes depends on the letters up to it.
  private func replace(
    _ word: Range<Int>, of scalars: [Unicode.Scalar], into result: inout [Unicode.Scalar]
  ) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in word {
      let plain = FoldedText.fold(CollectionOfOne(scalars[place]))
      for byte in plain.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      var mixed = hash ^ (hash >> 29)
      mixed = mixed &* 0xBF58_476D_1CE4_E5B9
      result[place] = LookAlike.letter(for: scalars[place], by: mixed ^ (mixed >> 32))
    }
  }
}

/// A text that is to be scrambled, taken apart.
struct ScrambledText {
  let scalars: [Unicode.Scalar]
  /// Runs of letters and digits.
  let words: [Range<Int>]
  /// What stands between blanks, and whether it is an address of mail or of the web, or a handle.
  private let tokens: [(range: Range<Int>, isAddress: Bool)]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    words = ScrambledText.runs(of: scalars) { $0.isWordPart }
    tokens = ScrambledText.runs(of: scalars) { !$0.properties.isWhitespace }
      .map { ($0, ScrambledText.isAddress(scalars[$0])) }
  }

  private static func runs(
    of scalars: [Unicode.Scalar], _ belongs: (Unicode.Scalar) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (place, scalar) in scalars.enumerated() {
      if belongs(scalar) {
        start = start ?? place
      } else if let first = start {
        runs.append(first..<place)
        start = nil
      }
    }
    if let start { runs.append(start..<scalars.count) }
    return runs
  }

  func folded(_ range: Range<Int>) -> String { FoldedText.fold(scalars[range]) }

  func token(holding place: Int) -> Range<Int>? {
    tokens.first { $0.range.contains(place) }?.range
  }

  func isAddress(_ word: Range<Int>) -> Bool {
    tokens.contains { $0.isAddress && $0.range.contains(word.lowerBound) }
  }

  /// `jon@home.example`, `@jon`, `https://…`, `www.…`, `shop.example/o/1`.
  private static func isAddress(_ token: ArraySlice<Unicode.Scalar>) -> Bool {
    if token.contains("@") { return true }
    let text = String(String.UnicodeScalarView(token)).lowercased()
    if text.contains("://") || text.hasPrefix("www.") { return true }
    let host = text.prefix { $0 != "/" }
    let parts = host.split(separator: ".")
    return host.endIndex < text.endIndex && parts.count > 1
      && (parts.last.map { $0.count >= 2 && $0.allSatisfy(\.isLetter) } ?? false)
  }
}

extension Unicode.Scalar {
  var isWordPart: Bool {
    properties.isAlphabetic || properties.numericType == .decimal
      || (0x0300...0x036F).contains(value)
  }

  var isDigit: Bool { properties.numericType == .decimal }
}

extension FoldedText {
  static func fold(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return fold(String(view))
  }
}
