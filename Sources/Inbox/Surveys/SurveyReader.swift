/// Reads a score from the beginning of a text, then what stands beside it.
///
///     (Bewertung: )4( von 5)( – )(danke, aber langsam)
///      lead-in    score scale gap  comment
struct SurveyReader {
  let words: SurveyVocabulary
  private let characters: [Character]
  private let scale: ClosedRange<Int>
  private var place = 0
  /// The score was a word: “one” begins sentences more often than “1” does.
  private var isWord = false

  init(_ text: String, scale: ClosedRange<Int>, words: SurveyVocabulary) {
    characters = Array(text)
    self.scale = scale
    self.words = words
  }

  mutating func read() -> (score: Int, comment: String?)? {
    skipThanks()
    skipLeadIn()
    guard let score = readScore(), scale.contains(score), skipScale(), !isNumberedList else {
      return nil
    }
    guard let first = characters[place...].firstIndex(where: { $0.isLetter || $0.isNumber }) else {
      return isHarmless(characters[place...]) ? (score, nil) : nil
    }
    guard gapSeparates(until: first) else { return nil }
    let comment = comment(from: first)
    return (score, words.isPolite(comment) ? nil : comment)
  }

  // MARK: - Before the score

  /// `Thanks! 5`: thanks, and right behind them a number in digits or stars.
  private mutating func skipThanks() {
    var at = place
    for _ in 0..<6 {
      while at < characters.count, characters[at].isWhitespace || isThanksGap(characters[at]) {
        at += 1
      }
      guard at < characters.count else { return }
      if at > place, number(from: at) != nil || "★⭐🌟🔟".contains(characters[at]) {
        place = at
        return
      }
      let end = wordEnd(from: at)
      guard end > at, words.polite.contains(folded(at..<end)) else { return }
      at = end
    }
  }

  private func isThanksGap(_ character: Character) -> Bool {
    "!.,;:–—…！。、，¡~".contains(character) || character.isInvisible || character.isPicture
  }

  private mutating func skipLeadIn() {
    for _ in 0..<8 {
      skip { $0.isWhitespace || "\"'“”„«»‘’(*_¡:=.".contains($0) || $0.isInvisible }
      let end = wordEnd(from: place)
      guard end > place, words.leads.contains(folded(place..<end)) else { return }
      place = end
    }
  }

  private mutating func skip(_ isSkipped: (Character) -> Bool) {
    while place < characters.count, isSkipped(characters[place]) { place += 1 }
  }

  // MARK: - The score

  private mutating func readScore() -> Int? {
    guard place < characters.count else { return nil }
    if let stars = readStars() { return stars }
    if characters[place] == "🔟" {
      place += 1
      return 10
    }
    return readNumber() ?? readNumberWord()
  }

  /// Five stars of which some may be hollow; for the scale that ends at five.
  private mutating func readStars() -> Int? {
    guard scale.upperBound == 5 else { return nil }
    var full = 0
    var hollow = 0
    var next = place
    while next < characters.count, full + hollow <= 5 {
      let character = characters[next].unicodeScalars.first
      if character == "★" || character == "⭐" || character == "🌟", hollow == 0 {
        full += 1
      } else if character == "☆", full > 0 {
        hollow += 1
      } else if characters[next] != " " || full == 0 {
        break
      }
      next += 1
    }
    guard full > 0, full + hollow <= 5 else { return nil }
    place = next
    return full
  }

  /// One or two digits of any script; `05` is no score.
  private mutating func readNumber() -> Int? {
    guard let (number, end) = number(from: place) else { return nil }
    place = end
    return number
  }

  private func number(from start: Int) -> (value: Int, end: Int)? {
    var digits: [Int] = []
    var end = start
    while end < characters.count, digits.count < 3, let digit = characters[end].digit {
      digits.append(digit)
      end += 1
    }
    guard (1...2).contains(digits.count), digits.count == 1 || digits[0] != 0 else { return nil }
    return (digits.reduce(0) { $0 * 10 + $1 }, end)
  }

  private mutating func readNumberWord() -> Int? {
    let end = wordEnd(from: place)
    guard end > place else { return nil }
    // п’ять is one word.
    var whole = end
    if end < characters.count, SurveyVocabulary.apostrophes.contains(characters[end]) {
      whole = max(end, wordEnd(from: end + 1))
    }
    for end in whole > end + 1 ? [whole, end] : [end] {
      let word = SurveyVocabulary.number(String(characters[place..<end]))
      guard let number = words.numbers[word] else { continue }
      place = end
      isWord = true
      return number
    }
    // Without blanks between the words: 五点です.
    guard let number = words.numbers[folded(place..<place + 1)],
      words.scale.contains(folded(place + 1..<end))
    else { return nil }
    place = end
    return number
  }

  // MARK: - What it is of

