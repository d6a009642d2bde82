import Inbox
import Testing
import TestSupport

/// Negative control: without the check digit every order number with a card's prefix is masked, and
/// `leftAlone` is red; without the skipping of invisible characters `masked` is.
@Suite("The numbers of cards")
struct CardNumberTests {
  /// Published test numbers of the networks.
  static let cards = [
    "4111111111111111", "4012888888881881", "4222222222222", "5555555555554444",
    "5105105105105100", "2223003122003222", "378282246310005", "371449635398431",
    "30569309025904", "38520000023237", "6011111111111117", "6011000990139424",
    "3530111333300000", "3566002020360505", "6200000000000005", "5019717010103742",
    "6304000000000000", "6759649826438453", "2200000000000053",
  ]

  /// A huge text is looked at only as far as it is shown, and what is shown of it is the same.
  ///
  /// Negative control: with a margin of 0 the beginning of a number is shown.
  @Test("are not shown by half where a huge text is cut")
  func head() {
    let cards = ["4111111111111111", "4111 1111 1111 1111", "３７８２ ８２２４６３ １０００５"]
    let rest = String(repeating: " and so on", count: 100_000)
    for card in cards {
      for before in 0...40 {
        let text = String(repeating: "x ", count: before) + card + rest
        for shown in stride(from: 40, through: 90, by: 1) {
          let head = CardNumbers.head(of: text, showing: shown)
          #expect(head.isCut)
          #expect(head.text.utf8.count <= shown + 512)
          let masked = CardNumbers.masked(head.text, isCut: head.isCut)
          let whole = CardNumbers.masked(String(text.prefix(4000)))
          #expect(
            Array(masked.unicodeScalars.prefix(shown / 4))
              == Array(whole.unicodeScalars.prefix(shown / 4)))
        }
      }
    }
    let digits = String(repeating: "4111 1111 1111 1111 ", count: 200)
    let cut = CardNumbers.head(of: digits, showing: 100)
    #expect(!CardNumbers.masked(cut.text, isCut: true).hasPrefix("4111"))
    #expect(CardNumbers.head(of: "short", showing: 5) == ("short", false))
    #expect(CardNumbers.head(of: "short", showing: .max) == ("short", false))
  }

  @Test("are masked but for their last four digits, in any grouping", arguments: cards)
  func masked(card: String) {
    #expect(CardNumbers.masked(card) == Self.stars(card))
    for separator in [" ", "-", "  ", "\u{A0}", "–", " - "] {
      for size in [3, 4, 5, 6] {
        let grouped = Self.grouped(card, by: size, separator)
        let text = "card: \(grouped). Thanks!"
        #expect(CardNumbers.masked(text) == "card: \(Self.stars(grouped)). Thanks!", "\(grouped)")
        #expect(CardNumbers.areIn(text))
      }
    }
    // What the display filter takes out must not hide the digits from us.
    let hidden = card.map { "\($0)\u{200B}" }.joined()
    #expect(CardNumbers.masked(hidden).filter { $0 == "*" || $0.isNumber }.hasPrefix("***"))
  }

  @Test(
    "and nothing else is",
    arguments: [
      "4111111111111112", "order 88121", "tracking 00340434161094021501", "1234567890123456",
      "+49 30 901820 1234", "2026-11-20 09:00:00.000", "IBAN DE89 3704 0044 0532 0130 00",
      "4111-1111", "41111111111111110", "x4111111111111111111111y", "0000000000000000",
      "call 4111 1111 or 1111 1111 111", "€146.90 and €42.90", "1460323737035677698",
    ])
  func leftAlone(text: String) {
    #expect(CardNumbers.masked(text) == text)
    #expect(!CardNumbers.areIn(text))
  }

  @Test("beside other numbers, and several of them")
  func amongOthers() {
    #expect(
      CardNumbers.masked("order 12345 4111 1111 1111 1111 12/27 123")
        == "order 12345 **** **** **** 1111 12/27 123")
    #expect(
      CardNumbers.masked("5555555555554444, 378282246310005")
        == "************4444, ***********0005")
  }

  @Test("in digits of any script")
  func scripts() {
    let wide = "4111111111111111".unicodeScalars.map {
      String(Unicode.Scalar($0.value - 0x30 + 0xFF10).map(Character.init) ?? "?")
    }.joined()
    #expect(CardNumbers.masked(wide).hasPrefix("************"))
    let arabic = "4111111111111111".unicodeScalars.map {
      String(Unicode.Scalar($0.value - 0x30 + 0x0660).map(Character.init) ?? "?")
    }.joined()
    #expect(CardNumbers.masked(arabic).hasPrefix("************"))
  }

  @Test("whose end is cut off are masked whole, for nobody can check the rest")
  func cut() {
    #expect(CardNumbers.masked("pay with 4111 1111 11", isCut: true) == "pay with **** **** **")
    #expect(CardNumbers.masked("pay with 4111 1111 11") == "pay with 4111 1111 11")
    #expect(CardNumbers.masked("my order is 88121", isCut: true) == "my order is 88121")
    #expect(CardNumbers.masked("order 12345 4111 1111", isCut: true) == "order 12345 **** ****")
    #expect(CardNumbers.masked("4111 1111 1111 1111 and", isCut: true) == "**** **** **** 1111 and")
  }

  @Test("are found wherever they stand, at random", arguments: 1...40 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let card = Self.cards.randomElement(using: &random) ?? ""
      let words = ["Hallo", "тест", "返金", "a1b2", "§", "12", "x-9"].shuffled(using: &random)
      let grouped = Self.grouped(
        card, by: Int.random(in: 2...8, using: &random), [" ", "-"].randomElement(using: &random)!)
      let text = "\(words[0]), \(grouped); \(words[1])"
      #expect(CardNumbers.masked(text) == "\(words[0]), \(Self.stars(grouped)); \(words[1])")
    }
  }

  private static func grouped(_ card: String, by size: Int, _ separator: String) -> String {
    let digits = Array(card)
    return stride(from: 0, to: digits.count, by: size)
      .map { String(digits[$0..<min(digits.count, $0 + size)]) }.joined(separator: separator)
  }

  private static func stars(_ text: String) -> String {
    var left = text.count(where: \.isNumber) - 4
    return String(
      text.map { character in
        guard character.isNumber else { return character }
        left -= 1
        return left >= 0 ? "*" : character
      })
  }
}
