import Inbox

/// Which words of a text look like somebody's name or address, of those that nobody named.
///
/// In most languages with capitals a capital inside a sentence is a name. German writes every noun
/// so: there it takes a sign beside the word (`Frau`, `Hallo`, `Grüße`, a name before it, a postcode)
/// or a name that everybody knows. Japanese has no capitals: what stands before `さん`, `様` or
/// `と申し` is a name.
struct NameHints {
  /// For each word of the text.
  private(set) var hides: [Bool]
  /// Parts of words.
  private(set) var parts: [Range<Int>] = []

  private let text: ScrambledText

  /// - Parameter isKnown: Whether a word is of a name that the screens know.
  init(_ text: ScrambledText, isKnown: (Range<Int>) -> Bool) {
    self.text = text
    hides = text.words.map(isKnown)
    let folded = text.words.map(text.folded)
    let isGerman = GermanSigns.areIn(text, folded)
    for place in text.words.indices where !hides[place] {
      hides[place] = isName(place, folded, isGerman: isGerman)
    }
    for place in text.words.indices where !hides[place] {
      hides[place] = isStreet(place, folded)
    }
    parts = JapaneseNames.ranges(in: text.scalars)
  }

  private func isName(_ place: Int, _ folded: [String], isGerman: Bool) -> Bool {
    guard isCapital(place), !OrdinaryWords.all.contains(folded[place]) else { return false }
    if OrdinaryWords.names.contains(folded[place]) { return true }
    if let before = wordBefore(place) {
      let isTitle = OrdinaryWords.titles.contains(folded[before])
      let isGreeting = OrdinaryWords.greetings.contains(folded[before])
      if (isTitle || isGreeting) && !isAllCapital(place) { return true }
      // `Anna Weber`: what follows a name is one, but for the noun behind a German one.
      if hides[before], follows(place, before, " "), isCapital(before) {
        return !isGerman || !isWritten(folded[place])
      }
      if isIntroduced(before, folded) { return true }
      // `10115 Berlin`
      if isPostcode(text.words[before]), follows(place, before, " ") { return true }
    }
    return !isGerman && !isAllCapital(place) && isInsideSentence(text.words[place].lowerBound)
  }

  /// `my name is`, `Name:`, `ich heiße`, `me llamo`, `je m'appelle`, `με λένε`.
  private func isIntroduced(_ before: Int, _ folded: [String]) -> Bool {
    let word = folded[before]
    if ["heisse", "heiße", "llamo", "appelle", "λενε"].contains(word) { return true }
    if OrdinaryWords.nameWords.contains(word) { return true }
    guard before > 0, ["is", "ist", "est", "es", "e", "ειναι"].contains(word) else { return false }
    return OrdinaryWords.nameWords.contains(folded[before - 1])
  }

  /// A German noun by its ending.
  private func isWritten(_ folded: String) -> Bool {
    GermanSigns.endings.contains { folded.hasSuffix($0) }
  }

  private func wordBefore(_ place: Int) -> Int? {
    guard place > 0 else { return nil }
    let between = text.scalars[text.words[place - 1].upperBound..<text.words[place].lowerBound]
    let isNear = between.count <= 2 && between.allSatisfy { " .,:'’-".unicodeScalars.contains($0) }
    return isNear ? place - 1 : nil
  }

  private func follows(_ place: Int, _ before: Int, _ sign: Unicode.Scalar) -> Bool {
    let between = text.scalars[text.words[before].upperBound..<text.words[place].lowerBound]
    return between.count == 1 && (between.first == sign || between.first == "-")
  }

  private func isPostcode(_ word: Range<Int>) -> Bool {
    [4, 5].contains(word.count) && text.scalars[word].allSatisfy(\.isDigit)
  }

  private func isCapital(_ place: Int) -> Bool {
    text.scalars[text.words[place].lowerBound].properties.isUppercase
  }

  /// `PLEASE`, `DHL`: shouted or short for something.
  private func isAllCapital(_ place: Int) -> Bool {
    let letters = text.scalars[text.words[place]]
    return letters.count > 1 && letters.allSatisfy { !$0.properties.isLowercase }
  }