  /// `/5`, `out of five`, `stars`. False where that shows that it is no score of this scale.
  private mutating func skipScale() -> Bool {
    if let character = next, character.isLetter || character.isNumber {
      let end = wordEnd(from: place)
      guard words.scale.contains(folded(place..<end)) else { return false }
      place = end
    }
    let start = place
    skip { $0 == " " || $0.isInvisible }
    if next == "/" {
      place += 1
      skip { $0 == " " }
      guard let (most, end) = number(from: place), most == scale.upperBound else { return false }
      place = end
    } else if let end = endOfScale() {
      place = end
    } else {
      place = start
    }
    skipScaleWord()
    // 4.5, 5:30, 1-2, 1,000: more of a number than a score has.
    if let character = next, ".,:;-–—/'’".contains(character), place + 1 < characters.count,
      characters[place + 1].isNumber
    {
      return false
    }
    return true
  }

  /// Where `out of 5` ends, if that stands here.
  private func endOfScale() -> Int? {
    var at = place
    for _ in 0..<3 {
      let end = wordEnd(from: at)
      guard end > at, words.of.contains(folded(at..<end)) else { return nil }
      at = end
      while at < characters.count, characters[at] == " " { at += 1 }
      if let (most, end) = number(from: at) { return most == scale.upperBound ? end : nil }
      let word = wordEnd(from: at)
      if word > at, let most = words.numbers[folded(at..<word)] {
        return most == scale.upperBound ? word : nil
      }
    }
    return nil
  }

  private mutating func skipScaleWord() {
    var at = place
    while at < characters.count, characters[at] == " " || characters[at] == "-" { at += 1 }
    let end = wordEnd(from: at)
    if end > at, words.scale.contains(folded(at..<end)) { place = end }
  }

  // MARK: - After it

  /// Whether what stands between the score and the next word sets the two apart.
  private func gapSeparates(until first: Int) -> Bool {
    guard first > place, !characters[first].isNumber || isOnNewLine(first) else { return false }
    let gap = characters[place..<first]
    guard isHarmless(gap) else { return false }
    if gap.contains(where: \.isNewline) { return true }
    let isSpaced = gap.first?.isWhitespace == true || gap.last?.isWhitespace == true
    if gap.contains(where: { "–—!！…".contains($0) }) { return true }
    if isSpaced, gap.contains(where: { "-/|:".contains($0) }) { return true }
    if !isWord, gap.contains(where: { ",;(，、；（。".contains($0) || $0.isPicture }) { return true }
    return isSpaced && words.openers.contains(folded(first..<wordEnd(from: first)))
  }

  private func isOnNewLine(_ index: Int) -> Bool {
    characters[place..<index].contains(where: \.isNewline)
  }

  /// Neither doubt nor another kind of number: `5?`, `5 %`, `5 €`.
  private func isHarmless(_ gap: ArraySlice<Character>) -> Bool {
    !gap.contains {
      "?？؟%‰°+=<>#&@^~×·".contains($0) || $0.isCurrencySymbol
    }
  }

  /// `1. … 2. …` are points of a letter.
  private var isNumberedList: Bool {
    var isLineStart = false
    for (index, character) in characters.enumerated().dropFirst(place) {
      if character.isNewline {
        isLineStart = true
      } else if isLineStart, !character.isWhitespace {
        if let (_, end) = number(from: index), end < characters.count,
          ".):-–".contains(characters[end])
        {
          return true
        }
        isLineStart = false
      }
    }
    return false
  }

  /// Without the brackets or quotation marks around the whole of it.
  private func comment(from first: Int) -> String {
    var rest = characters[first...]
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    if let last = rest.last, ")）".contains(last), !rest.contains(where: { "(（".contains($0) }) {
      rest.removeLast()
    }
    let quotes = "\"“”„«»‟‘’'「」『』"
    guard first > place, quotes.contains(characters[first - 1]) else { return String(rest) }
    if let last = rest.last, quotes.contains(last),
      !rest.dropLast().contains(where: { quotes.contains($0) && $0 != "'" && $0 != "’" })
    {
      return String(rest.dropLast())
    }
    return String(characters[first - 1]) + String(rest)
  }

  // MARK: - Words

  private var next: Character? { place < characters.count ? characters[place] : nil }

  private func wordEnd(from start: Int) -> Int {
    var end = start
    while end < characters.count, characters[end].isLetter { end += 1 }
    return end
  }

  private func folded(_ range: Range<Int>) -> String {
    FoldedText.fold(String(characters[range]))
  }
}

extension Character {
  /// 0–9 in any script, keycaps and full width included.
  fileprivate var digit: Int? {
    guard let scalar = unicodeScalars.first, scalar.properties.numericType == .decimal,
      let value = scalar.properties.numericValue,
      unicodeScalars.dropFirst().allSatisfy({ $0 == "\u{FE0F}" || $0 == "\u{20E3}" })
    else { return nil }
    return Int(value)
  }

  fileprivate var isPicture: Bool {
    unicodeScalars.first.map { $0.properties.isEmojiPresentation || $0 == "❤" || $0 == "☺" }
      ?? false
  }

  /// Marks of direction and joiners, which networks and keyboards leave in texts.
  fileprivate var isInvisible: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
  }
}
