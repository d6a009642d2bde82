/// A name cut into words, for what each of them gives away.
struct NameText {
  /// Longer ones are a text, and looked at as far as this.
  static let most = 200

  let scalars: [Unicode.Scalar]
  /// Then no letter of it is another script's.
  private let isASCII: Bool
  /// Letters, digits and marks in a row; what joins parts of one name (`-`, `'`) ends a word, for
  /// its parts may well come from two languages.
  let words: [[Unicode.Scalar]]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars.prefix(NameText.most))
    isASCII = scalars.allSatisfy(\.isASCII)
    var words: [[Unicode.Scalar]] = []
    var word: [Unicode.Scalar] = []
    for scalar in scalars {
      if !scalar.isASCII, scalar.properties.isDefaultIgnorableCodePoint { continue }
      if NameText.isOfWord(scalar) {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(word)
        word = []
      }
    }
    if !word.isEmpty { words.append(word) }
    self.words = words
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": return true
      default: return false
      }
    }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return false
    }
  }

  func sign(of word: [Unicode.Scalar]) -> CustomerSign? {
    if word.allSatisfy(\.isASCII) { return nil }
    let mixture = ScriptMixture(word)
    if mixture.isDisguise { return .mixedScripts(word: text(word), mixture.scripts) }
    // Japanese and Chinese keyboards write full-width Latin; elsewhere nobody does.
    let isStyled = word.contains { scalar in
      guard !scalar.isASCII, Confusables.plain(scalar) != nil else { return false }
      return !(0xFF01...0xFF5E).contains(scalar.value) || !isEastAsian
    }
    if isStyled || word.contains(where: Confusables.isPhonetic) { return .oddLetters(text(word)) }
    return nil
  }

  private var isEastAsian: Bool {
    scalars.contains { scalar in
      switch Script(of: scalar) {
      case .han, .kana, .hangul, .bopomofo: true
      default: false
      }
    }
  }

  /// Between letters; a fraction has one between its digits.
  var falseSeparator: CustomerSign? {
    for place in isASCII ? 0..<0 : scalars.indices.dropFirst().dropLast()
    where Confusables.isFalseSeparator(scalars[place]) {
      let before = scalars[place - 1]
      let after = scalars[place + 1]
      guard Script(of: before) == .latin, Script(of: after) == .latin, !isEastAsian else {
        continue
      }
      return .falseSeparator(around(place))
    }
    guard scalars.contains("-") || !isASCII else { return nil }
    let folded = FoldedText.fold(text(scalars))
    guard let start = folded.range(of: "xn--") else { return nil }
    let rest = folded[start...].prefix { !$0.isWhitespace && $0 != "/" }
    return .disguisedAddress(String(rest.prefix(60)))
  }

  /// Words with an `@` between two others and a dot behind it.
  var addresses: [String] {
    guard scalars.contains("@") else { return [] }
    let text = text(scalars)
    return text.split { $0.isWhitespace || "<>()[]\"“”,;:".contains($0) }.compactMap { part in
      let sides = part.split(separator: "@", omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty, sides[1].contains("."), !sides[1].hasPrefix("."),
        !sides[1].hasSuffix(".")
      else { return nil }
      return String(part)
    }
  }

  /// The stretch without blanks in which a scalar stands.
  private func around(_ place: Int) -> String {
    let start =
      scalars[..<place].lastIndex { $0.properties.isWhitespace }.map { $0 + 1 } ?? 0
    let end = scalars[place...].firstIndex { $0.properties.isWhitespace } ?? scalars.count
    return text(Array(scalars[start..<end].prefix(60)))
  }

  private func text(_ scalars: [Unicode.Scalar]) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}

extension String {
  /// Where a piece of ASCII begins.
  fileprivate func range(of piece: String) -> Index? {
    guard let first = piece.first else { return nil }
    var start = startIndex
    while let place = self[start...].firstIndex(of: first) {
      if self[place...].hasPrefix(piece) { return place }
      start = index(after: place)
    }
    return nil
  }
}
