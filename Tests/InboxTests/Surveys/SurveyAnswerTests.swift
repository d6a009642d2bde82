import Inbox
import TestSupport
import Testing

@Suite("A score is read from a reply; what is none stays a message")
struct SurveyAnswerTests {
  private static let languages: Set<String> = [
    "en", "de", "fr", "es", "it", "el", "ru", "lt", "mn", "ja", "zh", "ko", "ar", "pt", "tr", "nl",
    "uk", "he", "hi",
  ]

  private static func answer(_ text: String, _ kind: SurveyKind = .csat) -> SurveyAnswer? {
    SurveyAnswer(in: text, to: kind, languages: languages)
  }

  @Test(
    "a bare score",
    arguments: [
      ("5", 5), (" 4 ", 4), ("5!", 5), ("5.", 5), ("**5**", 5), ("\"5\"", 5), ("(3)", 3),
      ("5/5", 5), ("4 / 5", 4), ("3 out of 5", 3), ("4 of 5", 4), ("4 von 5", 4), ("4 sur 5", 4),
      ("5 από 5", 5), ("5 из 5", 5), ("5 stars", 5), ("5-star", 5), ("1 Stern", 1),
      ("3 étoiles", 3), ("★★★★", 4), ("⭐⭐⭐", 3), ("★★★☆☆", 3), ("★ ★ ★", 3), ("five", 5),
      ("Four stars", 4), ("fünf!", 5), ("FUENF", nil), ("cinq", 5), ("cuatro de cinco", 4),
      ("πέντε", 5), ("пять", 5), ("penki", 5), ("тав", 5), ("五", 5), ("5点", 5), ("五点です", 5),
      ("5分", 5), ("5점", 5), ("خمسة", 5), ("٥", 5), ("۴", 4), ("५", 5), ("５", 5), ("5️⃣", 5),
      ("5 🙂", 5), ("5 :)", 5), ("5 👍👍", 5), ("5, thanks!", 5), ("4 danke", 4),
      ("5 merci beaucoup", 5), ("Note: 4", 4), ("I'd give you a 4", 4), ("Ich gebe 5 Sterne", 5),
      ("Βάζω 5", 5), ("\u{200F}5", 5), ("5 stars!!!", 5), ("чотири", 4),
      ("п'ять", 5), ("п’ять!", 5), ("5 балів", 5), ("5です。ありがとう", 5), ("５です", 5), ("Thanks! 5", 5),
      ("Thank you so much. 4/5", 4), ("谢谢！5", 5), ("Danke, 5", 5), ("5 ⭐", 5), ("5 ⭐️", 5),
      ("חמש", 5), ("٥/٥", 5), ("５／５", nil), ("5\n\n-- \nAnn\nAcme Ltd", 5),
    ] as [(String, Int?)])
  func bare(text: String, score: Int?) {
    let answer = Self.answer(text)
    #expect(answer?.score == score)
    #expect(answer?.comment == nil && answer?.wantsReply != true)
  }

