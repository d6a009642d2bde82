import Inbox
import Testing

/// What counts as the same word.
@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("τιμολόγιο", "ΤΙΜΟΛΟΓΙΟ"), ("τιμολόγιο", "ΤΙΜΟΛΌΓΙΟ"), ("λογαριασμός", "ΛΟΓΑΡΙΑΣΜΟΣ"),
    ("төлбөр", "ТӨЛБӨР"), ("factură", "FACTURA"), ("facturã", "factura"), ("sąskaita", "saskaita"),
    ("Straße", "STRASSE"), ("ẞ", "ss"), ("Łódź", "lodz"), ("İstanbul", "istanbul"),
    ("ISPARTA", "ısparta"), ("Søren Ærø", "soren aero"), ("Đorđe", "dorde"), ("ёлка", "ЕЛКА"),
    ("مُحَمَّد", "محمد"), ("أحمد", "احمد"), ("شـكـرا", "شكرا"), ("فاتورة", "فاتوره"),
    ("שָׁלוֹם", "שלום"), ("ＡＢＣ１２３", "abc123"), ("𝗥𝗲𝗳𝘂𝗻𝗱", "refund"), ("ﬁne", "fine"),
    ("e\u{301}", "é"), ("ﾃﾞｰﾀ", "データ"), ("か\u{3099}", "が"), ("٤٢", "42"), ("४२", "42"),
    ("re\u{AD}fund", "refund"), ("re\u{200B}fund", "refund"), ("👍🏽", "👍"), ("❤️", "❤"),
  ])
  func same(left: String, right: String) {
    #expect(FoldedText.tokens(of: left) == FoldedText.tokens(of: right))
    #expect(!FoldedText.tokens(of: left).isEmpty)
  }

  @Test(arguments: [
    ("か", "が"), ("कि", "का"), ("กิน", "กัน"), ("返金", "返品"), ("rot", "tor"), ("มา", "มี"),
  ])
  func different(left: String, right: String) {
    #expect(FoldedText.tokens(of: left) != FoldedText.tokens(of: right))
  }

  @Test(arguments: [
    ("Hello, World!", ["hello", "world"]),
    (
      "don't foo_bar a@b.example",
      [
        "don", "t", "foo", "bar", "a", "b", "example",
      ]
    ),
    ("iPhone返金お願い", ["iphone", "返", "金", "お", "願", "い"]), ("환불해", ["환", "불", "해"]),
    ("order #88121-7", ["order", "88121", "7"]), ("so😡angry", ["so", "😡", "angry"]),
    ("", []), (" …—! ", []), ("हिन्दी भाषा", ["हिन्दी", "भाषा"]), ("l’ordre", ["l", "ordre"]),
    ("½ m²", ["½", "m2"]), ("\u{301}a", ["a"]), ("м'ята мʼята", ["м", "ята", "м", "ята"]),
  ])
  func words(text: String, tokens: [String]) {
    #expect(FoldedText.tokens(of: text) == tokens)
  }

  @Test func tokensNameTheirPlace() {
    let text = "Zü¡ 返金 ok"
    var places: [String] = []
    FoldedText.eachToken(in: text.utf8.span) { _, place in
      places.append(String(decoding: Array(text.utf8)[place], as: UTF8.self))
      return true
    }
    #expect(places == ["Zü", "返", "金", "ok"])
  }

  @Test func bytesThatAreNoTextSeparate() {
    let bytes: [UInt8] =
      [0x61, 0xFF, 0x62, 0xC3, 0x20, 0xE2, 0x82, 0x63, 0xED, 0xA0, 0x80, 0x64, 0xC0, 0x80, 0x65]
      + [0xF4, 0x90, 0x80, 0x80, 0x66, 0xE0, 0x80, 0xAF, 0x67, 0xF0, 0x9F]
    var tokens: [UInt8] = []
    FoldedText.eachToken(in: bytes.span) { folded, place in
      #expect(folded.count == 1 && place.count == 1)
      tokens.append(folded[0])
      return true
    }
    #expect(tokens == Array("abcdefg".utf8))
  }

  @Test func stopsWhenAsked() {
    var count = 0
    FoldedText.eachToken(in: "a b c".utf8.span) { _, _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }

  @Test func foldsNamesForSorting() {
    #expect(FoldedText.fold("Élodie-Zoë (2)") == "elodie-zoe (2)")
  }

  @Test func patternsFindPhrasesAndTheirPlaces() {
    #expect(WordPattern("charged twice").occurs(in: "I was Charged\n TWICE!"))
    #expect(!WordPattern("charged twice").occurs(in: "twice charged"))
    #expect(WordPattern("a a b").occurs(in: "a a a b"))
    #expect(WordPattern("返金").occurs(in: "全額返金してください"))
    #expect(!WordPattern("金返").occurs(in: "全額返金してください"))
    #expect(WordPattern(keyword: "double bill*").occurs(in: "Double-billing again"))
    #expect(!WordPattern(keyword: "bill").occurs(in: "billing"))
    #expect(!WordPattern("!?").occurs(in: "!?"))
    #expect(WordPattern("é").places(in: "e É x") == [0..<1, 2..<4])
  }
}
