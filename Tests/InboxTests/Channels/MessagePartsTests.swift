import TestSupport
import Testing

@testable import Inbox

@Suite("A text that is too long, in parts")
struct MessagePartsTests {
  let limit = MessageLimit(most: 40, unit: .characters)

  @Test("is cut behind sentences, and numbered")
  func sentences() throws {
    let parts = try #require(
      MessageParts("Thank you for waiting. We looked into it. It was our mistake.", limit: limit))
    #expect(
      parts.parts.map(\.text) == [
        "Thank you for waiting. (1/3)", "We looked into it. (2/3)", "It was our mistake. (3/3)",
      ]
        || parts.parts.map(\.text) == [
          "Thank you for waiting. (1/2)", "We looked into it. It was our mistake. (2/2)",
        ])
    #expect(parts.parts.allSatisfy { limit.takes($0.text) })
  }

  @Test("is cut behind a paragraph where there is one, behind a word where there is no sentence")
  func paragraphsAndWords() throws {
    let paragraphs = try #require(
      MessageParts("First of all, thank you\n\nand then some more words to read", limit: limit))
    #expect(paragraphs.parts.first?.text == "First of all, thank you (1/2)")
    let words = try #require(
      MessageParts("one two three four five six seven eight nine ten eleven", limit: limit))
    #expect(words.parts.allSatisfy { !$0.text.hasPrefix(" ") && limit.takes($0.text) })
    let said = words.parts.flatMap { $0.words.split(separator: " ") }.map(String.init)
    #expect(
      said.joined(separator: " ") == "one two three four five six seven eight nine ten eleven")
  }

  @Test("is none where it fits, or would be an article")
  func none() {
    #expect(MessageParts("short", limit: limit) == nil)
    #expect(MessageParts(String(repeating: "word ", count: 2000), limit: limit) == nil)
  }

  @Test("cuts no character, where there is no blank at all")
  func characters() throws {
    let families = String(repeating: "👨‍👩‍👧‍👦", count: 12)
    let parts = try #require(MessageParts(families, limit: limit))
    #expect(parts.parts.map(\.words).joined() == families)
    #expect(parts.parts.allSatisfy { $0.words.allSatisfy { $0 == "👨‍👩‍👧‍👦" } })
  }

  @Test("loses nothing, whatever is cut", arguments: 0..<200)
  func randomTexts(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "word", "a", "Grüße", "漢字漢字", "👍🏽", ".", "!", " ", " ", "  ", "\n", "\n\n",
      "https://example.org/long/path", "looooooooooooooooooooooooooooong", "e\u{301}",
    ]
    let units: [MessageLimit.Unit] = [.characters, .graphemes, .bytes, .units, .weighted, .status]
    let unit = units.randomElement(using: &random) ?? .bytes
    let limit = MessageLimit(most: Int.random(in: 45...120, using: &random), unit: unit)
    let count = Int.random(in: 10...80, using: &random)
    let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
    guard let split = MessageParts(text, limit: limit) else { return }
    #expect(split.parts.map(\.words).joined() == text)
    for (place, part) in split.parts.enumerated() {
      #expect(limit.takes(part.text), "\(part.text)")
      #expect(part.text.hasSuffix(" (\(place + 1)/\(split.parts.count))"))
    }
  }
}