  @Test(
    "a score with a comment",
    arguments: [
      ("4 – thanks, but slow", 4, "thanks, but slow"), ("2 - nobody called", 2, "nobody called"),
      ("5 great service", 5, "great service"), ("3, it took a week", 3, "it took a week"),
      ("5. Super Service", 5, "Super Service"), ("1\nStill broken.", 1, "Still broken."),
      ("2 (slow)", 2, "slow"), ("★★ zu langsam", nil, ""), ("★★ - zu langsam", 2, "zu langsam"),
      ("4/5: schnell, aber unpersönlich", 4, "schnell, aber unpersönlich"),
      ("fünf – alles bestens", 5, "alles bestens"),
      ("5 πολύ καλή εξυπηρέτηση", 5, "πολύ καλή εξυπηρέτηση"),
      ("1 because nobody answered", 1, "because nobody answered"),
      ("4/5 – “ok”", 4, "ok"), ("4 - \"slow\" and \"dear\"", 4, "\"slow\" and \"dear\""),
      ("2 (“slow”)", 2, "slow"), ("3, my parcel has not arrived", 3, "my parcel has not arrived"),
      ("4, it broke again", 4, "it broke again"),
      ("4 - you still owe me a refund", 4, "you still owe me a refund"),
      ("5 thanks, the label is missing though", 5, "thanks, the label is missing though"),
      ("Thanks, 5 - still broken", 5, "still broken"), ("5，包裹没有到", 5, "包裹没有到"),
    ] as [(String, Int?, String)])
  func commented(text: String, score: Int?, comment: String) {
    let answer = Self.answer(text)
    #expect(answer?.score == score)
    if score != nil { #expect(answer?.comment == comment && answer?.wantsReply == false) }
  }

  @Test(
    "who wants something besides waits for a reply",
    arguments: [
      "4 - can you send me the invoice?", "5, bitte noch die Rechnung schicken",
      "3 - please call me", "2\n" + String(repeating: "It went on and on. ", count: 20),
    ])
  func wanting(text: String) {
    let answer = Self.answer(text)
    #expect(answer != nil && answer?.wantsReply == true)
  }

  @Test(
    "a comment beyond thanks and praise is for somebody to read, however high the score",
    arguments: [
      ("5 great service", false), ("5, thanks for your help!", false), ("5", false),
      ("fünf – alles bestens", false), ("5 πολύ καλή εξυπηρέτηση", false),
      ("5、とても丁寧な対応でした", false), ("5，服务很好", false), ("5 merci, très bien", false),
      ("3, my parcel has not arrived", true), ("4, it broke again", true),
      ("4 - you still owe me a refund", true), ("4 – thanks, but slow", true),
      ("5 thanks, the label is missing though", true), ("5，包裹没有到", true),
      ("5 ¡gracias! pero falta la factura", true), ("5, дякую, але посилки немає", true),
    ])
  func forReading(text: String, isForReading: Bool) {
    #expect(Self.answer(text)?.isForReading == isForReading, "\(text)")
  }

  @Test(
    "what is no score",
    arguments: [
      "I ordered 3 parcels", "Thanks, 2 parcels arrived", "Thanks! One more thing",
      "Thank you, 2 days late", "So two great people", "Danke, 3 Pakete fehlen", "谢谢，3个包裹",
      "", " ", "Thanks!", "0", "6", "10", "55", "05", "-5", "5?", "4.5", "4,5", "5:30 works",
      "5-10 days", "2 parcels are missing", "3 days ago I ordered", "5 €", "$5", "€5", "5%", "#5",
      "5th", "3/10", "7/10", "4 of 6", "4 of 5 items arrived",
      "1. The invoice is wrong\n2. So is the box",
      "1) first\n2) second", "5. Dezember passt mir", "Order 5", "Where is order 4?",
      "5 minutes later it broke",
      "One more thing", "One, I want a refund. Two, an apology.", "Un problème", "Eine Frage noch",
      "v5", "5x", "5+", "5+ days", "1, 2 or 3", "2 or 3", "I have 2 orders", "★★★★★★",
      "+49 30 1234",
      "https://acme.example/5", "5@home", "4 4", "1-2", "5–10", "4½", "²", "12 34 56",
    ])
  func none(text: String) {
    #expect(Self.answer(text) == nil)
  }

  @Test(
    "recommendation goes from nought to ten",
    arguments: [
      ("10", 10), ("0", 0), ("9/10", 9), ("10 out of 10", 10), ("🔟", 10), ("zehn", 10), ("十", 10),
      ("zero", 0), ("7 - fine", 7), ("5/5", nil), ("11", nil), ("★★★★★", nil), ("00", nil),
      ("100", nil),
    ] as [(String, Int?)])
  func recommendation(text: String, score: Int?) {
    #expect(Self.answer(text, .nps)?.score == score)
  }

  @Test("words count in the workspace's languages alone, digits everywhere")
  func languages() {
    #expect(SurveyAnswer(in: "fünf", to: .csat, languages: ["en"]) == nil)
    #expect(SurveyAnswer(in: "٥", to: .csat, languages: [])?.score == 5)
    #expect(SurveyAnswer(in: "fünf", to: .csat, languages: ["de-AT"])?.score == 5)
  }

  @Test("a mail's quotation is not part of the answer")
  func quoted() {
    let text = "2\n\nOn 3 Apr 2026, Acme wrote:\n> Please answer with a number: 1 to 5.\n"
    #expect(Self.answer(text)?.score == 2)
    #expect(Self.answer(text)?.comment == nil)
  }

  @Test("whatever is written, a score lies in its scale, and numbers among words are none")
  func random() {
    var random = SeededGenerator(seed: 26)
    let pieces = [
      "5", "4", "10", "0", "99", "٥", "５", "/", "-", "–", ".", ",", ":", ";", "?", "!", " ", "\n",
      "\r\n", "(", ")", "★", "☆", "⭐", "🔟", "👍", "\u{200F}", "\u{0}", "\u{FE0F}", "\u{20E3}",
      "five", "fünf", "五", "点", "of", "stars", "thanks", "parcels", "€", "%", "+", "e\u{301}", "☺️",
      "👨‍👩‍👧", "\u{E000}", "½", "²", "Ⅴ", "①", "> ", "-- \n",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in random.pick(pieces) }
        .joined()
      for kind in [SurveyKind.csat, .nps] {
        guard let answer = Self.answer(text, kind) else { continue }
        #expect(kind.scale.contains(answer.score), "\(text.debugDescription)")
        #expect(answer.comment.map { text.contains($0.prefix(1)) } ?? true)
      }
    }
    let nouns = ["parcels", "days", "Pakete", "jours", "euros", "items", "σελίδες", "weeks", "mal"]
    for _ in 0..<2000 {
      let text =
        "\(Int.random(in: 0...10, using: &random)) \(random.pick(nouns)) \(random.pick(nouns))"
      #expect(Self.answer(text) == nil && Self.answer(text, .nps) == nil, "\(text)")
    }
  }
}
