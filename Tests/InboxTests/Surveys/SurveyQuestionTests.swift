import Testing

@testable import Inbox

@Suite("What a survey asks")
struct SurveyQuestionTests {
  static let languages = [
    "en", "de", "fr", "es", "it", "pt", "nl", "el", "ru", "uk", "pl", "tr", "ro", "lt", "mn", "ja",
    "zh", "ko", "ar", "he", "hi",
  ]

  @Test("is in the customer's language, with its own words for what is read", arguments: languages)
  func own(language: String) {
    let workspace = Workspace(name: "Acme")
    for kind in [SurveyKind.csat, .nps] {
      let words = SurveyQuestion.words(of: kind, for: language, in: workspace)
      #expect(words.language == language)
      for bound in [kind.scale.lowerBound, kind.scale.upperBound] {
        #expect(words.text.contains("\(bound)"), "\(words.text)")
      }
      let template = ReplyTemplate(words.text)
      #expect(template.gapNames.isEmpty && template.unknownNames.isEmpty)
    }
    // Its numbers are understood where they are written as words.
    let known = SurveyVocabulary.of[language]
    #expect(Set(known?.numbers.values.map { $0 } ?? []) == Set(0...10), "\(language)")
    #expect(known?.polite.isEmpty == false && known?.praise.isEmpty == false)
  }

  @Test("A kind of a language has that language's; what nobody wrote is in the workspace's")
  func fallback() {
    let workspace = Workspace(name: "Acme")
    #expect(SurveyQuestion.words(of: .csat, for: "zh-Hant", in: workspace).language == "zh")
    #expect(SurveyQuestion.words(of: .csat, for: "sw", in: workspace).language == "en")
  }
}
