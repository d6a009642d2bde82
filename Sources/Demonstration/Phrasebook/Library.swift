/// The phrasebooks of all languages.
struct Library: Sendable {
  let books: [Phrasebook]

  init() {
    books = [
      Phrasebook(language: "en", text: Phrasebook.englishPayments + "\n" + Phrasebook.english),
      Phrasebook(language: "de", text: Phrasebook.german),
      Phrasebook(language: "es", text: Phrasebook.spanish),
      Phrasebook(language: "fr", text: Phrasebook.french),
      Phrasebook(language: "pt", text: Phrasebook.portuguese),
      Phrasebook(language: "it", text: Phrasebook.italian),
      Phrasebook(language: "pl", text: Phrasebook.polish),
      Phrasebook(language: "uk", text: Phrasebook.ukrainian),
      Phrasebook(language: "ru", text: Phrasebook.russian),
      Phrasebook(language: "el", text: Phrasebook.greek),
      Phrasebook(language: "tr", text: Phrasebook.turkish),
      Phrasebook(language: "ar", text: Phrasebook.arabic),
      Phrasebook(language: "he", text: Phrasebook.hebrew),
      Phrasebook(language: "ja", text: Phrasebook.japanese),
      Phrasebook(language: "zh", text: Phrasebook.chinese),
      Phrasebook(language: "ko", text: Phrasebook.korean),
      Phrasebook(language: "hi", text: Phrasebook.hindi),
      Phrasebook(language: "mn", text: Phrasebook.mongolian),
    ]
  }

  subscript(language: String) -> Phrasebook? {
    books.first { $0.language == language }
  }
}
