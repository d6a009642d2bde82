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

  init() {}

  /// - Parameter numbers: From zero to ten, blanks between them, `|` between spellings of one.
  init(
    numbers: String, scale: String, of: String, leads: String, openers: String, polite: String,
    requests: String
  ) {
    for (number, spellings) in numbers.split(separator: " ").enumerated() {
      for spelling in spellings.split(separator: "|") {
        self.numbers[FoldedText.fold(String(spelling))] = number
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
    }
    return joined
  }

  /// Whether nothing but thanks is said.
  func isPolite(_ text: String) -> Bool {
    SurveyVocabulary.words(of: text).allSatisfy(polite.contains)
  }

  func isRequest(_ text: String) -> Bool {
    SurveyVocabulary.words(of: text).contains(where: requests.contains)
  }

  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { FoldedText.fold(String($0)) }
  }
}
