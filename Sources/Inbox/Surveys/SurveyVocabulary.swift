/// The words by which an answer to a survey is known, folded; of one language or of several.
struct SurveyVocabulary: Sendable {
  /// Zero to ten.
  var numbers: [String: Int] = [:]
  /// What scores are counted in: stars, points.
  var scale: Set<String> = []
  /// Between a score and its scale: out of.
  var of: Set<String> = []
  /// What may stand before a score: my rating is.
  var leads: Set<String> = []
  /// Words with which a comment begins right behind a score, where nothing sets them apart.
  var openers: Set<String> = []
  /// Words that say thank you and nothing else.
  var polite: Set<String> = []
  /// Words by which something is wanted.
  var requests: Set<String> = []
  /// Words that praise, and the small ones among them: a comment of nothing else is for nobody to
  /// do anything about.
  var praise: Set<String> = []

  init() {}

  /// - Parameter numbers: From zero to ten, blanks between them, `|` between spellings of one.
  init(
    numbers: String, scale: String, of: String, leads: String, openers: String, polite: String,
    requests: String, praise: String
  ) {
    for (number, spellings) in numbers.split(separator: " ").enumerated() {
      for spelling in spellings.split(separator: "|") {
        self.numbers[SurveyVocabulary.number(String(spelling))] = number
      }
    }
    func folded(_ words: String) -> Set<String> {
      Set(words.split(separator: " ").map { FoldedText.fold(String($0)) })
    }
    self.scale = folded(scale)
    self.of = folded(of)
    self.leads = folded(leads)
    self.polite = folded(polite)
    self.openers = folded(openers).union(self.polite)
    self.requests = folded(requests)
    self.praise = folded(praise)
  }

  /// The words of all these languages.
  static func joined(for languages: Set<String>) -> SurveyVocabulary {
    var joined = SurveyVocabulary()
    for code in languages.sorted() {
      guard let words = SurveyVocabulary.of[Language.base(code)] else { continue }
      joined.numbers.merge(words.numbers) { first, _ in first }
      joined.scale.formUnion(words.scale)
      joined.of.formUnion(words.of)
      joined.leads.formUnion(words.leads)
      joined.openers.formUnion(words.openers)
      joined.polite.formUnion(words.polite)
      joined.requests.formUnion(words.requests)
      joined.praise.formUnion(words.praise)
    }
    return joined
  }

  /// Whether nothing but thanks is said.
  func isPolite(_ text: String) -> Bool {
    SurveyVocabulary.words(of: text).allSatisfy(polite.contains)
  }

  /// Whether nothing but thanks and praise is said: then nobody need read it at once. A short list
  /// on purpose: a word that is not on it means that somebody looks.
  func isContent(_ text: String) -> Bool {
    SurveyVocabulary.words(of: text).allSatisfy { word in
      polite.contains(word) || praise.contains(word) || isMade(word[...], of: polite.union(praise))
    }
  }

  /// Whether letters of a script without blanks are made of these words.
  private func isMade(_ letters: Substring, of known: Set<String>) -> Bool {
    guard let first = letters.unicodeScalars.first else { return true }
    // Kana, Han and Hangul, from where CJK begins in Unicode.
    guard first.value >= 0x2E80, letters.count <= 60 else { return false }
    var reached = [true] + [Bool](repeating: false, count: letters.count)
    let all = Array(letters)
    for start in all.indices where reached[start] {
      for end in start..<min(all.count, start + 8) where known.contains(String(all[start...end])) {
        reached[end + 1] = true
      }
    }
    return reached[all.count]
  }

  /// A word for a number as it is looked up: folded, without the apostrophe of `п’ять`.
  static func number(_ word: String) -> String {
    FoldedText.fold(word.filter { !apostrophes.contains($0) })
  }

  static let apostrophes: Set<Character> = ["'", "’", "ʼ", "`"]

  func isRequest(_ text: String) -> Bool {
    SurveyVocabulary.words(of: text).contains(where: requests.contains)
  }

  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { FoldedText.fold(String($0)) }
  }
}
