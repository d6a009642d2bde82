import Inbox

/// A careful guess at the language of a draft: by its commonest small words, by its script. It is
/// only for the question "is that meant?", so it says nothing rather than something wrong.
package enum LanguageGuess {
  private static let words: [String: Set<String>] = [
    "en": [
      "the", "and", "you", "your", "is", "we", "to", "for", "with", "have", "this", "are", "of",
    ],
    "de": [
      "der", "die", "das", "und", "ist", "ich", "wir", "sie", "nicht", "ein", "für", "mit", "ihre",
    ],
    "fr": [
      "le", "la", "les", "et", "est", "vous", "nous", "votre", "pas", "une", "pour", "avec", "des",
    ],
    "es": [
      "el", "los", "las", "usted", "su", "que", "por", "para", "con", "una", "hemos", "está", "del",
    ],
    "it": ["il", "gli", "che", "per", "con", "una", "non", "suo", "abbiamo", "della", "sono", "è"],
    "pt": ["o", "os", "que", "para", "com", "uma", "não", "você", "seu", "do", "da", "em"],
    "nl": ["de", "het", "een", "en", "is", "van", "niet", "uw", "wij", "met", "voor", "dat"],
  ]

  /// Nil where the text is too short or too mixed to tell.
  package static func language(of text: String) -> String? {
    var scores: [String: Int] = [:]
    var count = 0
    for piece in text.prefix(2000).lowercased().split(whereSeparator: \.isWhitespace)
    where !isAddress(piece) {
      for word in piece.split(whereSeparator: { !$0.isLetter }) {
        count += 1
        for (language, known) in words where known.contains(String(word)) {
          scores[language, default: 0] += 1
        }
      }
    }
    guard count >= 5 else { return nil }
    let ranked = scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    guard let best = ranked.first, best.value >= 2 else { return nil }
    let second = ranked.dropFirst().first?.value ?? 0
    return best.value >= second * 2 ? best.key : nil
  }

  /// Of the web or of mail, or a file: `shop.example/de/the-best`. Its words are in no language.
  private static func isAddress(_ piece: Substring) -> Bool {
    if piece.contains("@") || piece.contains("://") { return true }
    return zip(piece, piece.dropFirst()).contains { $0 == "." && $1.isLetter }
  }
}

extension DeskState {
  /// What a saved reply says, else a guess at what is typed.
  func draftLanguage(_ writing: Writing, _ row: QueueRow) -> String? {
    if let language = writing.language { return Language.base(language) }
    return LanguageGuess.language(of: writing.buffer.text)
  }
}
