import Inbox
import Testing

@Suite("Language tags")
struct LanguageTests {
  @Test(
    "are written as RFC 5646 has them",
    arguments: [
      "en", "de-AT", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "sl-rozaj", "de-1996", "ast",
      "zh-cmn-Hans-CN", "en-u-ca-gregory", "de-x-formal", "sr-Latn-RS", "EN", "xx-nonsense",
    ])
  func tags(text: String) {
    #expect(Language.isCode(text))
  }

  @Test(
    "are nothing else",
    arguments: [
      "", "e", "en-", "-en", "en--GB", "english language", "en_GB", "en-1", "12", "en-u", "de-x",
      "en-toolongapart", "zh-Hant-Hans", "de-AT-DE", "én", "?", "en-GB-e", "languages9",
    ])
  func others(text: String) {
    #expect(!Language.isCode(text))
  }
}