  /// After a small letter or a comma and a blank; at the beginning anybody writes a capital.
  private func isInsideSentence(_ start: Int) -> Bool {
    guard start >= 2, text.scalars[start - 1] == " " else { return false }
    return text.scalars[start - 2].properties.isLowercase || text.scalars[start - 2] == ","
  }

  /// `12 Baker Street`, `Hauptstraße 5`, `Berliner Str. 5`: with the words before it.
  private func isStreet(_ place: Int, _ folded: [String]) -> Bool {
    guard isCapital(place) else { return false }
    let isNumbered = place + 1 < folded.count && startsWithDigit(place + 1)
    if isNumbered, OrdinaryWords.streetEndings.contains(where: { folded[place].hasSuffix($0) }) {
      return true
    }
    // One to three capitals between a number and a word for a street.
    var end = place
    while end < folded.count, isCapital(end), end - place < 4 {
      if OrdinaryWords.streets.contains(folded[end]) { break }
      end += 1
    }
    guard end < folded.count, OrdinaryWords.streets.contains(folded[end]), isCapital(end) else {
      return false
    }
    var first = place
    while first > 0, place - first < 4, isCapital(first - 1) { first -= 1 }
    let isBehindNumber = first > 0 && startsWithDigit(first - 1)
    return isBehindNumber || end + 1 < folded.count && startsWithDigit(end + 1)
  }

  private func startsWithDigit(_ place: Int) -> Bool {
    text.scalars[text.words[place].lowerBound].isDigit
  }
}

/// Names and addresses in Japanese, whose words have neither blanks nor capitals.
private enum JapaneseNames {
  static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard scalars.contains(where: { (0x3040..<0xA000).contains($0.value) }) else { return [] }
    var ranges: [Range<Int>] = []
    for place in scalars.indices {
      for sign in signs where scalars[place...].starts(with: sign.scalars) {
        let name = run(before: place, in: scalars)
        let word = String(String.UnicodeScalarView(scalars[name]))
        if name.count >= sign.least, !ordinary.contains(word) { ranges.append(name) }
      }
      if scalars[place].isDigit, place > 0, !scalars[place - 1].isDigit {
        let address = run(before: place, in: scalars)
        let isAddress = scalars[address].contains { markers.contains($0) }
        if address.count >= 3, isAddress { ranges.append(address) }
      }
    }
    return ranges
  }

  /// What follows a name; with how many letters at least it is one (`仕様` is none).
  private static let signs: [(scalars: [Unicode.Scalar], least: Int)] = [
    ("さん", 1), ("ちゃん", 2), ("くん", 2), ("さま", 2), ("様", 2), ("氏", 2), ("殿", 2),
    ("と申し", 1), ("ともうし", 1),
  ].map { (Array($0.0.unicodeScalars), $0.1) }

  /// Prefecture, ward, town.
  private static let markers = Set("都道府県市区町村郡".unicodeScalars)

  private static let ordinary: Set<String> = [
    "客", "皆", "母", "父", "兄", "姉", "奥", "嫁", "業者", "店員", "担当者", "担当", "神", "王", "孫",
    "配達員", "運転手", "店長", "社員", "係員",
  ]

  /// Chinese characters, or katakana, directly before a place.
  private static func run(before end: Int, in scalars: [Unicode.Scalar]) -> Range<Int> {
    func isKanji(_ scalar: Unicode.Scalar) -> Bool {
      (0x3400..<0xA000).contains(scalar.value) || scalar == "々"
    }
    func isKatakana(_ scalar: Unicode.Scalar) -> Bool { (0x30A1...0x30FC).contains(scalar.value) }
    guard end > 0 else { return end..<end }
    let belongs = isKanji(scalars[end - 1]) ? isKanji : isKatakana
    var start = end
    while start > 0, end - start < 16, belongs(scalars[start - 1]) { start -= 1 }
    return start..<end
  }
}
